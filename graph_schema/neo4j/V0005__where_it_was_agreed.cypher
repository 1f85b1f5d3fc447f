// Why: what was agreed in a meeting is found again from that meeting.

CREATE INDEX meshwork_actions_session IF NOT EXISTS FOR (n:Action) ON (n.community, n.session);
CALL db.awaitIndexes(300);
