"""What is reported, to whom, and what stays on the site."""
