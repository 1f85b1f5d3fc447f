-- What was kept under a name goes for good.
DELETE FROM "kept" WHERE community = ? AND name = ?
