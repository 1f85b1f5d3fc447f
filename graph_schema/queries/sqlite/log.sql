-- The change log, newest first.
SELECT number, at, actor, verb, note, added, retracted FROM "changes"
WHERE community = ? ORDER BY number DESC LIMIT ?
