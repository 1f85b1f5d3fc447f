// The rows of kinds of things: two numbers, then a column for each name. A column that is empty throughout is null, one that
// is the same throughout is a single value: every value that crosses the wire costs the reader.
// One statement for all kinds, each found by its index: a statement for each would cost 80 ms to plan.
CALL () {
    <branches>
}
WITH kind, collect(properties(n)) AS found
WITH kind, size(found) AS rows,
    [name IN ['added', 'retracted'] + $columns[kind] | [n IN found | n[name]]] AS columns
RETURN kind, rows, [c IN columns | CASE
    WHEN c[0] IS NULL AND all(value IN c WHERE value IS NULL) THEN null
    WHEN all(value IN c WHERE value = c[0]) THEN [c[0]]
    ELSE c END]
