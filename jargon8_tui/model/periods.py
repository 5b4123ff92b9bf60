"""Periods of days: what may be typed for one, and how one is said. Both ends belong to it."""

import contextlib
import datetime as dt
import re
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from jargon8_tui.model.dates import BadDate, calendar_step, day_and_month, day_in_words, read_day
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.text import shortened

FORMS = "june, 2026-06, 2026, last 30 days, 12w, 6m, this month, last year, 25 May to 20 Jun, all"
"""Forms that are accepted, as an error lists them."""

_A_DAY, _A_MONTH, _A_YEAR = (calendar_step(1, unit) for unit in "dmy")
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

    def covers(self, day: dt.date) -> bool:
        """Whether `day` is one of its days."""
        return self.first <= day <= self.last


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
    return f"{day_and_month(first)}{year} to {day_and_month(last)} {last.year}"


def _found(given: str, now: dt.datetime) -> Period:
    today = now.date()
    if match := _LAST.fullmatch(given):
        return Period(today - calendar_step(int(match[1]), match[2]) + _A_DAY, today)
    if match := _ROUND.fullmatch(given):
        return _round(match[2], back=match[1] == "last", today=today)
    if match := _MONTH.fullmatch(given):
        return _spanning(dt.date(int(match[1]), int(match[2]), 1), _A_MONTH)
    if _YEAR.fullmatch(given):
        return _spanning(dt.date(int(given), 1, 1), _A_YEAR)
    if match := _NAMED.fullmatch(given):
        with contextlib.suppress(BadDate):  # it may be a day: `yesterday`, `fri`
            first = read_day(f"1 {given}", now)
            has_begun = match[2] or first <= today
            return _spanning(first if has_begun else first - _A_YEAR, _A_MONTH)
    if match := _BETWEEN.fullmatch(given):
        return Period(read_day(match[1], now), read_day(match[2], now))
    if match := _SINCE.fullmatch(given):
        return Period(read_day(match[1], now), today)
    day = read_day(given, now)
    return Period(day, day)


def _round(unit: str, *, back: bool, today: dt.date) -> Period:
    """A week from its Monday, a month or a year from its first: the present one or the last."""
    step = calendar_step(1, unit[0])
    first = today.replace(day=1)
    if unit == "week":
        first = today - dt.timedelta(days=today.weekday())
    elif unit == "year":
        first = first.replace(month=1)
    return _spanning(first - step if back else first, step)


def _spanning(first: dt.date, step: relativedelta) -> Period:
    return Period(first, first + step - _A_DAY)
