"""Today: the place the app opens at."""
