// Which of these facts stand, in the graph or waiting for an end.
UNWIND $ids AS id
MATCH ()-[n:<label> {community: $community, id: id}]->()
USING INDEX SEEK n:<label>(community, id)
WHERE n.added IS NOT NULL
RETURN DISTINCT n.id AS id
UNION
UNWIND $ids AS id
MATCH (n:Waiting {community: $community, fact: '<kind>', id: id})
RETURN DISTINCT n.id AS id
