"""What many entries of feedback show together: what about, who, when, how quickly answered.

An entry belongs to the day it was received, as its own clock had it. All times are real elapsed
ones. Where nothing can be said there is none, never a nought or a full share.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import mean, median
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from jargon8_tui.model.feedback import TROUBLE, Feedback
from jargon8_tui.model.periods import Period
from jargon8_tui.model.stages import STAGES
from jargon8_tui.store import Notebook

_SCORES = range(1, 6)
STANDS_OUT = 3
"""So many of one sort are pointed out, and not fewer: one is an event, two may be chance. That the
same stakeholder raises the same matter twice is no pattern but a fact, and is told from two on."""


class Tally(NamedTuple):
    """How many entries are of something, in the period and in the one before."""

    name: str
    """A category, a type, the uid of a stakeholder; nothing where it is not said."""
    n: int
    before: int


class Repeat(NamedTuple):
    """The same stakeholder about the same category more than once."""

    stakeholder: str
    category: str
    entries: tuple[Feedback, ...]
    """Oldest first."""


@dataclass(frozen=True)
class Timing:
    """How long a step took, of entries for which it was due."""

    took: tuple[dt.timedelta, ...]
    """Of those where it is known."""
    judged: int
    """Those that were in time or are late; one whose time has not come is neither yet."""
    in_time: int
    late: int = 0
    """Those of the judged that are late and have still to be done."""

    @property
    def n(self) -> int:
        """How many it is known of."""
        return len(self.took)

    @property
    def median(self) -> dt.timedelta | None:
        """The middle of them; none without any."""
        if not self.took:
            return None
        return dt.timedelta(seconds=median(took.total_seconds() for took in self.took))

    @property
    def share(self) -> float | None:
        """The part in time, from 0 to 1; none where none can be judged."""
        return self.in_time / self.judged if self.judged else None


@dataclass(frozen=True)
class Satisfaction:
    """How satisfied they were who were asked."""

    counts: tuple[int, ...]
    """How many said 1, 2, 3, 4, 5."""

    @property
    def n(self) -> int:
        """How many were asked and answered."""
        return sum(self.counts)

    @property
    def mean(self) -> float | None:
        """Their mean; none without any."""
        said = [score for score, n in zip(_SCORES, self.counts, strict=True) for _ in range(n)]
        return mean(said) if said else None


@dataclass(frozen=True)
class Patterns:
    """What the feedback of a period shows, beside that of the period before."""

    period: Period
    entries: tuple[Feedback, ...]
    before: tuple[Feedback, ...]
    types: tuple[Tally, ...]
    categories: tuple[Tally, ...]
    stakeholders: tuple[Tally, ...]
    hours: tuple[int, ...]
    """How many were received in each hour of the day."""
    weekdays: tuple[int, ...]
    """And on each day of the week, Monday first."""
    repeats: tuple[Repeat, ...]
    """The most repeated first."""
    acknowledging: Timing
    resolving: Timing
    satisfaction: Satisfaction

    @property
    def n(self) -> int:
        """How many came in."""
        return len(self.entries)

    @property
    def chief_category(self) -> Tally | None:
        """What most was about, of what has a category, where that stands out."""
        return _chief(self.categories)

    @property
    def chief_stakeholder(self) -> Tally | None:
        """Whom most came from, of those who are known, where that stands out."""
        return _chief(self.stakeholders)

    @property
    def busiest_hour(self) -> int | None:
        """The hour that most came in, where it stands out: three entries and no other as many."""
        return _peak(self.hours)

    @property
    def busiest_weekday(self) -> int | None:
        """The day of the week that most came in, likewise."""
        return _peak(self.weekdays)


def entries(notebook: Notebook) -> list[Feedback]:
    """All feedback that can be read, in no order. May be called in a thread: twenty thousand take a
    twelfth of a second."""
    return [entry for _, entry in notebook.feedback.each(Feedback)]


def patterns(
    all_entries: Iterable[Feedback], period: Period, before: Period, now: dt.datetime
) -> Patterns:
    """What `period` shows beside `before`, as things stood at the moment `now`."""
    inside, earlier = [], []
    for entry in all_entries:
        day = entry.received.date()
        if period.covers(day):
            inside.append(entry)
        elif before.covers(day):
            earlier.append(entry)
    inside.sort(key=lambda entry: entry.received)
    return Patterns(
        period=period,
        entries=tuple(inside),
        before=tuple(earlier),
        types=_tallies(inside, earlier, lambda entry: entry.type),
        categories=_tallies(inside, earlier, lambda entry: entry.category),
        stakeholders=_tallies(inside, earlier, lambda entry: entry.stakeholder or ""),
        hours=_counts((entry.received.hour for entry in inside), 24),
        weekdays=_counts((entry.received.weekday() for entry in inside), 7),
        repeats=repeats(inside),
        acknowledging=acknowledging(inside, now),
        resolving=resolving(inside, now),
        satisfaction=Satisfaction(
            _counts((entry.satisfaction - 1 for entry in inside if entry.satisfaction), 5)
        ),
    )


def by_month(all_entries: Iterable[Feedback], months: int, today: dt.date) -> list[Tally]:
    """How many there were in each of so many months up to the present one, oldest first; `before`
    is the same month of the year before."""
    counts = Counter((entry.received.year, entry.received.month) for entry in all_entries)
    first = today.replace(day=1) - relativedelta(months=months - 1)
    days = (first + relativedelta(months=n) for n in range(months))
    return [
        Tally(f"{d.year}-{d.month:02}", counts[d.year, d.month], counts[d.year - 1, d.month])
        for d in days
    ]


def repeats(some: Iterable[Feedback]) -> tuple[Repeat, ...]:
    """Concerns and complaints of the same stakeholder about the same category, twice and more."""
    groups: dict[tuple[str, str], list[Feedback]] = defaultdict(list)
    for entry in some:
        if entry.type in TROUBLE and entry.stakeholder and entry.category:
            groups[entry.stakeholder, entry.category].append(entry)
    several = [Repeat(*key, tuple(group)) for key, group in groups.items() if len(group) > 1]
    return tuple(sorted(several, key=lambda repeat: (-len(repeat.entries), repeat[:2])))


def acknowledging(some: Iterable[Feedback], now: dt.datetime) -> Timing:
    """How quickly they were acknowledged, for those where that is due."""
    return _timing(
        (
            _Step(entry.received, entry.acknowledged_at, entry.acknowledge_by)
            for entry in some
            if entry.acknowledge_by and (entry.stage == "received" or entry.acknowledged_at)
        ),
        now,
    )


def resolving(some: Iterable[Feedback], now: dt.datetime) -> Timing:
    """How quickly they were answered, for those where that is due."""
    return _timing(
        (
            _Step(entry.received, entry.answered_at, entry.resolve_by)
            for entry in some
            if entry.resolve_by and (entry.stage in STAGES[:3] or entry.answered_at)
        ),
        now,
    )


class _Step(NamedTuple):
    start: dt.datetime
    end: dt.datetime | None
    by: dt.datetime


def _timing(steps: Iterable[_Step], now: dt.datetime) -> Timing:
    """Those that are past a step are left out where nobody knows when they took it."""
    took: list[dt.timedelta] = []
    judged = in_time = late = 0
    for start, end, by in steps:
        if end is not None and end >= start:
            took.append(end - start)
        if end is not None or by < now:
            judged += 1
            in_time += end is not None and end <= by
            late += end is None
    return Timing(tuple(took), judged, in_time, late)


def _tallies(
    now: Sequence[Feedback], before: Sequence[Feedback], name: Callable[[Feedback], str]
) -> tuple[Tally, ...]:
    """What there is of each name, the most first; one that has gone is there with none."""
    these, those = Counter(map(name, now)), Counter(map(name, before))
    tallies = [Tally(one, these[one], those[one]) for one in {**these, **those}]
    return tuple(sorted(tallies, key=lambda tally: (-tally.n, -tally.before, tally.name)))


def _counts(values: Iterable[int], size: int) -> tuple[int, ...]:
    counts = Counter(values)
    return tuple(counts[value] for value in range(size))


def _chief(tallies: Sequence[Tally]) -> Tally | None:
    """The one of the named that there is most of, as `_peak` has it."""
    named = [tally for tally in tallies if tally.name]
    at = _peak([tally.n for tally in named])
    return None if at is None else named[at]


def _peak(counts: Sequence[int]) -> int | None:
    """Where there is most, where that stands out: there is enough and no other has as much."""
    most = max(counts, default=0)
    return counts.index(most) if most >= STANDS_OUT and counts.count(most) == 1 else None
