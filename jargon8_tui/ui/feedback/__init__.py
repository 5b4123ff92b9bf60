"""Feedback: the log, an entry with its steps, patterns, and the report that comes of them."""
