// Facts are drawn between the two things they join; those whose ends are not there are not among the answers.
UNWIND $rows AS row
MATCH (a:<start_label> {community: $community, id: row[0]})
USING INDEX SEEK a:<start_label>(community, id)
MATCH (b:<end_label> {community: $community, id: row[1]})
USING INDEX SEEK b:<end_label>(community, id)
CREATE (a)-[n:<label>]->(b) SET n = row[2] SET n += $alike
RETURN collect(n.id)
