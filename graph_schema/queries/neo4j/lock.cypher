// One writer at a time for a community: the node stays locked until the transaction ends.
MERGE (l:Lock {community: $community}) SET l.token = $token
