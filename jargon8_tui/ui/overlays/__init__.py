"""What lies on top of a page: questions and sheets."""
