// The fact no longer stands: a retracted row takes the place of the relationship.
UNWIND $ids AS id
MATCH (a)-[n:<label> {community: $community, id: id}]->(b)
CREATE (old:Retracted) SET old = properties(n), old.fact = '<kind>', old.retracted = $number,
    old.<start> = a.id, old.<end> = CASE WHEN b:Community THEN null ELSE b.id END
DELETE n
