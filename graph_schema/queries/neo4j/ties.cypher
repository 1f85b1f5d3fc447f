// The rows of kinds of facts that join two things; their ends are the first two columns.
// An end at the community itself reads as empty.
MATCH ()-[n:<labels>]->()
WHERE n.community = $community AND n.added IS NOT NULL AND CASE $read
    WHEN 'standing' THEN n.added <= $number
    WHEN 'touched' THEN n.added = $number
    ELSE true END
WITH type(n) AS label, collect(properties(n)) AS found,
    collect(coalesce(startNode(n).id, '')) AS starts,
    collect(CASE WHEN endNode(n):Community THEN '' ELSE coalesce(endNode(n).id, '') END) AS ends
RETURN label, [n IN found | n.added], null, [starts, [end IN ends | CASE WHEN end <> '' THEN end END]] +
    [name IN $columns[label] | CASE WHEN any(n IN found WHERE n[name] IS NOT NULL) THEN [n IN found | n[name]] END]
