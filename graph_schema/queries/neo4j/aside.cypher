// The rows that are not in the graph: retracted, or waiting for an end that is not there.
UNWIND $kinds AS kind
CALL (kind) {
    MATCH (n:$($label) {community: $community, fact: kind.name})
    WHERE CASE $read
        WHEN 'standing' THEN n.added <= $number AND coalesce(n.retracted > $number, true)
        WHEN 'touched' THEN n.added = $number OR n.retracted = $number
        ELSE true END
    RETURN collect(properties(n)) AS found
}
RETURN kind.name, [n IN found | n.added], [n IN found | n.retracted], [name IN kind.columns | [n IN found | n[name]]]
