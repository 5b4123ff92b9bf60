"""A line to type in and a list that follows it: what find and the palette have in common.

The line keeps the focus, so that letters always go there; the keys that move go to the list.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from jargon8_tui.ui.keys import MOVE, key
from jargon8_tui.ui.overlays.overlay import Overlay
from jargon8_tui.ui.widgets.frame import Across, Framed, FrameLine
from jargon8_tui.ui.widgets.record_list import RecordList
from jargon8_tui.ui.widgets.record_row import Column, GroupHeading, Row
from jargon8_tui.ui.widgets.text_fields import LineInput, Remark

T = TypeVar("T")


class SeekLine(LineInput):
    """The line that is typed into; up and down are for what was found."""

    BINDINGS = [
        key("down", "screen.step(1)", "Down", "to the next", id="seek.down", group=MOVE,
            show=False),
        key("up", "screen.step(-1)", "Up", "to the one before", id="seek.up", group=MOVE,
            show=False),
        key("pagedown", "screen.page(1)", "Page down", "a page down", id="seek.page_down",
            group=MOVE, show=False),
        key("pageup", "screen.page(-1)", "Page up", "a page up", id="seek.page_up", group=MOVE,
            show=False),
    ]  # fmt: skip


class Seek(Overlay[T]):
    """Words, and what has them. A screen says what is listed, how, and what enter does with it."""

    LINE: ClassVar[type[SeekLine]] = SeekLine
    """The line, with what enter means there."""
    HINT: ClassVar[str] = ""
    """What stands in the line while nothing is typed."""
    COLUMNS: ClassVar[Sequence[Column]] = ()

    DEFAULT_CSS = """
    Seek > #box { height: 15; }
    Seek.-wide > #box { height: 66%; }
    Seek #line { height: 1; }
    Seek SeekLine { width: 1fr; padding: 0 1; }
    Seek #count { width: 15; padding: 0 1; text-align: right; color: $text-muted; }
    Seek #found, Seek RecordList { height: 1fr; }
    """
    BINDINGS = [key("escape", "close", "Close", "go back to where you were", id="seek.close")]

    def __init__(self, title: str, known_by: Callable[[Any], Hashable]) -> None:
        """`known_by` is what an item is known by, so that the cursor stays on it."""
        super().__init__()
        self._title = title
        self._known_by = known_by

    def box(self) -> ComposeResult:
        """The line, and what was found."""
        yield FrameLine(Across.FIRST, self._title)
        with Framed(), Horizontal(id="line"):
            yield self.LINE(title=self._title, holder="line", placeholder=self.HINT)
            yield Static(id="count", markup=False)
        yield FrameLine(Across.BETWEEN)
        yield from self.panes()

    def panes(self) -> ComposeResult:
        """What is below the line: what was found."""
        with Framed(id="found"):
            found = RecordList(self.COLUMNS, self.row, key=self._known_by, titled=False)
            found.can_focus = False
            yield found

    def row(self, item: Any) -> Row | GroupHeading:
        """How an item is listed."""
        raise NotImplementedError

    def look(self) -> None:
        """List what the words find."""
        raise NotImplementedError

    def action_go(self) -> None:
        """Do with the item under the cursor what it was looked for."""
        raise NotImplementedError

    @property
    def words(self) -> str:
        """What is typed."""
        return self.query_one(SeekLine).value

    @property
    def found(self) -> RecordList:
        """The list."""
        return self.query_one(RecordList)

    def list_them(
        self,
        items: Sequence[Any],
        count: str,
        sentence: str,
        find: Callable[[Any], int | None] | None = None,
    ) -> None:
        """List what was found; say how many that is, and what there is to say of it. `find` tells
        where something is by what it is known by."""
        self.query_one("#count", Static).update(count, layout=False)
        self.found.show(items, find=find, empty=sentence)
        self.say(sentence)

    # What happens to it

    @on(LineInput.Changed)
    def _typed(self) -> None:
        self.look()

    @on(Remark)
    def _remarked(self, message: Remark) -> None:
        self.say(message.sentence)

    @on(RecordList.Opened)
    def _clicked(self) -> None:
        self.action_go()

    def action_close(self) -> None:
        """Answer none."""
        self.dismiss(None)

    def action_step(self, by: int) -> None:
        """Move the cursor among what was found."""
        self.found.action_step(by)

    def action_page(self, by: int) -> None:
        """Move the cursor by a page."""
        self.found.action_page(by)
