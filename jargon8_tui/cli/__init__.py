"""The command line, and where the parts are put together."""
