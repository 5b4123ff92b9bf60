"""A study note read whole, and the address in it that can be copied."""

import re

from jargon8_tui.model.kinds import Kept
from jargon8_tui.model.note import Note
from jargon8_tui.model.record import Record
from jargon8_tui.model.text import counted, words_in
from jargon8_tui.ui.record_blocks import linked_blocks
from jargon8_tui.ui.record_page import RecordPage
from jargon8_tui.ui.widgets.paper import Block, Line, Prose, Quiet, Title

_ADDRESS = re.compile(r"https?://[^\s<>\[\]()\"'`]+")


def address_in(note: Note) -> str:
    """The first web address in a note, or nothing."""
    found = _ADDRESS.search(f"{note.source} {note.body}")
    return found[0].rstrip(".,;:!?*_") if found else ""


def note_blocks(note: Note) -> list[Block]:
    """A note as paper shows it, below its title."""
    if note.body.strip():
        return [Prose(note.body)]
    return [Quiet("Nothing written.")]


class NotePage(RecordPage):
    """One study note. Addresses are shown and copied, never opened."""

    MODE = "library"
    HELP = (
        "A study note, read whole. y copies the address in it, where it has one; nothing is "
        "opened or fetched from here."
    )

    def blocks(self, kept: Kept[Record]) -> list[Block]:
        """Where the note is from, its text, and what belongs to it."""
        assert isinstance(kept.record, Note)
        note = kept.record
        words = counted(words_in(note.body), "word")
        head = "   ".join(filter(None, (note.section, note.source, ", ".join(note.tags), words)))
        linked = list(linked_blocks(self.session.notebook, kept.ref, []))
        return [
            Title(kept.title),
            Line(head),
            None,
            *note_blocks(note),
            *([None] if linked else []),
            *linked,
        ]

    def copy_text(self) -> str:
        """The address in the note, where it has one."""
        kept = self.current()
        return address_in(kept.record) if kept and isinstance(kept.record, Note) else ""
