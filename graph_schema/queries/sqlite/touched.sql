-- The rows of one kind that a change added or retracted.
SELECT added, retracted, {columns} FROM "{table}"
WHERE community = :community AND added = :number
UNION
SELECT added, retracted, {columns} FROM "{table}"
WHERE community = :community AND retracted = :number
ORDER BY added, id
