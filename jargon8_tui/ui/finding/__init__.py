"""Find: typing, what was found, and choosing another record."""
