// An end of these facts is about to go: they still stand, and wait for it outside the graph.
// $ties names for each type its kind and its two ends.
UNWIND $ids AS id
MATCH (end:<label> {community: $community, id: id})-[n:<types>]-()
USING INDEX SEEK end:<label>(community, id)
WHERE n.community = $community AND n.added IS NOT NULL
WITH DISTINCT n, startNode(n) AS a, endNode(n) AS b, $ties[type(n)] AS tie
CREATE (w:Waiting) SET w = properties(n), w.fact = tie.kind, w[tie.start] = a.id,
    w[tie.end] = CASE WHEN b:Community THEN null ELSE b.id END
DELETE n
