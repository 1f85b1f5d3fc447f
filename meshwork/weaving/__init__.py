"""What would be if something changed: who would be missed, and how; whom to introduce to whom."""
