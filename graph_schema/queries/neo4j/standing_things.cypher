// Which of these things stand.
UNWIND $ids AS id
MATCH (n:<label> {community: $community, id: id}) WHERE n.added IS NOT NULL
RETURN DISTINCT n.id
