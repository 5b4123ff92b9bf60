"""Records as the lines of a CSV file: a column for each field, in any order.

A column is called as its field is, or by the field's title. Lists inside a record are JSON in
their cell, as an export writes them.
"""

import contextlib
from typing import Any

import msgspec

from jargon8_tui.exchange.csv_cells import csv_rows
from jargon8_tui.exchange.csv_columns import fields_meant, kind_with
from jargon8_tui.exchange.reading.pieces import Document, Found, Piece, Unreadable, says_when
from jargon8_tui.model.fields import Shape, fields_by_name
from jargon8_tui.model.text import counted


def read(document: Document) -> Found:
    """The records in `document`, a piece a line. Raises `Unreadable`."""
    rows = csv_rows(document.text, trim=False)
    line, head = next(rows, (1, []))
    columns = [column.strip() for column in head]
    while columns and not columns[-1]:
        columns.pop()
    if not columns:
        return Found()
    kind = kind_with(columns)
    names = fields_meant(kind, columns, line)
    fields = fields_by_name(kind.record)
    lists = [name for name in names if name in fields and fields[name].shape is Shape.WORDS]
    found = Found()
    for line, cells in rows:
        if any(cell.strip() for cell in cells[len(names) :]):
            many = f"{counted(len(cells), 'cell')} in a file of {counted(len(names), 'column')}"
            found.wrong.append(Unreadable(f"There are {many}.", line))
            continue
        padded = [*cells, *[""] * len(names)][: len(names)]
        given: dict[str, Any] = dict(zip(names, padded, strict=True))
        given |= {name: _words(given[name]) for name in lists}
        found.pieces.append(Piece(kind, given, line, dated=says_when(kind, given)))
    return found


def _words(text: str) -> str | list[str]:
    """The cell of a list of words as it is, or those in it where it is JSON."""
    if text.startswith('["'):
        with contextlib.suppress(ValueError):
            return msgspec.json.decode(text, type=list[str])
    return text
