// An end of these facts is about to go: they still stand, and wait for it outside the graph.
UNWIND $ids AS id
MATCH (:<end_label> {community: $community, id: id})-[n:<label> {community: $community}]-()
WITH DISTINCT n, startNode(n) AS a, endNode(n) AS b
CREATE (w:Waiting) SET w = properties(n), w.fact = '<kind>',
    w.<start> = a.id, w.<end> = CASE WHEN b:Community THEN null ELSE b.id END
DELETE n
