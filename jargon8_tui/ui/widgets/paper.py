"""Paper: something to read, drawn a line at a time, with places that a cursor can stand on.

What is read is given as a few kinds of block. Down scrolls until one of the places comes into view
and then walks them, so that one key both reads on and chooses.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from jargon8_tui.ui.keys import MOVE, key
from jargon8_tui.ui.text import fitted, one_line
from jargon8_tui.ui.widgets.blocks import Block, Line, Marked, Prose, Quiet, Spot, Title
from jargon8_tui.ui.widgets.typesetting import markdown_lines, wrapped


@dataclass(frozen=True)
class _Laid:
    """A spot with the lines it takes."""

    spot: Spot
    first: int
    height: int

    @property
    def lines(self) -> range:
        """The numbers of its lines."""
        return range(self.first, self.first + self.height)


class Paper(ScrollView, can_focus=True):
    """Blocks to read. `target` is what the cursor stands on."""

    DEFAULT_CSS = """
    Paper {
        scrollbar-size-vertical: 1;
        & > .paper--title { text-style: bold; }
        & > .paper--quiet { color: $text-muted; }
        & > .paper--cursor {
            background: $block-cursor-background;
            color: $block-cursor-foreground;
            text-style: $block-cursor-text-style;
        }
        &:nocolor > .paper--cursor { text-style: reverse; }
    }
    """
    COMPONENT_CLASSES = {"paper--title", "paper--quiet", "paper--cursor"}

    BINDINGS = [
        key("j,down", "down", "Down", "read on, then from place to place", id="paper.down",
            group=MOVE, show=False),
        key("k,up", "up", "Up", "back up", id="paper.up", group=MOVE, show=False),
        key("g,home", "top", "First", "to the beginning", id="paper.top", group=MOVE, show=False),
        key("G,end", "bottom", "Last", "to the end", id="paper.bottom", group=MOVE, show=False),
        key("ctrl+d", "half(1)", "Half down", "half a page down", id="paper.half_down",
            group=MOVE, show=False),
        key("ctrl+u", "half(-1)", "Half up", "half a page up", id="paper.half_up",
            group=MOVE, show=False),
        key("pagedown,space", "page(1)", "Page down", "a page down", id="paper.page_down",
            group=MOVE, show=False),
        key("pageup", "page(-1)", "Page up", "a page up", id="paper.page_up",
            group=MOVE, show=False),
    ]  # fmt: skip

    class Moved(Message):
        """The cursor stands on something else, or on nothing."""

        def __init__(self, target: Any) -> None:
            super().__init__()
            self.target = target

    class Chosen(Message):
        """A place was clicked that the cursor stood on already."""

        def __init__(self, target: Any) -> None:
            super().__init__()
            self.target = target

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._blocks: Sequence[Block] = ()
        self._lines: list[Strip] = []
        self._laid_in: list[Style] = []
        """The styles that the lines were laid out in, and have in them."""
        self._spots: list[_Laid] = []
        self._at: int | None = None

    def show(self, blocks: Sequence[Block], *, stay: bool = False) -> None:
        """Show `blocks`, from the top, or where one was reading where it is the same to `stay`: on
        what the cursor stood on, or on what has come into its place."""
        before, kept = (self._at, self.target) if stay else (None, None)
        self._blocks = blocks
        self._lay_out()
        if before is not None:
            before = min(before, len(self._spots) - 1) if self._spots else None
        self._at = next((n for n, s in enumerate(self._spots) if s.spot.target == kept), before)
        if not stay:
            self.scroll_home(animate=False)
        self.refresh()

    @property
    def target(self) -> Any:
        """What the cursor stands on, or none."""
        return self._spots[self._at].spot.target if self._at is not None else None

    def on_resize(self) -> None:
        """Wrap anew."""
        self._lay_out()

    def notify_style_update(self) -> None:
        """Lay out anew in another theme, as soon as the component classes have its styles too."""
        super().notify_style_update()
        if self._blocks:
            self.call_later(self._restyle)

    def _restyle(self) -> None:
        if self._laid_in != self._styles_of_lines():
            self._lay_out()
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row of what is in view."""
        number = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if number >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        strip = self._lines[number]
        if self._at is not None and self.has_focus:
            laid = self._spots[self._at]
            if number in laid.lines:
                cursor = self.get_component_rich_style("paper--cursor")
                text = self._with_hint(strip.text, laid, number, width)
                return Strip([Segment(text, cursor)]).adjust_cell_length(width, cursor)
        return strip.apply_style(self.rich_style).adjust_cell_length(width, self.rich_style)

    @staticmethod
    def _with_hint(text: str, laid: _Laid, number: int, width: int) -> str:
        """The text of a spot's line under the cursor, its hint at the end of the first."""
        hint = laid.spot.hint
        if not hint or number != laid.first:
            return text
        return f"{fitted(text.rstrip(), width - len(hint) - 2)} {hint} "

    def on_click(self, event: events.Click) -> None:
        """One click stands there, a second chooses."""
        line = event.y + self.scroll_offset.y
        for n, laid in enumerate(self._spots):
            if line in laid.lines:
                if n == self._at:
                    self.post_message(self.Chosen(laid.spot.target))
                self._stand(n)

    # Moving

    def walk(self, by: int) -> None:
        """To the next place, or the one before, wherever it is; from no place at all, to the first
        below the top of what is in view, or the last above it. At the end it stays."""
        top = self.scroll_offset.y
        if self._at is not None:
            at = self._at + by
        elif by > 0:
            at = next((n for n, laid in enumerate(self._spots) if laid.first >= top), -1)
        else:
            at = sum(laid.first < top for laid in self._spots) - 1
        if 0 <= at < len(self._spots):
            self._stand(at)

    def action_down(self) -> None:
        """To the next place, where it is in view; else a line further."""
        following = 0 if self._at is None else self._at + 1
        first = self.scroll_offset.y
        if self._at is None:  # places above what is in view were passed already
            following = next(
                (n for n, laid in enumerate(self._spots) if laid.first >= first), len(self._spots)
            )
        if following < len(self._spots) and self._in_view(self._spots[following]):
            self._stand(following)
        else:
            self.scroll_relative(y=1, animate=False, force=True)

    def action_up(self) -> None:
        """To the place before, where it is in view; else a line back."""
        if self._at and self._in_view(self._spots[self._at - 1]):
            self._stand(self._at - 1)
        elif self._at == 0 and self.scroll_offset.y == 0:
            self._stand(None)
        else:
            self.scroll_relative(y=-1, animate=False, force=True)

    def action_top(self) -> None:
        """To the beginning."""
        self._stand(None)
        self.scroll_home(animate=False)

    def action_bottom(self) -> None:
        """To the end, and the last place there is."""
        self.scroll_end(animate=False, immediate=True)
        if self._spots:
            self._stand(len(self._spots) - 1)

    def action_half(self, direction: int) -> None:
        """Half a page."""
        self.scroll_relative(y=direction * (self.size.height // 2), animate=False, force=True)

    def action_page(self, direction: int) -> None:
        """A page, less a line to go on from."""
        self.scroll_relative(y=direction * (self.size.height - 1), animate=False, force=True)

    def _in_view(self, laid: _Laid) -> bool:
        top = self.scroll_offset.y
        return top <= laid.first and laid.lines[-1] < top + self.size.height

    def _stand(self, at: int | None) -> None:
        if (self._at is None) != (at is None):
            self.refresh_bindings()  # there is something to go to now, or nothing any more
        self._at = at
        if at is not None:
            laid = self._spots[at]
            region = Region(0, laid.first, 1, laid.height)
            self.scroll_to_region(region, animate=False, immediate=True)
        self.refresh()
        self.post_message(self.Moved(self.target))

    # Laying out

    def _lay_out(self) -> None:
        """Wrap to the width that is left beside a scroll bar, or where none is needed to all of it:
        whether one stands there yet, from what was shown before, makes no difference."""
        self._laid_in = self._styles_of_lines()
        width = max(self.size.width, 20)
        self._wrap(width - self.styles.scrollbar_size_vertical)
        if len(self._lines) <= self.size.height:
            self._wrap(width)

    def _styles_of_lines(self) -> list[Style]:
        return [self.get_component_rich_style(f"paper--{role}") for role in ("title", "quiet")]

    def _wrap(self, width: int) -> None:
        self._lines, self._spots = [], []
        for block in self._blocks:
            match block:
                case Title(text, beside):
                    right = _at_right(beside, width)
                    for n, line in enumerate(wrapped(text, width - cell_len(right) - 2, 0)):
                        self._add(line, "" if n else right, width, "paper--title")
                case Prose(markdown):
                    self._lines += markdown_lines(markdown, width - 3)
                case Quiet(text):
                    for line in wrapped(text, width - 3, 0):
                        self._add(f"  {line}", "", width, "paper--quiet")
                case Line(text, hang):
                    for line in wrapped(text, width - 3, hang):
                        self._add(f"  {line}", "", width, "")
                case Marked(text, start, end):
                    before, marked, after = text[:start], text[start:end], text[end:]
                    reverse = Style(reverse=True)
                    segments = [Segment(f"  {before}"), Segment(marked, reverse), Segment(after)]
                    self._lines.append(Strip(segments))
                case Spot():
                    self._add_spot(block, width)
                case None:
                    self._lines.append(Strip.blank(0))
        self.virtual_size = Size(width, len(self._lines))

    def _add_spot(self, spot: Spot, width: int) -> None:
        component = "paper--quiet" if spot.quiet else ""
        right = _at_right(spot.right, width)
        room = width - 3 - max(cell_len(right), len(spot.hint)) - 1
        lines = wrapped(spot.text, room, spot.hang)
        self._spots.append(_Laid(spot, len(self._lines), len(lines)))
        for n, line in enumerate(lines):
            self._add(f"  {line}", "" if n else right, width, component)

    def _add(self, text: str, right: str, width: int, component: str) -> None:
        style = self.get_component_rich_style(component) if component else Style()
        room = width - cell_len(right) - 1
        quiet = self.get_component_rich_style("paper--quiet")
        self._lines.append(Strip([Segment(fitted(text, room), style), Segment(f"{right} ", quiet)]))


def _at_right(text: str, width: int) -> str:
    """What stands at the right of a row: cut where what stands before it would have no room."""
    line, most = one_line(text), width * 2 // 3
    return line if cell_len(line) <= most else fitted(line, most)
