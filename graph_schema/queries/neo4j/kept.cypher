// Everything kept for a community.
MATCH (k:Kept {community: $community}) RETURN k.name, k.text ORDER BY k.name
