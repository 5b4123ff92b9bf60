"""The chart of a service level as an SVG picture for a document, from the data the screen draws.

Nothing is told by colour alone: a point that a rule has caught is a square, one that is counted out
is hollow, and every line is named at its right end.
"""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from jargon8_tui.model import units
from jargon8_tui.model.dates import day_and_month, day_in_words, month_and_year
from jargon8_tui.model.text import cleaned, shortened
from jargon8_tui.services.levels.chart import Chart, Column, Line, Sort
from jargon8_tui.services.levels.performance import Grain

WIDE, HIGH = 720, 280
"""Of the plot itself."""
LEFT, RIGHT, TOP, FOOT = 60, 190, 46, 40
"""Around it: figures, names of lines, heading, dates."""
_DATES = 8
"""At most so many dates stand under the plot."""
_APART = 15
"""Between two names of lines."""
_STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#222}.small{font-size:11px;fill:#555}"
    ".head{font-weight:bold;font-size:15px}.axis{stroke:#888}"
    ".target{stroke:#111;stroke-width:1.5;stroke-dasharray:7 4}.centre{stroke:#777}"
    ".limit{stroke:#777;stroke-dasharray:2 4}.path{fill:none;stroke:#9ab}"
    ".point{fill:#1f5fa8}.caught{fill:#b3261e}.out{fill:#fff;stroke:#555}"
    ".action{stroke:#666;stroke-dasharray:1 3}"
)
_LEGEND = (
    "Each point is the mean of a {grain}, and the limits are those of single figures; a square "
    "is a point that a rule has caught, a ring a figure that is counted out."
)
_CLASSES = {Sort.TARGET: "target", Sort.CENTRE: "centre"}


def picture(chart: Chart) -> str:
    """The chart as an SVG document."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{drawing(chart)}\n'


def drawing(chart: Chart) -> str:
    """The chart as an SVG element, to stand in a page."""
    width, height = LEFT + WIDE + RIGHT, TOP + HIGH + FOOT
    plot = _Plot(chart)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img">',
        f"<title>{_safe(_heading(chart))}</title>",
        f"<style>{_STYLE}</style>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        _text(LEFT, 20, _heading(chart), "head"),
        _text(LEFT, height - 5, _LEGEND.format(grain=chart.grain), "small"),
        *plot.axes(),
        *plot.lines(),
        *plot.actions(),
        *plot.path(),
        *plot.points(),
        "</svg>",
    ]
    return "\n".join(parts)


class _Plot:
    """Where everything stands."""

    def __init__(self, chart: Chart) -> None:
        self._chart = chart
        self._step = WIDE / max(1, len(chart.columns))

    def axes(self) -> Iterator[str]:
        """The two sides, the figures and the dates at them."""
        bottom = TOP + HIGH
        yield f'<path class="axis" fill="none" d="M{LEFT} {TOP}V{bottom}H{LEFT + WIDE}"/>'
        scale, columns = self._chart.scale, self._chart.columns
        for value in (scale.high, (scale.high + scale.low) / 2, scale.low):
            label = units.in_figures(round(value, 1))
            yield _text(LEFT - 8, self._y(value) + 4, label, "small", "end")
        every = -(-len(columns) // _DATES) or 1
        for at in range(0, len(columns), every):
            label = _date(columns[at], self._chart.grain)
            yield _text(self._x(at), bottom + 18, label, "small", "middle")

    def lines(self) -> Iterator[str]:
        """The target, the centre and the limits, the last of each named at its end."""
        ends: dict[Sort, Line] = {}
        for line in self._chart.lines:
            left, right = LEFT + line.first * self._step, LEFT + (line.last + 1) * self._step
            sort, y = _CLASSES.get(line.sort, "limit"), self._y(line.value)
            yield f'<path class="{sort}" d="M{left:.1f} {y:.1f}H{right:.1f}"/>'
            ends[line.sort] = line
        lowest = float(TOP - _APART)
        for line in sorted(ends.values(), key=lambda line: -line.value):
            lowest = max(self._y(line.value) + 4, lowest + _APART)
            value = units.with_short_unit(round(line.value, 1), self._chart.level.unit)
            yield _text(LEFT + WIDE + 8, lowest, f"{line.sort.value} {value}", "small")

    def actions(self) -> Iterator[str]:
        """Each action as an upright line at its day, with its ref above."""
        for mark in self._chart.marks:
            x = self._x(mark.column)
            yield f'<path class="action" d="M{x:.1f} {TOP - 8}V{TOP + HIGH}"/>'
            yield _text(x, TOP - 12, str(mark.action.ref), "small", "middle")

    def path(self) -> Iterator[str]:
        """The line from point to point; it is broken where there is no figure."""
        run: list[str] = []
        for at, column in enumerate((*self._chart.columns, None)):
            if column is not None and column.value is not None:
                run.append(f"{self._x(at):.1f} {self._y(column.value):.1f}")
                continue
            if len(run) > 1:
                yield f'<path class="path" d="M{"L".join(run)}"/>'
            run = []

    def points(self) -> Iterator[str]:
        """The means, those caught as squares, and the figures that are counted out."""
        for at, column in enumerate(self._chart.columns):
            x = self._x(at)
            for value in column.excluded:
                yield f'<circle class="out" cx="{x:.1f}" cy="{self._y(value):.1f}" r="3.5"/>'
            if column.value is None:
                continue
            y = self._y(column.value)
            if column.is_caught:
                square = f'x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8"'
                yield f'<rect class="caught" {square}/>'
            else:
                yield f'<circle class="point" cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>'

    def _x(self, column: int) -> float:
        return LEFT + (column + 0.5) * self._step

    def _y(self, value: float) -> float:
        low, high = self._chart.scale.low, self._chart.scale.high
        share = min(1.0, max(0.0, (value - low) / (high - low)))
        return TOP + HIGH * (1 - share)


def _heading(chart: Chart) -> str:
    level = chart.level
    name = f"{shortened(level.name)}: {level.unit}, {level.direction} the target, by {chart.grain}"
    if not chart.columns:
        return name
    first, last = chart.columns[0].first, chart.columns[-1].last
    return f"{name}, {day_in_words(first)} to {day_in_words(last)}"


def _date(column: Column, grain: Grain) -> str:
    """The date under a column: `25 May`, and of a month `May 2026`."""
    return month_and_year(column.first) if grain == "month" else day_and_month(column.first)


def _text(x: float, y: float, text: str, sort: str, anchor: str = "start") -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"'
    return f'<text class="{sort}" {place}>{_safe(text)}</text>'


def _safe(text: str) -> str:
    return escape(cleaned(text, one_line=True).text)
