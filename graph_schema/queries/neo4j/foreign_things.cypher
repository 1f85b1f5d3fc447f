// Nodes with labels of the dictionary that this program did not write.
MATCH (n:<labels>) WHERE n.added IS NULL AND ($community IS NULL OR n.community = $community)
RETURN elementId(n), [label IN labels(n) WHERE label IN $labels], properties(n)
