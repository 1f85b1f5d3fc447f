-- The rows of one kind that stood after a change, in the order of their ids.
SELECT {columns} FROM "{table}"
WHERE community = :community AND added <= :number AND (retracted IS NULL OR retracted > :number)
ORDER BY id
