// Which of these things stand.
UNWIND $ids AS id
MATCH (n:<label> {community: $community, id: id})
RETURN DISTINCT n.id
