// Which kinds of facts wait for an end that is not there.
MATCH (n:Waiting) WHERE n.community = $community AND n.added IS NOT NULL
RETURN DISTINCT n.fact
