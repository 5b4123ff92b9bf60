"""A note read whole: its text, its sources, where it leads to, and the records that speak of it."""

from collections.abc import Sequence

from textual import work

from jargon8_tui.model.dates import in_words
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import Kept, Ref
from jargon8_tui.model.record import Record
from jargon8_tui.model.shipped_note import ShippedNote, ShippedRef
from jargon8_tui.model.text import counted, words_in
from jargon8_tui.services.library.contents import AnyNote
from jargon8_tui.services.library.mentions import mentions
from jargon8_tui.services.library.shipped_notes import shipped_note
from jargon8_tui.ui.keys import HERE, RECORD, key
from jargon8_tui.ui.library.addresses import Address
from jargon8_tui.ui.library.note_actions import NoteActions
from jargon8_tui.ui.library.note_blocks import (
    place_blocks,
    seen_blocks,
    source_blocks,
    text_blocks,
)
from jargon8_tui.ui.paper_page import PaperPage
from jargon8_tui.ui.records.record_blocks import linked_blocks
from jargon8_tui.ui.records.views import leave
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.slices import in_slices
from jargon8_tui.ui.widgets.blocks import Block, Line, Title
from jargon8_tui.ui.widgets.heading import Heading
from jargon8_tui.ui.widgets.paper import Paper

MOST_SEEN = 20
"""So many of the records that speak of a note are listed, the newest."""


class NotePage(NoteActions, PaperPage):
    """One note, the user's own or a shipped one."""

    MODE = "library"
    HELP = (
        "A note, read whole. Down reads on and then walks its places, tab goes straight to the "
        "next; enter goes there, escape comes back. An address is opened only if you say so."
    )

    BINDINGS = [
        key("enter", "follow", "Go there", "go to what is under the cursor", id="record.follow",
            group=HERE),
        key("tab", "place(1)", "Next place", "to the next place in the note", id="note.next",
            group=HERE),
        key("shift+tab", "place(-1)", "Place before", "to the place before", id="note.before",
            group=HERE, show=False),
        key("escape", "back", "Back", "back to where you were", id="page.back", group=HERE),
    ]  # fmt: skip

    USED_MOST = ("note.next", "page.back")

    def __init__(self, session: Session, ref: Ref | ShippedRef) -> None:
        super().__init__(session)
        self.ref = ref
        self._seen: Sequence[Kept[Record]] | None = None

    def note(self) -> AnyNote | None:
        """The note, while it is there."""
        if isinstance(self.ref, ShippedRef):
            return shipped_note(self.ref)
        try:
            return self.session.notebook.notes.kept(self.ref.id)
        except Refused:
            return None

    def show(self) -> None:
        """Show the note as it is now, or that it is gone; then look who speaks of it."""
        note = self.note()
        if note is None:
            self.show_gone(self.ref)
            return
        self._lay_out(note)
        self._look(note)

    def _lay_out(self, note: AnyNote) -> None:
        is_marked = note.record.uid in self.session.notebook.bookmarks
        kind = "shipped note" if isinstance(note, ShippedNote) else "note"
        self.query_one(Heading).show(str(note.ref), kind, "bookmarked" if is_marked else "")
        self.query_one(Paper).show(self.blocks(note), stay=True)

    def blocks(self, note: AnyNote) -> list[Block]:
        """The note as paper shows it."""
        notebook = self.session.notebook
        regions: list[list[Block]] = [
            [Title(note.title), Line(_about(note))],
            text_blocks(note),
            list(place_blocks(notebook, note)),
            list(source_blocks(note)),
            list(linked_blocks(notebook, note.ref, [])),
            list(seen_blocks(self._seen, MOST_SEEN)),
        ]
        laid: list[Block] = []
        for region in filter(None, regions):
            laid += [None, *region] if laid else region
        return laid

    @work(exclusive=True, group="seen")
    async def _look(self, note: AnyNote) -> None:
        """Look through the records while nothing else is done, and show which speak of the note."""
        seen: list[Kept[Record]] = []
        async for kept in in_slices(mentions(self.session.notebook, note)):
            seen.append(kept)
            if len(seen) == MOST_SEEN:
                break
        if seen != self._seen:
            self._seen = seen
            self._lay_out(note)

    def sentence(self) -> str:
        """What is under the cursor, else what the note is."""
        if isinstance(self.target, Address):
            return self.target.hint
        if self.target is not None:
            return f"enter goes to {self.target}."
        note = self.note()
        if note is None:
            return ""
        if isinstance(note, ShippedNote):
            return f"{note.ref} ships with jargon8; o makes it your own."
        return f"{note.ref}, note, written {in_words(note.record.created)}."

    def copy_text(self) -> str:
        """The address under the cursor, else the first there is."""
        return self.target.url if isinstance(self.target, Address) else super().copy_text()

    def deleted(self, ref: Ref) -> None:
        """Leave the page of a note that has gone to the trash."""
        leave(self)
        super().deleted(ref)

    # What the keys do

    def action_place(self, by: int) -> None:
        """To the next place in the note, or the one before."""
        self.query_one(Paper).walk(by)


class ShippedPage(NotePage):
    """A shipped note. Its footer offers what can be done with it; what would change it says why
    not."""

    BINDINGS = [
        key("o", "own", "Own copy", "write a note of your own from it", id="note.own", group=HERE),
        key("e", "edit", "Edit", "say how to copy it", id="record.edit", group=RECORD,
            show=False),
        key("d", "delete", "Delete", "say that it stays", id="record.delete", group=RECORD,
            show=False),
        key("a", "action", "Action", "say how to copy it", id="record.action", group=RECORD,
            show=False),
        key("x", "export", "Export", "say how to copy it", id="record.export", group=RECORD,
            show=False),
    ]  # fmt: skip


def _about(note: AnyNote) -> str:
    """The line under a note's title: its section, where it is from, its tags, its length."""
    record = note.record
    if isinstance(note, ShippedNote):
        return f"{record.section}   written {in_words(note.when)}"
    words = counted(words_in(record.body), "word")
    return "   ".join(filter(None, (record.section, record.source, ", ".join(record.tags), words)))
