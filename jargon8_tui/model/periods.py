"""Periods of days: what may be typed for one, and how one is said. Both ends belong to it."""

import contextlib
import datetime as dt
import re
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from jargon8_tui.model.dates import MONTHS, BadDate, day_in_words, read_day
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.text import shortened

FORMS = "june, 2026-06, 2026, last 30 days, 12w, 6m, this month, last year, 25 May to 20 Jun, all"
"""Forms that are accepted, as an error lists them."""

_UNITS = {"d": "days", "w": "weeks", "m": "months", "y": "years"}
_LAST = re.compile(r"(?:the )?(?:last )?(\d{1,4}) ?(d|w|m|y)(?:ays?|eeks?|onths?|ears?)?")
_ROUND = re.compile(r"(this|last) (week|month|year)")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_YEAR = re.compile(r"\d{4}")
_NAMED = re.compile(r"([a-z]{3,9})(?: (\d{4}))?")
_BETWEEN = re.compile(r"(.+?) (?:to|until|-|–) (.+)")
_SINCE = re.compile(r"(?:since|from) (.+)")


class Period(NamedTuple):
    """The days from `first` to `last`, both of them too."""

    first: dt.date
    last: dt.date

    def __str__(self) -> str:
        """`25 May to 20 Jun 2026`, each year once where it is the same."""
        return in_words(self)


class BadPeriod(Refused):
    """A text that is no period."""

    def __init__(self, given: str) -> None:
        super().__init__(f"{shortened(given) or 'Nothing'} is not a period: {FORMS} are.")


def read_period(text: str, now: dt.datetime) -> Period | None:
    """The period that `text` means at the moment `now`; none for `all`, or where nothing is typed.

    A month by its name is the latest that has begun. Raises `BadPeriod`.
    """
    given = " ".join(text.split()).casefold()
    if given in ("", "all", "everything"):
        return None
    try:
        found = _found(given, now)
    except (ValueError, OverflowError, Refused):
        raise BadPeriod(text) from None
    if found.last < found.first:
        raise BadPeriod(text)
    return found


def in_words(period: Period) -> str:
    """`25 May to 20 Jun 2026`, `25 Dec 2025 to 20 Jan 2026`, or the one day."""
    first, last = period
    if first == last:
        return day_in_words(first)
    year = "" if first.year == last.year else f" {first.year}"
    return f"{_day(first)}{year} to {_day(last)} {last.year}"


def _day(day: dt.date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"


def _found(given: str, now: dt.datetime) -> Period:
    today = now.date()
    if match := _LAST.fullmatch(given):
        step = relativedelta(**{_UNITS[match[2]]: int(match[1])})  # type: ignore[arg-type]
        return Period(today - step + dt.timedelta(days=1), today)
    if match := _ROUND.fullmatch(given):
        return _round(match[2], back=match[1] == "last", today=today)
    if match := _MONTH.fullmatch(given):
        return _spanning(dt.date(int(match[1]), int(match[2]), 1), months=1)
    if _YEAR.fullmatch(given):
        return _spanning(dt.date(int(given), 1, 1), years=1)
    if match := _NAMED.fullmatch(given):
        with contextlib.suppress(BadDate):  # it may be a day: `yesterday`, `fri`
            first = read_day(f"1 {given}", now)
            has_begun = match[2] or first <= today
            return _spanning(first if has_begun else first - relativedelta(years=1), months=1)
    if match := _BETWEEN.fullmatch(given):
        return Period(read_day(match[1], now), read_day(match[2], now))
    if match := _SINCE.fullmatch(given):
        return Period(read_day(match[1], now), today)
    day = read_day(given, now)
    return Period(day, day)


def _round(unit: str, *, back: bool, today: dt.date) -> Period:
    """A week from its Monday, a month or a year from its first: the present one or the last."""
    if unit == "week":
        first = today - dt.timedelta(days=today.weekday() + 7 * back)
        return Period(first, first + dt.timedelta(days=6))
    first = today.replace(day=1) if unit == "month" else today.replace(month=1, day=1)
    steps = {f"{unit}s": 1}
    return _spanning(first - relativedelta(**steps) if back else first, **steps)  # type: ignore[arg-type]


def _spanning(first: dt.date, **steps: int) -> Period:
    return Period(first, first + relativedelta(**steps) - dt.timedelta(days=1))  # type: ignore[arg-type]
