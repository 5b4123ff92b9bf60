"""A RACI matrix as CSV: a column of activities, then a column for each role.

Cells are read in any case, with slashes, commas or blanks between their letters. The title is the
file's name.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
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
    found = Found()
    activities = list(_activities(rows, roles, found.wrong))
    given = {
        "title": document.path.stem,
        "roles": [{"name": role} for role in roles],
        "activities": activities,
    }
    found.pieces += [Piece(RACI, given, line)] if not found.wrong else []
    return found


def _activities(
    rows: Iterator[tuple[int, list[str]]], roles: Sequence[str], wrong: list[Unreadable]
) -> Iterator[dict[str, Any]]:
    """The activities that can be read; the others are `wrong`."""
    for line, (name, *cells) in rows:
        try:
            yield {"name": _named(name, line), "cells": list(_letters(name, cells, roles, line))}
        except Unreadable as error:
            wrong.append(error)


def _named(name: str, line: int) -> str:
    if not name:
        raise Unreadable("An activity is without a name; give it one.", line)
    return name


def _letters(activity: str, cells: Sequence[str], roles: Sequence[str], line: int) -> Iterator[str]:
    if any(cells[len(roles) :]):
        raise Unreadable(
            f"There are {counted(len(cells), 'cell')} after the activity, "
            f"and {counted(len(roles), 'role')}.",
            line,
        )
    for cell, role in zip_longest(cells[: len(roles)], roles, fillvalue=""):
        yield _cell(cell, activity, role, line)


def _cell(text: str, activity: str, role: str, line: int) -> str:
    try:
        return read_cell(text)
    except ValueError:
        where = f"{shortened(activity, 40)} × {shortened(role, 40)}"
        what = f"a cell has any of R, A, C and I, and {shortened(text, 20)} was given."
        raise Unreadable(f"{where}: {what}", line) from None
