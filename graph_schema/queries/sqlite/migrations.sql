-- Which migrations this file has been through, with the checksum of each.
CREATE TABLE IF NOT EXISTS "migrations" (name TEXT PRIMARY KEY, checksum TEXT NOT NULL) STRICT
