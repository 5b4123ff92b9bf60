"""Questions over many records: what the notebook tells us."""
