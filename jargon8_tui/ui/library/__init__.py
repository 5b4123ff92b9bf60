"""The library's place: what is looked up in the middle of a shift."""
