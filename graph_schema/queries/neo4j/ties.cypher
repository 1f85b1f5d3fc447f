// The rows of kinds of facts that join two things; their ends are the first two columns after the numbers, the others as for things.
// An end at the community itself reads as empty.
CALL () {
    <branches>
}
WITH kind, collect(properties(n)) AS found, collect(coalesce(a, '')) AS starts, collect(coalesce(b, '')) AS ends
WITH kind, size(found) AS rows, [[n IN found | n.added], [n IN found | n.retracted]] +
    [starts, [end IN ends | CASE WHEN end <> '' THEN end END]] + [name IN $columns[kind] | [n IN found | n[name]]]
    AS columns
RETURN kind, rows, [c IN columns | CASE
    WHEN c[0] IS NULL AND all(value IN c WHERE value IS NULL) THEN null
    WHEN all(value IN c WHERE value = c[0]) THEN [c[0]]
    ELSE c END]
