"""The command line, and where the parts are put together. Screens load only to open the app."""
