// How much there is under labels of the dictionary that this program did not write.
MATCH (n:<labels>) WHERE n.added IS NULL
UNWIND [label IN labels(n) WHERE label IN $labels] AS label
RETURN label, count(*) AS found
UNION ALL
MATCH ()-[n:<types>]->() WHERE n.added IS NULL
RETURN type(n) AS label, count(*) AS found
