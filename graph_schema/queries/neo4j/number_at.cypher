// The number of the last change that was made at or before a moment.
MATCH (c:Change {community: $community}) WHERE c.at_text <= $at
RETURN coalesce(max(c.number), 0)
