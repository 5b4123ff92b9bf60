"""The place of the feedback: the log, and the entry under the cursor below it or beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual import work

from jargon8_tui.model.kinds import FEEDBACK, Kept
from jargon8_tui.model.text import counted
from jargon8_tui.services.feedback.log import NEWEST, ORDERS, Filter, in_order, sift
from jargon8_tui.ui.feedback.entries import FeedbackKeys
from jargon8_tui.ui.feedback.filtering import HINT, in_words, read
from jargon8_tui.ui.feedback.log_rows import columns_for, drawn
from jargon8_tui.ui.feedback.words import sentence_of
from jargon8_tui.ui.fitted import WIDE_FROM
from jargon8_tui.ui.keys import HERE, key
from jargon8_tui.ui.records.listed_out import WritesListed
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.sifting import Sifting
from jargon8_tui.ui.widgets.filter_line import FilterLine
from jargon8_tui.ui.widgets.heading import Heading
from jargon8_tui.ui.widgets.record_list import RecordList
from jargon8_tui.ui.widgets.record_row import Row
from jargon8_tui.ui.writing.unfinished_rows import ListsUnfinished

if TYPE_CHECKING:
    from jargon8_tui.model.feedback import Feedback as Entry
    from jargon8_tui.ui.widgets.blocks import Block

PANE = 44
"""How many cells an entry beside the log takes at least."""


class Feedback(FeedbackKeys, WritesListed, ListsUnfinished):
    """The log on top, or left, and the entry under the cursor below, or right."""

    HELP = (
        "Concerns, compliments and requests, newest first. One moves through five stages with >, "
        "each with a note that is never rewritten."
    )
    LISTS = FEEDBACK.name
    AUTO_FOCUS = "#log"
    FILTERS = HINT
    USED_MOST = (
        "feedback.advance",
        "feedback.open_again",
        "list.open",
        "feedback.new",
        "feedback.filter",
    )
    MARKS = (
        "! medium   !! high   !!! critical   {reached}{reached}{reached}{ahead}{ahead} third of "
        "five stages   DP data protection   SD staff dispute   wd working days   ack acknowledge"
    )
    BINDINGS = [
        key("f", "filter", "Filter", "by stage, type, severity, category, whom, when or word",
            id="feedback.filter", group=HERE),
        key("s", "sort", "Sort", "newest, by due time, by severity, oldest open", show=False,
            id="feedback.sort", group=HERE),
        key("escape", "clear", "All", "list every entry again", id="feedback.clear", group=HERE,
            show=False),
    ]  # fmt: skip

    DEFAULT_CSS = """
    Feedback {
        & ReadingPane { height: 7; }
        &.-wide Panes > ReadingPane { height: 1fr; width: 44; }
    }
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._filter = Filter()
        self._order = NEWEST
        self._is_new = False
        """Whether the filter has just been changed, so that the first found can be shown."""
        self._sifting = Sifting(self, self._list)
        self._longest_ref = 0

    def listed(self) -> RecordList:
        """The log."""
        return RecordList(columns_for(0, 0), self.drawing(self._drawn), id="log")

    def show(self) -> None:
        """List what there is."""
        if not self._filter and self._order == NEWEST:
            self._sifting.stop()
            listing = self.session.notebook.feedback.newest_first()
            self._show_rows(listing, counted(len(listing), "entry", "entries"), True)
            return
        session = self.session
        slices = sift(session.notebook, session.finder, self._filter, session.now())
        self._sifting.begin(slices, whole=not self._is_new or self._order != NEWEST)
        self._is_new = False

    def _list(self, ids: list[int], is_all: bool) -> None:
        rows = in_order(self.session.notebook, ids, self._order)
        more = "" if is_all else "+"
        total = len(self.session.notebook.feedback)
        of_all = f"{len(ids):,}{more} of {total:,}"
        count = of_all if self._filter else counted(total, "entry", "entries")
        self._show_rows(rows, count, is_all)

    def _show_rows(self, rows: Sequence[Kept[Entry]], count: str, is_all: bool) -> None:
        self.all_listed = rows if is_all else None
        self.query_one(Heading).show("Feedback", count, in_words(self._filter), self._order)
        longest = max((len(str(kept.ref)) for kept in rows[:1]), default=0)
        self._longest_ref = max(longest, len(str(len(rows))) + 3)
        self.rows.show_columns(columns_for(self._longest_ref, self.room))
        listed = rows if self._filter else self.with_unfinished(rows)
        self.rows.show(listed, keep=self.wanted, empty=self._why_empty())
        self.wanted = None

    def sentence(self) -> str:
        """What the entry under the cursor waits for."""
        kept = self.current()
        if kept is None:
            return super().sentence()
        return sentence_of(kept, self.session)

    def current(self) -> Kept[Entry] | None:
        """The entry under the cursor."""
        item = self.rows.item
        return item if isinstance(item, Kept) else None

    def listed_as(self) -> str:
        """The log, and what of it."""
        return ", ".join(filter(None, ("feedback", in_words(self._filter))))

    def preview(self) -> tuple[str, str, list[Block]]:
        """The entry: its first lines below the log, the whole of it beside."""
        from jargon8_tui.ui.feedback.reading import blocks_of, preview_of

        kept = self.current()
        if kept is None:
            return super().preview()
        is_wide = self.size.width >= WIDE_FROM
        blocks = blocks_of(self.session, kept, PANE) if is_wide else preview_of(self.session, kept)
        right = "" if is_wide else f"{kept.record.type}, {kept.record.track}"
        return f"{kept.ref} {kept.title}", right, blocks

    # What is listed

    @work
    async def list_only(self, filter: str) -> None:
        """List what a filter holds for, as if it had been typed and kept."""
        line = self.query_one(FilterLine)
        await line.open()
        line.keep(filter)

    def filtered(self, typed: str) -> None:
        """List what `typed` asks for."""
        self._filter, self._is_new = read(typed, self.session), True

    def action_sort(self) -> None:
        """List in another order."""
        names = [*ORDERS]
        self._order = names[(names.index(self._order) + 1) % len(names)]
        self.rows.begin_anew()
        self.show()
        self.say(f"{self._order[:1].upper()}{self._order[1:]}.")

    def on_resize(self) -> None:
        """Lay out anew what is beside the log, and leave out what summaries would be cut for."""
        self.rows.show_columns(columns_for(self._longest_ref, self.room))
        self._resting.moved()

    def _drawn(self, kept: Any) -> Row:
        return drawn(kept, self.session.now(), self.session.settings, self.room)

    def _why_empty(self) -> str:
        total = len(self.session.notebook.feedback)
        if not total:
            return "No feedback yet. n records one, c in one line."
        asked = in_words(self._filter)
        return f"0 of {total:,}: nothing is {asked}. escape clears the filter."
