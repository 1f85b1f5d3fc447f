-- A new entry of the change log.
INSERT INTO "changes" (community, number, at, actor, verb, note, added, retracted) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
