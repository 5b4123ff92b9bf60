"""The RACI matrices: their list, and the grid that one is typed into."""
