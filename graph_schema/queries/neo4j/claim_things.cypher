// Things that somebody wrote by hand under these ids: they become ours.
UNWIND $ids AS id
MATCH (n:<label> {community: $community, id: id})
USING INDEX SEEK n:<label>(community, id)
WHERE n.added IS NULL
RETURN DISTINCT n.id
