// New entries of the change log.
UNWIND $rows AS row
CREATE (c:Change) SET c = row
