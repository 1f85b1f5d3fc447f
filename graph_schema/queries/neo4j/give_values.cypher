// A thing gets its new values: absent ones are removed, what others wrote on the node stays.
UNWIND $rows AS row
MATCH (n:<label> {community: $community, id: row.id})
USING INDEX SEEK n:<label>(community, id)
SET n += row
