-- The note of a change goes for good; who, when and how many stay.
UPDATE "changes" SET note = '' WHERE community = ? AND number = ?
