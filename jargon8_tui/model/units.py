"""The units that service levels are measured in: how they are said, and which of them are times."""

import datetime as dt
import math

from jargon8_tui.model.text import plain_number

_PERCENT = "%"
_SECONDS = {
    "second": 1,
    "sec": 1,
    "s": 1,
    "minute": 60,
    "min": 60,
    "hour": 3600,
    "hr": 3600,
    "h": 3600,
    "day": 86400,
}
_SHORT = {
    "second": "s",
    "sec": "s",
    "minute": "min",
    "hour": "h",
    "hr": "h",
    "percent": _PERCENT,
    "per cent": _PERCENT,
}
_DIGITS = 9
"""To how many decimals an elapsed time is kept: more than a clock tells, fewer than would show how
a computer divides."""


def seconds_in(unit: str) -> int | None:
    """How many seconds one of `unit` is (`minutes`, `min`), or none where it is no time."""
    return _SECONDS.get(_one(unit).casefold())


def is_same(one: str, other: str) -> bool:
    """Whether two ways of writing a unit mean the same: `min` and `minutes`."""
    seconds = seconds_in(one)
    if seconds is not None or seconds_in(other) is not None:
        return seconds == seconds_in(other)
    return _one(short(one)).casefold() == _one(short(other)).casefold()


def elapsed(began: dt.datetime, ended: dt.datetime, seconds: int) -> float:
    """The time between two moments in a unit of so many seconds: real time, over a change of the
    clocks too."""
    passed = ended.astimezone(dt.UTC) - began.astimezone(dt.UTC)
    return round(passed.total_seconds() / seconds, _DIGITS)


def is_elapsed(number: float, began: dt.datetime, ended: dt.datetime) -> bool:
    """Whether a number is the time between two moments in any unit of time."""
    return any(elapsed(began, ended, seconds) == number for seconds in _SECONDS.values())


def short(unit: str) -> str:
    """A unit as it stands behind a figure: `min` for minutes, `%` for percent, others in full."""
    return _SHORT.get(_one(unit).casefold(), unit)


def with_unit(number: float, unit: str) -> str:
    """A number with its unit in full: `4.2 minutes`, `1 minute`, `92%`."""
    if short(unit) == _PERCENT:
        return f"{in_figures(number)}%"
    return f"{in_figures(number)} {_one(unit) if number == 1 else unit}"


def with_short_unit(number: float, unit: str) -> str:
    """A number with its unit as sentences about figures have it: `4.6 min`, `92%`."""
    return f"{in_figures(number)}{'' if short(unit) == _PERCENT else ' '}{short(unit)}"


def as_adjective(number: float, unit: str) -> str:
    """A number with its unit before a noun: `3 minute` target, `95%` target."""
    if short(unit) == _PERCENT:
        return f"{in_figures(number)}%"
    return f"{in_figures(number)} {_one(unit)}"


def least_and_most(unit: str) -> tuple[float, float]:
    """What figures in a unit lie between: nothing is below zero, and no percentage above 100."""
    return 0.0, 100.0 if short(unit) == _PERCENT else math.inf


def percent(share: float) -> str:
    """A share of 100 to the whole percent, `41%`, but all or none only where it is so: `99%` for
    99.7."""
    whole = round(share)
    if 0 < share < 100:
        whole = min(99, max(1, whole))
    return f"{whole}{_PERCENT}"


def in_figures(number: float) -> str:
    """A number as it is read: at most two decimals, and no zeros behind them."""
    return plain_number(round(number, 2) + 0.0)


def _one(unit: str) -> str:
    """A unit in the singular."""
    one = unit.removesuffix(".")
    return one if one.endswith("ss") else one[:1] + one[1:].removesuffix("s")
