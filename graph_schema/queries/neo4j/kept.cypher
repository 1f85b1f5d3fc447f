// Everything kept for a community.
MATCH (k:Kept) WHERE k.community = $community AND k.name IS NOT NULL
RETURN k.name, k.text ORDER BY k.name
