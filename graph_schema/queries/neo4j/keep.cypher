// Something derived is kept, such as places on the map; it is no fact and has no history.
UNWIND $rows AS row
MERGE (k:Kept {community: $community, name: row.name}) SET k.text = row.text
