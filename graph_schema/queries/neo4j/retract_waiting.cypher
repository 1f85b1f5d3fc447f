// A fact that waited for an end no longer stands.
UNWIND $ids AS id
MATCH (n:Waiting {community: $community, fact: '<kind>', id: id})
REMOVE n:Waiting
SET n:Retracted, n.retracted = $number
