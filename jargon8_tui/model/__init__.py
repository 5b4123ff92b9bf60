"""What is kept: frozen records and the rules about them. No files, no clock, no screen."""
