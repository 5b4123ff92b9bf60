"""A list of notes, and the one under the cursor to read beside it."""

from collections.abc import Iterable, Sequence

from jargon8_tui.model.dates import day_and_month
from jargon8_tui.model.kinds import NOTE, Kept, Ref
from jargon8_tui.model.shipped_note import ShippedNote
from jargon8_tui.model.text import counted
from jargon8_tui.services.finding.query import Query
from jargon8_tui.services.finding.texts import holds
from jargon8_tui.services.library.contents import AnyNote, Chapter
from jargon8_tui.ui.keys import HERE, key
from jargon8_tui.ui.library.addresses import Address
from jargon8_tui.ui.library.note_actions import NoteActions, address_of
from jargon8_tui.ui.library.note_blocks import source_blocks, text_blocks
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.text import one_line
from jargon8_tui.ui.widgets.blocks import Block
from jargon8_tui.ui.widgets.record_list import RecordList
from jargon8_tui.ui.widgets.record_row import Cell, Column, GroupHeading, Row
from jargon8_tui.ui.writing.unfinished_rows import ListsUnfinished

COLUMNS = (Column(""), Column("", 19, right=True))
OF_A_SECTION = (Column("", 28), Column(""))
MARK = "*"
"""Before a note that is bookmarked."""

Item = GroupHeading | Chapter | AnyNote
"""What stands in a row."""


class NoteList(NoteActions, ListsUnfinished):
    """Notes in rows. A subclass says which (`items`), and what it is called."""

    MODE = "library"
    LISTS = NOTE.name
    FILTERS = "words to look for"
    MARKS = f"{MARK} bookmarked"
    BINDINGS = [
        key("n", "new", "New", "write a note", id="library.new", group=HERE),
        key("f", "filter", "Filter", "filter by words", id="library.filter", group=HERE),
        key("escape", "clear", "All", "list all again", id="library.clear", show=False),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.sought = Query.of("")

    def items(self) -> Sequence[Item]:
        """What is to be listed now."""
        raise NotImplementedError

    def listed(self) -> RecordList:
        """The rows."""
        return RecordList(COLUMNS, self.drawing(self._drawn), key=_key, titled=False, id="notes")

    def list_again(self, items: Sequence[Item], empty: str) -> None:
        """Show `items`, with the cursor where it was, or on the record that is wanted; where that
        is not among them, on its section."""
        self._marked = set(self.session.notebook.bookmarks.all())
        keep = next((_key(item) for item in items if _is_at(item, self.wanted)), None)
        self.rows.show(items, keep=keep, empty=empty)
        self.wanted = None

    def note(self) -> AnyNote | None:
        """The note under the cursor."""
        item = self.rows.item
        return item if isinstance(item, Kept | ShippedNote) else None

    def sentence(self) -> str:
        """What can be done with what is under the cursor."""
        note = self.note()
        if note is None:
            return super().sentence()
        copied = "the address in it" if address_of(note) else "its ref"
        return f"{note.ref}: enter reads it whole, y copies {copied}."

    def preview(self) -> tuple[str, str, list[Block]]:
        """The note, with where it came from at the right of its title."""
        note = self.note()
        if note is None:
            return super().preview()
        ships = isinstance(note, ShippedNote)
        title = note.title if ships else f"{note.ref} {note.title}"
        sources = list(source_blocks(note)) if ships else []
        return title, "" if ships else note.record.source, [*text_blocks(note), *sources]

    def copy_text(self) -> str:
        """The address under the cursor of the pane, else the first in the note."""
        target = self._pane.target if self._pane else None
        return target.url if isinstance(target, Address) else super().copy_text()

    def action_new(self) -> None:
        """Write a note, in the section one is in where that is one's own."""
        if self.session.is_open:
            chapter = self.chapter()
            section = chapter.section if chapter and not chapter.ships else ""
            self.open_form(NOTE, {"section": section})

    def chapter(self) -> Chapter | None:
        """The section that the cursor is on, or in."""
        raise NotImplementedError

    def filtered(self, typed: str) -> None:
        """List what has these words."""
        self.sought = Query.read(typed, self.session.now())

    def holding(self, notes: Iterable[AnyNote]) -> list[AnyNote]:
        """Those of `notes` that have the words that are looked for."""
        return [note for note in notes if self._holds(note)]

    def _holds(self, note: AnyNote) -> bool:
        return holds(self.sought, note.record)

    def _drawn(self, item: Item) -> Row | GroupHeading:
        if isinstance(item, GroupHeading):
            return item
        if isinstance(item, Chapter):
            return Row([item.title, Cell(item.about, "muted")], columns=OF_A_SECTION)
        title = Cell(item.title, matches=self.sought.marks(one_line(item.title)))
        mark = MARK if item.record.uid in self._marked else ""
        return Row([title, Cell(_at_right(item), "muted")], mark)


def _is_at(item: Item, ref: Ref | None) -> bool:
    if isinstance(item, GroupHeading):
        return False
    notes = item.notes if isinstance(item, Chapter) else (item,)
    return ref is not None and any(note.ref == ref for note in notes)


def among(notes: int, total: int) -> str:
    """How many notes are listed, of how many where that is not all."""
    whole = counted(total, NOTE.label)
    return whole if notes == total else f"{notes:,} of {whole}"


def _at_right(note: AnyNote) -> str:
    """The ref of one's own note; of a shipped one, since when all that it names is checked."""
    if not isinstance(note, ShippedNote):
        return str(note.ref)
    checked = [source.checked for source in note.sources if source.checked]
    if not checked:
        return "not checked" if note.sources else ""
    if len(checked) < len(note.sources):
        return "partly checked"
    day = min(checked)
    return f"checked {day_and_month(day)} {day.year}"


def _key(item: Item) -> tuple[str, str]:
    match item:
        case GroupHeading():
            return "group", item.text
        case Chapter():
            return "own" if not item.ships else "shipped", item.title
    return "note", str(item.ref)
