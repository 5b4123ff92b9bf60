"""What readers are given and what they hand on: a document, and the pieces found in it."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jargon8_tui.model.errors import Refused
from jargon8_tui.model.fields import fields_by_name
from jargon8_tui.model.kinds import Kind
from jargon8_tui.model.record import Record


class Unreadable(Refused):
    """A file that is not what it says, and the line where that shows, if there is one."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        self.line = line
        super().__init__(reason)


@dataclass(frozen=True)
class Document:
    """A file's text, cleaned, and when it was last written."""

    path: Path
    text: str
    written: dt.datetime

    @property
    def name(self) -> str:
        """The file's name, as a record's source says it."""
        return self.path.name


@dataclass(frozen=True, slots=True)
class Piece:
    """What could become a record: its kind, and its values by field name, typed or as in JSON."""

    kind: Kind[Any]
    given: dict[str, Any]
    line: int | None = None
    """Where it begins in its file."""
    dated: bool = True
    """Whether the file itself says the date; else it is only the day the file was written."""
    whole: bool = False
    """Whether a field that is not given is empty; else nothing is known of it."""


def says_when(kind: Kind[Record], given: Mapping[str, Any]) -> bool:
    """Whether values for a record say its when, or leave it to be now."""
    field = fields_by_name(kind.record).get(kind.when)
    return field is None or not field.starts_now or given.get(field.name) not in (None, "")


@dataclass
class Found:
    """The pieces in a document, and what must be said about it."""

    pieces: list[Piece] = field(default_factory=list)
    wrong: list[Unreadable] = field(default_factory=list)
    """The lines that no record could be made from, where the others can be read."""
    said: list[str] = field(default_factory=list)


Reader = Callable[[Document], Found]
"""Reads a document of one format. Raises `Unreadable`, and `Refused` for a value that is wrong."""
