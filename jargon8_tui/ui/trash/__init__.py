"""Place 0: what was deleted, and the backups."""
