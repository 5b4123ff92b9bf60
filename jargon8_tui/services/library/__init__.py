"""The study notes that ship, those of one's own beside them, and who speaks of them."""
