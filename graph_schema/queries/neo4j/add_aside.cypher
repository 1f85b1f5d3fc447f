// Rows that do not stand in the graph.
UNWIND $rows AS row
CREATE (n:<aside>) SET n = row, n.fact = '<kind>'
