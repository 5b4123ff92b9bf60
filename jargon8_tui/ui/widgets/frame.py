"""The frame of what lies on top of a page: a border, so that one sees that escape closes it.

Its lines across are drawn here, because a border of Textual's has no line that joins its sides.
"""

from enum import Enum

from rich.cells import cell_len
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from jargon8_tui.ui.glyphs import glyphs
from jargon8_tui.ui.text import cut, one_line


class Across(Enum):
    """Which line of a frame, and so which corners it has."""

    FIRST = 0
    BETWEEN = 2
    LAST = 4


class FrameLine(Widget):
    """One row of a frame, with a word in it on the left and on the right."""

    DEFAULT_CSS = """
    FrameLine { height: 1; color: $border; }
    FrameLine > .frame-line--title { color: $foreground; text-style: bold; }
    FrameLine > .frame-line--word { color: $foreground; }
    """
    COMPONENT_CLASSES = {"frame-line--title", "frame-line--word"}

    def __init__(self, across: Across, left: str = "", right: str = "") -> None:
        super().__init__()
        self._across = across
        self._left = one_line(left)
        self._right = one_line(right)

    def show(self, left: str = "", right: str = "") -> None:
        """Show other words."""
        self._left, self._right = one_line(left), one_line(right)
        self.refresh()

    def render(self) -> Content:
        """Draw it for the present width; the word on the left is cut before that on the right."""
        marks = glyphs()
        corners = marks.corners
        begin, end = corners[self._across.value], corners[self._across.value + 1]
        right = f" {self._right} {marks.rule}" if self._right else ""
        room = max(0, self.size.width - cell_len(right) - 4)
        left = cut(self._left, room)
        left = f" {left} " if left else ""
        between = marks.rule * max(0, self.size.width - 2 - cell_len(left) - cell_len(right))
        part = "title" if self._across is Across.FIRST else "word"
        style = self.get_visual_style(f"frame-line--{part}")
        words = self.get_visual_style("frame-line--word")
        return Content.assemble(begin, (left, style), between, (right, words), end)


class Framed(Vertical):
    """What stands between two lines of a frame."""

    DEFAULT_CSS = """
    Framed {
        height: auto;
        border-left: $edge $border;
        border-right: $edge $border;
    }
    """
