"""Where the stakeholders stand, and who is to be spoken to."""
