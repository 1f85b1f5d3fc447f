-- Why: the first tables: one for each kind of the dictionary, each row recorded and perhaps retracted by a change.

CREATE TABLE IF NOT EXISTS "changes" (
    community TEXT NOT NULL,
    number INTEGER NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    verb TEXT NOT NULL,
    note TEXT NOT NULL,
    added INTEGER NOT NULL,
    retracted INTEGER NOT NULL,
    PRIMARY KEY (community, number)
) STRICT;

CREATE TABLE IF NOT EXISTS "kept" (
    community TEXT NOT NULL,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (community, name)
) STRICT;

CREATE TABLE IF NOT EXISTS "community" (
    community TEXT NOT NULL,
    id TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "about" TEXT,
    "happens" TEXT,
    "who" TEXT,
    "why" TEXT,
    "started" TEXT,
    "default_language" TEXT NOT NULL,
    origin TEXT NOT NULL,
    confirmed_by TEXT,
    added INTEGER NOT NULL,
    retracted INTEGER
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "community_live" ON "community" (community, id) WHERE retracted IS NULL;
CREATE INDEX IF NOT EXISTS "community_added" ON "community" (community, added);
CREATE INDEX IF NOT EXISTS "community_retracted" ON "community" (community, retracted) WHERE retracted IS NOT NULL;

CREATE TABLE IF NOT EXISTS "stakeholders" (
    community TEXT NOT NULL,
    id TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "aliases" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "sector" TEXT,
    "place" TEXT,
    "latitude" REAL,
    "longitude" REAL,
    "url" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "facilitator" INTEGER NOT NULL CHECK ("facilitator" IN (0, 1)),
    "joined" TEXT,
    "left" TEXT,
    "left_well" INTEGER CHECK ("left_well" IN (0, 1)),
    origin TEXT NOT NULL,
    confirmed_by TEXT,
    added INTEGER NOT NULL,
    retracted INTEGER
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "stakeholders_live" ON "stakeholders" (community, id) WHERE retracted IS NULL;
CREATE INDEX IF NOT EXISTS "stakeholders_added" ON "stakeholders" (community, added);
CREATE INDEX IF NOT EXISTS "stakeholders_retracted" ON "stakeholders" (community, retracted) WHERE retracted IS NOT NULL;

CREATE TABLE IF NOT EXISTS "versions" (
    community TEXT NOT NULL,
    id TEXT NOT NULL,
    "stakeholder" TEXT NOT NULL,
    "name" TEXT,
    "kind" TEXT,
    "sector" TEXT,
    "place" TEXT,
    "since" TEXT,
    "until" TEXT,
    origin TEXT NOT NULL,
    confirmed_by TEXT,
    added INTEGER NOT NULL,
    retracted INTEGER
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "versions_live" ON "versions" (community, id) WHERE retracted IS NULL;
CREATE INDEX IF NOT EXISTS "versions_added" ON "versions" (community, added);
CREATE INDEX IF NOT EXISTS "versions_retracted" ON "versions" (community, retracted) WHERE retracted IS NOT NULL;

CREATE TABLE IF NOT EXISTS "goals" (
    community TEXT NOT NULL,
    id TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "theme" TEXT,
    "opened" TEXT,
    "closed" TEXT,
    origin TEXT NOT NULL,
    confirmed_by TEXT,
    added INTEGER NOT NULL,
    retracted INTEGER
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "goals_live" ON "goals" (community, id) WHERE retracted IS NULL;
CREATE INDEX IF NOT EXISTS "goals_added" ON "goals" (community, added);
CREATE INDEX IF NOT EXISTS "goals_retracted" ON "goals" (community, retracted) WHERE retracted IS NOT NULL;

CREATE TABLE IF NOT EXISTS "sessions" (
    community TEXT NOT NULL,
    id TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "title" TEXT,
    "kind" TEXT NOT NULL,
    "phase" TEXT,
    "plenary" INTEGER NOT NULL CHECK ("plenary" IN (0, 1)),
    "started_by" TEXT,
    origin TEXT NOT NULL,
    confirmed_by TEXT,
    added INTEGER NOT NULL,
    retracted INTEGER
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "sessions_live" ON "sessions" (community, id) WHERE retracted IS NULL;
CREATE INDEX IF NOT EXISTS "sessions_added" ON "sessions" (community, added);
CREATE INDEX IF NOT EXISTS "sessions_retracted" ON "sessions" (community, retracted) WHERE retracted IS NOT NULL;

CREATE TABLE IF NOT EXISTS "about" (
    community TEXT NOT NULL,
    id TEXT NOT NULL,
    "session" TEXT NOT NULL,
    "goal" TEXT NOT NULL,
    origin TEXT NOT NULL,
    confirmed_by TEXT,
    added INTEGER NOT NULL,
    retracted INTEGER
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "about_live" ON "about" (community, id) WHERE retracted IS NULL;
CREATE INDEX IF NOT EXISTS "about_added" ON "about" (community, added);
CREATE INDEX IF NOT EXISTS "about_retracted" ON "about" (community, retracted) WHERE retracted IS NOT NULL;

CREATE TABLE IF NOT EXISTS "attendance" (
    community TEXT NOT NULL,
    id TEXT NOT NULL,
    "stakeholder" TEXT NOT NULL,
    "session" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "primary" INTEGER NOT NULL CHECK ("primary" IN (0, 1)),
    "invited" INTEGER CHECK ("invited" IN (0, 1)),
    "present" INTEGER CHECK ("present" IN (0, 1)),
    origin TEXT NOT NULL,
    confirmed_by TEXT,
    added INTEGER NOT NULL,
    retracted INTEGER
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "attendance_live" ON "attendance" (community, id) WHERE retracted IS NULL;
CREATE INDEX IF NOT EXISTS "attendance_added" ON "attendance" (community, added);
CREATE INDEX IF NOT EXISTS "attendance_retracted" ON "attendance" (community, retracted) WHERE retracted IS NOT NULL;

CREATE TABLE IF NOT EXISTS "questions" (
    community TEXT NOT NULL,
    id TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "session" TEXT,
    origin TEXT NOT NULL,
    confirmed_by TEXT,
    added INTEGER NOT NULL,
    retracted INTEGER
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "questions_live" ON "questions" (community, id) WHERE retracted IS NULL;
CREATE INDEX IF NOT EXISTS "questions_added" ON "questions" (community, added);
CREATE INDEX IF NOT EXISTS "questions_retracted" ON "questions" (community, retracted) WHERE retracted IS NOT NULL;

CREATE TABLE IF NOT EXISTS "helped" (
    community TEXT NOT NULL,
    id TEXT NOT NULL,
    "stakeholder" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "secondary" TEXT,
    origin TEXT NOT NULL,
    confirmed_by TEXT,
    added INTEGER NOT NULL,
    retracted INTEGER
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "helped_live" ON "helped" (community, id) WHERE retracted IS NULL;
CREATE INDEX IF NOT EXISTS "helped_added" ON "helped" (community, added);
CREATE INDEX IF NOT EXISTS "helped_retracted" ON "helped" (community, retracted) WHERE retracted IS NOT NULL;

CREATE TABLE IF NOT EXISTS "ties" (
    community TEXT NOT NULL,
    id TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "strength" INTEGER NOT NULL,
    "trust" INTEGER,
    "since" TEXT,
    "until" TEXT,
    "started_by" TEXT,
    origin TEXT NOT NULL,
    confirmed_by TEXT,
    added INTEGER NOT NULL,
    retracted INTEGER
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "ties_live" ON "ties" (community, id) WHERE retracted IS NULL;
CREATE INDEX IF NOT EXISTS "ties_added" ON "ties" (community, added);
CREATE INDEX IF NOT EXISTS "ties_retracted" ON "ties" (community, retracted) WHERE retracted IS NOT NULL;

CREATE TABLE IF NOT EXISTS "commitments" (
    community TEXT NOT NULL,
    id TEXT NOT NULL,
    "stakeholder" TEXT NOT NULL,
    "goal" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "since" TEXT,
    "until" TEXT,
    origin TEXT NOT NULL,
    confirmed_by TEXT,
    added INTEGER NOT NULL,
    retracted INTEGER
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "commitments_live" ON "commitments" (community, id) WHERE retracted IS NULL;
CREATE INDEX IF NOT EXISTS "commitments_added" ON "commitments" (community, added);
CREATE INDEX IF NOT EXISTS "commitments_retracted" ON "commitments" (community, retracted) WHERE retracted IS NOT NULL;

CREATE TABLE IF NOT EXISTS "actions" (
    community TEXT NOT NULL,
    id TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "start" TEXT,
    "due" TEXT,
    "done" TEXT,
    "status" TEXT,
    origin TEXT NOT NULL,
    confirmed_by TEXT,
    added INTEGER NOT NULL,
    retracted INTEGER
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "actions_live" ON "actions" (community, id) WHERE retracted IS NULL;
CREATE INDEX IF NOT EXISTS "actions_added" ON "actions" (community, added);
CREATE INDEX IF NOT EXISTS "actions_retracted" ON "actions" (community, retracted) WHERE retracted IS NOT NULL;

CREATE TABLE IF NOT EXISTS "towards" (
    community TEXT NOT NULL,
    id TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "goal" TEXT NOT NULL,
    origin TEXT NOT NULL,
    confirmed_by TEXT,
    added INTEGER NOT NULL,
    retracted INTEGER
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "towards_live" ON "towards" (community, id) WHERE retracted IS NULL;
CREATE INDEX IF NOT EXISTS "towards_added" ON "towards" (community, added);
CREATE INDEX IF NOT EXISTS "towards_retracted" ON "towards" (community, retracted) WHERE retracted IS NOT NULL;

CREATE TABLE IF NOT EXISTS "works_on" (
    community TEXT NOT NULL,
    id TEXT NOT NULL,
    "stakeholder" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "lead" INTEGER NOT NULL CHECK ("lead" IN (0, 1)),
    "since" TEXT,
    "until" TEXT,
    origin TEXT NOT NULL,
    confirmed_by TEXT,
    added INTEGER NOT NULL,
    retracted INTEGER
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "works_on_live" ON "works_on" (community, id) WHERE retracted IS NULL;
CREATE INDEX IF NOT EXISTS "works_on_added" ON "works_on" (community, added);
CREATE INDEX IF NOT EXISTS "works_on_retracted" ON "works_on" (community, retracted) WHERE retracted IS NOT NULL;

CREATE TABLE IF NOT EXISTS "insights" (
    community TEXT NOT NULL,
    id TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "recorded_on" TEXT,
    "visibility" TEXT NOT NULL,
    "session" TEXT,
    origin TEXT NOT NULL,
    confirmed_by TEXT,
    added INTEGER NOT NULL,
    retracted INTEGER
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "insights_live" ON "insights" (community, id) WHERE retracted IS NULL;
CREATE INDEX IF NOT EXISTS "insights_added" ON "insights" (community, added);
CREATE INDEX IF NOT EXISTS "insights_retracted" ON "insights" (community, retracted) WHERE retracted IS NOT NULL;

CREATE TABLE IF NOT EXISTS "contributed" (
    community TEXT NOT NULL,
    id TEXT NOT NULL,
    "stakeholder" TEXT NOT NULL,
    "insight" TEXT NOT NULL,
    origin TEXT NOT NULL,
    confirmed_by TEXT,
    added INTEGER NOT NULL,
    retracted INTEGER
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "contributed_live" ON "contributed" (community, id) WHERE retracted IS NULL;
CREATE INDEX IF NOT EXISTS "contributed_added" ON "contributed" (community, added);
CREATE INDEX IF NOT EXISTS "contributed_retracted" ON "contributed" (community, retracted) WHERE retracted IS NOT NULL;

CREATE TABLE IF NOT EXISTS "reused" (
    community TEXT NOT NULL,
    id TEXT NOT NULL,
    "stakeholder" TEXT NOT NULL,
    "insight" TEXT NOT NULL,
    "date" TEXT,
    origin TEXT NOT NULL,
    confirmed_by TEXT,
    added INTEGER NOT NULL,
    retracted INTEGER
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "reused_live" ON "reused" (community, id) WHERE retracted IS NULL;
CREATE INDEX IF NOT EXISTS "reused_added" ON "reused" (community, added);
CREATE INDEX IF NOT EXISTS "reused_retracted" ON "reused" (community, retracted) WHERE retracted IS NOT NULL;

CREATE TABLE IF NOT EXISTS "teams" (
    community TEXT NOT NULL,
    id TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    origin TEXT NOT NULL,
    confirmed_by TEXT,
    added INTEGER NOT NULL,
    retracted INTEGER
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "teams_live" ON "teams" (community, id) WHERE retracted IS NULL;
CREATE INDEX IF NOT EXISTS "teams_added" ON "teams" (community, added);
CREATE INDEX IF NOT EXISTS "teams_retracted" ON "teams" (community, retracted) WHERE retracted IS NOT NULL;

CREATE TABLE IF NOT EXISTS "members" (
    community TEXT NOT NULL,
    id TEXT NOT NULL,
    "stakeholder" TEXT NOT NULL,
    "team" TEXT NOT NULL,
    "role" TEXT,
    "since" TEXT,
    "until" TEXT,
    origin TEXT NOT NULL,
    confirmed_by TEXT,
    added INTEGER NOT NULL,
    retracted INTEGER
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "members_live" ON "members" (community, id) WHERE retracted IS NULL;
CREATE INDEX IF NOT EXISTS "members_added" ON "members" (community, added);
CREATE INDEX IF NOT EXISTS "members_retracted" ON "members" (community, retracted) WHERE retracted IS NOT NULL;

CREATE TABLE IF NOT EXISTS "belongs_to" (
    community TEXT NOT NULL,
    id TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "organisation" TEXT NOT NULL,
    "since" TEXT,
    "until" TEXT,
    origin TEXT NOT NULL,
    confirmed_by TEXT,
    added INTEGER NOT NULL,
    retracted INTEGER
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "belongs_to_live" ON "belongs_to" (community, id) WHERE retracted IS NULL;
CREATE INDEX IF NOT EXISTS "belongs_to_added" ON "belongs_to" (community, added);
CREATE INDEX IF NOT EXISTS "belongs_to_retracted" ON "belongs_to" (community, retracted) WHERE retracted IS NOT NULL;

CREATE TABLE IF NOT EXISTS "brings" (
    community TEXT NOT NULL,
    id TEXT NOT NULL,
    "stakeholder" TEXT NOT NULL,
    "goal" TEXT,
    "what" TEXT,
    "theme" TEXT,
    "since" TEXT,
    "until" TEXT,
    origin TEXT NOT NULL,
    confirmed_by TEXT,
    added INTEGER NOT NULL,
    retracted INTEGER
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "brings_live" ON "brings" (community, id) WHERE retracted IS NULL;
CREATE INDEX IF NOT EXISTS "brings_added" ON "brings" (community, added);
CREATE INDEX IF NOT EXISTS "brings_retracted" ON "brings" (community, retracted) WHERE retracted IS NOT NULL;

CREATE TABLE IF NOT EXISTS "gets" (
    community TEXT NOT NULL,
    id TEXT NOT NULL,
    "stakeholder" TEXT NOT NULL,
    "goal" TEXT,
    "what" TEXT,
    "theme" TEXT,
    "since" TEXT,
    "until" TEXT,
    origin TEXT NOT NULL,
    confirmed_by TEXT,
    added INTEGER NOT NULL,
    retracted INTEGER
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "gets_live" ON "gets" (community, id) WHERE retracted IS NULL;
CREATE INDEX IF NOT EXISTS "gets_added" ON "gets" (community, added);
CREATE INDEX IF NOT EXISTS "gets_retracted" ON "gets" (community, retracted) WHERE retracted IS NOT NULL;

CREATE TABLE IF NOT EXISTS "needs" (
    community TEXT NOT NULL,
    id TEXT NOT NULL,
    "stakeholder" TEXT NOT NULL,
    "goal" TEXT,
    "what" TEXT,
    "theme" TEXT,
    "since" TEXT,
    "until" TEXT,
    origin TEXT NOT NULL,
    confirmed_by TEXT,
    added INTEGER NOT NULL,
    retracted INTEGER
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "needs_live" ON "needs" (community, id) WHERE retracted IS NULL;
CREATE INDEX IF NOT EXISTS "needs_added" ON "needs" (community, added);
CREATE INDEX IF NOT EXISTS "needs_retracted" ON "needs" (community, retracted) WHERE retracted IS NOT NULL;

CREATE TABLE IF NOT EXISTS "drives" (
    community TEXT NOT NULL,
    id TEXT NOT NULL,
    "stakeholder" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "since" TEXT,
    "until" TEXT,
    origin TEXT NOT NULL,
    confirmed_by TEXT,
    added INTEGER NOT NULL,
    retracted INTEGER
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "drives_live" ON "drives" (community, id) WHERE retracted IS NULL;
CREATE INDEX IF NOT EXISTS "drives_added" ON "drives" (community, added);
CREATE INDEX IF NOT EXISTS "drives_retracted" ON "drives" (community, retracted) WHERE retracted IS NOT NULL;

CREATE TABLE IF NOT EXISTS "choices" (
    community TEXT NOT NULL,
    id TEXT NOT NULL,
    "stakeholder" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "since" TEXT,
    "until" TEXT,
    origin TEXT NOT NULL,
    confirmed_by TEXT,
    added INTEGER NOT NULL,
    retracted INTEGER
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "choices_live" ON "choices" (community, id) WHERE retracted IS NULL;
CREATE INDEX IF NOT EXISTS "choices_added" ON "choices" (community, added);
CREATE INDEX IF NOT EXISTS "choices_retracted" ON "choices" (community, retracted) WHERE retracted IS NOT NULL;

CREATE TABLE IF NOT EXISTS "notes" (
    community TEXT NOT NULL,
    id TEXT NOT NULL,
    "stakeholder" TEXT NOT NULL,
    "date" TEXT,
    "text" TEXT NOT NULL,
    "author" TEXT,
    origin TEXT NOT NULL,
    confirmed_by TEXT,
    added INTEGER NOT NULL,
    retracted INTEGER
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "notes_live" ON "notes" (community, id) WHERE retracted IS NULL;
CREATE INDEX IF NOT EXISTS "notes_added" ON "notes" (community, added);
CREATE INDEX IF NOT EXISTS "notes_retracted" ON "notes" (community, retracted) WHERE retracted IS NOT NULL;

CREATE TABLE IF NOT EXISTS "feelers" (
    community TEXT NOT NULL,
    id TEXT NOT NULL,
    "stakeholder" TEXT NOT NULL,
    "goal" TEXT,
    "date" TEXT NOT NULL,
    "energy" INTEGER NOT NULL,
    "doubt" INTEGER NOT NULL CHECK ("doubt" IN (0, 1)),
    "note" TEXT,
    "author" TEXT,
    "shared" INTEGER NOT NULL CHECK ("shared" IN (0, 1)),
    origin TEXT NOT NULL,
    confirmed_by TEXT,
    added INTEGER NOT NULL,
    retracted INTEGER
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "feelers_live" ON "feelers" (community, id) WHERE retracted IS NULL;
CREATE INDEX IF NOT EXISTS "feelers_added" ON "feelers" (community, added);
CREATE INDEX IF NOT EXISTS "feelers_retracted" ON "feelers" (community, retracted) WHERE retracted IS NOT NULL;

CREATE TABLE IF NOT EXISTS "follow_ups" (
    community TEXT NOT NULL,
    id TEXT NOT NULL,
    "stakeholder" TEXT NOT NULL,
    "partner" TEXT,
    "kind" TEXT NOT NULL,
    "due" TEXT,
    "done" TEXT,
    "outcome" TEXT,
    "energy_after" INTEGER,
    origin TEXT NOT NULL,
    confirmed_by TEXT,
    added INTEGER NOT NULL,
    retracted INTEGER
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "follow_ups_live" ON "follow_ups" (community, id) WHERE retracted IS NULL;
CREATE INDEX IF NOT EXISTS "follow_ups_added" ON "follow_ups" (community, added);
CREATE INDEX IF NOT EXISTS "follow_ups_retracted" ON "follow_ups" (community, retracted) WHERE retracted IS NOT NULL;

CREATE TABLE IF NOT EXISTS "extras" (
    community TEXT NOT NULL,
    id TEXT NOT NULL,
    "of_kind" TEXT NOT NULL,
    "of" TEXT NOT NULL,
    "column" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    origin TEXT NOT NULL,
    confirmed_by TEXT,
    added INTEGER NOT NULL,
    retracted INTEGER
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "extras_live" ON "extras" (community, id) WHERE retracted IS NULL;
CREATE INDEX IF NOT EXISTS "extras_added" ON "extras" (community, added);
CREATE INDEX IF NOT EXISTS "extras_retracted" ON "extras" (community, retracted) WHERE retracted IS NOT NULL;

CREATE TABLE IF NOT EXISTS "openings" (
    community TEXT NOT NULL,
    id TEXT NOT NULL,
    "of_kind" TEXT NOT NULL,
    "column" TEXT NOT NULL,
    origin TEXT NOT NULL,
    confirmed_by TEXT,
    added INTEGER NOT NULL,
    retracted INTEGER
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "openings_live" ON "openings" (community, id) WHERE retracted IS NULL;
CREATE INDEX IF NOT EXISTS "openings_added" ON "openings" (community, added);
CREATE INDEX IF NOT EXISTS "openings_retracted" ON "openings" (community, retracted) WHERE retracted IS NOT NULL;

CREATE TABLE IF NOT EXISTS "settings" (
    community TEXT NOT NULL,
    id TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "since" TEXT,
    origin TEXT NOT NULL,
    confirmed_by TEXT,
    added INTEGER NOT NULL,
    retracted INTEGER
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "settings_live" ON "settings" (community, id) WHERE retracted IS NULL;
CREATE INDEX IF NOT EXISTS "settings_added" ON "settings" (community, added);
CREATE INDEX IF NOT EXISTS "settings_retracted" ON "settings" (community, retracted) WHERE retracted IS NOT NULL;
