// The row that stood is kept as retracted; the thing itself stays, to be given its new values.
UNWIND $ids AS id
MATCH (n:<label> {community: $community, id: id})
CREATE (old:Retracted) SET old = properties(n), old.fact = '<kind>', old.retracted = $number
