"""The figures of the service levels, read once and then kept up with the notebook's changes.

A screen that shows thousands of them anew with each that is entered pays for the one alone.
"""

from bisect import bisect_left, insort
from typing import NamedTuple

from jargon8_tui.model.kinds import MEASUREMENT
from jargon8_tui.model.service_level import ServiceLevel
from jargon8_tui.services.levels.figures import Figure, Judge, Measured, by_time
from jargon8_tui.store import Notebook, Step


class _Judged(NamedTuple):
    """The figures of a level in time order, and by what they are judged."""

    judge: Judge
    figures: list[Figure]


class KnownFigures:
    """The figures in `notebook`, read when first asked for. Have it `follow` every step."""

    def __init__(self, notebook: Notebook) -> None:
        self._measurements = notebook.measurements
        self._measured: dict[int, Measured] | None = None
        """Every measurement by its id; none until they are wanted."""
        self._judged: dict[str, _Judged] = {}
        """By the uid of the level, those that were asked for."""

    def of(self, level: ServiceLevel) -> list[Figure]:
        """Every figure of `level` in time order, as `figures_of`; the list is the caller's own."""
        judge = Judge(level)
        known = self._judged.get(level.uid)
        if known is None or known.judge != judge:  # its targets are not what they were
            known = self._judged[level.uid] = _Judged(judge, self._figures(level.uid, judge))
        return list(known.figures)

    def follow(self, step: Step) -> None:
        """Look anew at the measurements that a step has changed."""
        if self._measured is None:
            return
        changed = {row.id for row in step.rows if row.table == MEASUREMENT.table}
        for id in changed & self._measured.keys():
            self._leave(id, self._measured.pop(id))
        for id, measured in self._measurements.each(Measured, changed):
            self._measured[id] = measured
            self._enter(id, measured)

    def _figures(self, uid: str, judge: Judge) -> list[Figure]:
        if self._measured is None:
            self._measured = dict(self._measurements.each(Measured))
        of_level = (pair for pair in self._measured.items() if pair[1].service_level == uid)
        return sorted((judge.judged(id, measured) for id, measured in of_level), key=by_time)

    def _leave(self, id: int, measured: Measured) -> None:
        if known := self._judged.get(measured.service_level):
            del known.figures[bisect_left(known.figures, (measured.at, id), key=by_time)]

    def _enter(self, id: int, measured: Measured) -> None:
        if known := self._judged.get(measured.service_level):
            insort(known.figures, known.judge.judged(id, measured), key=by_time)
