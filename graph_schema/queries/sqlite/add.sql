-- A new row of one kind.
INSERT INTO "{table}" (community, added, {columns}) VALUES (?, ?, {marks})
