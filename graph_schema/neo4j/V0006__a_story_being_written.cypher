// Why: a story for a funder that is being written has one place too.

CREATE CONSTRAINT meshwork_drafts IF NOT EXISTS FOR (n:Draft) REQUIRE (n.community, n.id) IS UNIQUE;
CREATE INDEX meshwork_drafts_added IF NOT EXISTS FOR (n:Draft) ON (n.community, n.added);
CALL db.awaitIndexes(300);
