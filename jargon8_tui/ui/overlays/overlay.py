"""What lies on top of a page: a box in a frame, and below it a sentence and the keys."""

from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical

from jargon8_tui.ui.fitted import OnTop
from jargon8_tui.ui.keys import EVERYWHERE, key
from jargon8_tui.ui.widgets.key_line import KeyLine
from jargon8_tui.ui.widgets.sentence import SentenceLine
from jargon8_tui.ui.widgets.too_small import TooSmall

T = TypeVar("T")


class Overlay(OnTop[T]):
    """A box below the tabs and the heading. A screen says what is in it; escape closes it."""

    MARKS: ClassVar[str] = ""
    """What the marks in it mean, for the help; each mark as `with_glyphs` reads it."""

    DEFAULT_CSS = """
    Overlay { background: transparent; layers: box notice; }
    Overlay > * { layer: box; }
    Overlay > #box { width: 1fr; margin: 2 0 0 0; background: $background; }
    Overlay > #foot { dock: bottom; height: auto; }
    """
    BINDINGS = [
        key("f1", "app.help", "Help", "the keys that work here", id="help", group=EVERYWHERE),
    ]

    def compose(self) -> ComposeResult:
        """The box, and the two rows at the bottom that every screen has."""
        with Vertical(id="box"):
            yield from self.box()
        with Vertical(id="foot"):
            yield SentenceLine()
            yield KeyLine()
        yield TooSmall()

    def box(self) -> ComposeResult:
        """What is in the box, its frame too."""
        yield from ()

    def say(self, sentence: str) -> None:
        """Say what there is, or what just happened."""
        self.query_one(SentenceLine).sentence = sentence
