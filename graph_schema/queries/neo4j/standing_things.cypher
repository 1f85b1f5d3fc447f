// Which of these things stand.
UNWIND $ids AS id
MATCH (n:<label> {community: $community, id: id})
USING INDEX SEEK n:<label>(community, id)
WHERE n.added IS NOT NULL
RETURN DISTINCT n.id
