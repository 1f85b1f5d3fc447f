-- Every row of a fact goes for good; whether it stood comes back.
DELETE FROM "{table}" WHERE community = ? AND id = ? RETURNING retracted
