"""The figures of a service level in time order: what its measurements come down to.

Only what figures need is read of each measurement, from the bytes of its row: eight thousand take
a few milliseconds.
"""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Sequence

import msgspec

from jargon8_tui.model.kinds import MEASUREMENT, Kept, Ref
from jargon8_tui.model.measurement import Measurement
from jargon8_tui.model.periods import Period
from jargon8_tui.model.record import Moment
from jargon8_tui.model.service_level import ServiceLevel
from jargon8_tui.store import Notebook


class Measured(msgspec.Struct, frozen=True, gc=False):
    """What is read of a measurement."""

    service_level: str
    at: Moment
    value: float | None = None
    note: str = ""
    excluded: str = ""


class Figure(msgspec.Struct, frozen=True, gc=False):
    """One measurement of a level, and how it stands to the target of its day."""

    id: int
    """Of the measurement in the notebook; 0 where it is in none."""
    at: dt.datetime
    value: float | None
    """None while it is open."""
    within: bool | None = None
    """None while it is open, or where there was no target yet."""
    target: float | None = None
    """Of its day."""
    excluded: str = ""
    note: str = ""

    @property
    def day(self) -> dt.date:
        """The calendar day it belongs to."""
        return self.at.date()

    @property
    def ref(self) -> Ref:
        """The measurement it is."""
        return Ref(MEASUREMENT, self.id)

    @property
    def counts(self) -> bool:
        """Whether it is part of the statistics: it has a value, and is not excluded."""
        return self.value is not None and not self.excluded


def figures_of(notebook: Notebook, level: ServiceLevel) -> list[Figure]:
    """Every figure of `level` in time order, open and excluded ones too."""
    return figures_by_level(notebook, [level])[level.uid]


def figures_by_level(notebook: Notebook, levels: Iterable[ServiceLevel]) -> dict[str, list[Figure]]:
    """The figures of each of `levels` in time order, by the level's uid."""
    judges = {level.uid: Judge(level) for level in levels}
    found: dict[str, list[Figure]] = {uid: [] for uid in judges}
    for id, part in notebook.measurements.each(Measured):
        judge = judges.get(part.service_level)
        if judge is not None:
            found[part.service_level].append(judge.judged(id, part))
    for figures in found.values():
        figures.sort(key=by_time)
    return found


def figures_from(
    level: ServiceLevel, measurements: Iterable[Measurement | Kept[Measurement]]
) -> list[Figure]:
    """The figures of measurements of `level` that are at hand, in time order."""
    judge = Judge(level)
    figures = []
    for one in measurements:
        id, record = (one.ref.id, one.record) if isinstance(one, Kept) else (0, one)
        figures.append(judge.judged(id, record))
    return sorted(figures, key=by_time)


def by_time(figure: Figure) -> tuple[dt.datetime, int]:
    """What figures are sorted by."""
    return figure.at, figure.id


def between(figures: Sequence[Figure], period: Period | None) -> list[Figure]:
    """Those of `figures`, which are in time order, in the days of `period`; all of them where it is
    none."""
    if period is None:
        return list(figures)
    # A day begins at most a day earlier or later than by the clock that the order goes by.
    start = bisect_left(figures, _begins(period.first) - _DAY, key=_seconds)
    end = bisect_left(figures, _begins(period.last) + 2 * _DAY, key=_seconds)
    return [figure for figure in figures[start:end] if period.covers(figure.day)]


_DAY = 86_400.0
_EPOCH = dt.date(1970, 1, 1).toordinal()


def _begins(day: dt.date) -> float:
    """When a day begins, in seconds as a timestamp is; of any day that there is."""
    return (day.toordinal() - _EPOCH) * _DAY


def _seconds(figure: Figure) -> float:
    return figure.at.timestamp()


class Judge:
    """A level's targets, ready to judge many figures."""

    def __init__(self, level: ServiceLevel) -> None:
        self._steps = level.steps[::-1]
        self._at_most = level.direction == "at most"

    def __eq__(self, other: object) -> bool:
        """Whether both judge every figure alike."""
        return isinstance(other, Judge) and vars(self) == vars(other)

    def judged(self, id: int, measured: Measured | Measurement | Figure) -> Figure:
        """The figure of the measurement with `id`, by the target of its day."""
        at, value = measured.at, measured.value
        target = self.target_on(at.date())
        within = self.within(value, target)
        return Figure(id, at, value, within, target, measured.excluded, measured.note)

    def target_on(self, day: dt.date) -> float | None:
        """As `ServiceLevel.target_on`."""
        for since, target in self._steps:
            if since <= day:
                return target
        return None

    def within(self, value: float | None, target: float | None) -> bool | None:
        """Whether a value meets a target: exactly on target does; none without either."""
        if value is None or target is None:
            return None
        return value <= target if self._at_most else value >= target
