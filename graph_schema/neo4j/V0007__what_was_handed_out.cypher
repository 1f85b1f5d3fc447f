// Why: what went out to a funder has one place too.

CREATE CONSTRAINT meshwork_exports IF NOT EXISTS FOR (n:Export) REQUIRE (n.community, n.id) IS UNIQUE;
CREATE INDEX meshwork_exports_added IF NOT EXISTS FOR (n:Export) ON (n.community, n.added);
CALL db.awaitIndexes(300);
