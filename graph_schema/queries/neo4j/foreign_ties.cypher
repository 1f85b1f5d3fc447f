// Relationships with types of the dictionary that this program did not write, and what they join.
MATCH (a)-[n:<labels>]->(b)
WHERE n.added IS NULL AND n.of IS NULL AND ($community IS NULL OR n.community = $community)
RETURN elementId(n), type(n), properties(n), elementId(a), elementId(b)
