// The row that stood is kept as retracted; the thing itself stays, to be given its new values.
UNWIND $ids AS id
MATCH (n:<label> {community: $community, id: id})
USING INDEX SEEK n:<label>(community, id)
WHERE n.added IS NOT NULL
CREATE (old:Retracted) SET old = n {.*, fact: '<kind>', retracted: $number}
RETURN id
