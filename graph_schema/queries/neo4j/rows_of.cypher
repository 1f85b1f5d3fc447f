// The rows that facts once had.
UNWIND $ids AS id
MATCH (n:Retracted {community: $community, fact: '<kind>', id: id}) WHERE n.added >= 0
RETURN elementId(n)
