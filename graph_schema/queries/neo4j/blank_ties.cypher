// Values of a relationship go for good.
MATCH ()-[n:<label> {community: $community, id: $id}]->()
USING INDEX SEEK n:<label>(community, id)
SET n += $nothing
