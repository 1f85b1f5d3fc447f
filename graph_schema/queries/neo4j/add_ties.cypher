// Facts are drawn between the two things they join; those whose ends are not there are not among the answers.
UNWIND $rows AS row
MATCH (a:<start_label> {community: $community, id: row.start})
USING INDEX SEEK a:<start_label>(community, id)
MATCH (b:<end_label> {community: $community, id: row.end})
USING INDEX SEEK b:<end_label>(community, id)
CREATE (a)-[n:<label>]->(b) SET n = row.properties
RETURN n.id
