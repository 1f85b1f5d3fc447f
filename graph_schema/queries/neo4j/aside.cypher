// The rows that are not in the graph: retracted, or waiting for an end that is not there.
MATCH (n:<place>)
WHERE n.community = $community AND $first <= n.<by> <= $last
    AND n.fact IN keys($columns) AND coalesce(n.retracted > $still, true)
WITH n.fact AS kind, collect(properties(n)) AS found
RETURN kind, size(found), [name IN ['added', 'retracted'] + $columns[kind] | [n IN found | n[name]]]
