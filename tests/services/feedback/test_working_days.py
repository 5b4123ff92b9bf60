"""Working days, against the bank holidays as the governments publish them, counted one by one."""

import datetime as dt
import sys
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jargon8_tui.services.feedback.bank_holiday_table import TABLE
from jargon8_tui.services.feedback.working_days import (
    Nation,
    bank_holidays,
    is_working_day,
    looked_up,
    next_working_day,
    working_days_late,
    working_days_on,
)

pytestmark = pytest.mark.usefixtures("in_london")

SHARED = "25 Dec 2025, 26 Dec 2025, 1 Jan 2026, 3 Apr 2026, 4 May 2026, 25 May 2026, 25 Dec 2026"
SHARED_NEXT = (
    "28 Dec 2026, 1 Jan 2027, 26 Mar 2027, 3 May 2027, 31 May 2027, 27 Dec 2027, 28 Dec 2027"
)
OWN = {
    "england-and-wales": "6 Apr 2026, 31 Aug 2026, 29 Mar 2027, 30 Aug 2027",
    "scotland": (
        "2 Jan 2026, 15 Jun 2026, 3 Aug 2026, 30 Nov 2026, 4 Jan 2027, 2 Aug 2027, 30 Nov 2027"
    ),
    "northern-ireland": (
        "17 Mar 2026, 6 Apr 2026, 13 Jul 2026, 31 Aug 2026, 17 Mar 2027, 29 Mar 2027, "
        "12 Jul 2027, 30 Aug 2027"
    ),
}
FREE = {
    nation: {
        dt.datetime.strptime(day, "%d %b %Y").date()
        for day in f"{SHARED}, {SHARED_NEXT}, {own}".split(", ")
    }
    for nation, own in OWN.items()
}
NATIONS = st.sampled_from(get_args(Nation))
DAYS = st.dates(dt.date(2025, 12, 27), dt.date(2027, 11, 30))


def plainly(day: dt.date, days: int, nation: Nation) -> dt.date:
    """The day so many working days on, one day after the other."""
    while days:
        day += dt.timedelta(days=1)
        if day.weekday() < 5 and day not in FREE[nation]:
            days -= 1
    return day


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


@given(DAYS, NATIONS)
def test_a_working_day_is_what_is_published(day: dt.date, nation: Nation) -> None:
    assert is_working_day(day, nation) == (day.weekday() < 5 and day not in FREE[nation])


@given(DAYS, st.times(), st.integers(0, 15), NATIONS)
def test_days_are_counted_and_the_wall_clock_is_kept(
    day: dt.date, clock: dt.time, days: int, nation: Nation
) -> None:
    start = dt.datetime.combine(day, clock).astimezone()
    due = working_days_on(start, days, nation)
    assert due.date() == plainly(day, days, nation)
    skipped = due.time() != start.time()  # only by an hour that the wall never showed
    assert not skipped or (due.date().month, due.date().weekday()) == (3, 6)
    assert due.utcoffset() == due.replace(tzinfo=None).astimezone().utcoffset()


@given(DAYS, st.integers(0, 500), NATIONS)
def test_days_late_are_the_working_days_since(due: dt.date, days: int, nation: Nation) -> None:
    today = min(due + dt.timedelta(days), dt.date(2027, 12, 24))
    since = (due + dt.timedelta(n) for n in range(1, (today - due).days + 1))
    plain = sum(day.weekday() < 5 and day not in FREE[nation] for day in since)
    assert working_days_late(due, today, nation) == plain


@pytest.mark.parametrize(
    ("nation", "received", "days", "due"),
    [
        ("england-and-wales", "2026-11-20T16:00+00:00", 5, "2026-11-27T16:00+00:00"),
        ("scotland", "2026-11-27T16:00+00:00", 1, "2026-12-01T16:00+00:00"),
        ("england-and-wales", "2026-04-02T16:00+01:00", 1, "2026-04-07T16:00+01:00"),
        ("scotland", "2026-04-02T16:00+01:00", 1, "2026-04-06T16:00+01:00"),
        ("england-and-wales", "2026-12-24T16:00+00:00", 1, "2026-12-29T16:00+00:00"),
        ("england-and-wales", "2026-12-31T16:00+00:00", 1, "2027-01-04T16:00+00:00"),
        ("scotland", "2026-12-31T16:00+00:00", 1, "2027-01-05T16:00+00:00"),
        ("northern-ireland", "2026-07-10T16:00+01:00", 1, "2026-07-14T16:00+01:00"),
        ("england-and-wales", "2026-10-23T16:00+01:00", 1, "2026-10-26T16:00+00:00"),
        ("england-and-wales", "2026-10-23T01:30+01:00", 5, "2026-10-30T01:30+00:00"),
        ("england-and-wales", "2026-10-25T01:30+01:00", 1, "2026-10-26T01:30+00:00"),
        ("england-and-wales", "2026-11-21T16:40+00:00", 1, "2026-11-23T16:40+00:00"),
    ],
)
def test_by_nation_around_holidays_and_clock_changes(
    nation: Nation, received: str, days: int, due: str
) -> None:
    found = working_days_on(at(received), days, nation)
    assert found.isoformat(timespec="minutes") == due


def test_an_end_that_is_no_working_day_moves_on() -> None:
    assert next_working_day(dt.date(2026, 12, 25), "england-and-wales") == dt.date(2026, 12, 29)
    assert next_working_day(dt.date(2026, 12, 24), "england-and-wales") == dt.date(2026, 12, 24)


def test_late_is_nothing_before_the_next_working_day() -> None:
    friday = dt.date(2026, 11, 20)
    assert working_days_late(friday, friday, "england-and-wales") == 0
    assert working_days_late(friday, dt.date(2026, 11, 22), "england-and-wales") == 0
    assert working_days_late(dt.date(2026, 11, 18), dt.date(2026, 11, 22), "scotland") == 2


@pytest.mark.parametrize("nation", get_args(Nation))
def test_the_table_is_what_the_library_has(nation: Nation) -> None:
    years = TABLE[nation]
    assert {year: bank_holidays(nation, year) for year in years} == {
        year: looked_up(nation, year) for year in years
    }
    assert bank_holidays(nation, min(years) - 1) == looked_up(nation, min(years) - 1)


def test_other_countries_are_not_loaded() -> None:
    assert looked_up("scotland", 2026)
    assert "holidays.countries" not in sys.modules


def test_where_the_calendar_ends_there_is_no_working_day() -> None:
    with pytest.raises(OverflowError):
        working_days_on(at("9999-12-31T10:00+00:00"), 3, "scotland")
