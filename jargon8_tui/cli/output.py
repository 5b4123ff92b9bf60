"""What a command prints: answers on stdout, everything said about them on stderr.

No record's text reaches the terminal as anything but text: sentences and columns are cleaned, and
JSON has what could command a terminal as its escapes, so that it still reads back as it was.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import click

from jargon8_tui.model.text import cells, cleaned

_COMMANDING = re.compile(
    "[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]"
)
_NOT_ASCII = re.compile("[^\x00-\x7e]")


def say(text: str) -> None:
    """Print an answer."""
    click.echo(cleaned(text).text)


def warn(text: str) -> None:
    """Say something about the answer, or instead of one, on stderr."""
    click.echo(cleaned(text).text, err=True)


def print_json(value: Any) -> None:
    """Print one JSON document."""
    import msgspec

    try:
        text = msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
    except UnicodeEncodeError:  # half a character, as in the name of a file that is not UTF-8
        import json

        text = json.dumps(msgspec.to_builtins(value), indent=2)
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    click.echo((_COMMANDING if encoding == "utf8" else _NOT_ASCII).sub(_escape, text))


def print_columns(rows: Iterable[Sequence[str]]) -> None:
    """Print a row a line, its columns under each other as the terminal's cells count."""
    for line in in_columns(rows):
        click.echo(line)


def in_columns(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A line for each row, its columns under each other, and nothing in it but text."""
    lines = [[cleaned(cell, one_line=True).text for cell in row] for row in rows]
    widths = [max(map(cells, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        padded = (
            cell + " " * (width - cells(cell)) for cell, width in zip(line, widths, strict=True)
        )
        yield "  ".join(padded).rstrip()


def _escape(match: re.Match[str]) -> str:
    import json

    return json.dumps(match[0])[1:-1]
