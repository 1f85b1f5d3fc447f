// Of which kinds there are rows outside the graph.
MATCH (n:Waiting {community: $community}) RETURN DISTINCT 'Waiting' AS label, n.fact AS fact
UNION
MATCH (n:Retracted {community: $community}) WHERE $past RETURN DISTINCT 'Retracted' AS label, n.fact AS fact
