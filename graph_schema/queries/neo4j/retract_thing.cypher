// The thing no longer stands: it loses its label and becomes its own retracted row.
UNWIND $ids AS id
MATCH (n:<label> {community: $community, id: id})
USING INDEX SEEK n:<label>(community, id)
WHERE n.added IS NOT NULL
OPTIONAL MATCH (n)-[reference {community: $community}]-() WHERE reference.of IS NOT NULL
DELETE reference
WITH DISTINCT n, id
REMOVE n:<label>
SET n:Retracted, n.fact = '<kind>', n.retracted = $number
RETURN id
