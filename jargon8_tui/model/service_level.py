"""The service level: what the contract promises, in what unit, and how good it has to be.

Targets are dated. A figure is judged by the target of its own day, so that last year's figures
keep last year's target.
"""

import datetime as dt
import re
from collections.abc import Iterable
from typing import Annotated, ClassVar, Literal, Self

import msgspec
from msgspec import Meta

from jargon8_tui.model import units
from jargon8_tui.model.dates import day_and_month, day_in_words, read_day
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.record import Day, Line, Prose, Record
from jargon8_tui.model.text import plain_number, shortened

Direction = Literal["at most", "at least"]
Percent = Annotated[float, Meta(ge=0, le=100)]

_TYPED = re.compile(r"(\d{1,15}(?:\.\d*)?|\.\d+)(?: from (.+))?", re.ASCII)


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """What was promised from a day on, until the next target."""

    from_: Annotated[Day, Meta(title="From", extra={"starts": "now"})] = msgspec.field(name="from")
    value: Annotated[float, Meta(title="Target", ge=0)]

    FORMS: ClassVar[str] = "3, or 3 from 1 Jan 2026"

    @classmethod
    def from_line(cls, text: str, now: dt.datetime) -> Self:
        """The target that is typed as one of `FORMS`; without a day it holds from today.

        Raises `Refused`.
        """
        found = _TYPED.fullmatch(" ".join(text.split()))
        if found is None:
            given = shortened(text.strip()) or "Nothing"
            raise Refused(f"{given} is not a target: {cls.FORMS} are.")
        return cls(from_=read_day(found[2] or "today", now), value=float(found[1]))

    @classmethod
    def refuse_together(cls, targets: Iterable[Self]) -> None:
        """Raise `Refused` where two of the targets of a level hold from the same day."""
        given: dict[dt.date, Self] = {}
        for target in targets:
            if earlier := given.get(target.from_):
                raise Refused(
                    f"{plain_number(earlier.value)} and {plain_number(target.value)} "
                    f"are both from {day_in_words(target.from_)}; give each target its own day: "
                    "3 from 1 Jan 2026, 2.5 from 1 Jan 2027."
                )
            given[target.from_] = target

    @property
    def line(self) -> str:
        """The target as it is typed: `3 from 1 Jan 2026`."""
        day = f"{day_and_month(self.from_)} {self.from_.year:04}"
        return f"{plain_number(self.value)} from {day}"


class ServiceLevel(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A promise that can be measured: response within so many minutes, so many patrols of ten."""

    name: Annotated[Line, Meta(title="Name", description="What is promised", min_length=1)]
    unit: Annotated[
        Line, Meta(title="Unit", description="minutes, hours, percent, patrols", min_length=1)
    ]
    direction: Annotated[
        Direction, Meta(title="Direction", description="Which side of the target is good")
    ]
    targets: Annotated[
        tuple[Target, ...],
        Meta(
            title="Targets",
            description="Each holds from its day, or else from today, until the next",
            min_length=1,
        ),
    ]
    measures: Annotated[
        Prose, Meta(title="Measures", description="From what to what, and who notes it")
    ] = ""
    required_within: Annotated[
        Percent | None,
        Meta(title="Wanted within", description="Percent that must meet the target"),
    ] = None
    active: Annotated[bool, Meta(title="Active")] = True

    @property
    def steps(self) -> tuple[tuple[dt.date, float], ...]:
        """The targets with the days they hold from, the earliest first; of two of one day, that
        which was written later."""
        return tuple(sorted({target.from_: target.value for target in self.targets}.items()))

    def target_on(self, day: dt.date) -> float | None:
        """The target that held on `day`; none before the first."""
        return next((value for since, value in reversed(self.steps) if since <= day), None)

    def within(self, value: float, day: dt.date) -> bool | None:
        """Whether `value` met the target of `day`: exactly on target is within; none before the
        first target."""
        target = self.target_on(day)
        if target is None:
            return None
        return value <= target if self.direction == "at most" else value >= target

    def worst(self, values: Iterable[float]) -> float:
        """The one of `values`, of which there is at least one, furthest on the bad side."""
        return max(values) if self.direction == "at most" else min(values)

    def elapsed(self, at: dt.datetime, ended: dt.datetime) -> float | None:
        """The time from `at` to `ended` in the level's unit, or none where that is no time."""
        seconds = units.seconds_in(self.unit)
        return None if seconds is None else units.elapsed(at, ended, seconds)

    def with_unit(self, value: float) -> str:
        """A value as it is said: `4.2 minutes`, `92%`."""
        return units.with_unit(value, self.unit)
