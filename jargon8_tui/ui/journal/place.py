"""The journal's place: the entries by date, and the one under the cursor to read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from jargon8_tui.model.dates import in_column
from jargon8_tui.model.kinds import REFLECTION, Kept
from jargon8_tui.model.reflection import Reflection
from jargon8_tui.model.text import begun, counted
from jargon8_tui.services.finding.query import Query
from jargon8_tui.services.journal import NEWEST, ORDERS, in_order
from jargon8_tui.ui.fitted import WIDE_FROM
from jargon8_tui.ui.journal.entries import NEW, WritesEntries
from jargon8_tui.ui.journal.filtering import Filter
from jargon8_tui.ui.keys import HERE, key
from jargon8_tui.ui.records.listed_out import WritesListed
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.sifting import Sifting
from jargon8_tui.ui.widgets.heading import Heading
from jargon8_tui.ui.widgets.record_list import RecordList
from jargon8_tui.ui.widgets.record_row import Cell, Column, Row
from jargon8_tui.ui.writing.unfinished_rows import ListsUnfinished

if TYPE_CHECKING:
    from jargon8_tui.ui.widgets.blocks import Block

COLUMNS = (
    Column("Date", 11),
    Column("Area", 4),
    Column("Title"),
    Column("Words", 5, right=True),
    Column("Criteria", 8),
    Column("", 5),
)
FEW = (Column("Date", 11), Column("Area", 4), Column("Title"), Column("", 5))
"""Where titles would be cut for the others."""
MORE_FROM = 72
"""From this many columns on there is room for all."""
WHOLE_FROM = 182
"""And from this many beside the reading."""


class EntryList(RecordList):
    """The list of the entries; what is opened is read."""

    BINDINGS = [key("enter", "open", "Read", "read the entry whole", id="journal.read", group=HERE)]


class Journal(WritesEntries, WritesListed, ListsUnfinished):
    """Entries by date on top, or left, and the one under the cursor below, or right."""

    HELP = (
        "Your reflections by date. Each has four sections: what you did, what you learned, how it "
        "maps to the standard, and next steps."
    )
    LISTS = REFLECTION.name
    AUTO_FOCUS = "#entries"
    FILTERS = "area 2, A2-P3, draft, or words to look for"
    MARKS = "draft  not all written yet   none  no criterion is claimed"

    BINDINGS = [
        NEW,
        key("f", "filter", "Filter", "by area, criterion, draft or word", id="journal.filter",
            group=HERE),
        key("s", "sort", "Sort", "newest first, oldest first or by area", id="journal.sort",
            group=HERE, show=False),
        key("escape", "clear", "All", "list every entry again", id="journal.clear", group=HERE,
            show=False),
    ]  # fmt: skip

    DEFAULT_CSS = """
    Journal {
        #entries { height: 6; }
        &.-wide #entries { width: 44%; }
    }
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._filter = Filter()
        self._order = NEWEST
        self._sifting = Sifting(self, self._sifted)
        self._has_few = False

    def listed(self) -> RecordList:
        """The entries."""
        return EntryList(COLUMNS, self.drawing(self._drawn), id="entries")

    def show(self) -> None:
        """List what there is."""
        reflections = self.session.notebook.reflections
        if not self._filter and self._order == NEWEST:
            self._sifting.stop()
            self._list(reflections.newest_first(), True)
            return
        slices = (
            self.session.finder.sift(self._filter.query, REFLECTION, self._filter.holds_beside)
            if self._filter
            else reflections.slices()
        )
        self._sifting.begin(slices, whole=self._order != NEWEST)

    def _sifted(self, ids: list[int], is_all: bool) -> None:
        self._list(in_order(self.session.notebook, ids, self._order), is_all)

    def _list(self, entries: Sequence[Kept[Reflection]], is_all: bool) -> None:
        """List entries; where those are not all there are, the rest comes in a moment."""
        self.all_listed = entries if is_all else None
        total = len(self.session.notebook.reflections)
        count = (
            f"{len(entries):,} of {counted(total, 'entry', 'entries')}"
            if self._filter
            else counted(len(entries), "entry", "entries")
        )
        self.query_one(Heading).show("Journal", count, str(self._filter), self._order)
        listed = entries if self._filter else self.with_unfinished(entries)
        self.rows.show(listed, keep=self.wanted, empty=self._why_empty(total) if is_all else "")
        if is_all:
            self.wanted = None

    def sentence(self) -> str:
        """What the entry under the cursor waits for."""
        kept = self.current()
        if kept is None:
            return super().sentence()
        if kept.record.status == "draft":
            how = self.session.to_change(", e goes on writing")
            return f"{kept.ref} is a draft: enter reads it whole{how}."
        return f"{kept.ref}: enter reads it whole."

    def current(self) -> Kept[Reflection] | None:
        """The entry under the cursor."""
        item = self.rows.item
        return item if isinstance(item, Kept) else None

    # What is under the cursor

    def preview(self) -> tuple[str, str, list[Block]]:
        """The entry, with its area and criteria at the right of its title."""
        from jargon8_tui.ui.journal.reading import blocks_of

        kept = self.current()
        if kept is None:
            return super().preview()
        entry = kept.record
        area = f"area {entry.area}" if entry.area else "no area"
        right = ", ".join(filter(None, (area, " ".join(entry.criteria))))
        return f"{kept.ref} {kept.title}", right, blocks_of(self.session, kept)

    async def followed(self, target: Any) -> None:
        """Go where the cursor stands in the pane; on a step, make an action of it."""
        from jargon8_tui.ui.journal.reading import OnStep

        if isinstance(target, OnStep):
            self.action_action()
        else:
            await super().followed(target)

    def action_text(self) -> str:
        """An action made on a step in the pane starts as that step."""
        from jargon8_tui.ui.journal.reading import step_of
        from jargon8_tui.ui.reading_pane import ReadingPane

        return step_of(next((pane.target for pane in self.query(ReadingPane)), None))

    def filtered(self, typed: str) -> None:
        """List what `typed` holds for."""
        self._filter = Filter.read(typed, self.session.now())

    def action_sort(self) -> None:
        """List in another order."""
        names = [*ORDERS]
        self._order = names[(names.index(self._order) + 1) % len(names)]
        self.rows.begin_anew()
        self.show()
        self.say(f"{begun(self._order)}.")

    def listed_as(self) -> str:
        """The journal, and what of it."""
        return f"journal, {self._filter}"

    # How it is drawn

    def on_resize(self) -> None:
        """Leave out what titles would be cut for: in a small window, and where list and reading
        stand side by side in one that is not very wide."""
        width = self.size.width
        self._has_few = width < MORE_FROM or WIDE_FROM <= width < WHOLE_FROM
        self.rows.show_columns(FEW if self._has_few else COLUMNS)

    def _drawn(self, item: Any) -> Row:
        entry: Reflection = item.record
        cells: list[str | Cell] = [
            in_column(entry.date, self.session.today),
            str(entry.area or "-"),
            entry.title,
        ]
        if not self._has_few:
            claimed = len(entry.criteria)
            cells += [f"{entry.words:,}", str(claimed) if claimed else Cell("none", "muted")]
        return Row([*cells, "draft" if entry.status == "draft" else ""])

    def _why_empty(self, total: int) -> str:
        if not total:
            return "No reflections yet. n writes one; : import reads the ones you have."
        if self._filter.area is not None and self._filter == Filter(Query(area=self._filter.area)):
            return f"Nothing for area {self._filter.area} yet."
        return f"None of the {total:,} entries is like that. escape lists them all."
