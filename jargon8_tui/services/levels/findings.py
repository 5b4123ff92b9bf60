"""What the process-behaviour rules find in a service level: signals put together as findings.

Limits can be worked out anew from chosen days on, such as the day of a change; figures before and
after are then each read by their own.
"""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from jargon8_tui.model.service_level import ServiceLevel
from jargon8_tui.services.levels.figures import Figure
from jargon8_tui.services.levels.process_behaviour import Limits, Rule, Signal, limits, signals


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
