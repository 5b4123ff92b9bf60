"""Working days: Monday to Friday less the bank holidays of a nation of the United Kingdom.

The days come from the `holidays` library: those of the years around this one from a table of them,
for others it is loaded when they are asked for.
"""

import datetime as dt
import sys
from functools import cache, partial
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any, Literal

from jargon8_tui.model.dates import day_of, on_the_wall
from jargon8_tui.services.feedback.bank_holiday_table import TABLE

Nation = Literal["england-and-wales", "scotland", "northern-ireland"]

_SUBDIVISIONS: dict[Nation, str] = {
    "england-and-wales": "ENG",  # Wales has the same
    "scotland": "SCT",
    "northern-ireland": "NIR",
}
_SATURDAY = 5


def is_working_day(day: dt.date, nation: Nation) -> bool:
    """Whether people are at work on `day` in an office of `nation`."""
    return day.weekday() < _SATURDAY and day not in bank_holidays(nation, day.year)


def working_days_on(moment: dt.datetime, days: int, nation: Nation) -> dt.datetime:
    """The moment `days` working days after `moment`, at the same time on the wall.

    The first is the next working day, whatever day `moment` is on. Raises `OverflowError` where
    the calendar ends before.
    """
    day = moment.date()
    for _ in range(days):
        day = next_working_day(day + dt.timedelta(days=1), nation)
    return on_the_wall(dt.datetime.combine(day, moment.time()))


def next_working_day(day: dt.date, nation: Nation) -> dt.date:
    """`day` where it is a working day, else the first one after it. Raises `OverflowError`."""
    while not is_working_day(day, nation):
        day += dt.timedelta(days=1)
    return day


def working_days_late(due: dt.date, today: dt.date, nation: Nation) -> int:
    """How many working days have begun since the day of `due`: 2 on Sunday for Wednesday."""
    after, last = day_of(due), day_of(today)
    weeks = max((last - after).days // 7, 0)  # full weeks by themselves: a day may be long ago
    full = after + dt.timedelta(weeks=weeks)
    rest = sum(
        (full + dt.timedelta(n)).weekday() < _SATURDAY for n in range(1, (last - full).days + 1)
    )
    free = sum(
        after < day <= last and day.weekday() < _SATURDAY
        for year in range(after.year, last.year + 1)
        for day in bank_holidays(nation, year)
    )
    return 5 * weeks + rest - free


@cache
def bank_holidays(nation: Nation, year: int) -> frozenset[dt.date]:
    """The bank holidays of `nation` in `year`, those moved from a weekend among them."""
    if days := TABLE[nation].get(year):
        return frozenset(dt.date(year, int(day[:2]), int(day[2:])) for day in days.split())
    return looked_up(nation, year)


def looked_up(nation: Nation, year: int) -> frozenset[dt.date]:
    """The bank holidays of `nation` in any `year`, from the library."""
    return frozenset(_united_kingdom()(subdiv=_SUBDIVISIONS[nation], years=year))


@cache
def _united_kingdom() -> Any:
    """The library's calendar of the United Kingdom.

    Its file is loaded by itself: its package would load those of all other countries with it, which
    takes 13 MB and holds the app for a tenth of a second.
    """
    import holidays

    file = Path(holidays.__file__).parent / "countries" / "united_kingdom.py"
    spec = spec_from_file_location("jargon8_tui._united_kingdom", file)
    if spec is None or spec.loader is None or not file.is_file():
        return partial(holidays.country_holidays, "GB")  # it has moved: slower, no worse
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module.UnitedKingdom
