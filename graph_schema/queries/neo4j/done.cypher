// Whether this very save was written already: a transaction that is tried again finds its own change.
MATCH (c:Change {token: $token})
RETURN c.number, c.at_text, c.actor, c.verb, c.note, c.added, c.retracted
