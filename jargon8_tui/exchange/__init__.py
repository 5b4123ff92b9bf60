"""In and out: Markdown, JSON, and the documents that leave the notebook."""
