// New things of one kind, each with what it has of its own; the constraint refuses one that stands already.
UNWIND $rows AS row
CREATE (n:$($label)) SET n = row SET n += $alike
