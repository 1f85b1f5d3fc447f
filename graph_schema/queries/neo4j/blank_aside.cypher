// Values go for good from the rows that are not in the graph: retracted, or waiting for an end that is not there.
CALL () {
    MATCH (n:Retracted {community: $community, fact: '<kind>', id: $id}) WHERE n.added >= 0
    RETURN n
    UNION
    MATCH (n:Waiting {community: $community, fact: '<kind>', id: $id})
    RETURN n
}
SET n += $nothing
