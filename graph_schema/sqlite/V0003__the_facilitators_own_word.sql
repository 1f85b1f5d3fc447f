-- Why: a facilitator may see another stage than the one computed; what it says and why is kept beside it.

CREATE TABLE IF NOT EXISTS "judgements" (
    community TEXT NOT NULL,
    id TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "goal" TEXT,
    "reason" TEXT NOT NULL,
    "author" TEXT,
    "said_on" TEXT,
    "since" TEXT NOT NULL,
    "until" TEXT,
    origin TEXT NOT NULL,
    confirmed_by TEXT,
    added INTEGER NOT NULL,
    retracted INTEGER
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "judgements_live" ON "judgements" (community, id) WHERE retracted IS NULL;
CREATE INDEX IF NOT EXISTS "judgements_added" ON "judgements" (community, added);
CREATE INDEX IF NOT EXISTS "judgements_retracted" ON "judgements" (community, retracted) WHERE retracted IS NOT NULL;
