MATCH (n:<label>) WHERE n.community = $community AND $first <= n.added <= $last
    RETURN '<kind>' AS kind, n
