"""Find: every record and study note searched as one types, over whatever page one is on.

The next key puts an end to the search before.
"""

import asyncio
from collections.abc import Iterator, Sequence
from typing import Any

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.widgets import Static

from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import KINDS, NOTE, Kind
from jargon8_tui.services.finding.looking import AnyRef
from jargon8_tui.services.finding.query import Query
from jargon8_tui.ui.finding.found import (
    MOST,
    SOUGHT,
    Results,
    Sought,
    at_rest,
    columns_for,
    count_of,
    known_by,
    named,
    preview_of,
    reading_of,
    row_of,
    sentence_of,
)
from jargon8_tui.ui.finding.paging import paged
from jargon8_tui.ui.finding.seek import Seek, SeekLine
from jargon8_tui.ui.fitted import WIDE_FROM
from jargon8_tui.ui.keys import key
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.slices import AFTER
from jargon8_tui.ui.widgets.frame import Across, Framed, FrameLine
from jargon8_tui.ui.widgets.record_list import RecordList
from jargon8_tui.ui.widgets.record_row import GroupHeading, Row

_FIND = "Find"


class FindLine(SeekLine):
    """The words to find; enter goes to what was found, or picks it."""

    BINDINGS = [
        key("enter", "screen.go", "Go there", "go to the record", id="find.go"),
        key("enter", "screen.pick", "Choose", "choose the record", id="find.pick"),
    ]


class Find(Seek[AnyRef | None]):
    """Words to look for, what has them, and where: answers the record that was chosen, or none.

    With another `title` it is there to pick a record, and of `kinds` alone where they are given.
    """

    TITLE = "find"
    HELP = (
        "A record is found by the beginnings of its words, in any order, accents and case aside; "
        '"two words" in quotes stand together. kind:feedback, area:2 and since:fri narrow it. '
        "While nothing is typed, what was looked for and opened last is listed."
    )
    LINE = FindLine
    HINT = 'words   "a phrase"   kind:feedback   area:2   since:fri'
    COLUMNS = columns_for(0)
    DEFAULT_CSS = """
    Find {
        #panes { height: 1fr; }
        #preview { height: 2; padding: 0 1; }
        &.-wide {
            #panes { layout: horizontal; }
            #panes > FrameLine { display: none; }
            #found { width: 55%; }
            #beside { width: 1fr; height: 1fr; border-left: none; }
            #preview { height: 1fr; }
        }
    }
    Find > .find--match { color: $text-accent; text-style: bold underline; }
    """
    COMPONENT_CLASSES = {"find--match"}
    BINDINGS = [
        key("tab", "kind(1)", "Kind", "the next kind alone", id="find.kind"),
        key("shift+tab", "kind(-1)", "Kind before", "the kind before", show=False,
            id="find.kind_before"),
    ]  # fmt: skip

    def __init__(
        self, session: Session, *, title: str = _FIND, kinds: Sequence[Kind[Any]] | None = None
    ) -> None:
        super().__init__(title, known_by)
        self._session = session
        self._kinds = tuple(
            kind
            for kind in kinds or KINDS
            if kind is NOTE or len(session.notebook.collection(kind))
        )
        self._kind: Kind[Any] | None = None
        """The only kind that is searched; all of them where there is none."""
        self._query = Query()
        """What is listed was found by it."""
        self._listed: tuple[str, Kind[Any] | None] | None = None
        """The words and the kind that what is listed was found for."""
        self._is_looking = False
        """Whether more than is listed may be found."""
        self._chosen: AnyRef | Sought | None = None
        """What the cursor was moved to, and is to stay on."""
        self._going = False
        """Whether enter came before what is typed was found."""

    def panes(self) -> ComposeResult:
        """What was found, and what matches in the one under the cursor: below, or beside."""
        with Container(id="panes"):
            yield from super().panes()
            yield FrameLine(Across.BETWEEN)
            with Framed(id="beside"):
                yield Static(id="preview", markup=False)
        yield FrameLine(Across.LAST)

    def on_mount(self) -> None:
        """Offer what was looked for and opened last."""
        self._show_kind()
        self.look()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether one goes to a record from here, or picks one for something else."""
        if action in ("go", "pick"):
            return (action == "go") is self._is_find
        return super().check_action(action, parameters)

    # Searching

    def look(self) -> None:
        """Search anew, for words or a kind that are others now."""
        self._going = False
        self._search()

    @work(exclusive=True, group="find")
    async def _search(self) -> None:
        """Search, and show what was found: some of it before the rest is there."""
        try:
            query = Query.read(self.words, self._session.now())
        except Refused as refusal:  # what is listed stays: the limit may still be being typed
            self.say(str(refusal))
            return
        if not query:
            self._offer()
            return
        for so_far in paged(self._found_by(query)):
            if so_far is None:
                await asyncio.sleep(AFTER)
            elif so_far.is_all or self._chosen in (None, *so_far.refs):
                await asyncio.sleep(0)  # a key goes first
                listed = Results.by_kind(self._session.finder, so_far.refs[:MOST])
                self._show(query, listed, len(so_far.refs), is_all=so_far.is_all)

    def _found_by(self, query: Query) -> Iterator[AnyRef | None]:
        """What `query` finds, after the record whose ref is typed; none at times, to pause."""
        finder = self._session.finder
        first = named(finder, self.words, self._searched)
        yield from first
        yield from (ref for ref in finder.look(query, self._searched) if ref not in first)

    def _offer(self) -> None:
        """List what was looked for and opened last."""
        session = self._session
        searches = session.searches[: -SOUGHT - 1 : -1] if self._is_find and not self._kind else []
        refs = at_rest(session.notebook, session.recent, self._searched)
        rows = [*map(Sought, searches), *refs]
        self._show(Query(), Results(session.finder, rows), len(rows))

    def _show(self, query: Query, results: Results, count: int, *, is_all: bool = True) -> None:
        self._query = query
        self.found.show_columns(columns_for(results.longest_ref))
        if self._chosen is None:
            self.found.begin_anew()
        self.list_them(
            results,
            count_of(count, self.words, is_all=is_all),
            sentence_of(count, self.words, self._kind, is_all=is_all),
            find=results.place_of,
        )
        self._listed, self._is_looking = (self.words, self._kind), not is_all
        if results.place_of(self._chosen) is None:
            self._chosen = None
        if self._going:
            self.action_go()

    def row(self, item: Any) -> Row | GroupHeading:
        """A record, what matches in its title marked."""
        return row_of(item, self._query)

    @on(RecordList.Highlighted)
    def _highlighted(self, message: RecordList.Highlighted) -> None:
        if message.moved:
            self._chosen = self._selected
        self._preview()

    def on_resize(self, event: events.Resize) -> None:
        """Show as much of what is under the cursor as there is room for."""
        self._preview(is_wide=event.size.width >= WIDE_FROM)

    def _preview(self, *, is_wide: bool | None = None) -> None:
        item = self.found.item
        shown = Content("")
        if item is not None and not isinstance(item, Sought):
            wide = self.size.width >= WIDE_FROM if is_wide is None else is_wide
            match = self.get_visual_style("find--match")
            shown = (reading_of if wide else preview_of)(item, self._query, match)
        self.query_one("#preview", Static).update(shown, layout=False)

    def _show_kind(self) -> None:
        kind = self._kind.labels if self._kind else "all"
        enter = "Go there" if self._is_find else "Choose"
        self.query(FrameLine).last().show(f"enter {enter}   tab Kind: {kind}   escape Close")

    # Keys

    def action_go(self) -> None:
        """Answer the record under the cursor, once it is the one that the words find; of an
        earlier search, look for that again."""
        selected = self._selected
        is_old = self._listed != (self.words, self._kind)
        self._going = is_old or (self._is_looking and selected is None)
        if self._going or selected is None:
            return
        if isinstance(selected, Sought):
            self.query_one(SeekLine).value = selected.words
            self.query_one(SeekLine).action_end()
        else:
            self._remember()
            self.dismiss(selected)

    action_pick = action_go

    def action_close(self) -> None:
        """Answer none."""
        if self._query.terms and len(self.found.rows):
            self._remember()
        super().action_close()

    def action_kind(self, by: int) -> None:
        """Search the next kind alone, and after the last all of them again."""
        kinds = (None, *self._kinds)
        self._kind = kinds[(kinds.index(self._kind) + by) % len(kinds)]
        self._show_kind()
        self.look()

    def _remember(self) -> None:
        if self._is_find and (words := self.words.strip()):
            self._session.sought(words)

    @property
    def _is_find(self) -> bool:
        return self._title == _FIND

    @property
    def _searched(self) -> tuple[Kind[Any], ...]:
        return (self._kind,) if self._kind else self._kinds

    @property
    def _selected(self) -> Any:
        """What the thing under the cursor is known by; none where there is nothing."""
        return known_by(self.found.item) if self.found.item else None
