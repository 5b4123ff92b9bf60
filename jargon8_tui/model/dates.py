"""British dates: what may be typed, and how a date is said. Day before month, always.

`dateutil.parser` reads 03/04 as March, and even turns ISO dates round when told that the day comes
first, so what is typed is matched here form by form; `relativedelta` does the calendar steps.
"""

import datetime as dt
import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from jargon8_tui.model.errors import Refused
from jargon8_tui.model.text import shortened

if TYPE_CHECKING:
    from dateutil.relativedelta import relativedelta

FORMS = (
    "2026-11-22, 2026-11-22 14:05, 22/11/2026, 22/11, 22 Nov 2026, "
    "today, yesterday, now, 14:05, fri, next fri, +3d, +2w, +1m, -1w"
)
"""Every form that is accepted, as an error lists them."""

FULL_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FULL_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
DAYS = tuple(name[:3] for name in FULL_DAYS)
MONTHS = tuple(name[:3] for name in FULL_MONTHS)
_CLOCK = r"(?:^|,? |T)(\d{1,2}):(\d{2})$"
_MONTH = "|".join((*FULL_MONTHS, *MONTHS)).casefold()
_LIKE_A_DAY = (
    r"\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}(?:/\d{4})?"
    rf"|(?:[a-z]+,? )?\d{{1,2}} (?:{_MONTH})(?: \d{{4}})?"
)
_STEPS = {"d": "days", "w": "weeks", "m": "months", "y": "years"}


class BadDate(Refused):
    """A text that is not a date, or a date that does not exist."""

    def __init__(self, given: str) -> None:
        super().__init__(f"{shortened(given) or 'Nothing'} is not a date: {FORMS} are.")


def is_like_a_day(text: str) -> bool:
    """Whether a text has the form of a day of the calendar, be there such a day or not: `31/2`."""
    said = " ".join(text.split()).casefold()
    return re.fullmatch(_LIKE_A_DAY, said, re.ASCII) is not None


def read_day(text: str, now: dt.datetime) -> dt.date:
    """The day that `text` means at the moment `now`. Raises `BadDate`."""
    return _read(text, now)[0]


def read_moment(text: str, now: dt.datetime) -> dt.datetime:
    """The moment that `text` means, with the local offset of that moment. Raises `BadDate`.

    A day without a time is that day at midnight; `today`, `yesterday` and steps such as `+3d` keep
    the time of day of `now`.
    """
    if re.match(r"\d{4}-\d\d-\d\dT", text.strip(), re.ASCII):
        return _iso_moment(text.strip())
    moment = dt.datetime.combine(*_read(text, now))
    if moment == now.replace(tzinfo=None):
        return now  # also in the hour that the end of summer time repeats
    return _with_its_offset(moment, text)


def on_the_wall(moment: dt.datetime) -> dt.datetime:
    """The moment at which a clock on this machine's wall shows `moment`, with its offset.

    A time that the clocks leave out in spring is as much later as they are put on.
    """
    wall = moment.replace(tzinfo=None)
    found = wall.astimezone()
    if found.replace(tzinfo=None) != wall:
        return max(found, wall.replace(fold=1).astimezone())
    return found


@cache
def calendar_step(number: int, unit: str) -> "relativedelta":
    """So many days, weeks, months or years, by their first letter: a month after the 31st is the
    last day of the next one."""
    from dateutil.relativedelta import relativedelta  # finding, and the first screen, do without

    return relativedelta(**{_STEPS[unit]: number})  # type: ignore[arg-type] # it takes dates, too


def _iso_moment(text: str) -> dt.datetime:
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        raise BadDate(text) from None
    return moment if moment.tzinfo else _with_its_offset(moment, text)


def _with_its_offset(moment: dt.datetime, text: str) -> dt.datetime:
    try:
        return on_the_wall(moment)
    except (ValueError, OverflowError, OSError):  # before the system's calendar, or after it
        raise BadDate(text) from None


def _read(text: str, now: dt.datetime) -> tuple[dt.date, dt.time]:
    given = " ".join(text.split())
    rest = given.casefold()
    clock: dt.time | None = None
    try:
        if found := re.search(_CLOCK, given, re.ASCII):
            clock = dt.time(int(found[1]), int(found[2]))
            rest = given[: found.start()].strip().casefold() or "today"
        for form, meaning in _DAY_FORMS:
            if match := re.fullmatch(form, rest, re.ASCII):
                day, moving = meaning(match, now)
                if clock is None:
                    clock = now.time().replace(tzinfo=None) if moving else dt.time()
                return day, clock
    except (ValueError, OverflowError):
        raise BadDate(given) from None
    raise BadDate(given)


def _iso(match: re.Match[str], _now: dt.datetime) -> tuple[dt.date, bool]:
    return dt.date(int(match[1]), int(match[2]), int(match[3])), False


def _slashes(match: re.Match[str], now: dt.datetime) -> tuple[dt.date, bool]:
    return dt.date(int(match[3] or now.year), int(match[2]), int(match[1])), False


def _spelled(match: re.Match[str], now: dt.datetime) -> tuple[dt.date, bool]:
    month = _place(match[3], FULL_MONTHS) + 1
    day = dt.date(int(match[4] or now.year), month, int(match[2]))
    if match[1] and day.weekday() != _place(match[1], FULL_DAYS):
        raise ValueError(match[0])
    return day, False


def _relative(match: re.Match[str], now: dt.datetime) -> tuple[dt.date, bool]:
    return now.date() - dt.timedelta(days=match[0] == "yesterday"), True


def _weekday(match: re.Match[str], now: dt.datetime) -> tuple[dt.date, bool]:
    wanted = _place(match[2], FULL_DAYS)
    today = now.date()
    if match[1]:  # "next fri" is never today
        return today + dt.timedelta(days=(wanted - today.weekday() - 1) % 7 + 1), False
    return today - dt.timedelta(days=(today.weekday() - wanted) % 7), False


def _place(name: str, full_names: tuple[str, ...]) -> int:
    """Where a name, whole or its first three letters, stands. Raises `ValueError`."""
    return [(full[:3] if len(name) == 3 else full).casefold() for full in full_names].index(name)


def _step(match: re.Match[str], now: dt.datetime) -> tuple[dt.date, bool]:
    return now.date() + calendar_step(int(match[1] + match[2]), match[3]), True


_DAY_FORMS: tuple[tuple[str, Callable[[re.Match[str], dt.datetime], tuple[dt.date, bool]]], ...] = (
    (r"(\d{4})-(\d{2})-(\d{2})", _iso),
    (r"(\d{1,2})/(\d{1,2})(?:/(\d{4}))?", _slashes),
    (r"(?:([a-z]+),? )?(\d{1,2}) ([a-z]+)(?: (\d{4}))?", _spelled),
    (r"today|yesterday|now", _relative),
    (r"(next )?([a-z]+)", _weekday),
    (r"([+-])(\d{1,5})([dwm])", _step),
)


def day_in_words(day: dt.date) -> str:
    """`Sun 22 Nov 2026`."""
    return f"{DAYS[day.weekday()]} {day_and_month(day)} {day.year}"


def in_words(when: dt.date | dt.datetime) -> str:
    """`Sun 22 Nov 2026`, and with its time where there is one: `Sun 22 Nov 2026, 14:05`."""
    if isinstance(when, dt.datetime):
        return f"{day_in_words(when)}, {clock(when)}"
    return day_in_words(when)


def clock(moment: dt.datetime) -> str:
    """The time of day as the wall shows it: `14:05`."""
    return f"{moment.hour:02}:{moment.minute:02}"


def day_and_month(day: dt.date) -> str:
    """`22 Nov`."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def month_and_year(day: dt.date) -> str:
    """`Nov 2026`."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def in_column(when: dt.date | dt.datetime, today: dt.date) -> str:
    """A day for a column of eleven cells: `Fri 20 Nov`; from another year, `20 Nov 2025`."""
    day = day_and_month(when)
    return f"{DAYS[when.weekday()]} {day}" if when.year == today.year else f"{day} {when.year}"


def day_of(when: dt.date | dt.datetime) -> dt.date:
    """The calendar day of a day or a moment."""
    return when.date() if isinstance(when, dt.datetime) else when


def due_in_words(due: dt.date, today: dt.date) -> str:
    """A day that something is due on, as it reads back: `Fri 20 Nov 2026, in the past` where `fri`
    may have been meant to be the next."""
    return f"{day_in_words(due)}, in the past" if due < today else day_in_words(due)


def how_late(due: dt.date, today: dt.date) -> str:
    """`today`, `in 3 days`, `2 days late`, or the day itself where it is further off."""
    days = (due - today).days
    if days == 0:
        return "today"
    if days < 0:
        return f"{-days} day{'s' if days < -1 else ''} late"
    if days < 7:
        return f"in {days} day{'s' if days > 1 else ''}"
    return in_column(due, today)
