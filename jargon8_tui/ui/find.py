"""Find: every record searched as one types, over whatever page one is on.

The search goes through the records in slices of a few milliseconds and lets the keys in between,
so that typing stays awake however many there are; the next key puts an end to the search before.
"""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from time import perf_counter
from typing import Any

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from jargon8_tui.model.dates import MONTHS
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.fields import Shape, fields_by_name, fields_of
from jargon8_tui.model.kinds import KINDS, Kept, Kind, Ref
from jargon8_tui.model.record import Record
from jargon8_tui.model.text import shortened
from jargon8_tui.services.find import Hit, look_through, marks_in
from jargon8_tui.services.listing import newest_first
from jargon8_tui.ui.keys import MOVE, key
from jargon8_tui.ui.overlay import Overlay
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.text import plain, safe
from jargon8_tui.ui.widgets.frame import Across, Framed, FrameLine
from jargon8_tui.ui.widgets.prose import LineInput, Remark
from jargon8_tui.ui.widgets.record_list import RecordList
from jargon8_tui.ui.widgets.record_row import Cell, Column, Row

MOST = 200
"""So many are listed; whoever sees more types another letter."""
FIRST_PAGE = 24
"""So many are shown as soon as they are there."""
SLICE = 0.004
"""Seconds of searching between two looks for a key."""
AT_REST = 10
"""How many records are offered while nothing is typed."""

_FIND = "Find"


class _Words(LineInput):
    """The line that is typed into. Its enter is for what was found, so the footer has it."""

    BINDINGS = [
        key("enter", "screen.go", "Go there", "go to the record", id="find.go"),
        key("enter", "screen.pick", "Choose", "choose the record", id="find.pick"),
    ]


class Find(Overlay[Ref | None]):
    """Words to look for, what has them, and where: answers the record that was chosen, or none.

    With another `title` it is there to pick a record, and of `kinds` alone where they are given.
    """

    TITLE = "find"
    HELP = (
        "A record is found by the beginnings of its words, in any order, accents and case aside. "
        "While nothing is typed, what was opened last is listed."
    )
    DEFAULT_CSS = """
    Find > #box { height: 15; }
    Find.-wide > #box { height: 66%; }
    Find #line { height: 1; }
    Find LineInput { width: 1fr; padding: 0 1; &, &:focus { background: $background; } }
    Find #count { width: auto; padding: 0 1; color: $text-muted; }
    Find #found, Find RecordList { height: 1fr; }
    Find #preview { height: 2; padding: 0 1; }
    Find > .find--match { color: $text-accent; text-style: bold underline; }
    """
    COMPONENT_CLASSES = {"find--match"}
    BINDINGS = [
        key("tab", "kind(1)", "Kind", "search the next kind of record alone", id="find.kind"),
        key("shift+tab", "kind(-1)", "Kind before", "search the kind before", show=False,
            id="find.kind_before"),
        key("escape", "close", "Close", "go back to where you were", id="find.close"),
        key("down", "step(1)", "Down", "to the next", id="find.down", group=MOVE, show=False),
        key("up", "step(-1)", "Up", "to the one before", id="find.up", group=MOVE, show=False),
        key("pagedown", "page(1)", "Page down", "a page down", id="find.page_down", group=MOVE,
            show=False),
        key("pageup", "page(-1)", "Page up", "a page up", id="find.page_up", group=MOVE,
            show=False),
    ]  # fmt: skip

    def __init__(
        self, session: Session, *, title: str = _FIND, kinds: Sequence[Kind[Any]] | None = None
    ) -> None:
        super().__init__()
        self._session = session
        self._title = title
        self._kinds = tuple(
            kind for kind in kinds or KINDS if len(session.notebook.collection(kind))
        )
        self._kind: Kind[Any] | None = None
        """The only kind that is searched; all of them where there is none."""

    def box(self) -> ComposeResult:
        """The line, what was found, and the field that matched."""
        yield FrameLine(Across.FIRST, self._title)
        with Framed(), Horizontal(id="line"):
            yield _Words(title=_FIND, holder="line")
            yield Static(id="count", markup=False)
        yield FrameLine(Across.BETWEEN)
        columns = (Column("", 7), Column("", 11), Column("", 11, right=True), Column(""))
        with Framed(id="found"):
            hits = RecordList(columns, self._row, key=_ref, titled=False)
            hits.can_focus = False  # the line keeps the focus, so that letters always go there
            yield hits
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

    @on(LineInput.Changed)
    def _typed(self) -> None:
        self.look()

    @on(Remark)
    def _remarked(self, message: Remark) -> None:
        self.say(message.sentence)

    @work(exclusive=True, group="find")
    async def look(self) -> None:
        """Search for what is typed, in slices; the first page is shown before the rest is there."""
        if not self._words.split():
            self._show(list(self._at_rest()))
            return
        hits: list[Hit] = []
        until = perf_counter() + SLICE
        for hit in look_through(self._session.notebook, self._words, self._searched):
            if hit is not None:
                hits.append(hit)
                if len(hits) > MOST:
                    break
                if len(hits) == FIRST_PAGE and self._selected in (None, *map(_ref, hits)):
                    self._list.show(hits.copy())
            if perf_counter() >= until:
                await asyncio.sleep(0)
                until = perf_counter() + SLICE
        self._show(hits)

    def _at_rest(self) -> Iterator[Hit]:
        """What was opened last, or else the newest there is."""
        notebook = self._session.notebook
        kept: list[Kept[Record]] = []
        for ref in dict.fromkeys(reversed(self._session.recent)):
            with suppress(Refused):  # deleted since
                if ref.kind in self._searched:
                    kept.append(Kept(ref, notebook.get(ref)))
        for one in islice(kept or newest_first(notebook, self._searched), AT_REST):
            yield Hit(one, *_beginning(one.record), ())

    def _show(self, hits: list[Hit]) -> None:
        words = self._words.split()
        listed = shortened(" ".join(words))
        if not words:
            count, sentence = "", f"{len(hits)} to begin with; type to find others."
        elif not hits:
            count, sentence = "", self._nothing(words)
        elif len(hits) > MOST:
            count, sentence = f"more than {MOST}", f"More than {MOST} for {listed}, newest first."
        else:
            count = f"{len(hits)} found"
            sentence = f"{count} for {listed}, newest first."
        if not words and not hits:
            sentence = "This notebook has nothing in it yet."
        self.query_one("#count", Static).update(count)
        self._list.show(hits[:MOST], empty="" if hits else sentence)
        self.say(sentence)

    def _nothing(self, words: list[str]) -> str:
        *before, last = words
        missing = shortened(f"{', '.join(before)} and {last}" if before else last)
        if self._kind is None:
            return f"Nothing has {missing}. Fewer letters find more."
        return f"No {self._kind.label} has {missing}. tab looks in other kinds."

    # What is shown

    def _row(self, hit: Hit) -> Row:
        ref, title, when = hit.kept.ref, safe(hit.kept.title), hit.kept.when
        day = f"{when.day} {MONTHS[when.month - 1]} {when.year}"
        marks = marks_in(title, self._words)
        return Row((str(ref), ref.kind.label, day, Cell(title, matches=marks)))

    @on(RecordList.Highlighted)
    def _preview(self, message: RecordList.Highlighted) -> None:
        hit: Hit | None = message.item
        preview = Content("")
        if hit is not None and hit.field:
            field = fields_by_name(type(hit.kept.record))[hit.field].title
            head = f"{hit.kept.ref} {field[0].lower()}{field[1:]}: "
            text = plain(hit.snippet)
            for start, end in marks_in(text.plain, self._words):
                text = text.stylize(self.get_visual_style("find--match"), start, end)
            preview = Content(head) + text
        self.query_one("#preview", Static).update(preview)

    def _show_kind(self) -> None:
        kind = self._kind.labels if self._kind else "all"
        enter = "Go there" if self._title == _FIND else "Choose"
        line = self.query(FrameLine).last()
        line.show(f"enter {enter}   tab Kind: {kind}   escape Close")

    # Keys

    def action_go(self) -> None:
        """Answer the record under the cursor."""
        if (ref := self._selected) is not None:
            self.dismiss(ref)

    action_pick = action_go

    def action_close(self) -> None:
        """Answer none."""
        self.dismiss(None)

    @on(RecordList.Opened)
    def _opened(self, message: RecordList.Opened) -> None:
        self.dismiss(_ref(message.item))

    def action_kind(self, by: int) -> None:
        """Search the next kind alone, and after the last all of them again."""
        kinds = (None, *self._kinds)
        self._kind = kinds[(kinds.index(self._kind) + by) % len(kinds)]
        self._show_kind()
        self.look()

    def action_step(self, by: int) -> None:
        """Move the cursor among what was found."""
        self._list.action_step(by)

    def action_page(self, by: int) -> None:
        """Move the cursor by a page."""
        self._list.action_page(by)

    @property
    def _words(self) -> str:
        return self.query_one(LineInput).value

    @property
    def _searched(self) -> tuple[Kind[Any], ...]:
        return (self._kind,) if self._kind else self._kinds

    @property
    def _list(self) -> RecordList:
        return self.query_one(RecordList)

    @property
    def _selected(self) -> Ref | None:
        return _ref(self._list.item) if self._list.item else None


def _ref(hit: Hit) -> Ref:
    return hit.kept.ref


def _beginning(record: Record) -> tuple[str, str]:
    """The first field of a record that has prose in it, and the line that the prose begins with."""
    for field in fields_of(type(record)):
        if field.shape is Shape.PROSE and (text := getattr(record, field.attribute)):
            return field.name, shortened(text, 140)
    return "", ""
