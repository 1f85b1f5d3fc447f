-- A row of one kind, as it stands or, from a history, as it was retracted.
INSERT INTO "{table}" (community, added, retracted, {columns}) VALUES (?, ?, ?, {marks})
