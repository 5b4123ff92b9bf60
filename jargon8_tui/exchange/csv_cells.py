"""CSV as spreadsheets read and write it, with no cell that a spreadsheet would run.

A text that begins like a formula is marked with an apostrophe on the way out, which spreadsheets
take as "this is text", and loses it on the way in. One that has apostrophes there of its own gets
another, so that every text comes back as it was.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from jargon8_tui.exchange.reading.pieces import Unreadable

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_MARKED = re.compile(r"''*[=+\-@\t\r]")
_SEPARATORS = ",;\t"


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """The text of a CSV file; its first character tells spreadsheets that it is UTF-8."""
    written = io.StringIO()
    csv.writer(written).writerows([marked(cell) for cell in row] for row in rows)
    return "\ufeff" + written.getvalue()


def csv_rows(text: str, *, trim: bool = True) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV file that have something in them, each with the line it begins on.

    Cells are parted by commas, or by what its first line has more of: semicolons or tabs. Blanks
    around a cell are left out where `trim` holds. Raises `Unreadable`.
    """
    first = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    while True:
        try:
            row = next(reader, None)
        except csv.Error as error:
            raise Unreadable(f"It is not CSV: {error}.", line) from None
        if row is None:
            return
        if any(cell.strip() for cell in row):
            yield line, [unmarked(cell.strip() if trim else cell) for cell in row]
        line = reader.line_num + 1


def marked(text: str) -> str:
    """`text` as a cell that no spreadsheet runs."""
    return f"'{text}" if _FORMULA.match(text) else text


def unmarked(text: str) -> str:
    """The text of a cell, without the mark that `marked` gave it."""
    return text[1:] if _MARKED.match(text) else text
