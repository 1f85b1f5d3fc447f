// Relationships that somebody wrote by hand under these ids: ours take their place.
UNWIND $ids AS id
MATCH ()-[n:<label> {community: $community, id: id}]->()
USING INDEX SEEK n:<label>(community, id)
WHERE n.added IS NULL
DELETE n
