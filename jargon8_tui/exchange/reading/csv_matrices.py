"""A RACI matrix as CSV: a column of activities, then a column for each role.

Cells are read in any case, with slashes, commas or blanks between their letters. The title is the
file's name.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from jargon8_tui.exchange.csv_cells import csv_rows
from jargon8_tui.exchange.reading.pieces import Document, Found, Piece, Unreadable
from jargon8_tui.model.kinds import RACI
from jargon8_tui.model.raci import read_cell
from jargon8_tui.model.text import counted, shortened

_FIRST_COLUMN = re.compile(r'\s*"?activity"?[ ]*(?:[,;\t\n]|$)', re.IGNORECASE)


def recognises(document: Document) -> bool:
    """Whether the first column is that of the activities."""
    return _FIRST_COLUMN.match(document.text) is not None


def read(document: Document) -> Found:
    """The matrix in `document`. Raises `Unreadable`."""
    rows = csv_rows(document.text)
    line, (_, *roles) = next(rows)
    while roles and not roles[-1]:
        roles.pop()
    if not all(roles):
        raise Unreadable("A role is without a name; give each column one.", line)
    given = {
        "title": document.path.stem,
        "roles": [{"name": role} for role in roles],
        "activities": list(_activities(rows, roles)),
    }
    return Found([Piece(RACI, given, line)])


def _activities(
    rows: Iterator[tuple[int, list[str]]], roles: Sequence[str]
) -> Iterator[dict[str, Any]]:
    for line, (name, *cells) in rows:
        if not name:
            raise Unreadable("An activity is without a name; give it one.", line)
        if any(cells[len(roles) :]):
            raise Unreadable(
                f"There are {counted(len(cells), 'cell')} after the activity, "
                f"and {counted(len(roles), 'role')}.",
                line,
            )
        padded = [*cells, *[""] * len(roles)][: len(roles)]
        yield {
            "name": name,
            "cells": [
                _cell(cell, name, role, line) for cell, role in zip(padded, roles, strict=True)
            ],
        }


def _cell(text: str, activity: str, role: str, line: int) -> str:
    try:
        return read_cell(text)
    except ValueError:
        where = f"{shortened(activity, 40)} × {shortened(role, 40)}"
        what = f"a cell has any of R, A, C and I, and {shortened(text, 20)} was given."
        raise Unreadable(f"{where}: {what}", line) from None
