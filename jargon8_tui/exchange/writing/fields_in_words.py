"""The fields of a record as people read them: the short ones in a line each, then its texts."""

from dataclasses import dataclass, field
from typing import Any

import msgspec

from jargon8_tui.model.errors import Refused
from jargon8_tui.model.fields import Field, Shape, fields_of
from jargon8_tui.model.record import STAMPS, Record
from jargon8_tui.model.values import in_words
from jargon8_tui.store import Notebook


@dataclass(frozen=True)
class InWords:
    """What a record says, each with the title of its field; what is empty is left out."""

    short: list[tuple[str, str]] = field(default_factory=list)
    tables: list[tuple[str, list[str]]] = field(default_factory=list)
    """A line for each row."""
    texts: list[tuple[str, str]] = field(default_factory=list)
    """Markdown as it was written."""


def fields_in_words(record: Record, notebook: Notebook) -> InWords:
    """The fields of `record`; other records that it names are looked up in `notebook`."""
    said = InWords()
    for each in fields_of(type(record)):
        value = getattr(record, each.attribute)
        if each.name in STAMPS or value in (None, "", ()):
            continue
        if each.shape is Shape.PROSE:
            said.texts.append((each.title, value.strip()))
        elif each.item is not None:
            said.tables.append((each.title, [_row(row) for row in value]))
        else:
            said.short.append((each.title, _words(each, value, notebook)))
    return said


def named(uid: str, notebook: Notebook) -> str:
    """The ref and title of the record with `uid`, or the uid where it is not here."""
    ref = notebook.ref_of(uid)
    try:
        return f"{ref} {notebook.kept(ref).title}" if ref else uid
    except Refused:
        return uid


def _row(row: msgspec.Struct) -> str:
    """A row of a table as one line, what is empty in it left out."""
    if line := getattr(row, "line", ""):
        return str(line)
    cells = (in_words(cell, getattr(row, cell.attribute)) for cell in fields_of(type(row)))
    return ", ".join(" ".join(cell.split()) for cell in cells if cell.strip())


def _words(field: Field, value: Any, notebook: Notebook) -> str:
    return named(value, notebook) if field.shape is Shape.RECORD else in_words(field, value)
