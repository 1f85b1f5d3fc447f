-- The number and moment of the last change of a community.
SELECT number, at FROM "changes" WHERE community = ? ORDER BY number DESC LIMIT 1
