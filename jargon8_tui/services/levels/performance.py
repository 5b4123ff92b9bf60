"""How a service level is doing: pure statistics over its figures, as a whole and by time.

A figure is judged by the target of its own day. What is excluded is counted out in the open, and
what is still open counts in nothing. Where there is no figure there is no percentage.

The figures are those of Python's `statistics`, without the time that it takes to load.
"""

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Literal, get_args

import msgspec
from dateutil.relativedelta import relativedelta

from jargon8_tui.model.periods import Period
from jargon8_tui.model.service_level import ServiceLevel
from jargon8_tui.services.levels.figures import Figure

Grain = Literal["day", "week", "month"]
GRAINS: tuple[Grain, ...] = get_args(Grain)
"""What figures are put together by."""

ENOUGH = 7
"""From so many figures on, a change is called one; fewer could be chance."""
WELL_BELOW = 10
"""So many percent fewer within target are well below."""

_DAYS = {"day": dt.timedelta(days=1), "week": dt.timedelta(weeks=1)}
_MONTH = relativedelta(months=1)


class Summary(msgspec.Struct, frozen=True):
    """What some figures come to. All but the counts is none where nothing counts."""

    n: int = 0
    """How many have a value and are not excluded."""
    excluded: int = 0
    open: int = 0
    judged: int = 0
    """How many of the `n` had a target on their day."""
    within: int = 0
    """How many of those met it."""
    mean: float | None = None
    median: float | None = None
    p90: float | None = None
    """The 90th percentile, inclusive; of a single figure, that figure."""
    worst: Figure | None = None
    """The one furthest on the bad side, the latest of equals."""

    @property
    def within_percent(self) -> float | None:
        """How many percent of the judged met their target; none without any."""
        return 100 * self.within / self.judged if self.judged else None

    @property
    def is_few(self) -> bool:
        """Whether they are too few to call a change."""
        return self.n < ENOUGH


class Span(msgspec.Struct, frozen=True):
    """A day, week or month, and the figures in it."""

    first: dt.date
    last: dt.date
    figures: tuple[Figure, ...]


def summary(level: ServiceLevel, figures: Iterable[Figure]) -> Summary:
    """What `figures` of `level` come to."""
    everything = list(figures)
    counted = [figure for figure in everything if figure.counts]
    values = [figure.value for figure in counted if figure.value is not None]
    judged = [figure.within for figure in counted if figure.within is not None]
    excluded = sum(bool(figure.excluded) for figure in everything)
    missing = len(everything) - len(counted) - excluded
    if not values:
        return Summary(excluded=excluded, open=missing)
    worst = level.worst(values)
    return Summary(
        n=len(values),
        excluded=excluded,
        open=missing,
        judged=len(judged),
        within=sum(judged),
        mean=math.fsum(values) / len(values),
        median=_median(sorted(values)),
        p90=_percentile_90(values),
        worst=next(figure for figure in reversed(counted) if figure.value == worst),
    )


def _percentile_90(values: Sequence[float]) -> float:
    """The 90th percentile of at least one value: `quantiles(n=10, method="inclusive")[8]`."""
    ordered = sorted(values)
    at, tenths = divmod(9 * (len(ordered) - 1), 10)
    if len(ordered) == 1:
        return ordered[0]
    above = ordered[at + 1] * tenths if tenths else 0.0
    return (ordered[at] * (10 - tenths) + above) / 10  # to the last digit as Python rounds it


def _median(ordered: Sequence[float]) -> float:
    half, is_odd = divmod(len(ordered), 2)
    return ordered[half] if is_odd else (ordered[half - 1] + ordered[half]) / 2


def spans(figures: Sequence[Figure], grain: Grain, period: Period | None = None) -> list[Span]:
    """Every day, week or month of `period`, or where it is none from the first of `figures` to the
    last; those without a figure too. Weeks begin on Monday."""
    grouped: dict[dt.date, list[Figure]] = defaultdict(list)
    for figure in figures:
        grouped[beginning(figure.day, grain)].append(figure)
    days = period or sorted(grouped)
    if not days:
        return []
    found = []
    first, end = beginning(days[0], grain), days[-1]
    while first <= end:
        after = first + _MONTH if grain == "month" else first + _DAYS[grain]
        found.append(Span(first, after - dt.timedelta(days=1), tuple(grouped.get(first, ()))))
        first = after
    return found


def beginning(day: dt.date, grain: Grain) -> dt.date:
    """The first day of the day, week or month that `day` is in."""
    if grain == "month":
        return day.replace(day=1)
    return day - dt.timedelta(days=day.weekday()) if grain == "week" else day


def by_hour(level: ServiceLevel, figures: Iterable[Figure]) -> list[Summary]:
    """What the figures of each hour of the day come to, 24 of them from midnight on, by the clock
    on the wall when they began."""
    hours: list[list[Figure]] = [[] for _ in range(24)]
    for figure in figures:
        hours[figure.at.hour].append(figure)
    return [summary(level, hour) for hour in hours]


class BeforeAndAfter(msgspec.Struct, frozen=True):
    """What a level came to before a day, and from that day on."""

    day: dt.date
    before: Summary
    after: Summary


def before_and_after(
    level: ServiceLevel, figures: Iterable[Figure], day: dt.date
) -> BeforeAndAfter:
    """The figures before `day`, and those from `day` on, side by side."""
    everything = list(figures)
    return BeforeAndAfter(
        day,
        summary(level, (figure for figure in everything if figure.day < day)),
        summary(level, (figure for figure in everything if figure.day >= day)),
    )


class Peak(msgspec.Struct, frozen=True):
    """Hours of the day, one after the other, in which a level does worse than in the others."""

    first: int
    last: int
    """The last of the hours, which may be the first."""
    n: int
    within_percent: float
    others: int
    """How many figures there are in the other hours."""
    others_percent: float


def peak(hours: Sequence[Summary]) -> Peak | None:
    """The worst stretch of the day, where `hours` are its 24 hours: that in which most targets were
    missed. None where no hour with enough figures is well below the whole."""
    judged, within = _judged(hours)
    weak = [
        of.judged >= ENOUGH and of.within / of.judged <= within / judged - WELL_BELOW / 100
        for of in hours
    ]
    runs = [
        [hour for hour, _ in group]
        for is_weak, group in groupby(enumerate(weak), key=lambda pair: pair[1])
        if is_weak
    ]
    if not runs:
        return None
    worst = max(runs, key=lambda run: sum(hours[hour].judged - hours[hour].within for hour in run))
    inside, met = _judged([hours[hour] for hour in worst])
    others = judged - inside
    if not others:
        return None
    return Peak(
        worst[0], worst[-1], inside, 100 * met / inside, others, 100 * (within - met) / others
    )


def _judged(parts: Iterable[Summary]) -> tuple[int, int]:
    """How many figures of some parts were judged, and how many of them were within."""
    each = list(parts)
    return sum(of.judged for of in each), sum(of.within for of in each)
