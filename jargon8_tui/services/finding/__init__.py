"""Finding any record, before there is an index and with it."""
