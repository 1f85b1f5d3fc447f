// The thing no longer stands: it loses its label and becomes its own retracted row.
UNWIND $ids AS id
MATCH (n:<label> {community: $community, id: id})
REMOVE n:<label>
SET n:Retracted, n.fact = '<kind>', n.retracted = $number
WITH n
MATCH (n)-[reference {community: $community}]-() WHERE reference.of IS NOT NULL
DELETE reference
