"""What many entries show together."""

import datetime as dt
from typing import Any

import pytest

from jargon8_tui.model.feedback import Feedback
from jargon8_tui.model.periods import Period
from jargon8_tui.services.feedback.patterns import (
    Patterns,
    Tally,
    acknowledging,
    by_month,
    patterns,
    repeats,
    resolving,
)
from jargon8_tui.services.reports.words import elapsed
from tests.conftest import NOW

HOUR = dt.timedelta(hours=1)
OCTOBER = Period(dt.date(2026, 10, 1), dt.date(2026, 10, 31))
SEPTEMBER = Period(dt.date(2026, 9, 1), dt.date(2026, 9, 30))


def entry(day: str, hour: int = 9, **fields: Any) -> Feedback:
    at = dt.datetime.fromisoformat(day).replace(hour=hour, tzinfo=dt.UTC)
    return Feedback(summary="Gate left open", received=at, **fields)


def october(*some: Feedback) -> Patterns:
    return patterns(some, OCTOBER, SEPTEMBER, NOW)


def test_both_ends_of_a_period_belong_to_it_by_the_days_own_clock() -> None:
    summer = dt.timezone(HOUR)
    late = Feedback(summary="a", received=dt.datetime(2026, 9, 30, 23, 30, tzinfo=summer))
    early = Feedback(summary="a", received=dt.datetime(2026, 10, 1, 0, 15, tzinfo=summer))
    found = october(
        entry("2026-10-31", 23), late, early, entry("2026-11-01", 0), entry("2026-08-31")
    )
    assert (found.n, len(found.before)) == (2, 1)
    assert found.entries[0] is early


def test_tallies_are_by_number_and_remember_what_has_gone() -> None:
    found = october(
        entry("2026-10-05", category="safety"),
        entry("2026-10-06", category="safety", type="complaint"),
        entry("2026-10-07", category=""),
        entry("2026-09-07", category="conduct"),
    )
    assert found.categories == (
        Tally("safety", 2, 0),
        Tally("", 1, 0),
        Tally("conduct", 0, 1),
    )
    assert found.types == (Tally("concern", 2, 1), Tally("complaint", 1, 0))


def test_an_hour_stands_out_with_three_and_alone() -> None:
    eight = [entry(f"2026-10-{day:02}", 8) for day in (5, 6, 12)]
    assert october(*eight[:2]).busiest_hour is None
    assert october(*eight).busiest_hour == 8
    assert october(*eight).busiest_weekday is None
    tied = [entry(f"2026-10-{day:02}", 17) for day in (5, 19, 26)]
    assert october(*eight, *tied).busiest_hour is None
    assert october(*eight, *tied).busiest_weekday == 0


def test_what_most_was_about_stands_out_with_three_and_alone() -> None:
    days = [f"2026-10-{day:02}" for day in range(5, 11)]
    twice = [entry(day, category="safety", stakeholder="uid-1") for day in days[:2]]
    assert october(*twice).chief_category is None
    assert october(*twice).chief_stakeholder is None
    thrice = [*twice, entry(days[2], category="safety", stakeholder="uid-1")]
    assert october(*thrice).chief_category == Tally("safety", 3, 0)
    assert october(*thrice).chief_stakeholder == Tally("uid-1", 3, 0)
    nameless = [entry(day) for day in days]
    assert october(*nameless).chief_category is None
    assert october(*thrice, *nameless).chief_category == Tally("safety", 3, 0)
    tied = [entry(day, category="conduct") for day in days[:3]]
    assert october(*thrice, *tied).chief_category is None


def test_a_repeat_is_the_same_trouble_from_the_same_stakeholder() -> None:
    said: dict[str, Any] = {"stakeholder": "uid-1", "category": "safety"}
    one, two = entry("2026-10-05", **said), entry("2026-10-09", **said, type="complaint")
    others = (
        entry("2026-10-06", **said, type="compliment"),
        entry("2026-10-06", **said | {"category": "conduct"}),
        entry("2026-10-06", **said | {"stakeholder": None}),
    )
    (found,) = repeats((one, *others, two))
    assert (found.stakeholder, found.category, found.entries) == ("uid-1", "safety", (one, two))


def test_times_are_elapsed_ones_across_the_change_of_the_clock() -> None:
    summer = dt.timezone(HOUR)
    received = dt.datetime(2026, 10, 24, 16, 0, tzinfo=summer)
    by = dt.datetime(2026, 10, 26, 16, 0, tzinfo=dt.UTC)
    one = Feedback(summary="a", received=received, acknowledge_by=by, resolve_by=by)
    done = one.advanced("responded", "Told", dt.datetime(2026, 10, 25, 16, 0, tzinfo=dt.UTC))
    assert acknowledging([done], NOW).median == 25 * HOUR
    assert resolving([done], NOW).share == 1.0


def test_what_nobody_knows_and_what_is_not_due_yet_is_not_judged() -> None:
    times: dict[str, Any] = {"acknowledge_by": NOW + HOUR, "resolve_by": NOW + HOUR}
    waiting = entry("2026-11-20", **times)
    unknown = entry("2026-11-20", **times, stage="closed")
    praise = entry("2026-11-20", type="compliment")
    for timing in (acknowledging, resolving):
        found = timing([waiting, unknown, praise], NOW)
        assert (found.n, found.judged, found.median, found.share) == (0, 0, None, None)
    late = acknowledging([waiting], NOW + 2 * HOUR)
    assert (late.n, late.judged, late.in_time, late.share, late.late) == (0, 1, 0, 0.0, 1)


def test_satisfaction_goes_with_how_many_said_so() -> None:
    found = october(
        *(entry("2026-10-05", satisfaction=score) for score in (None, 4, 5, 4))
    ).satisfaction
    assert (found.n, found.counts) == (3, (0, 0, 0, 2, 1))
    assert found.mean == pytest.approx(13 / 3)
    assert october(entry("2026-10-05")).satisfaction.mean is None


def test_month_against_month_and_the_year_before() -> None:
    log = [entry("2026-11-02"), entry("2026-11-09"), entry("2025-11-09"), entry("2026-10-31")]
    assert by_month(log, 3, NOW.date()) == [
        Tally("2026-09", 0, 0),
        Tally("2026-10", 1, 0),
        Tally("2026-11", 2, 1),
    ]


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (dt.timedelta(seconds=20), "under a minute"),
        (45 * dt.timedelta(minutes=1), "45 min"),
        (HOUR, "1 h"),
        (3 * HOUR + dt.timedelta(minutes=20), "3 h 20 min"),
        (24 * HOUR, "1 day"),
        (52 * HOUR + dt.timedelta(minutes=20), "2 days 4 h"),
    ],
)
def test_elapsed_times_are_said_in_their_two_largest_units(time: dt.timedelta, words: str) -> None:
    assert elapsed(time) == words
