-- The row that stands no longer does, from this change on.
UPDATE "{table}" SET retracted = ? WHERE community = ? AND id = ? AND retracted IS NULL
