"""Actions: the list of them, and how one is marked as done."""
