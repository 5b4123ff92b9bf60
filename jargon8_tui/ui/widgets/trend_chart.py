"""The chart of a service level: one widget, drawn a row at a time, with a cursor on its points."""

from dataclasses import dataclass

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from jargon8_tui.ui.keys import HERE, MOVE, key
from jargon8_tui.ui.text import fitted
from jargon8_tui.ui.widgets.cursor import cursor_css
from jargon8_tui.ui.widgets.drawn_rows import DrawnRows
from jargon8_tui.ui.widgets.trend_plot import LEFT, RIGHT, Plot, PlotCells


class TrendChart(DrawnRows, can_focus=True):
    """A plot, and the point of it that is looked at. What does not fit is walked to."""

    ALLOW_SELECT = False
    PENS = "chart--"
    DEFAULT_CSS = """
    TrendChart {
        height: 1fr;
        background: $background;
        color: $foreground;
        & > .chart--axis, & > .chart--label, & > .chart--line, & > .chart--excluded {
            color: $text-muted;
        }
        & > .chart--point { color: $text-primary; }
        & > .chart--caught { color: $text-error; text-style: bold; }
        & > .chart--mark { color: $text-accent; text-style: bold; }
        & > .chart--cursor { text-style: underline; }
    }
    """ + cursor_css("TrendChart", "chart--cursor")
    COMPONENT_CLASSES = {
        "chart--axis",
        "chart--label",
        "chart--line",
        "chart--excluded",
        "chart--point",
        "chart--caught",
        "chart--mark",
        "chart--cursor",
    }
    BINDINGS = [
        key("enter", "open", "Look", "the measurements of the point under the cursor",
            id="chart.open", group=HERE, show=False),
        key("right_square_bracket", "caught(1)", "Breach", "to the next that a rule has caught",
            id="chart.next_caught", group=HERE, show=False),
        key("left_square_bracket", "caught(-1)", "Breach before", "to the caught one before",
            id="chart.caught_before", group=HERE, show=False),
        key("right,j,down", "step(1)", "Right", "to the next point", id="chart.right", group=MOVE,
            show=False),
        key("left,k,up", "step(-1)", "Left", "to the point before", id="chart.left", group=MOVE,
            show=False),
        key("pagedown,ctrl+d", "step(10)", "Ten on", "ten points on", id="chart.ten_on",
            group=MOVE, show=False),
        key("pageup,ctrl+u", "step(-10)", "Ten back", "ten points back", id="chart.ten_back",
            group=MOVE, show=False),
        key("g,home", "end(0)", "First", "to the first point", id="chart.first", group=MOVE,
            show=False),
        key("G,end", "end(-1)", "Last", "to the last point", id="chart.last", group=MOVE,
            show=False),
    ]  # fmt: skip

    @dataclass
    class Highlighted(Message):
        """The cursor came to a point."""

        at: int

    @dataclass
    class Opened(Message):
        """A point is to be looked at closely."""

        at: int

    class NoneCaught(Message):
        """A caught point was asked for, and there is none."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.cursor: int | None = None
        """The point that is looked at; none until one is, or where there is none."""
        self._plot: Plot | None = None
        self._empty = ""
        self._first = 0
        self._cells: PlotCells | None = None

    def show(self, plot: Plot | None, *, cursor: int | None = None, empty: str = "") -> None:
        """Show another plot with the cursor at a point, from its end; or say why there is none."""
        self._plot, self._empty = plot, empty
        count = len(plot.points) if plot else 0
        self.cursor = cursor if cursor is not None and cursor < count else None
        self._lay_out()

    @property
    def room(self) -> int:
        """How many points fit without a blank between them."""
        return max(1, self.size.width - LEFT - RIGHT)

    @property
    def shown(self) -> tuple[int, int]:
        """How many points are in the window, and how many there are."""
        if self._cells is None or self._plot is None:
            return 0, 0
        return len(self._cells.shown), len(self._plot.points)

    # Keys and mouse

    def action_step(self, by: int) -> None:
        """Move the cursor by some points, those without a figure passed over."""
        stops = self._stops
        if not stops:
            return
        if self.cursor is None:
            seen = [at for at in stops if at >= self._first]
            self._go_to(seen[0] if by > 0 and seen else stops[-1])
            return
        ahead = [at for at in stops if (at > self.cursor if by > 0 else at < self.cursor)]
        if ahead:
            ahead = ahead if by > 0 else ahead[::-1]
            self._go_to(ahead[min(abs(by), len(ahead)) - 1])

    def action_end(self, at: int) -> None:
        """Move the cursor to the first or the last point."""
        if self._stops:
            self._go_to(self._stops[at])

    def action_caught(self, by: int) -> None:
        """Move the cursor to the next point that a rule has caught, or to the one before; round
        from the last to the first."""
        plot = self._plot
        caught = [at for at, point in enumerate(plot.points) if point.is_caught] if plot else []
        if not caught:
            self.post_message(self.NoneCaught())
            return
        here = self.cursor
        if by > 0:
            self._go_to(next((at for at in caught if here is None or at > here), caught[0]))
        else:
            before = [at for at in caught if here is None or at < here]
            self._go_to(before[-1] if before else caught[-1])

    def action_open(self) -> None:
        """Look closely at the point under the cursor."""
        if self.cursor is None:
            self.action_step(-1)
        else:
            self.post_message(self.Opened(self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Look at a point, and closely with a second click."""
        at = event.get_content_offset(self)
        index = self._cells.index_at(at.x) if at and self._cells else None
        if index is None:
            return
        if index == self.cursor:
            self.action_open()
        else:
            self._go_to(index)

    @property
    def _stops(self) -> list[int]:
        points = self._plot.points if self._plot else ()
        return [at for at, point in enumerate(points) if point.heights]

    def _go_to(self, at: int) -> None:
        before, self.cursor = self.cursor, at
        cells = self._cells
        if cells is None:
            return
        if not cells.first <= at < cells.first + len(cells.shown):
            count = len(cells.shown)
            self._first = min(at, cells.first) if at < cells.first else at - count + 1
            self._lay_out(stay=True)
        else:
            left = set() if before is None else cells.rows_of(before)
            self.draw_rows_anew(cells.rows_of(at) | left)
        self.post_message(self.Highlighted(at))

    # Drawing

    def on_resize(self) -> None:
        """Lay it out anew."""
        self._lay_out()

    def _lay_out(self, *, stay: bool = False) -> None:
        """Fit the points to the room there is: the last of them, or those with the cursor."""
        self._cells = None
        if self._plot is not None and self.size.width and self._plot.points:
            count = len(PlotCells(self._plot, *self.size).shown)
            last = len(self._plot.points) - count
            if not stay:
                middle = last if self.cursor is None else self.cursor - count // 2
                self._first = max(0, min(middle, last))
            self._cells = PlotCells(self._plot, *self.size, max(0, min(self._first, last)))
            self._first = self._cells.first
        self.draw_anew()

    def draw_row(self, y: int) -> Strip:
        """A row of the plane, or the dates under it."""
        width = self.size.width
        if self._cells is None:
            at = y == self.size.height // 2
            text = " " * max(0, (width - len(self._empty)) // 2) + self._empty if at else ""
            return Strip([Segment(fitted(text, width), self.pen("label"))], width)
        runs = self._cells.row(y, self.cursor)
        segments = [Segment(text, self.pen(role)) for text, role in runs]
        return Strip(segments).adjust_cell_length(width, self.pen(""))
