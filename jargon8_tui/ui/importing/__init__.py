"""Importing: which files, and what is in them, seen before it is taken in."""
