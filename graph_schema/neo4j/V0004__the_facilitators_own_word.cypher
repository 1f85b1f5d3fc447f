// Why: what a facilitator says of the stage, beside the one computed, has one place too.

CREATE CONSTRAINT meshwork_judgements IF NOT EXISTS FOR (n:Judgement) REQUIRE (n.community, n.id) IS UNIQUE;
CREATE INDEX meshwork_judgements_added IF NOT EXISTS FOR (n:Judgement) ON (n.community, n.added);
CREATE INDEX meshwork_judgements_goal IF NOT EXISTS FOR (n:Judgement) ON (n.community, n.goal);
CALL db.awaitIndexes(300);
