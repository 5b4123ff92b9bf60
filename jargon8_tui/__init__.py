"""jargon8: the offline notebook of a security first-line manager."""

__version__ = "0.1.0"
