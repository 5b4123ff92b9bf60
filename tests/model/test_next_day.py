"""What is offered in the place of a weekday that is over."""

import datetime as dt

import pytest

from jargon8_tui.model.dates import DAYS, read_day
from jargon8_tui.model.next_day import next_instead
from tests.conftest import NOW


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("fri", "next fri is Fri 27 Nov 2026"),
        (" Friday 14:00", "next friday 14:00 is Fri 27 Nov 2026"),
        ("sun", ""),  # which is today
        ("next fri", ""),
        ("yesterday", ""),
        ("20/11", ""),
        ("-1w", ""),
        ("no day", ""),
        ("", ""),
    ],
)
def test_only_a_weekday_that_is_over_has_a_next_one(typed: str, offered: str) -> None:
    assert next_instead(typed, NOW) == offered


@pytest.mark.parametrize("later", range(7))
def test_on_every_day_six_weekdays_are_over_and_their_next_is_within_a_week(later: int) -> None:
    now = NOW + dt.timedelta(days=later)
    over = [name for name in DAYS if next_instead(name, now)]
    assert len(over) == 6
    for name in over:
        assert now.date() < read_day(f"next {name}", now) < now.date() + dt.timedelta(days=7)
