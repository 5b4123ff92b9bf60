"""From records to files: one writer for each format."""
