"""What the figures of a service level show: signals put together as findings, and slips in time.

Limits can be worked out anew from chosen days on, such as the day of a change; figures before and
after are then each read by their own.
"""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from jargon8_tui.model.service_level import ServiceLevel
from jargon8_tui.services.levels.figures import Figure
from jargon8_tui.services.levels.performance import ENOUGH, Summary, summary
from jargon8_tui.services.levels.process_behaviour import Limits, Rule, Signal, limits, signals

_RETURNED = 5
"""So many more within than not, after the worst of a slip, and it is over."""


@dataclass(frozen=True)
class Stretch:
    """Figures in a row that are read by limits of their own."""

    first: int
    last: int
    limits: Limits | None
    """None where they are too few."""


@dataclass(frozen=True)
class Finding:
    """Signals that lie in each other and on the same side."""

    first: Figure
    last: Figure
    is_up: bool
    is_bad: bool
    """Whether it is on the side that the level is not to be on."""
    signals: tuple[Signal, ...]


@dataclass(frozen=True)
class Reading:
    """The process-behaviour reading of a level."""

    figures: tuple[Figure, ...]
    """Those that count, in time order; the places below are places in it."""
    stretches: tuple[Stretch, ...]
    findings: tuple[Finding, ...]
    """In time order."""
    caught: frozenset[int]
    """The places of the figures that a rule has caught."""

    @property
    def limits(self) -> Limits | None:
        """The limits that hold now; none where there are too few figures."""
        return self.stretches[-1].limits if self.stretches else None


def read(level: ServiceLevel, figures: Iterable[Figure], anew: Sequence[dt.date] = ()) -> Reading:
    """The reading of `figures`, in time order; `anew` are days that new limits begin on."""
    counted = tuple(figure for figure in figures if figure.counts)
    starts = {bisect_left(counted, day, key=lambda figure: figure.day) for day in anew}
    edges = [0, *sorted(starts - {0, len(counted)}), len(counted)]
    stretches: list[Stretch] = []
    findings: list[Finding] = []
    caught: set[int] = set()
    for first, end in pairwise(edges):
        values = [figure.value for figure in counted[first:end] if figure.value is not None]
        if not values:
            continue
        around = limits(values)
        stretches.append(Stretch(first, end - 1, around))
        for group in _together(signals(values, around) if around else []):
            begin = min(signal.first for signal in group)
            finish = max(signal.last for signal in group)
            is_up = group[0].is_up
            is_bad = is_up == (level.direction == "at most")
            ends = counted[first + begin], counted[first + finish]
            findings.append(Finding(*ends, is_up, is_bad, tuple(group)))
            caught |= {first + place for signal in group for place in signal.places}
    findings.sort(key=lambda finding: (finding.first.at, finding.last.at))
    return Reading(counted, tuple(stretches), tuple(findings), frozenset(caught))


def caught_by(finding: Finding, rule: Rule) -> int:
    """How many figures of a finding `rule` has caught."""
    return sum(len(signal.places) for signal in finding.signals if signal.rule is rule)


@dataclass(frozen=True)
class Slip:
    """A time in which more figures missed their target than met it, counted from its first."""

    first: Figure
    last: Figure
    """The latest figure, or where it is over the last before things got better."""
    is_over: bool
    summary: Summary
    """Of the figures in it."""
    since: Summary
    """Of those after it; empty where it goes on."""


def latest_slip(level: ServiceLevel, figures: Iterable[Figure]) -> Slip | None:
    """The latest slip in `figures`, which are in time order; under seven figures make none.

    A balance goes up by one for each figure that missed its target and down by one for each that
    met it, but never below nothing. A slip begins where the balance leaves nothing. It is over
    once the balance is back there, or five below its highest; it then ended at the highest.
    """
    judged = [figure for figure in figures if figure.counts and figure.within is not None]
    found = list(_slipping([bool(figure.within) for figure in judged]))
    for first, last, is_over in reversed(found):
        inside = judged[first : last + 1]
        if len(inside) >= ENOUGH and _is_beyond(level, inside):
            after = judged[last + 1 :] if is_over else []
            came_to = summary(level, inside), summary(level, after)
            return Slip(inside[0], inside[-1], is_over, *came_to)
    return None


def _slipping(within: Sequence[bool]) -> Iterator[tuple[int, int, bool]]:
    """The first and last place of each slip, and whether it is over."""
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


def _together(found: Iterable[Signal]) -> list[list[Signal]]:
    """Signals in groups: those on the same side whose figures overlap or touch."""
    groups: list[list[Signal]] = []
    for signal in found:
        for group in groups:
            touches = signal.first <= max(other.last for other in group) + 1
            if group[0].is_up == signal.is_up and touches:
                group.append(signal)
                break
        else:
            groups.append([signal])
    return groups
