"""The library's place: the notes by section, and the one under the cursor to read."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical

from jargon8_tui.model.kinds import NOTE, Kept
from jargon8_tui.model.note import Note
from jargon8_tui.model.text import counted, words_in
from jargon8_tui.services.find import Query
from jargon8_tui.ui.keys import HERE, key
from jargon8_tui.ui.note_page import address_in, note_blocks
from jargon8_tui.ui.record_actions import RecordActions
from jargon8_tui.ui.resting import OnceResting
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.text import safe
from jargon8_tui.ui.widgets.filter_line import FilterLine
from jargon8_tui.ui.widgets.heading import Heading
from jargon8_tui.ui.widgets.paper import Paper
from jargon8_tui.ui.widgets.record_list import RecordList
from jargon8_tui.ui.widgets.record_row import Cell, Column, GroupHeading, Row
from jargon8_tui.ui.widgets.rule_line import RuleLine

COLUMNS = (Column("Ref", 7), Column("Title"), Column("Words", 6, right=True))
UNSORTED = "Without a section"
"""What notes that name no section stand under, after all that do."""


class Library(RecordActions):
    """Notes by section on top, or left, and the one under the cursor below, or right."""

    MODE = "library"
    AUTO_FOCUS = "#notes"
    HELP = (
        "The study notes, your own and those you imported, by section. y copies the address in a "
        "note, where it has one; nothing is opened or fetched from here."
    )

    BINDINGS = [
        key("n", "new", "New", "write a note", id="library.new", group=HERE),
        key("f", "filter", "Filter", "by words", id="library.filter", group=HERE),
        key("escape", "clear", "All", "list every note again", id="library.clear", show=False),
        key("tab", "app.focus_next", "Pane", "to the other pane", id="page.pane", show=False),
    ]

    DEFAULT_CSS = """
    Library {
        #panes { layout: vertical; }
        #notes { height: 45%; }
        #reading { height: 1fr; }
        &.-wide #panes { layout: horizontal; }
        &.-wide #notes { width: 44%; height: 1fr; }
        &.-wide #reading { width: 1fr; border-left: solid $foreground 40%; }
    }
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._query = Query(())
        self._resting = OnceResting(self, self._preview)

    def body(self) -> ComposeResult:
        """The list, and the pane to read in."""
        yield FilterLine()
        with Container(id="panes"):
            yield RecordList(COLUMNS, self._drawn, key=_key, id="notes")
            with Vertical(id="reading"):
                yield RuleLine()
                yield Paper(id="note")

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
        self.query_one(RecordList).show(by_section(notes), empty=self._why_empty(total))

    def sentence(self) -> str:
        """What can be done with the note under the cursor."""
        kept = self.current()
        if kept is None:
            return ""
        copied = "the address in it" if address_in(kept.record) else "its ref"
        return f"{kept.ref}: enter reads it whole, y copies {copied}."

    def current(self) -> Kept[Note] | None:
        """The note under the cursor."""
        item = self.query_one(RecordList).item
        return item if isinstance(item, Kept) else None

    def copy_text(self) -> str:
        """The address in the note, where it has one."""
        kept = self.current()
        return address_in(kept.record) if kept else ""

    def action_new(self) -> None:
        """Write a note."""
        if self.session.is_open:
            self.open_form(NOTE)

    # What is under the cursor

    @on(RecordList.Highlighted)
    def _highlighted(self, message: RecordList.Highlighted) -> None:
        if message.problem:
            self.say(message.problem)
        elif message.moved:
            self.hush()
        else:
            self.show_sentence()
        self._resting.moved()

    def _preview(self) -> None:
        kept = self.current()
        paper, rule = self.query_one(Paper), self.query_one(RuleLine)
        if kept is None:
            rule.show("")
            paper.show([])
        else:
            rule.show(f"{kept.ref} {kept.title}", kept.record.source)
            paper.show(note_blocks(kept.record))

    @on(RecordList.Opened)
    def _opened(self, message: RecordList.Opened) -> None:
        self.app.view(message.item.ref)  # type: ignore[attr-defined]

    # Filtering

    async def action_filter(self) -> None:
        """Type what to list."""
        await self.query_one(FilterLine).open()

    @on(FilterLine.Typed)
    def _filtered(self, message: FilterLine.Typed) -> None:
        self._query = Query.of(message.text)
        self.show()

    @on(FilterLine.Closed)
    def _filter_closed(self) -> None:
        self.query_one(RecordList).focus()

    def action_clear(self) -> None:
        """List every note again."""
        self.query_one(FilterLine).clear()

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
