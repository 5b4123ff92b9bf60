"""The library's place: the notes by section, and the one under the cursor to read."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from jargon8_tui.model.kinds import NOTE, Kept
from jargon8_tui.model.note import Note
from jargon8_tui.model.text import counted, words_in
from jargon8_tui.services.find import Query
from jargon8_tui.ui.keys import HERE, key
from jargon8_tui.ui.list_page import ListPage
from jargon8_tui.ui.note_page import address_in, note_blocks
from jargon8_tui.ui.record_actions import RecordActions
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.text import safe
from jargon8_tui.ui.widgets.heading import Heading
from jargon8_tui.ui.widgets.paper import Block
from jargon8_tui.ui.widgets.record_list import RecordList
from jargon8_tui.ui.widgets.record_row import Cell, Column, GroupHeading, Row

COLUMNS = (Column("Ref", 7), Column("Title"), Column("Words", 6, right=True))
UNSORTED = "Without a section"
"""What notes that name no section stand under, after all that do."""


class Library(RecordActions, ListPage):
    """Notes by section on top, or left, and the one under the cursor below, or right."""

    MODE = "library"
    AUTO_FOCUS = "#notes"
    FILTERS = "words to look for"
    HELP = (
        "The study notes, your own and those you imported, by section. y copies the address in a "
        "note, where it has one; nothing is opened or fetched from here."
    )

    BINDINGS = [
        key("n", "new", "New", "write a note", id="library.new", group=HERE),
        key("f", "filter", "Filter", "by words", id="library.filter", group=HERE),
        key("escape", "clear", "All", "list every note again", id="library.clear", show=False),
    ]

    DEFAULT_CSS = """
    Library {
        #notes { height: 45%; }
        &.-wide #notes { width: 44%; }
    }
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._query = Query(())

    def listed(self) -> RecordList:
        """The notes."""
        return RecordList(COLUMNS, self._drawn, key=_key, id="notes")

    def show(self) -> None:
        """List the notes that there are, or those with the words that are looked for."""
        total = len(self.session.notebook.notes)
        notes = [kept for kept in self.session.notebook.notes.all() if self._holds(kept.record)]
        is_filtered = bool(self._query.words)
        self.query_one(Heading).show(
            "Library",
            f"{len(notes):,} of {counted(total, 'note')}"
            if is_filtered
            else counted(total, "note"),
            " ".join(self._query.words),
        )
        self.rows.show(
            by_section(notes),
            keep=None if self.wanted is None else (True, str(self.wanted)),
            empty=self._why_empty(total),
        )
        self.wanted = None

    def sentence(self) -> str:
        """What can be done with the note under the cursor."""
        kept = self.current()
        if kept is None:
            return ""
        copied = "the address in it" if address_in(kept.record) else "its ref"
        return f"{kept.ref}: enter reads it whole, y copies {copied}."

    def current(self) -> Kept[Note] | None:
        """The note under the cursor."""
        item = self.rows.item
        return item if isinstance(item, Kept) else None

    def copy_text(self) -> str:
        """The address in the note, where it has one."""
        kept = self.current()
        return address_in(kept.record) if kept else ""

    def action_new(self) -> None:
        """Write a note."""
        if self.session.is_open:
            self.open_form(NOTE)

    def preview(self) -> tuple[str, str, list[Block]]:
        """The note, with where it came from at the right of its title."""
        kept = self.current()
        if kept is None:
            return "", "", []
        return f"{kept.ref} {kept.title}", kept.record.source, note_blocks(kept.record)

    def filtered(self, typed: str) -> None:
        """List the notes with these words."""
        self._query = Query.of(typed)

    def _holds(self, note: Note) -> bool:
        texts = (note.title, note.body, note.section, *note.tags)
        found: set[str] = set().union(*(self._query.in_text(text) for text in texts))
        return len(found) == len(self._query.words)

    def _drawn(self, item: Any) -> Row | GroupHeading:
        if isinstance(item, GroupHeading):
            return item
        note: Note = item.record
        title = Cell(note.title, matches=self._query.marks(safe(note.title)))
        return Row([str(item.ref), title, f"{words_in(note.body):,}"])

    def _why_empty(self, total: int) -> str:
        if not total:
            return "No notes yet. n writes one; : import reads the ones you have."
        return f"None of the {total:,} notes has that. escape lists them all."


def by_section(notes: Iterable[Kept[Note]]) -> Sequence[GroupHeading | Kept[Note]]:
    """Notes under the headings of their sections, by name; in a section they keep their order."""
    sections: dict[str, list[Kept[Note]]] = defaultdict(list)
    for kept in notes:
        sections[kept.record.section.strip()].append(kept)
    rows: list[GroupHeading | Kept[Note]] = []
    for name in sorted(sections, key=lambda name: (not name, name.casefold())):
        rows.append(GroupHeading(name or UNSORTED, len(sections[name])))
        rows += sections[name]
    return rows


def _key(item: GroupHeading | Kept[Note]) -> tuple[bool, str]:
    return isinstance(item, Kept), str(item.ref) if isinstance(item, Kept) else item.text
