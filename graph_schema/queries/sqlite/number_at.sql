-- The number of the last change that was made at or before a moment.
SELECT coalesce(max(number), 0) FROM "changes" WHERE community = ? AND at <= ?
