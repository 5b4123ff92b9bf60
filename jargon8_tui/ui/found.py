"""What find shows: a row for a record, the field that matched, and how many there are."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import islice
from typing import Any

from textual.content import Content
from textual.style import Style

from jargon8_tui.model.dates import MONTHS
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.fields import Shape, fields_by_name, fields_of
from jargon8_tui.model.kinds import Kept, Kind, Ref, read_ref
from jargon8_tui.model.record import Record
from jargon8_tui.model.text import shortened
from jargon8_tui.services.find import Hit, marks_in
from jargon8_tui.services.listing import newest_first
from jargon8_tui.store import Notebook
from jargon8_tui.ui.text import plain, safe
from jargon8_tui.ui.widgets.record_row import Cell, Column, Row

MOST = 200
"""So many are listed; whoever sees more types another letter."""
AT_REST = 10
"""How many records are offered while nothing is typed."""

COLUMNS = (Column("", 7), Column("", 11), Column("", 11, right=True), Column(""))


def at_rest(notebook: Notebook, recent: Sequence[Ref], kinds: Sequence[Kind[Any]]) -> list[Hit]:
    """What is offered while nothing is typed: what was opened last, or else the newest there is."""
    opened: list[Kept[Record]] = []
    for ref in dict.fromkeys(reversed(recent)):
        with suppress(Refused):  # deleted since
            if ref.kind in kinds:
                opened.append(notebook.kept(ref))
    offered: Iterable[Kept[Record]] = opened or newest_first(notebook, kinds)
    return [Hit(kept, *_beginning(kept.record), ()) for kept in islice(offered, AT_REST)]


def named(notebook: Notebook, words: str, kinds: Sequence[Kind[Any]]) -> list[Hit]:
    """The record whose ref was typed, whatever its words are."""
    ref = read_ref(words)
    if ref is not None and ref.kind in kinds:
        with suppress(Refused):
            kept = notebook.kept(ref)
            return [Hit(kept, *_beginning(kept.record), ())]
    return []


def row_of(hit: Hit, words: str) -> Row:
    """A record as find lists it, what matches in its title marked."""
    ref, title, when = hit.kept.ref, safe(hit.kept.title), hit.kept.when
    day = f"{when.day} {MONTHS[when.month - 1]} {when.year}"
    return Row((str(ref), ref.kind.label, day, Cell(title, matches=marks_in(title, words))))


def preview_of(hit: Hit | None, words: str, mark: Style) -> Content:
    """The field that matched, with what matches in it."""
    if hit is None or not hit.field:
        return Content("")
    field = fields_by_name(type(hit.kept.record))[hit.field].title
    text = plain(hit.snippet)
    for start, end in marks_in(text.plain, words):
        text = text.stylize(mark, start, end)
    return Content(f"{hit.kept.ref} {field[0].lower()}{field[1:]}: ") + text


def count_of(hits: Sequence[Hit], words: str) -> str:
    """How many were found, in a word or two."""
    if not words.split() or not hits:
        return ""
    return f"more than {MOST}" if len(hits) > MOST else f"{len(hits)} found"


def sentence_of(hits: Sequence[Hit], words: str, kind: Kind[Any] | None) -> str:
    """What was found, or what to do where that is nothing."""
    sought = words.split()
    if hits and sought:
        count = count_of(hits, words)
        return f"{count[0].upper()}{count[1:]} for {shortened(' '.join(sought))}, newest first."
    if hits:
        return "Type to find any record by the beginnings of its words."
    if not sought:
        return f"There is no {kind.label} yet." if kind else "There is nothing here to find yet."
    *before, last = sought
    missing = shortened(f"{', '.join(before)} and {last}" if before else last)
    if kind:
        return f"No {kind.label} has {missing}. tab looks in other kinds."
    return f"Nothing has {missing}. Fewer letters find more."


def _beginning(record: Record) -> tuple[str, str]:
    """The first field of a record that has prose in it, and the line that the prose begins with."""
    for field in fields_of(type(record)):
        if field.shape is Shape.PROSE and (text := getattr(record, field.attribute)):
            return field.name, shortened(text, 140)
    return "", ""
