"""The window of a record list: the lines that are in view, drawn from the rows, and the cursor."""

from collections.abc import Sequence
from textwrap import wrap
from typing import Any

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Region, Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from jargon8_tui.ui.glyphs import glyphs
from jargon8_tui.ui.widgets.cursor import cursor_css
from jargon8_tui.ui.widgets.pens import Pens
from jargon8_tui.ui.widgets.record_lines import Draw, RecordLines
from jargon8_tui.ui.widgets.record_row import MARGIN, Cell, Column, Row, row_strip, spans_of
from jargon8_tui.ui.widgets.scroll_thumb import Thumb


class RecordWindow(ScrollView):
    """What is seen of rows. Which row has the cursor, and what that means, is the list's."""

    ALLOW_SELECT = False
    virtual_size = Reactive(Size(0, 0))
    """Nothing around it is laid out anew for other rows, as it would be by Textual's own."""
    DEFAULT_CSS = """
    RecordWindow {
        height: 1fr;
        background: $background;
        color: $foreground;
        overflow: hidden;
        & > .record-list--titles { color: $text-muted; text-style: bold; }
        & > .record-list--group { text-style: bold; }
        & > .record-list--muted { color: $text-muted; }
        & > .record-list--warning { color: $text-warning; text-style: bold; }
        & > .record-list--error { color: $text-error; text-style: bold; }
        & > .record-list--match { color: $text-accent; text-style: bold underline; }
        & > .record-list--track { background: $scrollbar-background; }
        & > .record-list--thumb { background: $scrollbar; }
        &:nocolor > .record-list--thumb { background: $foreground; }
        & > .record-list--cursor {
            background: $block-cursor-blurred-background;
            color: $block-cursor-blurred-foreground;
            text-style: $block-cursor-blurred-text-style;
        }
    }
    """ + cursor_css("RecordWindow", "record-list--cursor")
    COMPONENT_CLASSES = {
        "record-list--titles",
        "record-list--group",
        "record-list--muted",
        "record-list--warning",
        "record-list--error",
        "record-list--match",
        "record-list--track",
        "record-list--thumb",
        "record-list--cursor",
    }

    def __init__(
        self,
        columns: Sequence[Column],
        draw: Draw,
        *,
        titled: bool = True,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """`titled` is whether the titles of the columns stand above the rows."""
        super().__init__(id=id, classes=classes)
        self.lines = RecordLines(columns, draw)
        self.index: int | None = None
        """Where the cursor is; none where there is no row it could be on."""
        self._top = int(titled)
        self._empty: Sequence[str] = ()
        self._pen = Pens(self, "record-list--")
        self._width = 0
        self._thumb = Thumb(0, 0)

    @property
    def rows(self) -> Sequence[Any]:
        """What is listed."""
        return self.lines.rows

    @property
    def height_in_rows(self) -> int:
        """How many rows are in view."""
        return max(0, self.content_region.height - self._top)

    def replace_rows(self, rows: Sequence[Any], empty: Sequence[str]) -> None:
        """Draw other rows, or the sentences `empty` where there are none, each on its own line."""
        self.lines.change(rows, self.lines.columns)
        self._empty = empty
        self.virtual_size = Size(self.size.width, len(rows) + self._top)
        self.refresh()

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns; `draw` gives their cells from now on."""
        self.lines.change(self.rows, columns)
        self.refresh()

    def row_at(self, y: int) -> int | None:
        """The row on a line of the window; none on the titles and below the last row."""
        index = y - self._top + self.scroll_offset.y
        return index if y >= self._top and index < len(self.rows) else None

    def is_on_bar(self, at: Offset) -> bool:
        """Whether a place in the window is on its scroll bar."""
        return self._thumb.is_needed and at.x >= self._width and at.y >= self._top

    def title_at(self, x: int, y: int) -> Column | None:
        """The column whose title stands there."""
        return self.lines.column_at(x) if y < self._top else None

    def reveal(self, index: int, height: int | None = None) -> bool:
        """Scroll as little as brings a row, and the headings it stands under, into the window.

        `height` is how many rows below the top it is to stand, where that can be. Returns whether
        that scrolled, and so draws everything.
        """
        room = self.height_in_rows
        if room <= 0:
            return False
        before = self.scroll_offset.y
        top = before if height is None else index - height
        if index >= top + room:
            top = index - room + 1
        else:
            first = index
            while first > max(0, index - room + 1) and self.lines.is_heading(first - 1):
                first -= 1
            top = min(top, first)
        top = min(top, len(self.rows) - room)  # nothing is blank below the last row
        self.scroll_to(y=top, animate=False, force=True)
        return self.scroll_offset.y != before

    def redraw_rows(self, *indices: int | None) -> None:
        """Draw some rows anew, where they are in view."""
        lines = [i - self.scroll_offset.y + self._top for i in indices if i is not None]
        width, height = self.size
        self.refresh(*(Region(0, y, width, 1) for y in lines if self._top <= y < height))

    @property
    def allow_vertical_scroll(self) -> bool:
        """Whether the wheel has anything to scroll."""
        return self._thumb.is_needed

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the scroll bar, where the mouse is on it."""
        at = event.get_content_offset(self)
        if at is not None and self.is_on_bar(at):
            self.capture_mouse()
            self._drag_to(at.y)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag the scroll bar."""
        if self.app.mouse_captured is self:
            self._drag_to(event.get_content_offset_capture(self).y)

    def on_mouse_up(self) -> None:
        """Let go of the scroll bar."""
        self.release_mouse()

    def _drag_to(self, y: int) -> None:
        self.scroll_to(y=self._thumb.first_row(y - self._top), animate=False, force=True)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw lines of the window.

        Textual builds every line anew to put borders and padding to it. With neither, the lines
        are handed over as they are kept, and with them all that Textual has worked out for them:
        a key that scrolls costs half as much.
        """
        if self.parent is None:  # taken off the page, which is painted before it is laid out anew
            return [Strip.blank(crop.width, self.rich_style)] * crop.height
        self._measure()
        if self.styles.gutter:
            return super().render_lines(crop)
        _, background = self.background_colors
        filters = self.get_line_filters()
        strips: list[Strip] = []
        for y in crop.line_range:
            strip = self.render_line(y)
            if crop.column_span != (0, strip.cell_length):
                strip = strip.crop_extend(*crop.column_span, self._pen(""))
            for line_filter in filters:
                strip = strip.apply_filter(line_filter, background)
            strips.append(strip)
        return strips

    def _measure(self) -> None:
        """Fit the lines to the window as it is now."""
        width, height = self.content_region.size
        self._thumb = Thumb(len(self.rows), height - self._top)
        width -= self._thumb.is_needed
        if width != self._width:
            self._width = width
            self.lines.fit(width)

    def render_line(self, y: int) -> Strip:
        """Draw a line of the window."""
        if y < self._top:
            return self.lines.titles(self._pen)
        if (index := self.row_at(y)) is None:
            return self._beside_the_rows(y - self._top)
        edge = self._edge(y - self._top)
        if index != self.index:
            return self.lines.strip(index, self._pen, edge=edge)
        cursor = Segment(glyphs().cursor, self._pen("cursor"))
        pen = self._cursor_pen if self.has_focus else self._pen
        return self.lines.strip(index, pen, cursor, edge)

    def _edge(self, line: int) -> Segment | None:
        """The cell of the scroll bar on a line of rows, where there is one."""
        if not self._thumb.is_needed:
            return None
        on_thumb = line in self._thumb.lines(self.scroll_offset.y)
        return Segment(" ", self._pen("thumb" if on_thumb else "track"))

    def notify_style_update(self) -> None:
        """Draw everything anew in the new style."""
        super().notify_style_update()
        self._pen.forget()
        self.lines.fit(self._width)

    def _beside_the_rows(self, line: int) -> Strip:
        """A line of what is said where there are no rows, or a blank."""
        width = self._width
        said = self._empty if not self.rows else ()
        text = [part for sentence in said for part in wrap(sentence, max(1, width - MARGIN))]
        cell = Cell(text[line] if line < len(text) else "", "muted")
        return row_strip(Row((cell,)), spans_of([Column("")], width), width, self._pen)

    def _cursor_pen(self, role: str) -> Style:
        """How a role is drawn in the selected row: in the cursor's colours, as bold as ever."""
        return self._pen("cursor") + self._pen(role).without_color
