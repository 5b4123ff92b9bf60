"""What a chart of figures shows, and where in its cells everything stands: pure, drawn elsewhere.

  7 │                                 ■
    │                     ■     ■ ■
3.0 │- -●- - -●- -●- - - - - - - - - - -●- - target, centre
  0 └─────────────────────────────▲─────────
      25 May          2 Jun       16 Jun
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from jargon8_tui.model.dates import MONTHS, day_and_month, month_and_year
from jargon8_tui.services.levels.chart import Chart, Line, Scale, Sort
from jargon8_tui.services.levels.performance import Summary
from jargon8_tui.ui.glyphs import glyphs

LEFT = 6
"""Cells before the plane at least: the figures of the axis, a blank, the axis itself."""
RIGHT = 20
"""Cells after it, with what its lines are."""
LABELS_APART = {1: 12, 2: 8}
"""Points from one date under the chart to the next, by the cells that a point takes."""
HOURS_APART = 3

AXIS, LINE, POINT, CAUGHT, EXCLUDED, MARK, LABEL, CURSOR = (
    "axis",
    "line",
    "point",
    "caught",
    "excluded",
    "mark",
    "label",
    "cursor",
)
"""What a cell stands for."""

Run = tuple[str, str]
"""Some text and what it stands for; nothing for what is between."""


@dataclass(frozen=True)
class Point:
    """A column of the plane."""

    value: float | None
    is_caught: bool = False
    excluded: tuple[float, ...] = ()
    label: str = ""
    """What stands under it, where there is room."""
    has_mark: bool = False
    """Whether an action stands at it."""

    @property
    def heights(self) -> tuple[float, ...]:
        """Where something of it is drawn."""
        return (*self.excluded, self.value) if self.value is not None else self.excluded


@dataclass(frozen=True)
class Plot:
    """Points from left to right, and the lines that run through them."""

    points: tuple[Point, ...]
    scale: Scale
    lines: tuple[Line, ...] = ()
    are_bars: bool = False
    """Whether a column is filled up to its value."""


def plot_of(chart: Chart) -> Plot:
    """The plot of a level's days, weeks or months."""
    marked = {mark.column for mark in chart.marks}
    points = tuple(
        Point(
            column.value,
            column.is_caught and _is_beyond_centre(chart, at, column.value),
            column.excluded,
            _day(column.first, chart.grain),
            at in marked,
        )
        for at, column in enumerate(chart.columns)
    )
    return Plot(points, chart.scale, chart.lines)


def _is_beyond_centre(chart: Chart, at: int, value: float | None) -> bool:
    """Whether a value is on the bad side of the centre line: what is caught there is a breach."""
    centres = (
        line.value
        for line in chart.lines
        if line.sort is Sort.CENTRE and line.first <= at <= line.last
    )
    centre = next(centres, None)
    if value is None or centre is None:
        return False
    return value > centre if chart.level.direction == "at most" else value < centre


def plot_of_hours(
    hours: Sequence[Summary], scale: Scale, target: float | None, peak: int | None
) -> Plot:
    """The plot of the hours of the day: the mean of each, that of the peak as caught."""
    points = tuple(
        Point(of.mean, hour == peak, label=f"{hour:02}") for hour, of in enumerate(hours)
    )
    lines = () if target is None else (Line(Sort.TARGET, 0, len(points) - 1, target),)
    return Plot(points, scale, lines, are_bars=True)


def _day(day: dt.date, grain: str) -> str:
    if grain == "month":
        return month_and_year(day) if day.month == 1 else MONTHS[day.month - 1]
    return day_and_month(day)


class PlotCells:
    """A plot in so many columns and rows, its last row with the dates; those of its points that
    are in the window, which begins at `first`."""

    def __init__(self, plot: Plot, width: int, height: int, first: int = 0) -> None:
        self.plot = plot
        self.width = width
        self.rows = max(2, height - 1)
        """Of the plane, the axis under it too."""
        self.first = first
        longest = max((len(label) for label in self._labels.values()), default=0)
        self.left = max(LEFT, longest + 2)
        self.plane = max(1, width - self.left - RIGHT)
        self.step = 2 if 2 * len(plot.points) <= self.plane else 1
        self.shown = plot.points[first : first + self.plane // self.step]

    def x(self, at: int) -> int:
        """The cell of the point at the index `at`, which is in the window."""
        return self.left + (at - self.first) * self.step + self.step - 1

    def index_at(self, x: int) -> int | None:
        """The point whose cell, or the blank before it, is at `x`; none beside the points."""
        at = self.first + (x - self.left) // self.step
        return at if self.first <= at < self.first + len(self.shown) else None

    def row(self, y: int, cursor: int | None = None) -> Iterator[Run]:
        """The row `y` as runs of text, with the point `cursor` under the cursor."""
        cells = self._under(y) if y >= self.rows else self._across(y)
        if cursor is not None and y in self.rows_of(cursor):
            x = self.x(cursor)
            cells[x] = (cells[x][0], CURSOR)
        for role, group in groupby(cells, key=lambda cell: cell[1]):
            yield "".join(character for character, _ in group), role

    def rows_of(self, at: int) -> set[int]:
        """The rows that something of a point stands on: the axis, where there is nothing."""
        if not self.first <= at < self.first + len(self.shown):
            return set()
        heights = self.plot.points[at].heights
        return {self._row(height) for height in heights} or {self.rows - 1}

    def _row(self, value: float) -> int:
        return self.plot.scale.row(value, self.rows)

    @cached_property
    def _labels(self) -> dict[int, str]:
        """The figures at the left, by row."""
        return self.plot.scale.labels(self.plot.lines, self.rows)

    @cached_property
    def _lines(self) -> dict[int, list[Line]]:
        """The lines by row, the one that is drawn over the others first."""
        return self.plot.scale.lines_by_row(self.plot.lines, self.rows)

    def _across(self, y: int) -> list[Run]:
        """A row of the plane: its figure, the axis, lines and points, what the lines are."""
        marks = glyphs()
        is_bottom = y == self.rows - 1
        figure = f"{self._labels.get(y, ''):>{self.left - 2}} "
        cells = [(character, AXIS) for character in figure]
        cells.append((marks.origin if is_bottom else marks.divider, AXIS))
        cells += [(marks.rule, AXIS) if is_bottom else (" ", "")] * self.plane
        lines = self._lines.get(y, [])
        for line in reversed(lines):
            self._draw_line(cells, line)
        for at, point in enumerate(self.shown, self.first):
            self._draw_point(cells, y, at, point)
        named = f" {_named(lines, len(self.plot.points) - 1)}"
        cells += [(character, LABEL) for character in named[:RIGHT].ljust(RIGHT)]
        return cells[: self.width]

    def _draw_line(self, cells: list[Run], line: Line) -> None:
        marks = glyphs()
        character = {Sort.TARGET: marks.target, Sort.CENTRE: marks.centre}.get(
            line.sort, marks.limit
        )
        begin = max(0, (line.first - self.first) * self.step)
        is_last = line.last >= len(self.plot.points) - 1
        end = self.plane if is_last else (line.last + 1 - self.first) * self.step
        is_unbroken = line.sort is Sort.CENTRE
        for x in range(begin, min(end, self.plane)):
            is_drawn = is_unbroken or x % 2 == 0
            cells[self.left + x] = (character, LINE) if is_drawn else (" ", "")

    def _draw_point(self, cells: list[Run], y: int, at: int, point: Point) -> None:
        marks, x = glyphs(), self.x(at)
        if point.has_mark and y == self.rows - 1:
            cells[x] = (marks.higher, MARK)
        if any(self._row(value) == y for value in point.excluded):
            cells[x] = (marks.left_out, EXCLUDED)
        if point.value is None:
            return
        top = self._row(point.value)
        if self.plot.are_bars and top <= y < self.rows - 1:
            cells[x] = (marks.peak, CAUGHT) if point.is_caught else (marks.bar, POINT)
        elif top == y:
            is_caught = point.is_caught
            cells[x] = (marks.breach, CAUGHT) if is_caught else (marks.point, POINT)

    def _under(self, y: int) -> list[Run]:
        """The row of dates: those of actions, then others where they have room."""
        cells: list[Run] = [(" ", "")] * self.width
        if y > self.rows:
            return cells
        apart = HOURS_APART if self.plot.are_bars else LABELS_APART[self.step]
        marked = [at for at, point in enumerate(self.shown, self.first) if point.has_mark]
        regular = range(self.first, self.first + len(self.shown), apart)
        peak = [at for at, point in enumerate(self.shown, self.first) if point.is_caught]
        for at in (*marked, *(peak if self.plot.are_bars else ()), *regular):
            label, x = self.plot.points[at].label, self.x(at)
            around = cells[max(0, x - 2) : x + len(label) + 2]
            if x + len(label) <= self.width and not any(role for _, role in around):
                cells[x : x + len(label)] = [(character, AXIS) for character in label]
        return cells


def _named(lines: Sequence[Line], last: int) -> str:
    """What the lines on a row are: `target, centre`; a target that ended is an old one."""
    names = [line.sort.value for line in lines if line.last >= last]
    names += ["old target" for line in lines if line.last < last and line.sort is Sort.TARGET]
    return ", ".join(dict.fromkeys(names))
