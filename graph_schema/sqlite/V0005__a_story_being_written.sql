-- Why: a story for a funder is written over days; what was chosen so far is kept, for facilitators alone.

CREATE TABLE IF NOT EXISTS "drafts" (
    community TEXT NOT NULL,
    id TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "written" TEXT NOT NULL,
    "author" TEXT,
    origin TEXT NOT NULL,
    confirmed_by TEXT,
    added INTEGER NOT NULL,
    retracted INTEGER
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "drafts_live" ON "drafts" (community, id) WHERE retracted IS NULL;
CREATE INDEX IF NOT EXISTS "drafts_added" ON "drafts" (community, added);
CREATE INDEX IF NOT EXISTS "drafts_retracted" ON "drafts" (community, retracted) WHERE retracted IS NOT NULL;
