"""Finding a record by its words: words are prefixes, all must match, accents and case aside."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import msgspec

from jargon8_tui.model.fields import Field, Shape, fields_of
from jargon8_tui.model.kinds import KINDS, Kept, Kind, kind_of
from jargon8_tui.model.record import STAMPS, Record
from jargon8_tui.services.listing import newest_first
from jargon8_tui.services.query import Marks, Query, folded, marks_in
from jargon8_tui.store import Notebook

__all__ = ["Hit", "Marks", "Query", "find", "folded", "look_through", "marks_in"]

_SEARCHED = {Shape.LINE, Shape.PROSE, Shape.WORDS, Shape.CHOICE, Shape.TABLE}
_BEFORE, _AROUND = 24, 100


@dataclass(frozen=True)
class Hit:
    """A record that was found, and where in it."""

    kept: Kept[Record]
    field: str
    """The name of the field that matched best."""
    snippet: str
    """One line about the first match in it."""
    marks: Marks
    """The matched words in the snippet."""


def find(
    notebook: Notebook, words: str, *, kind: Kind[Any] | None = None, limit: int | None = 50
) -> list[Hit]:
    """The newest `limit` records (none: every one) in which all of `words` match, newest first."""
    query = Query.of(words)
    if not query.words:
        return []
    hits = (
        _hit(kept, query)
        for kept in newest_first(notebook, [kind] if kind else KINDS, query.quick_look())
    )
    return list(islice((hit for hit in hits if hit is not None), limit))


def look_through(
    notebook: Notebook, words: str, kinds: Iterable[Kind[Any]] = KINDS
) -> Iterator[Hit | None]:
    """Go through the records of `kinds`, newest first: a hit, or none for one that is no hit.

    A screen can so stop between any two records, and go on or leave it.
    """
    query = Query.of(words)
    if query.words:
        for kept in newest_first(notebook, kinds):
            yield _hit(kept, query)


def _hit(kept: Kept[Record], query: Query) -> Hit | None:
    found: set[str] = set()
    best, most, its_text = "", 0, ""
    for field, text in _texts(kept.record):
        if matching := query.in_text(text):
            found |= matching
            if len(matching) > most:
                best, most, its_text = field.name, len(matching), text
    if len(found) < len(query.words):
        return None
    snippet = _snippet(its_text, query)
    return Hit(kept, best, snippet, query.marks(snippet))


def _texts(record: Record) -> Iterator[tuple[Field, str]]:
    """The texts of a record by field, its title first."""
    kind = kind_of(record)
    fields = [field for field in fields_of(type(record)) if field.shape in _SEARCHED]
    for field in sorted(fields, key=lambda field: field.name != kind.title):
        if field.name not in STAMPS and (text := _text(getattr(record, field.attribute))):
            yield field, text


def _text(value: Any) -> str:
    """The words of a value, those in its parts too."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return ", ".join(filter(None, (_text(part) for part in value)))
    if isinstance(value, msgspec.Struct):
        own = (field for field in fields_of(type(value)) if field.shape is not Shape.RECORD)
        return _text(tuple(getattr(value, field.attribute) for field in own))
    return ""


def _snippet(text: str, query: Query) -> str:
    """One line of about a hundred characters from shortly before the first match."""
    line = " ".join(text.split())
    first = query.marks(line)[0][0] if len(line) > _AROUND else 0
    start = 0 if first <= _BEFORE else line.rfind(" ", 0, first - _BEFORE) + 1
    end = len(line) if len(line) - start <= _AROUND else line.rfind(" ", first, start + _AROUND)
    if end <= first:
        end = start + _AROUND
    return f"{'… ' if start else ''}{line[start:end]}{' …' if end < len(line) else ''}"
