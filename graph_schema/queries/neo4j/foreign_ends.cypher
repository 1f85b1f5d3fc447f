// What the ends of somebody else's relationships are, where this program wrote the ends.
MATCH (a)-[n:<labels>]->(b)
WHERE n.added IS NULL AND n.of IS NULL AND n.community = $community
UNWIND [a, b] AS end
WITH DISTINCT end WHERE end.added IS NOT NULL
RETURN elementId(end), [label IN labels(end) WHERE label IN $labels], end.id
