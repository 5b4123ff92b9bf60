"""British dates: what may be typed, what is refused, and that what is shown may be typed back."""

import datetime as dt

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from jargon8_tui.model.dates import (
    DAYS,
    FORMS,
    MONTHS,
    BadDate,
    day_in_words,
    day_of,
    how_late,
    in_column,
    in_words,
    on_the_wall,
    read_day,
    read_moment,
)
from tests.conftest import NOW, TODAY

FRIDAY = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)

YEARS = st.dates(dt.date(1000, 1, 1), dt.date(9999, 12, 31))


def moment(text: str, now: dt.datetime = NOW) -> str:
    """What `text` means, as the clock on the wall shows it."""
    return read_moment(text, now).strftime("%Y-%m-%d %H:%M")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-11-22", "2026-11-22"),
        ("2026-11-22 14:05", "2026-11-22"),
        ("22/11/2026", "2026-11-22"),
        ("1/2/2026", "2026-02-01"),
        ("22/11", "2026-11-22"),
        ("22 Nov 2026", "2026-11-22"),
        ("22 november 2026", "2026-11-22"),
        ("  22   NOV  ", "2026-11-22"),
        ("Sun 22 Nov 2026", "2026-11-22"),
        ("sunday, 22 nov 2026", "2026-11-22"),
        ("Sun 22 Nov 2026, 14:05", "2026-11-22"),
        ("Fri 20 Nov", "2026-11-20"),
        ("29 Feb 2024", "2024-02-29"),
        ("today", "2026-11-22"),
        ("Yesterday", "2026-11-21"),
        ("now", "2026-11-22"),
        ("14:05", "2026-11-22"),
        ("fri", "2026-11-20"),
        ("Monday", "2026-11-16"),
        ("sun", "2026-11-22"),
        ("next fri", "2026-11-27"),
        ("next sun", "2026-11-29"),
        ("+3d", "2026-11-25"),
        ("+2w", "2026-12-06"),
        ("+1m", "2026-12-22"),
        ("-1w", "2026-11-15"),
        ("-0d", "2026-11-22"),
    ],
)
def test_every_form_of_a_day(typed: str, meant: str) -> None:
    assert read_day(typed, NOW).isoformat() == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-11-22 14:05", "2026-11-22 14:05"),
        ("2026-11-22T14:05", "2026-11-22 14:05"),
        ("2026-11-22", "2026-11-22 00:00"),
        ("22/11/2026 9:30", "2026-11-22 09:30"),
        ("9:30", "2026-11-22 09:30"),
        ("now", "2026-11-22 14:05"),
        ("today", "2026-11-22 14:05"),
        ("yesterday", "2026-11-21 14:05"),
        ("yesterday 22:10", "2026-11-21 22:10"),
        ("fri", "2026-11-20 00:00"),
        ("fri 22:10", "2026-11-20 22:10"),
        ("+3d", "2026-11-25 14:05"),
        ("-1w 08:00", "2026-11-15 08:00"),
        ("Sun 22 Nov 2026, 14:05", "2026-11-22 14:05"),
    ],
)
def test_every_form_of_a_moment(typed: str, meant: str) -> None:
    assert moment(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "31/02/2026",
        "29/02",
        "00/01/2026",
        "11/22/2026",
        "31 Apr 2026",
        "2026-13-01",
        "2026-02-30",
        "2026-1-1",
        "22/11/26",
        "22.11.2026",
        "22-11-2026",
        "٢٢/١١/٢٠٢٦",
        "２０２６-11-22",
        "2026-11-22T٠٩:00",
        "+٣d",
        "Mon 22 Nov 2026",
        "hols 22 Nov 2026",
        "22 Nob 2026",
        "24:00",
        "14:60",
        "14:5",
        "1405",
        "2pm",
        "tomorrow",
        "next",
        "next week",
        "fr",
        "frida",
        "3d",
        "+d",
        "+3y",
        "+99999m",
        "-99999m",
        "2026-11-22T14:05 or so",
        "0000-01-01",
        "",
        "   ",
    ],
)
def test_anything_else_is_refused_with_the_forms(typed: str) -> None:
    for read in (read_day, read_moment):
        with pytest.raises(BadDate) as refusal:
            read(typed, NOW)
        assert FORMS in str(refusal.value)
        assert str(refusal.value).startswith(typed.strip() or "Nothing")


def test_a_long_text_is_not_repeated_whole() -> None:
    with pytest.raises(BadDate) as refusal:
        read_day("22 Nov " * 10_000, NOW)
    assert len(str(refusal.value)) < 300


def test_every_form_that_the_error_lists_is_accepted() -> None:
    for form in FORMS.split(", "):
        read_day(form, NOW)
        read_moment(form, NOW)


@given(YEARS)
def test_the_day_always_stands_before_the_month(day: dt.date) -> None:
    slashed = f"{day.day}/{day.month}/{day.year:04}"
    assert read_day(slashed, NOW) == day
    assert read_day(f"{day.day:02}/{day.month:02}/{day.year:04}", NOW) == day


@given(YEARS)
def test_what_is_shown_may_be_typed(day: dt.date) -> None:
    for said in (in_words(day), day.isoformat(), in_words(day).lower()):
        assert read_day(said, NOW) == day


@given(st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)))
def test_what_a_column_shows_may_be_typed(day: dt.date) -> None:
    assert read_day(in_column(day, TODAY), NOW) == day
    assert len(in_column(day, TODAY)) <= 11


@given(st.datetimes(dt.datetime(1971, 1, 1), dt.datetime(2099, 12, 31)))
def test_a_moment_that_is_shown_may_be_typed(naive: dt.datetime) -> None:
    there = on_the_wall(naive.replace(second=0, microsecond=0))
    assert in_words(read_moment(in_words(there), NOW)) == in_words(there)


@given(YEARS, st.integers(1, 6))
def test_a_weekday_that_is_not_the_days_is_refused(day: dt.date, off: int) -> None:
    wrong = DAYS[(day.weekday() + off) % 7]
    with pytest.raises(BadDate):
        read_day(f"{wrong} {day.day} {MONTHS[day.month - 1]} {day.year:04}", NOW)


@given(
    st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2080, 1, 1), timezones=st.just(dt.UTC)),
    st.integers(-600, 600),
)
def test_a_month_on_is_the_same_day_or_the_last_there_is(now: dt.datetime, months: int) -> None:
    found = read_day(f"{months:+}m", now)
    assert found == now.date() + relativedelta(months=months)
    assert found.day == now.day or (found + dt.timedelta(days=1)).day == 1


@given(
    st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2080, 1, 1), timezones=st.just(dt.UTC)),
    st.integers(-999, 999),
)
def test_days_and_weeks_are_counted(now: dt.datetime, number: int) -> None:
    assert (read_day(f"{number:+}d", now) - now.date()).days == number
    assert (read_day(f"{number:+}w", now) - now.date()).days == number * 7


@given(
    st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2080, 1, 1), timezones=st.just(dt.UTC)),
    st.integers(0, 6),
)
def test_a_weekday_is_the_last_one_and_next_is_never_today(now: dt.datetime, wanted: int) -> None:
    last, coming = read_day(DAYS[wanted], now), read_day(f"next {DAYS[wanted]}", now)
    assert last.weekday() == coming.weekday() == wanted
    assert 0 <= (now.date() - last).days <= 6
    assert 1 <= (coming - now.date()).days <= 7


def test_friday_on_a_friday_is_today() -> None:
    assert read_day("fri", FRIDAY) == FRIDAY.date()
    assert read_day("next fri", FRIDAY) == dt.date(2026, 11, 27)


@given(st.text(max_size=30))
def test_no_text_at_all_does_more_than_be_refused(text: str) -> None:
    for read in (read_day, read_moment):
        try:
            read(text, NOW)
        except BadDate as refusal:
            assert FORMS in str(refusal)


@pytest.mark.parametrize(
    ("due", "said"),
    [
        ("2026-11-22", "today"),
        ("2026-11-21", "1 day late"),
        ("2026-11-02", "20 days late"),
        ("2026-11-23", "in 1 day"),
        ("2026-11-28", "in 6 days"),
        ("2026-11-29", "Sun 29 Nov"),
        ("2027-01-04", "4 Jan 2027"),
    ],
)
def test_what_is_late_is_said_in_days(due: str, said: str) -> None:
    assert how_late(dt.date.fromisoformat(due), TODAY) == said


def test_a_day_and_a_moment_in_words() -> None:
    assert day_in_words(TODAY) == "Sun 22 Nov 2026"
    assert in_words(TODAY) == "Sun 22 Nov 2026"
    assert in_words(NOW) == "Sun 22 Nov 2026, 14:05"
    assert day_of(NOW) == day_of(TODAY) == TODAY
