"""Moments on this machine's wall: the offset is that of the moment, not of today."""

import datetime as dt
import time

import pytest

from jargon8_tui.model.dates import BadDate, on_the_wall, read_moment

pytestmark = pytest.mark.usefixtures("in_london")

WINTER = dt.timezone(dt.timedelta(0))
SUMMER = dt.timezone(dt.timedelta(hours=1))

NOW = dt.datetime(2026, 11, 22, 14, 5, tzinfo=WINTER)


def test_a_moment_takes_the_offset_it_had() -> None:
    assert read_moment("22/07/2026 09:30", NOW) == dt.datetime(2026, 7, 22, 9, 30, tzinfo=SUMMER)
    assert read_moment("22/07/2026 09:30", NOW).utcoffset() == dt.timedelta(hours=1)
    assert read_moment("22/11/2026 09:30", NOW).utcoffset() == dt.timedelta(0)


def test_a_step_over_a_clock_change_keeps_the_wall_clock() -> None:
    assert read_moment("-1m", NOW) == dt.datetime(2026, 10, 22, 14, 5, tzinfo=SUMMER)


def test_a_moment_with_an_offset_of_its_own_keeps_it() -> None:
    kept = read_moment("2026-07-22T09:30:15+05:30", NOW)
    assert kept.isoformat() == "2026-07-22T09:30:15+05:30"
    assert read_moment("2026-07-22T09:30Z", NOW).utcoffset() == dt.timedelta(0)
    assert read_moment("2026-07-22T09:30", NOW).utcoffset() == dt.timedelta(hours=1)


def test_now_is_now_in_the_hour_that_comes_twice() -> None:
    for offset in (SUMMER, WINTER):
        now = dt.datetime(2026, 10, 25, 1, 30, tzinfo=offset)
        assert read_moment("now", now).utcoffset() == now.utcoffset()
        assert read_moment("today", now) == now


def test_a_time_that_the_clocks_leave_out_is_an_hour_on() -> None:
    assert read_moment("2026-03-29 01:30", NOW).isoformat() == "2026-03-29T02:30:00+01:00"


def test_what_lies_before_the_calendar_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as there:
        there.setenv("TZ", "Asia/Tokyo")
        time.tzset()
        with pytest.raises(BadDate):
            read_moment("0001-01-01", NOW)
        with pytest.raises(BadDate):
            read_moment("0001-01-01T00:00", NOW)
    time.tzset()


def test_the_wall_does_not_care_for_the_offset_it_is_given() -> None:
    far = dt.datetime(2026, 7, 1, 12, 0, tzinfo=dt.timezone(dt.timedelta(hours=9)))
    assert on_the_wall(far) == dt.datetime(2026, 7, 1, 12, 0, tzinfo=SUMMER)
