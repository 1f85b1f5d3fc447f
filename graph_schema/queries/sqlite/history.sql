-- Every row of one kind that was ever recorded.
SELECT added, retracted, {columns} FROM "{table}" WHERE community = :community ORDER BY added, id
