// Facts that waited for an end no longer stand.
UNWIND $keys AS key
MATCH (n:Waiting {community: $community, fact: key[0], id: key[1]})
REMOVE n:Waiting
SET n:Retracted, n.retracted = $number
