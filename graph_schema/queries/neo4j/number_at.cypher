// The number of the last change that was made at or before a moment.
MATCH (c:Change) WHERE c.community = $community AND c.number > 0 AND c.at_text <= $at
RETURN coalesce(max(c.number), 0)
