// The rows of kinds of things, a column for each property (null where it is empty throughout).
// $read: those that stand, all, or those a change touched.
// One pass and one plan for all kinds: a statement for each would cost 80 ms to plan.
MATCH (n:<labels>)
WHERE n.community = $community AND n.added IS NOT NULL AND CASE $read
    WHEN 'standing' THEN n.added <= $number
    WHEN 'touched' THEN n.added = $number
    ELSE true END
UNWIND labels(n) AS label
WITH label, n WHERE label IN $labels
WITH label, collect(properties(n)) AS found
RETURN label, [n IN found | n.added], null,
    [name IN $columns[label] | CASE WHEN any(n IN found WHERE n[name] IS NOT NULL) THEN [n IN found | n[name]] END]
