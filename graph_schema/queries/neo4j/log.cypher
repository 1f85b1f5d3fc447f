// The change log, newest first.
MATCH (c:Change) WHERE c.community = $community AND c.number > 0
RETURN c.number, c.at_text, c.actor, c.verb, c.note, c.added, c.retracted
ORDER BY c.number DESC LIMIT $limit
