MATCH (start)-[n:<label>]->(end) WHERE n.community = $community AND $first <= n.added <= $last
    RETURN '<kind>' AS kind, n, start.id AS a, CASE WHEN NOT end:Community THEN end.id END AS b
