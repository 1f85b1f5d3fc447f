-- Everything kept for a community.
SELECT name, text FROM "kept" WHERE community = ? ORDER BY name
