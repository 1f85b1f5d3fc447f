// The rows of kinds of facts that join two things; their ends are the first two columns.
// An end at the community itself reads as empty.
UNWIND $kinds AS kind
CALL (kind) {
    MATCH ()-[n:$(kind.label)]->()
    WHERE n.community = $community AND n.added IS NOT NULL AND CASE $read
        WHEN 'standing' THEN n.added <= $number
        WHEN 'touched' THEN n.added = $number
        ELSE true END
    RETURN collect(properties(n)) AS found, collect(coalesce(startNode(n).id, '')) AS starts,
        collect(CASE WHEN endNode(n):Community THEN '' ELSE coalesce(endNode(n).id, '') END) AS ends
}
RETURN kind.name, [n IN found | n.added], [n IN found | null],
    [starts, [end IN ends | CASE WHEN end <> '' THEN end END]] + [name IN kind.columns | [n IN found | n[name]]]
