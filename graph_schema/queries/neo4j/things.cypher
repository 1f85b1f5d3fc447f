// The rows of kinds of things, a column for each property; $read: those that stand, all, or those a change touched.
// One plan for every kind: 30 statements would cost 80 ms each to plan.
UNWIND $kinds AS kind
CALL (kind) {
    MATCH (n:$(kind.label))
    WHERE n.community = $community AND n.added IS NOT NULL AND CASE $read
        WHEN 'standing' THEN n.added <= $number
        WHEN 'touched' THEN n.added = $number
        ELSE true END
    RETURN collect(properties(n)) AS found
}
RETURN kind.name, [n IN found | n.added], [n IN found | null], [name IN kind.columns | [n IN found | n[name]]]
