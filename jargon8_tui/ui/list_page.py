"""A place that lists: the list, and what is under its cursor below it, or beside it where wide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container

from jargon8_tui.ui.fitted import WIDE_FROM
from jargon8_tui.ui.keys import HERE, key
from jargon8_tui.ui.page import Page
from jargon8_tui.ui.resting import OnceResting
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.widgets.record_list import RecordList

if TYPE_CHECKING:  # the filter line comes with the first list that has one, not with Today's
    from jargon8_tui.ui.reading_pane import ReadingPane
    from jargon8_tui.ui.widgets.blocks import Block
    from jargon8_tui.ui.widgets.filter_line import FilterLine
    from jargon8_tui.ui.widgets.paper import Paper


LIST, BESIDE = 80, 44
"""How many cells a list takes where the record stands beside it, and that at the least."""


class Panes(Container):
    """The list and the pane to read in: under each other, or side by side where wide.

    How they stand is theirs to say and not the page's: Textual gives a class the style of the first
    of its bases alone, and a place is a list page after other things.
    """

    SCOPED_CSS = False
    DEFAULT_CSS = """
    Panes { layout: vertical; }
    Panes > ReadingPane { height: 1fr; }
    Page.-wide Panes { layout: horizontal; }
    Page.-wide Panes > RecordList { height: 1fr !important; }
    Page.-wide Panes > ReadingPane { width: 1fr; border-left: $edge $border-blurred; }
    Page.-wide Panes > ReadingPane.-empty > RuleLine { visibility: hidden; }
    """


class ListPage(Page):
    """A list and a pane to read in. A subclass lists, draws, previews and opens.

    The pane comes once the list stands, and with it what it takes to lay a record out.
    """

    FILTERS: ClassVar[str] = ""
    """What the filter line understands, as the hint in it; nothing for a list without a filter."""

    KEEPS_ROOM: ClassVar[bool] = False
    """Whether the list is as wide as `room` says where the record stands beside it, and not as the
    page's style says."""

    BINDINGS = [
        key("tab", "app.focus_next", "Pane", "to the other pane", id="page.pane", group=HERE,
            show=False),
    ]  # fmt: skip

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._resting = OnceResting(self, self._rested)
        self._pane: ReadingPane | None = None
        self._idle: frozenset[str] = frozenset()
        """What the footer was told last not to offer."""

    def listed(self) -> RecordList:
        """The list, made anew."""
        raise NotImplementedError

    def preview(self) -> tuple[str, str, list[Block]]:
        """What the pane shows of what is under the cursor: its title, what stands at the right of
        the title, and its blocks."""
        raise NotImplementedError

    def opened(self, item: Any) -> None:
        """Open what the cursor is on."""
        self.open_record(item.ref)

    async def followed(self, target: Any) -> None:
        """Go to what the cursor stands on in the pane."""
        self.open_record(target)

    def filtered(self, typed: str) -> None:
        """Take over another filter. Only where there is one."""
        raise NotImplementedError

    def body(self) -> ComposeResult:
        """The list; the pane to read in comes once the list stands."""
        if self.FILTERS:
            from jargon8_tui.ui.widgets.filter_line import FilterLine

            yield FilterLine(self.FILTERS)
        with Panes():
            yield self.listed()

    @property
    def room(self) -> int:
        """How many cells a row of the list has, those beyond `LIST` not counted."""
        width = self.size.width
        return min(LIST, width - BESIDE) if width >= WIDE_FROM else width

    @property
    def is_empty(self) -> bool:
        """Whether there is no row that the cursor could be on."""
        return all(rows.index is None for rows in self.query(RecordList))

    @property
    def filter_line(self) -> FilterLine:
        """Where one types what to list. Only where there is one."""
        from jargon8_tui.ui.widgets.filter_line import FilterLine

        return self.query_one(FilterLine)

    @property
    def rows(self) -> RecordList:
        """The list."""
        return self.query_one(RecordList)

    def on_resize(self) -> None:
        """Give the record beside the list its room. Those of the subclasses come before it."""
        styles = self.rows.styles
        if self.KEEPS_ROOM and self.size.width >= WIDE_FROM:
            styles.width = self.room
        elif styles.inline.has_rule("width"):  # or all would be laid out anew for nothing
            styles.width = None

    async def show_preview(self) -> None:
        """Lay out what is under the cursor."""
        from jargon8_tui.ui.reading_pane import ReadingPane

        if self._pane is None:
            self._pane = ReadingPane()
            await self.query_one(Panes).mount(self._pane)
        if self._pane.is_mounted:  # the app may have ended meanwhile
            self._pane.show(*self.preview())

    async def _rested(self) -> None:
        if self.is_attached and self.session.is_open:
            await self.show_preview()

    @on(RecordList.Highlighted)
    def _offer_other_keys(self) -> None:
        """Have the footer offer what can be done with what the cursor has come to."""
        if self.idle != self._idle:
            self._idle = self.idle
            self.refresh_bindings()

    @on(RecordList.Highlighted)
    async def _highlighted(self, message: RecordList.Highlighted) -> None:
        if message.problem:
            self.say(message.problem)
        elif message.moved:
            self.hush()
        else:
            self.show_sentence()
        if message.moved or self._pane is None:
            self._resting.moved()
        else:  # it is not what it was any more
            await self.show_preview()

    async def on_paper_chosen(self, message: Paper.Chosen) -> None:
        """Go there. Known by its name: the pane is loaded after the list stands."""
        await self.followed(message.target)

    @on(RecordList.Opened)
    def _opened(self, message: RecordList.Opened) -> None:
        self.opened(message.item)

    async def action_filter(self) -> None:
        """Type what to list."""
        await self.filter_line.open()

    def action_clear(self) -> None:
        """List everything again."""
        self.filter_line.clear()

    def on_filter_line_typed(self, message: FilterLine.Typed) -> None:
        """Narrow the list with each key."""
        with self.saying_refusals():  # what is listed stays: it may still be being typed
            self.filtered(message.text)
            self.hush()
            self.show()

    def on_filter_line_closed(self) -> None:
        """Go back to the list."""
        self.rows.focus()
