"""One typed line as a measurement: `14:05 4.2 lift alarm`, `14:05-14:09 lift alarm`.

A date may stand before the time, and `excluded: REASON` at the end. A time without a date that is
still to come today was yesterday. A time without a figure is a call that is still open. Across
midnight and over a change of the clocks the end is the first moment that the clock on the wall
showed it after the beginning.
"""

import datetime as dt
import re
from typing import Any

from jargon8_tui.model import units
from jargon8_tui.model.dates import day_in_words, is_like_a_day, on_the_wall, read_day
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import MEASUREMENT
from jargon8_tui.model.measurement import Measurement
from jargon8_tui.model.service_level import ServiceLevel
from jargon8_tui.model.text import shortened
from jargon8_tui.model.values import made

_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?"
_TIMES = re.compile(rf"({_CLOCK})(?:\s*(?:[-\u2013\u2014]|to)\s*({_CLOCK}))?(?:\s+|$)", re.ASCII)
_NUMBER = re.compile(r"([+-]?(?:\d{1,15}(?:\.\d*)?|\.\d+))([a-z%]*)(?:\s+|$)", re.ASCII)
_COMMA = re.compile(r"([+-]?\d+),(\d+)(?=[a-z%]*(?:\s|$))", re.ASCII)
_EXCLUDED = re.compile(r"(?:^excluded:?\s+|\s\(?excluded:\s*)(.+?)\)?$", re.IGNORECASE)
_LONGEST_DATE = 4
"""Words of the longest date: `Sun 22 Nov 2026`."""


def read_entry(
    text: str, level: ServiceLevel, now: dt.datetime, day: dt.date | None = None
) -> Measurement:
    """The measurement of `level` that `text` says, at the moment `now`.

    `day` is the day it was where the line has no date; none is today. Raises `Refused`.
    """
    record: Measurement = made(MEASUREMENT, entry_values(text, level, now, day), now).record
    return record


def doubt(text: str, at: dt.datetime, now: dt.datetime) -> str:
    """What of a line may not be what was meant: that it is of a time to come, or of none, so that
    it counts among those of midnight where hours are looked at. Nothing where all is well."""
    if at > now:
        return "still to come"
    return "no time given" if at.time() == dt.time() and "0:00" not in text else ""


def entry_values(
    text: str, level: ServiceLevel, now: dt.datetime, day: dt.date | None = None
) -> dict[str, Any]:
    """What `read_entry` makes its measurement of: the values by field name. Raises `Refused`."""
    said, rest = _dated(" ".join(text.split()), now)
    day = said or day
    times = _TIMES.match(rest)
    given: dict[str, Any] = {"service_level": level.uid}
    if times:
        rest = rest[times.end() :]
        at = _moment(times[1], day or _day_of(times[1], now))
        given["at"] = at
        if times[2]:
            given["ended"] = _end(times[2], at)
    elif day is not None and day != now.date():
        given["at"] = _moment("00:00", day)
    is_a_time = units.seconds_in(level.unit) is not None
    if not ("ended" in given and is_a_time):
        figure, rest = _figure(rest, level.unit)
        if figure is None and times is None:
            what = shortened(text) or "Nothing"
            raise Refused(f"{what} is not a measurement: write 14:05 4.2 lift alarm, or 4.2.")
        given["value"] = figure
    given["note"], given["excluded"] = _parted(rest)
    return given


def _dated(text: str, now: dt.datetime) -> tuple[dt.date | None, str]:
    """The date that stands before a time or a figure, and what follows it. Raises `Refused`."""
    words = text.split(" ")
    for length in range(min(_LONGEST_DATE, len(words) - 1), 0, -1):
        rest = " ".join(words[length:])
        has_time = ":" in "".join(words[:length])  # of the measurement, and no part of its date
        if has_time or not any(form.match(rest) for form in (_TIMES, _NUMBER, _COMMA)):
            continue
        first = " ".join(words[:length])
        try:
            return read_day(first, now), rest
        except Refused:
            if is_like_a_day(first):
                raise Refused(
                    f"There is no {first} in the calendar; write a day there is."
                ) from None
    return None, text


def _day_of(clock: str, now: dt.datetime) -> dt.date:
    """The day of a time without a date: today, or yesterday where that time is still to come."""
    is_to_come = _moment(clock, now.date()) > now
    return now.date() - dt.timedelta(days=is_to_come)


def _moment(clock: str, day: dt.date, *, fold: int = 0) -> dt.datetime:
    """The moment at which the clock on the wall shows `clock` on `day`. Raises `Refused`."""
    try:
        hour, minute, *seconds = map(int, clock.split(":"))
        time = dt.time(hour, minute, sum(seconds))
    except ValueError:
        raise Refused(f"{clock} is not a time of day: write 14:05.") from None
    try:
        return on_the_wall(dt.datetime.combine(day, time).replace(fold=fold))
    except (ValueError, OverflowError, OSError):  # before the system's calendar, or after it
        raise Refused(f"{day_in_words(day)} is too far away; write a day that was.") from None


def _end(clock: str, at: dt.datetime) -> dt.datetime:
    """The first moment from `at` on at which the clock on the wall shows `clock`."""
    tomorrow = at.date() + dt.timedelta(days=at.date() < dt.date.max)
    moments = (
        _moment(clock, at.date()),
        _moment(clock, at.date(), fold=1),  # in the hour that the end of summer time repeats
        _moment(clock, tomorrow),
    )
    return next((moment for moment in moments if moment >= at), at)


def _figure(text: str, unit: str) -> tuple[str | None, str]:
    """The figure that `text` begins with, its unit aside, and what follows it. Raises `Refused`."""
    if comma := _COMMA.match(text):
        raise Refused(f"{comma[0]} is not a number: write {comma[1]}.{comma[2]}.")
    found = _NUMBER.match(text)
    if found is None or (found[2] and not _is_unit(found[2], unit)):
        return None, text
    rest = text[found.end() :]
    first, _, others = rest.partition(" ")
    return found[1], others if _is_unit(first, unit) else rest


def _is_unit(word: str, unit: str) -> bool:
    return units.short(word).casefold() == units.short(unit).casefold()


def _parted(text: str) -> tuple[str, str]:
    """The note, and the reason why the figure does not count, where one is given."""
    if found := _EXCLUDED.search(text):
        return text[: found.start()].strip(), found[1].strip()
    return text, ""
