// Facts that waited for an end no longer stand.
UNWIND $ids AS id
MATCH (n:Waiting {community: $community, fact: '<kind>', id: id})
REMOVE n:Waiting
SET n:Retracted, n.retracted = $number
RETURN id
