// New things of one kind; the constraint refuses one that stands already.
UNWIND $rows AS row
CREATE (n:$($label)) SET n = row
