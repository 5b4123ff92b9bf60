"""What there is to look up: the notes that ship and the user's own, by section; and bookmarks."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from jargon8_tui.model.dates import day_of, in_words
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import NOTE, Kept
from jargon8_tui.model.note import Note
from jargon8_tui.model.shipped_note import ShippedNote
from jargon8_tui.model.text import counted
from jargon8_tui.services.library.shipped_notes import sections, shipped_under
from jargon8_tui.store import Notebook

AnyNote = Kept[Note] | ShippedNote
"""A note, the user's own or a shipped one: both have a ref, a record, a title and a when."""

UNSORTED = "Without a section"
"""What notes of one's own that name no section stand under, after all that do."""


@dataclass(frozen=True)
class Chapter:
    """A section of the library with its notes."""

    title: str
    about: str
    """What is in it, or where it is from, in one line."""
    notes: tuple[AnyNote, ...]
    ships: bool
    """Whether it ships with the package; else its notes are the user's own."""

    @property
    def section(self) -> str:
        """What a note of the user's says to stand here; nothing for those without a section."""
        return "" if self.title == UNSORTED else self.title


def shipped_chapters() -> list[Chapter]:
    """The sections that ship, in the order they are to be read in."""
    return [Chapter(s.title, s.about, s.notes, ships=True) for s in sections()]


def own_chapters(notebook: Notebook) -> list[Chapter]:
    """The user's own notes by their sections, by name; in a section they keep their order."""
    by_section: dict[str, list[Kept[Note]]] = defaultdict(list)
    for kept in notebook.notes.all():
        by_section[kept.record.section.strip()].append(kept)
    names = sorted(by_section, key=lambda name: (not name, name.casefold(), name))
    return [
        Chapter(name or UNSORTED, _about(by_section[name]), tuple(by_section[name]), ships=False)
        for name in names
    ]


def bookmarked(notebook: Notebook) -> list[AnyNote]:
    """The notes that are bookmarked, the latest first; what was deleted since is left out."""
    found = (_note_with(notebook, uid) for uid in reversed(notebook.bookmarks.all()))
    return [note for note in found if note is not None]


def as_own(note: ShippedNote) -> dict[str, str]:
    """The fields that a note of the user's own begins with, to be written on from a shipped one."""
    sources = [f"- {one.title}: {one.address} ({one.checked_in_words})" for one in note.sources]
    doubt = f"In doubt: {note.doubt}" if note.doubt else ""
    parts = [note.record.body, doubt, "\n".join(sources), f"From {note.ref}."]
    return {
        "title": note.title,
        "body": "\n\n".join(filter(None, parts)),
        "section": note.record.section,
    }


def _note_with(notebook: Notebook, uid: str) -> AnyNote | None:
    """The note with `uid`, which for a shipped one is its ref; none where there is none."""
    if shipped := shipped_under(uid):
        return shipped
    id = notebook.notes.id_of(uid)
    try:
        return None if id is None else notebook.notes.kept(id)
    except Refused:
        return None


def _about(notes: Iterable[Kept[Note]]) -> str:
    """How many notes there are, from where, and of when the newest is."""
    notes = list(notes)
    newest: dt.date = max(day_of(kept.when) for kept in notes)
    sources = {kept.record.source for kept in notes}
    where = f" from {sources.pop()}" if len(sources) == 1 and "" not in sources else ""
    return f"{counted(len(notes), NOTE.label)}{where}, {in_words(newest)}"
