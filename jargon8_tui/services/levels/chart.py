"""The chart of a service level as data, for whatever draws it: in cells, or as a picture.

It has a column for each day, week or month, those without a figure too, and lines that run from
column to column. Heights are in the level's unit; `Scale` turns them into rows.
"""

import datetime as dt
import math
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby, pairwise

from jargon8_tui.model import units
from jargon8_tui.model.action import Action
from jargon8_tui.model.kinds import Kept
from jargon8_tui.model.periods import Period
from jargon8_tui.model.service_level import ServiceLevel
from jargon8_tui.services.levels.figures import Figure, Judge
from jargon8_tui.services.levels.findings import Reading
from jargon8_tui.services.levels.performance import GRAINS, Grain, Span, beginning, spans


class Sort(Enum):
    """What a line is, in the order in which one is drawn over another."""

    TARGET = "target"
    CENTRE = "centre"
    UPPER = "upper limit"
    LOWER = "lower limit"


@dataclass(frozen=True)
class Column:
    """A day, week or month."""

    first: dt.date
    last: dt.date
    n: int
    """How many figures count; without any there is a gap."""
    value: float | None
    """Their mean."""
    is_within: bool | None
    """Whether that met the target of the column's last day."""
    is_caught: bool
    """Whether a rule has caught one of them."""
    excluded: tuple[float, ...]
    """The figures that are counted out."""
    open: int


@dataclass(frozen=True)
class Line:
    """A level line over some columns, from the first to the last of them."""

    sort: Sort
    first: int
    last: int
    value: float


@dataclass(frozen=True)
class Mark:
    """An action at the column of its day."""

    column: int
    day: dt.date
    action: Kept[Action]


@dataclass(frozen=True)
class Scale:
    """What the bottom and the top of the chart stand for."""

    low: float
    high: float

    def row(self, value: float, rows: int) -> int:
        """The row of `value` where row 0 is the top of `rows`; what is beyond is at the edge."""
        share = (self.high - value) / (self.high - self.low)
        return min(rows - 1, max(0, math.floor(share * (rows - 1) + 0.5)))

    def lines_by_row(self, lines: Iterable[Line], rows: int) -> dict[int, list[Line]]:
        """The lines on each of `rows`, the one that is drawn over the others first; what is beyond
        the scale is left out."""
        by_row: dict[int, list[Line]] = {}
        for line in sorted(lines, key=lambda line: list(Sort).index(line.sort)):
            if self.low <= line.value <= self.high:
                by_row.setdefault(self.row(line.value, rows), []).append(line)
        return by_row

    def labels(self, lines: Iterable[Line], rows: int) -> dict[int, str]:
        """The figures that stand at the left, by row: the ends of the scale and the lines."""
        labels = {0: self.high, rows - 1: self.low}
        for row, on_row in self.lines_by_row(lines, rows).items():
            labels[row] = on_row[0].value
        return {row: units.in_figures(round(value, 1)) for row, value in labels.items()}


@dataclass(frozen=True)
class Chart:
    """A level's figures, drawn."""

    level: ServiceLevel
    grain: Grain
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    scale: Scale


def chart(
    reading: Reading,
    level: ServiceLevel,
    figures: Sequence[Figure],
    grain: Grain,
    *,
    actions: Iterable[tuple[dt.date, Kept[Action]]] = (),
    period: Period | None = None,
) -> Chart:
    """The chart of `figures`, in time order, of which `reading` is the reading.

    `actions` are marked at their day, where it is in the chart; `period` is what is drawn, from the
    first figure to the last where it is none.
    """
    found = spans(figures, grain, period)
    places = {span.first: at for at, span in enumerate(found)}
    caught = {reading.figures[place] for place in reading.caught}
    judge = Judge(level)
    columns = tuple(_column(judge, span, caught) for span in found)
    lines = (*_targets(judge, found), *_limits(level, reading, found))
    days = ((beginning(day, grain), day, action) for day, action in actions)
    marks = tuple(Mark(places[first], day, kept) for first, day, kept in days if first in places)
    heights = [column.value for column in columns if column.value is not None]
    heights += [line.value for line in lines]
    return Chart(level, grain, columns, lines, marks, scale_for(level, heights))


def fitting_grain(days: int, columns: int) -> Grain:
    """The finest of day, week and month that shows `days` in `columns`."""
    lengths = {"day": 1, "week": 7, "month": 28}
    return next((grain for grain in GRAINS if days <= columns * lengths[grain]), "month")


def _column(judge: Judge, span: Span, caught: set[Figure]) -> Column:
    values = [f.value for f in span.figures if f.counts and f.value is not None]
    mean = math.fsum(values) / len(values) if values else None
    return Column(
        first=span.first,
        last=span.last,
        n=len(values),
        value=mean,
        is_within=judge.within(mean, judge.target_on(span.last)),
        is_caught=any(figure in caught for figure in span.figures),
        excluded=tuple(f.value for f in span.figures if f.excluded and f.value is not None),
        open=sum(f.value is None and not f.excluded for f in span.figures),
    )


def _targets(judge: Judge, found: Sequence[Span]) -> Iterator[Line]:
    """The target over the columns in which it held, a line for each."""
    targets = ((at, judge.target_on(span.last)) for at, span in enumerate(found))
    for value, group in groupby(targets, key=lambda pair: pair[1]):
        ats = [at for at, _ in group]
        if value is not None:
            yield Line(Sort.TARGET, ats[0], ats[-1], value)


def _limits(level: ServiceLevel, reading: Reading, found: Sequence[Span]) -> Iterator[Line]:
    """The centre and the limits of each stretch, from its first figure to the next stretch; no
    limit where no figure can be."""
    ends = units.least_and_most(level.unit)
    days = [span.last for span in found]
    starts = [bisect_left(days, reading.figures[one.first].day) for one in reading.stretches]
    for stretch, (first, end) in zip(
        reading.stretches, pairwise([*starts, len(found)]), strict=True
    ):
        if stretch.limits is not None and first < end:
            yield Line(Sort.CENTRE, first, end - 1, stretch.limits.centre)
            lower, upper = stretch.limits.between(*ends)
            if upper is not None:
                yield Line(Sort.UPPER, first, end - 1, upper)
            if lower is not None:
                yield Line(Sort.LOWER, first, end - 1, lower)


def scale_for(level: ServiceLevel, heights: Sequence[float]) -> Scale:
    """From nothing, or for percents from the lowest, to the worst figure or limit, rounded."""
    if not heights:
        return Scale(0, 1)
    is_percent = units.short(level.unit) == "%"
    if is_percent:
        low = _rounded(min(heights), math.floor)
        return Scale(low, max(100.0, low + 1))
    return Scale(0, _rounded(max(heights), math.ceil) or 1)


def _rounded(value: float, to: Callable[[float], int]) -> float:
    """A value at half a step of its own size: 6.9 becomes 7, and 23 becomes 25."""
    if value <= 0:
        return 0
    step: float = 10.0 ** math.floor(math.log10(value)) / 2
    return to(round(value / step, 9)) * step
