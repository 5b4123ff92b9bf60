"""The streams of the terminal, made fit to print whatever a notebook holds."""

import io
import sys


def prepare_streams() -> None:
    """Have what the terminal cannot show spelled out, where Python would stop with an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
