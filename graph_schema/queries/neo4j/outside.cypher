// Of which kinds there are rows outside the graph.
MATCH (n:$($label) {community: $community}) RETURN DISTINCT n.fact
