"""Find: every record searched as one types, over whatever page one is on.

The search goes through the records in slices of a few milliseconds and lets the keys in between,
so that typing stays awake however many there are; the next key puts an end to the search before.
"""

import asyncio
from collections.abc import Sequence
from time import perf_counter
from typing import Any

from textual import on, work
from textual.app import ComposeResult
from textual.widgets import Static

from jargon8_tui.model.kinds import KINDS, Kind, Ref
from jargon8_tui.services.find import Hit, look_through
from jargon8_tui.ui.found import (
    COLUMNS,
    MOST,
    at_rest,
    count_of,
    named,
    preview_of,
    row_of,
    sentence_of,
)
from jargon8_tui.ui.keys import key
from jargon8_tui.ui.seek import Seek, SeekLine
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.widgets.frame import Across, Framed, FrameLine
from jargon8_tui.ui.widgets.record_list import RecordList
from jargon8_tui.ui.widgets.record_row import Row

FIRST_PAGE = 24
"""So many are shown as soon as they are there."""
SLICE = 0.004
"""Seconds of searching between two looks for a key."""

_FIND = "Find"


class FindLine(SeekLine):
    """The words to find; enter goes to what was found, or picks it."""

    BINDINGS = [
        key("enter", "screen.go", "Go there", "go to the record", id="find.go"),
        key("enter", "screen.pick", "Choose", "choose the record", id="find.pick"),
    ]


class Find(Seek[Ref | None]):
    """Words to look for, what has them, and where: answers the record that was chosen, or none.

    With another `title` it is there to pick a record, and of `kinds` alone where they are given.
    """

    TITLE = "find"
    HELP = (
        "A record is found by the beginnings of its words, in any order, accents and case aside. "
        "While nothing is typed, what was opened last is listed."
    )
    LINE = FindLine
    COLUMNS = COLUMNS
    DEFAULT_CSS = """
    Find #preview { height: 2; padding: 0 1; }
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
        super().__init__(title, _ref)
        self._session = session
        self._kinds = tuple(
            kind for kind in kinds or KINDS if len(session.notebook.collection(kind))
        )
        self._kind: Kind[Any] | None = None
        """The only kind that is searched; all of them where there is none."""
        self._listed: tuple[str, Kind[Any] | None] | None = None
        """The words and the kind that what is listed was found for."""
        self._going = False
        """Whether enter came before what is typed was found."""

    def box(self) -> ComposeResult:
        """The line, what was found, and the field that matched."""
        yield from super().box()
        yield FrameLine(Across.BETWEEN)
        with Framed():
            yield Static(id="preview", markup=False)
        yield FrameLine(Across.LAST)

    def on_mount(self) -> None:
        """Offer what was opened last."""
        self._show_kind()
        self.look()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether one goes to a record from here, or picks one for something else."""
        if action in ("go", "pick"):
            return (action == "go") is (self._title == _FIND)
        return super().check_action(action, parameters)

    # Searching

    def look(self) -> None:
        """Search anew, for words or a kind that are others now."""
        self._going = False
        self._search()

    @work(exclusive=True, group="find")
    async def _search(self) -> None:
        """Search in slices; the first page is shown before the rest is there."""
        notebook = self._session.notebook
        if not self.words.split():
            self._show(at_rest(notebook, self._session.recent, self._searched))
            return
        hits = named(notebook, self.words, self._searched)
        until = perf_counter() + SLICE
        for hit in look_through(notebook, self.words, self._searched):
            if hit is not None and hit.kept.ref not in map(_ref, hits[:1]):
                hits.append(hit)
                if len(hits) > MOST:
                    break
                if len(hits) == FIRST_PAGE and self._selected in (None, *map(_ref, hits)):
                    self.found.show(hits.copy())
            if perf_counter() >= until:
                await asyncio.sleep(0)
                until = perf_counter() + SLICE
        self._show(hits)

    def _show(self, hits: list[Hit]) -> None:
        self.list_them(
            hits[:MOST],
            count_of(hits, self.words),
            sentence_of(hits, self.words, self._kind),
        )
        self._listed = (self.words, self._kind)
        if self._going:
            self.action_go()

    def row(self, item: Hit) -> Row:
        """A record, what matches in its title marked."""
        return row_of(item, self.words)

    @on(RecordList.Highlighted)
    def _preview(self, message: RecordList.Highlighted) -> None:
        match = self.get_visual_style("find--match")
        self.query_one("#preview", Static).update(preview_of(message.item, self.words, match))

    def _show_kind(self) -> None:
        kind = self._kind.labels if self._kind else "all"
        enter = "Go there" if self._title == _FIND else "Choose"
        self.query(FrameLine).last().show(f"enter {enter}   tab Kind: {kind}   escape Close")

    # Keys

    def action_go(self) -> None:
        """Answer the record under the cursor, once it is the one that the words find."""
        self._going = self._listed != (self.words, self._kind)
        if not self._going and (ref := self._selected) is not None:
            self.dismiss(ref)

    action_pick = action_go

    def action_kind(self, by: int) -> None:
        """Search the next kind alone, and after the last all of them again."""
        kinds = (None, *self._kinds)
        self._kind = kinds[(kinds.index(self._kind) + by) % len(kinds)]
        self._show_kind()
        self.look()

    @property
    def _searched(self) -> tuple[Kind[Any], ...]:
        return (self._kind,) if self._kind else self._kinds

    @property
    def _selected(self) -> Ref | None:
        return _ref(self.found.item) if self.found.item else None


def _ref(hit: Hit) -> Ref:
    return hit.kept.ref
