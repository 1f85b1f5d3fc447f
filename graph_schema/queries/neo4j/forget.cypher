// What was kept under these names goes for good.
UNWIND $names AS name
MATCH (k:Kept {community: $community, name: name}) DELETE k
