// The rows that facts once had go for good.
UNWIND $ids AS id
MATCH (n:Retracted {community: $community, fact: '<kind>', id: id}) WHERE n.added >= 0
DETACH DELETE n
