-- The communities that stand in this store.
SELECT {columns} FROM "community" WHERE retracted IS NULL ORDER BY id
