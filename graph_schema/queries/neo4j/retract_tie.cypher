// The facts no longer stand: a retracted row takes the place of each relationship.
// The relationships go afterwards: looking by index passes over all that the transaction has deleted, every time.
UNWIND $ids AS id
MATCH (a)-[n:<label> {community: $community, id: id}]->(b)
USING INDEX SEEK n:<label>(community, id)
WHERE n.added IS NOT NULL
CREATE (old:Retracted)
SET old = n {.*, fact: '<kind>', retracted: $number, <start>: a.id,
    <end>: CASE WHEN b:Community THEN null ELSE b.id END}
RETURN id, elementId(n)
