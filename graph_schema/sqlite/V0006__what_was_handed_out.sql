-- Why: what went out to a funder is listed, with its date and for whom, for facilitators alone.

CREATE TABLE IF NOT EXISTS "exports" (
    community TEXT NOT NULL,
    id TEXT NOT NULL,
    "story" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "sort" TEXT NOT NULL,
    "given" TEXT NOT NULL,
    "whom" TEXT,
    "author" TEXT,
    origin TEXT NOT NULL,
    confirmed_by TEXT,
    added INTEGER NOT NULL,
    retracted INTEGER
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "exports_live" ON "exports" (community, id) WHERE retracted IS NULL;
CREATE INDEX IF NOT EXISTS "exports_added" ON "exports" (community, added);
CREATE INDEX IF NOT EXISTS "exports_retracted" ON "exports" (community, retracted) WHERE retracted IS NOT NULL;
