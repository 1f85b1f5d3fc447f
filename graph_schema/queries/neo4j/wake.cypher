// Facts whose two ends are there by now are drawn.
MATCH (w:Waiting {community: $community, fact: '<kind>'})
USING INDEX SEEK w:Waiting(community, fact, id)
WHERE w.id IS NOT NULL
MATCH (a:<start_label> {community: $community, id: w.<start>})
USING INDEX SEEK a:<start_label>(community, id)
MATCH (b:<end_label> {community: $community, id: coalesce(w.<end>, $community)})
USING INDEX SEEK b:<end_label>(community, id)
WHERE (w.<end> IS NULL) = (b:Community)
CREATE (a)-[n:<label>]->(b) SET n = properties(w)
REMOVE n.fact, n.<start>, n.<end>
DELETE w
