// The notes of changes go for good; who, when and how many stay.
UNWIND $numbers AS number
MATCH (c:Change {community: $community, number: number}) SET c.note = ''
