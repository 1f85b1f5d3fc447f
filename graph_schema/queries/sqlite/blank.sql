-- A value goes for good, from every row of a fact, or another takes its place.
UPDATE "{table}" SET "{column}" = ? WHERE community = ? AND id = ?
