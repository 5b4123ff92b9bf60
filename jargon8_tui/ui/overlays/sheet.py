"""A sheet to read and put away: lines in a frame, on top of the page."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from jargon8_tui.ui.keys import MOVE, key
from jargon8_tui.ui.overlays.overlay import Overlay
from jargon8_tui.ui.text import plain
from jargon8_tui.ui.widgets.frame import Across, Framed, FrameLine


class Sheet(Overlay[None]):
    """Some lines under a title, as high as they need it, and a sentence about them."""

    TITLE = "reading"
    HELP = "What there is to say and does not fit in one line. escape puts it away."
    DEFAULT_CSS = """
    Sheet > #box { height: auto; max-height: 1fr; }
    Sheet #read { height: auto; }
    Sheet #scroll { height: auto; padding: 0 1; }
    """
    BINDINGS = [
        key("escape", "leave", "Close", "go back to where you were", id="sheet.close"),
        key("j,down", "scroll(1)", "Down", "read on", id="sheet.down", group=MOVE, show=False),
        key("k,up", "scroll(-1)", "Up", "read back", id="sheet.up", group=MOVE, show=False),
        key("g,home", "first", "First", "to the beginning", id="sheet.first", group=MOVE,
            show=False),
        key("G,end", "last", "Last", "to the end", id="sheet.last", group=MOVE, show=False),
        key("pagedown,space,ctrl+d", "page(1)", "Page down", "a page down", id="sheet.page_down",
            group=MOVE, show=False),
        key("pageup,ctrl+u", "page(-1)", "Page up", "a page up", id="sheet.page_up", group=MOVE,
            show=False),
    ]  # fmt: skip

    def __init__(self, title: str, lines: Sequence[str], sentence: str = "") -> None:
        super().__init__()
        self._title = title
        self._lines = lines
        self._sentence = sentence

    def box(self) -> ComposeResult:
        """The lines, in their frame."""
        yield FrameLine(Across.FIRST, self._title)
        with Framed(id="read"), VerticalScroll(id="scroll"):
            yield Static(Content("\n").join(map(plain, self._lines)), id="text")
        yield FrameLine(Across.LAST, right="escape Close")

    def on_mount(self) -> None:
        """Say what it is about."""
        self.say(self._sentence)

    def action_leave(self) -> None:
        """Put it away."""
        self.dismiss()

    def action_scroll(self, by: int) -> None:
        """Read on by a row."""
        self.query_one("#scroll").scroll_relative(y=by, animate=False)

    def action_first(self) -> None:
        """Go back to the beginning."""
        self.query_one("#scroll").scroll_home(animate=False)

    def action_last(self) -> None:
        """Read on at the end."""
        self.query_one("#scroll").scroll_end(animate=False)

    def action_page(self, by: int) -> None:
        """Read on by a page."""
        scroll = self.query_one("#scroll")
        scroll.scroll_relative(y=by * max(1, scroll.size.height - 1), animate=False)
