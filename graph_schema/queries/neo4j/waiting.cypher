// Which kinds of facts wait for an end that is not there.
MATCH (n:Waiting {community: $community}) RETURN DISTINCT n.fact
