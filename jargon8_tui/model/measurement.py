"""The measurement: one figure of a service level, when it was taken, and what it was about."""

import datetime as dt
from collections.abc import Callable
from typing import Annotated, Any, Self

import msgspec
from msgspec import Meta

from jargon8_tui.model.errors import BadValue, Refused
from jargon8_tui.model.record import Line, Moment, Record, Uid
from jargon8_tui.model.service_level import ServiceLevel
from jargon8_tui.model.units import in_figures, is_elapsed

_VALUE_FOLLOWS = frozenset({"service_level", "at", "ended"})
"""What a value can follow from."""
LevelOf = Callable[[str], ServiceLevel | None]
"""From the uid of a service level to the level; none where it is not at hand."""


class EndsEarly(Refused, ValueError):
    """A measurement that ends before it begins; msgspec takes a `ValueError` as its own."""


class Measurement(Record, frozen=True, kw_only=True, omit_defaults=True):
    """One figure. It is open, and never zero, while it has no value: a call with no arrival yet."""

    service_level: Annotated[
        Uid, Meta(title="Service level", min_length=1, extra={"of": "service-level"})
    ]
    at: Annotated[Moment, Meta(title="When", extra={"starts": "now"})]
    ended: Annotated[
        Moment | None, Meta(title="Ended", description="Where it is a time; the value follows")
    ] = None
    value: Annotated[
        Annotated[float, Meta(ge=0)] | None, Meta(title="Value", description="Empty while open")
    ] = None
    note: Annotated[Line, Meta(title="Note", description="What it was about")] = ""
    excluded: Annotated[
        Line, Meta(title="Excluded", description="Why it does not count, if it does not")
    ] = ""

    def __post_init__(self) -> None:
        """Refuse an arrival before the call."""
        if self.ended is not None and self.ended < self.at:
            raise EndsEarly(
                "measurement ended: Ended is before When; a time past midnight needs its date."
            )

    @property
    def is_open(self) -> bool:
        """Whether it has no value yet."""
        return self.value is None

    @property
    def day(self) -> dt.date:
        """The day whose target judges it: that on which it began, by the clock on the wall."""
        return self.at.date()

    @property
    def follows_from_its_times(self) -> bool:
        """Whether the value is the time from `at` to `ended`."""
        if self.ended is None or self.value is None:
            return False
        return is_elapsed(self.value, self.at, self.ended)

    def revised(self, changes: dict[str, Any], now: dt.datetime) -> Self:
        """This record with some fields changed. Raises `BadValue` for another value where it
        follows from both times: one or the other would be wrong."""
        by_itself = "value" in changes and changes.keys().isdisjoint(_VALUE_FOLLOWS)
        if by_itself and self.follows_from_its_times:
            reason = "Value follows from When and Ended; change those, or clear Ended."
            raise BadValue("measurement", "value", reason)
        return super().revised(changes, now)

    def completed(self, level_of: LevelOf) -> Self:
        """With its value from `at` and `ended`, where both are there and its level is a time."""
        level = level_of(self.service_level) if self.ended is not None else None
        if level is None or self.ended is None:
            return self
        value = level.elapsed(self.at, self.ended)
        return self if value is None else msgspec.structs.replace(self, value=value)

    def called(self, level: ServiceLevel | None) -> str:
        """What it is in one line: `Response time 4.2 minutes`, `Response time, open`."""
        if level is None:
            return "measurement" if self.value is None else f"measurement {in_figures(self.value)}"
        if self.value is None:
            return f"{level.name}, open"
        return f"{level.name} {level.with_unit(self.value)}"
