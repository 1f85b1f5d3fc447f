// What a thing refers to is drawn anew, for a Cypher user to follow; the id on the thing is what counts.
UNWIND $ids AS id
MATCH (n:<label> {community: $community, id: id})
USING INDEX SEEK n:<label>(community, id)
OPTIONAL MATCH (n)-[old:<edge> {community: $community, of: '<reference>'}]-()
DELETE old
WITH DISTINCT n
MATCH (m:<to_label> {community: $community, id: n.<reference>})
USING INDEX SEEK m:<to_label>(community, id)
CREATE <arrow>
