-- Why: what is kept for pages to come: saved views, stories, links that expire, and who may enter.

CREATE TABLE IF NOT EXISTS "views" (
    community TEXT NOT NULL,
    id TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "shows" TEXT NOT NULL,
    "author" TEXT,
    "kept_on" TEXT,
    origin TEXT NOT NULL,
    confirmed_by TEXT,
    added INTEGER NOT NULL,
    retracted INTEGER
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "views_live" ON "views" (community, id) WHERE retracted IS NULL;
CREATE INDEX IF NOT EXISTS "views_added" ON "views" (community, added);
CREATE INDEX IF NOT EXISTS "views_retracted" ON "views" (community, retracted) WHERE retracted IS NOT NULL;

CREATE TABLE IF NOT EXISTS "stories" (
    community TEXT NOT NULL,
    id TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "moments" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "author" TEXT,
    origin TEXT NOT NULL,
    confirmed_by TEXT,
    added INTEGER NOT NULL,
    retracted INTEGER
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "stories_live" ON "stories" (community, id) WHERE retracted IS NULL;
CREATE INDEX IF NOT EXISTS "stories_added" ON "stories" (community, added);
CREATE INDEX IF NOT EXISTS "stories_retracted" ON "stories" (community, retracted) WHERE retracted IS NOT NULL;

CREATE TABLE IF NOT EXISTS "share_links" (
    community TEXT NOT NULL,
    id TEXT NOT NULL,
    "secret_sha256" TEXT NOT NULL,
    "view" TEXT,
    "story" TEXT,
    "expires" TEXT NOT NULL,
    "revoked" TEXT,
    origin TEXT NOT NULL,
    confirmed_by TEXT,
    added INTEGER NOT NULL,
    retracted INTEGER
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "share_links_live" ON "share_links" (community, id) WHERE retracted IS NULL;
CREATE INDEX IF NOT EXISTS "share_links_added" ON "share_links" (community, added);
CREATE INDEX IF NOT EXISTS "share_links_retracted" ON "share_links" (community, retracted) WHERE retracted IS NOT NULL;

CREATE TABLE IF NOT EXISTS "users" (
    community TEXT NOT NULL,
    id TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "email" TEXT,
    "stakeholder" TEXT,
    "since" TEXT,
    "until" TEXT,
    origin TEXT NOT NULL,
    confirmed_by TEXT,
    added INTEGER NOT NULL,
    retracted INTEGER
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "users_live" ON "users" (community, id) WHERE retracted IS NULL;
CREATE INDEX IF NOT EXISTS "users_added" ON "users" (community, added);
CREATE INDEX IF NOT EXISTS "users_retracted" ON "users" (community, retracted) WHERE retracted IS NOT NULL;
