// The communities that stand in this store.
MATCH (n:Community) WHERE n.community IS NOT NULL AND n.added IS NOT NULL
WITH collect(properties(n)) AS found
RETURN [name IN $columns | [n IN found | n[name]]]
