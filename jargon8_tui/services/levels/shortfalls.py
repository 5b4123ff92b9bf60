"""The latest time in which a service level fell short: it missed its target more often than not.

However long that went on, it is told from the targets alone; what is worse this week than it was
is another question, and that of `slipping`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jargon8_tui.model.service_level import ServiceLevel
from jargon8_tui.services.levels.figures import Figure
from jargon8_tui.services.levels.performance import ENOUGH, Summary, summary

_RETURNED = 5
"""So many more within than not, after the worst of a shortfall, and it is over."""


@dataclass(frozen=True)
class Shortfall:
    """A time in which more figures missed their target than met it, counted from its first."""

    first: Figure
    last: Figure
    """The latest figure, or where it is over the last before things got better."""
    is_over: bool
    summary: Summary
    """Of the figures in it."""
    since: Summary
    """Of those after it; empty where it goes on."""


def latest_shortfall(level: ServiceLevel, figures: Iterable[Figure]) -> Shortfall | None:
    """The latest shortfall in `figures`, which are in time order; under seven figures make none.

    A balance goes up by one for each figure that missed its target and down by one for each that
    met it, but never below nothing. A shortfall begins where the balance leaves nothing. It is over
    once the balance is back there, or five below its highest; it then ended at the highest.
    """
    judged = [figure for figure in figures if figure.counts and figure.within is not None]
    found = list(_shortfalls([bool(figure.within) for figure in judged]))
    for first, last, is_over in reversed(found):
        inside = judged[first : last + 1]
        if len(inside) >= ENOUGH and _is_beyond(level, inside):
            after = judged[last + 1 :] if is_over else []
            came_to = summary(level, inside), summary(level, after)
            return Shortfall(inside[0], inside[-1], is_over, *came_to)
    return None


def _shortfalls(within: Sequence[bool]) -> Iterator[tuple[int, int, bool]]:
    """The first and last place of each shortfall, and whether it is over."""
    balance = highest = first = peak = 0
    for at, is_within in enumerate(within):
        if is_within:
            balance = max(0, balance - 1)
        else:
            first = first if balance else at
            balance += 1
            if balance >= highest:
                highest, peak = balance, at
        if highest and (not balance or highest - balance >= _RETURNED):
            yield first, peak, True
            balance = highest = 0
    if highest:
        yield first, len(within) - 1, False


def _is_beyond(level: ServiceLevel, figures: Sequence[Figure]) -> bool:
    """Whether figures miss their targets on average, and not only by number."""
    over = sum(
        figure.value - figure.target
        for figure in figures
        if figure.value is not None and figure.target is not None
    )
    return over > 0 if level.direction == "at most" else over < 0
