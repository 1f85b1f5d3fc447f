-- A value goes for good, from every row of a fact.
UPDATE "{table}" SET "{column}" = NULL WHERE community = ? AND id = ?
