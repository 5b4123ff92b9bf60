"""The journal's place: the entries by date, and the one under the cursor to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, overload

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.timer import Timer

from jargon8_tui.model.dates import clock, in_column
from jargon8_tui.model.kinds import REFLECTION, Kept
from jargon8_tui.model.reflection import Reflection
from jargon8_tui.model.text import counted
from jargon8_tui.services.listing import newest_first
from jargon8_tui.store import Unfinished
from jargon8_tui.ui.journal.entries import NEW, EntryPage
from jargon8_tui.ui.journal.filtering import Filter
from jargon8_tui.ui.keys import HERE, key
from jargon8_tui.ui.page import WIDE_FROM
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.widgets.filter_line import FilterLine
from jargon8_tui.ui.widgets.heading import Heading
from jargon8_tui.ui.widgets.record_list import RecordList
from jargon8_tui.ui.widgets.record_row import Cell, Column, Row

NARROW = (
    Column("Date", 11),
    Column("Area", 4),
    Column("Title"),
    Column("Words", 5, right=True),
    Column("Criteria", 8),
    Column("", 5),
)
WIDE = (Column("Date", 11), Column("Area", 4), Column("Title"), Column("", 5))

PREVIEW_AFTER = 0.08
"""Seconds the cursor has to rest before the entry under it is laid out: a held key stays quick."""


class EntryList(RecordList):
    """The list of the entries; what is opened is read."""

    BINDINGS = [key("enter", "open", "Read", "read the entry whole", id="journal.read", group=HERE)]


class Journal(EntryPage):
    """Entries by date on top, or left, and the one under the cursor below, or right."""

    HELP = (
        "Your reflections by date. Each has four sections: what you did, what you learned, how it "
        "maps to the standard, and next steps."
    )
    AUTO_FOCUS = "#entries"
    MARKS = "draft  not all written yet   none  no criterion is claimed"

    BINDINGS = [
        NEW,
        key("f", "filter", "Filter", "by area, criterion, draft or word", id="journal.filter",
            group=HERE),
        key("escape", "clear", "All", "list every entry again", id="journal.clear", group=HERE,
            show=False),
        key("tab", "app.focus_next", "Pane", "to the other pane", id="page.pane", group=HERE,
            show=False),
    ]  # fmt: skip

    DEFAULT_CSS = """
    Journal {
        #panes { layout: vertical; }
        #entries { height: 6; }
        #reading { height: 1fr; }
        &.-wide #panes { layout: horizontal; }
        &.-wide #entries { width: 44%; height: 1fr; }
        &.-wide #reading { width: 1fr; border-left: solid $border-blurred; }
    }
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._filter = Filter()
        self._is_wide = False
        self._resting: Timer | None = None

    def body(self) -> ComposeResult:
        """The list; the pane to read in comes once the list stands."""
        yield FilterLine()
        with Container(id="panes"):
            yield EntryList(NARROW, self._drawn, key=_key, id="entries")

    def show(self) -> None:
        """List what there is."""
        listing = self.session.notebook.reflections.newest_first()
        entries: Sequence[Kept[Reflection]] = listing
        if self._filter:
            entries = [kept for kept in self._readable() if self._filter.holds(kept.record)]
        waiting = list(self.session.notebook.unfinished)
        count = (
            f"{len(entries):,} of {counted(len(listing), 'entry', 'entries')}"
            if self._filter
            else counted(len(listing), "entry", "entries")
        )
        self.query_one(Heading).show("Journal", count, str(self._filter), "newest first")
        self.query_one(EntryList).show(
            Joined(waiting, entries) if waiting and not self._filter else entries,
            empty=self._why_empty(len(listing)),
        )

    def sentence(self) -> str:
        """What the entry under the cursor waits for."""
        item = self.query_one(EntryList).item
        if isinstance(item, Unfinished):
            return f"{item.ref} is unfinished: enter goes on writing, d throws it away."
        if not isinstance(item, Kept):
            return ""
        if item.record.status == "draft":
            return f"{item.ref} is a draft: enter reads it whole, e goes on writing."
        return f"{item.ref}: enter reads it whole."

    def current(self) -> Kept[Reflection] | None:
        """The entry under the cursor."""
        item = self.query_one(EntryList).item
        return item if isinstance(item, Kept) else None

    # What is under the cursor

    @on(EntryList.Highlighted)
    def _highlighted(self, message: RecordList.Highlighted) -> None:
        if message.problem:
            self.say(message.problem)
        elif message.moved:
            self.hush()
        else:
            self.show_sentence()
        if self._resting is not None:
            self._resting.stop()
        self._resting = self.set_timer(PREVIEW_AFTER, self._preview)

    async def _preview(self) -> None:
        from jargon8_tui.ui.journal.pane import ReadingPane

        if not self.query(ReadingPane):
            await self.query_one("#panes").mount(ReadingPane(id="reading"))
        self.query_one(ReadingPane).show(self.session, self.current())

    @on(EntryList.Opened)
    def _opened(self, message: RecordList.Opened) -> None:
        if isinstance(message.item, Unfinished):
            self._resume(message.item)
        else:
            self.app.view(message.item.ref)  # type: ignore[attr-defined]

    def _resume(self, form: Unfinished) -> None:
        if form.ref.kind is REFLECTION:
            self.write(form.ref)
        else:
            self.open_form(form.ref)

    def action_edit(self) -> None:
        """Go on with what is unfinished, or edit the entry."""
        item = self.query_one(EntryList).item
        if isinstance(item, Unfinished):
            self._resume(item)
        else:
            super().action_edit()

    def action_delete(self) -> None:
        """Throw away what is unfinished, or move the entry to the trash."""
        item = self.query_one(EntryList).item
        if isinstance(item, Unfinished):
            with self.saying_refusals():
                self.session.notebook.unfinished.drop(item.ref)
                self.notebook_changed()
                self.say(f"What was unfinished of {item.ref} is thrown away.")
        else:
            super().action_delete()

    # Filtering

    async def action_filter(self) -> None:
        """Type what to list."""
        await self.query_one(FilterLine).open()

    @on(FilterLine.Typed)
    def _filtered(self, message: FilterLine.Typed) -> None:
        self._filter = Filter.read(message.text)
        self.show()

    @on(FilterLine.Closed)
    def _filter_closed(self) -> None:
        self.query_one(EntryList).focus()

    def action_clear(self) -> None:
        """List every entry again."""
        self.query_one(FilterLine).clear()

    # How it is drawn

    def on_resize(self) -> None:
        """Leave columns out where list and reading stand side by side."""
        self._is_wide = self.size.width >= WIDE_FROM
        self.query_one(EntryList).show_columns(WIDE if self._is_wide else NARROW)

    def _drawn(self, item: Any) -> Row:
        if isinstance(item, Unfinished):
            return Row(["You were writing " + _unfinished_in_words(item, self.session)])
        entry: Reflection = item.record
        cells: list[str | Cell] = [
            in_column(entry.date, self.session.today),
            str(entry.area or "-"),
            entry.title,
        ]
        if not self._is_wide:
            claimed = len(entry.criteria)
            cells += [f"{entry.words:,}", str(claimed) if claimed else Cell("none", "muted")]
        return Row([*cells, "draft" if entry.status == "draft" else ""])

    def _readable(self) -> Iterator[Kept[Reflection]]:
        for kept in newest_first(self.session.notebook, [REFLECTION]):
            if isinstance(kept.record, Reflection):
                yield Kept(kept.ref, kept.record)

    def _why_empty(self, total: int) -> str:
        if not total:
            return "No reflections yet. n writes one; : import reads the ones you have."
        if self._filter.area is not None and self._filter == Filter(self._filter.area):
            return f"Nothing for area {self._filter.area} yet."
        return f"None of the {total:,} entries is like that. escape lists them all."


class Joined(Sequence[Any]):
    """One sequence after another, neither of them gone through."""

    def __init__(self, first: Sequence[Any], second: Sequence[Any]) -> None:
        self._first, self._second = first, second

    def __len__(self) -> int:
        return len(self._first) + len(self._second)

    @overload
    def __getitem__(self, at: int) -> Any: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Any]: ...
    def __getitem__(self, at: int | slice) -> Any:
        if isinstance(at, slice):
            return [self[n] for n in range(*at.indices(len(self)))]
        first = len(self._first)
        return self._first[at] if at < first else self._second[at - first]


def _key(item: Any) -> tuple[bool, str]:
    return isinstance(item, Unfinished), str(item.ref)


def _unfinished_in_words(form: Unfinished, session: Session) -> str:
    day = "" if form.at.date() == session.today else f"on {in_column(form.at, session.today)} "
    return f"{form.ref} {day}at {clock(form.at)}. Continue?  enter yes, d bin it"
