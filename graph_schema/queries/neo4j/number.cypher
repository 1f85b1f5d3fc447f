// The number and moment of the last change of a community.
MATCH (c:Change) WHERE c.community = $community AND c.number > 0
RETURN c.number, c.at_text ORDER BY c.number DESC LIMIT 1
