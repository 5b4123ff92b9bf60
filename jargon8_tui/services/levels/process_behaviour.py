"""The process-behaviour reading (XmR chart): what is usual for a level, and what is a signal.

The limits are the mean plus and minus 2.66 times the average moving range, the difference between
one figure and the next, of single figures in time order; under twelve figures there are none.
After Shewhart and Wheeler; the four rules are those of the NHS's "Making Data Count".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

FEWEST = 12
"""Under so many figures no limits are drawn."""
SCALE = 2.66
"""From the average moving range to the distance of a limit from the centre."""
RUN = 7
"""So many in a row are a signal."""


class Rule(Enum):
    """What makes a signal of some figures."""

    OUTSIDE = "outside the limits"
    ONE_SIDE = "in a row on one side of the centre"
    TREND = "in a row rising or falling"
    NEAR_LIMIT = "two of three beyond two thirds of the way to a limit"


@dataclass(frozen=True)
class Limits:
    """The centre line of some figures, and how far from it they usually are."""

    centre: float
    reach: float
    """From the centre to either limit."""

    @property
    def upper(self) -> float:
        """The highest usual figure."""
        return self.centre + self.reach

    @property
    def lower(self) -> float:
        """The lowest usual figure, which can be below what there can be."""
        return self.centre - self.reach

    def between(self, least: float, most: float) -> tuple[float | None, float | None]:
        """The lower and the upper limit of figures that should lie between `least` and `most`; none
        for one that no figure is to pass."""
        lower = self.lower if self.lower > least else None
        is_limit = self.upper < most or self.centre > most  # who counts over 100% has limits there
        return lower, self.upper if is_limit else None


@dataclass(frozen=True)
class Signal:
    """Figures that a rule has caught: the first and the last of them, by their place."""

    rule: Rule
    first: int
    last: int
    is_up: bool
    """Above the centre or rising; else below it or falling."""
    places: tuple[int, ...]
    """Those that are caught, which with two of three are not all between the first and last."""


def limits(values: Sequence[float]) -> Limits | None:
    """The limits of values in time order; none under twelve."""
    if len(values) < FEWEST:
        return None
    moving = [abs(after - before) for before, after in pairwise(values)]
    return Limits(sum(values) / len(values), SCALE * sum(moving) / len(moving))


def signals(values: Sequence[float], around: Limits) -> list[Signal]:
    """What the four rules catch among values in time order, by their first place."""
    found = [
        *_outside(values, around),
        *_on_one_side(values, around),
        *_trends(values),
        *_near_a_limit(values, around),
    ]
    return sorted(found, key=lambda signal: (signal.first, signal.last))


def _outside(values: Sequence[float], around: Limits) -> Iterator[Signal]:
    for at, value in enumerate(values):
        if value > around.upper or value < around.lower:
            yield Signal(Rule.OUTSIDE, at, at, value > around.upper, (at,))


def _on_one_side(values: Sequence[float], around: Limits) -> Iterator[Signal]:
    """Runs of seven or more; a value on the centre itself is on neither side."""
    sides = [(value > around.centre) - (value < around.centre) for value in values]
    for first, last in _runs(sides):
        if last - first + 1 >= RUN:
            yield Signal(
                Rule.ONE_SIDE, first, last, sides[first] > 0, tuple(range(first, last + 1))
            )


def _trends(values: Sequence[float]) -> Iterator[Signal]:
    """Seven or more figures, each above the one before, or each below; equals end the run."""
    steps = [(after > before) - (after < before) for before, after in pairwise(values)]
    for first, last in _runs(steps):
        if last - first + 2 >= RUN:
            yield Signal(
                Rule.TREND, first, last + 1, steps[first] > 0, tuple(range(first, last + 2))
            )


def _near_a_limit(values: Sequence[float], around: Limits) -> Iterator[Signal]:
    """Stretches in which of every three figures two or more are far out on the same side."""
    third = around.reach * 2 / 3
    for is_up in (True, False):
        far = [v > around.centre + third if is_up else v < around.centre - third for v in values]
        caught = sorted(
            {
                at
                for start in range(len(values) - 2)
                if sum(far[start : start + 3]) >= 2
                for at in range(start, start + 3)
                if far[at]
            }
        )
        for group in _close_together(caught):
            yield Signal(Rule.NEAR_LIMIT, group[0], group[-1], is_up, tuple(group))


def _runs(signs: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and last place of each stretch of one sign, zeros aside."""
    first = 0
    for at in range(1, len(signs) + 1):
        if at == len(signs) or signs[at] != signs[first]:
            if signs[first]:
                yield first, at - 1
            first = at


def _close_together(places: Sequence[int]) -> Iterator[list[int]]:
    """Places in rising order, parted where more than one lies between."""
    group: list[int] = []
    for place in places:
        if group and place - group[-1] > 2:
            yield group
            group = []
        group.append(place)
    if group:
        yield group
