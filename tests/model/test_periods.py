"""Periods: every form that may be typed, and what is refused."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jargon8_tui.model.periods import BadPeriod, Period, in_words, read_period
from tests.conftest import NOW


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("june", "2026-06-01", "2026-06-30"),
        ("Dec", "2025-12-01", "2025-12-31"),
        ("november", "2026-11-01", "2026-11-30"),
        ("feb 2024", "2024-02-01", "2024-02-29"),
        ("2026-06", "2026-06-01", "2026-06-30"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("last 30 days", "2026-10-24", "2026-11-22"),
        ("30d", "2026-10-24", "2026-11-22"),
        ("12 weeks", "2026-08-31", "2026-11-22"),
        ("6m", "2026-05-23", "2026-11-22"),
        ("1 year", "2025-11-23", "2026-11-22"),
        ("this week", "2026-11-16", "2026-11-22"),
        ("last week", "2026-11-09", "2026-11-15"),
        ("this month", "2026-11-01", "2026-11-30"),
        ("last month", "2026-10-01", "2026-10-31"),
        ("this year", "2026-01-01", "2026-12-31"),
        ("last year", "2025-01-01", "2025-12-31"),
        ("25 May to 20 Jun", "2026-05-25", "2026-06-20"),
        ("25/5 - 20/6", "2026-05-25", "2026-06-20"),
        ("2026-05-25 until today", "2026-05-25", "2026-11-22"),
        ("since 3 Jun", "2026-06-03", "2026-11-22"),
        ("yesterday", "2026-11-21", "2026-11-21"),
    ],
)
def test_what_may_be_typed(typed: str, first: str, last: str) -> None:
    assert read_period(typed, NOW) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize("typed", ["", "  ", "all", "Everything"])
def test_everything_is_no_period(typed: str) -> None:
    assert read_period(typed, NOW) is None


@pytest.mark.parametrize(
    "typed", ["juneish", "2026-13", "20 Jun to 25 May", "0", "9999y", "to", "31/02 to 3/3", "[b]"]
)
def test_anything_else_is_refused_with_the_forms(typed: str) -> None:
    with pytest.raises(BadPeriod, match="is not a period: june, 2026-06"):
        read_period(typed, NOW)


def test_a_year_is_said_once() -> None:
    assert in_words(Period(dt.date(2026, 5, 25), dt.date(2026, 6, 20))) == "25 May to 20 Jun 2026"
    around = Period(dt.date(2025, 12, 25), dt.date(2026, 1, 20))
    assert str(around) == "25 Dec 2025 to 20 Jan 2026"
    assert in_words(Period(dt.date(2026, 5, 25), dt.date(2026, 5, 25))) == "Mon 25 May 2026"


@given(
    st.dates(dt.date(1990, 1, 1), dt.date(2040, 12, 31)),
    st.dates(dt.date(1990, 1, 1), dt.date(2040, 12, 31)),
)
def test_what_is_said_is_understood(one: dt.date, other: dt.date) -> None:
    first, last = sorted((one, other))
    assert read_period(f"{first} to {last}", NOW) == (first, last)
    if first.year != last.year:
        assert read_period(in_words(Period(first, last)), NOW) == (first, last)


def test_both_ends_of_a_period_belong_to_it() -> None:
    first, last = dt.date(2026, 10, 1), dt.date(2026, 10, 31)
    period, day = Period(first, last), dt.timedelta(days=1)
    assert period.covers(first) and period.covers(last)
    assert not period.covers(first - day) and not period.covers(last + day)
