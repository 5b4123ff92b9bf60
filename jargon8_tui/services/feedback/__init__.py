"""What is asked about feedback: when it is due, what it has in common; and how it is captured."""
