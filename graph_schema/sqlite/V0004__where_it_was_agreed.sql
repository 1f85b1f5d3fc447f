-- Why: what was agreed in a meeting is found again from that meeting.

ALTER TABLE "actions" ADD COLUMN "session" TEXT;
