"""The journal: its list, its reader, and the page on which an entry is written."""
