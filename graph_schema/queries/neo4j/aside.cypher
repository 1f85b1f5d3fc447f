// The rows that are not in the graph: retracted, or waiting for an end that is not there.
MATCH (n:$($label) {community: $community})
WHERE n.fact IN keys($columns) AND CASE $read
    WHEN 'standing' THEN n.added <= $number AND coalesce(n.retracted > $number, true)
    WHEN 'touched' THEN n.added = $number OR n.retracted = $number
    ELSE true END
WITH n.fact AS fact, collect(properties(n)) AS found
RETURN fact, [n IN found | n.added], [n IN found | n.retracted], [name IN $columns[fact] | [n IN found | n[name]]]
