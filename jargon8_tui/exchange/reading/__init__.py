"""From files to what could become records: one reader for each format."""
