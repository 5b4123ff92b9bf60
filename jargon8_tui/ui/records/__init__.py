"""Any record as a page: what it says, what can be done with it, and which page it is."""
