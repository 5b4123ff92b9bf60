"""The statistics of a level: as Python's own compute them, by time, before and after a day."""

import datetime as dt
import statistics
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jargon8_tui.model.measurement import Measurement
from jargon8_tui.model.periods import Period
from jargon8_tui.model.service_level import Target
from jargon8_tui.services.levels.figures import figures_from
from jargon8_tui.services.levels.performance import (
    GRAINS,
    Grain,
    Summary,
    before_and_after,
    by_hour,
    peak,
    spans,
    summary,
)
from tests.services.levels.levels import BAD, BETTER, FIRST, GOOD, figures, level

VALUES = st.lists(st.floats(0, 1e6), min_size=1, max_size=60)


@given(VALUES)
def test_the_statistics_are_those_of_python(values: list[float]) -> None:
    of = summary(level(), figures(values))
    assert of.n == len(values)
    assert of.mean == pytest.approx(statistics.fmean(values))
    assert of.median == pytest.approx(statistics.median(values))
    assert of.worst is not None
    assert of.worst.value == max(values)
    assert of.within_percent == 100 * sum(value <= 3 for value in values) / len(values)
    if len(values) > 1:
        assert of.p90 == statistics.quantiles(values, n=10, method="inclusive")[8]
    else:
        assert of.p90 == values[0]


@given(VALUES)
def test_of_at_least_the_lowest_is_the_worst(values: list[float]) -> None:
    at_least = level(direction="at least")
    of = summary(at_least, figures(values, at_least))
    assert of.worst is not None
    assert of.worst.value == min(values)
    assert of.within == sum(value >= 3 for value in values)


def test_of_equals_the_latest_is_the_worst() -> None:
    of = summary(level(), figures([5, 1, 5, 2]))
    assert of.worst is not None
    assert of.worst.day == FIRST + dt.timedelta(days=2)


def test_no_data_is_no_percentage() -> None:
    assert summary(level(), []) == Summary()
    nothing = summary(level(), figures([None, None]))
    assert (nothing.n, nothing.open, nothing.within_percent, nothing.mean) == (0, 2, None, None)


def test_what_is_excluded_or_open_is_counted_out_in_the_open() -> None:
    at = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)
    some = [
        Measurement(service_level="level", at=at, value=2),
        Measurement(service_level="level", at=at, value=60, excluded="alarm test"),
        Measurement(service_level="level", at=at),
        Measurement(service_level="level", at=at, excluded="called off"),
    ]
    of = summary(level(), figures_from(level(), some))
    assert (of.n, of.excluded, of.open, of.mean) == (1, 2, 1, 2)


def test_each_is_judged_by_the_target_of_its_own_day() -> None:
    changed = level(
        targets=(
            Target(from_=FIRST + dt.timedelta(days=1), value=3),
            Target(from_=FIRST + dt.timedelta(days=3), value=2),
        )
    )
    of = summary(changed, figures([1, 3, 3, 3, 2], changed))
    assert (of.n, of.judged, of.within) == (5, 4, 3)
    assert of.within_percent == 75


@given(
    st.lists(st.none() | st.just(2.0), max_size=40),
    st.dates(dt.date(2024, 1, 1), dt.date(2027, 1, 1)),
    st.sampled_from(GRAINS),
)
def test_spans_hold_every_figure_once_and_leave_no_gap(
    values: list[float | None], first: dt.date, grain: Grain
) -> None:
    some = figures(values, first=first)
    found = spans(some, grain)
    assert [figure for span in found for figure in span.figures] == some
    assert all(span.first <= f.day <= span.last for span in found for f in span.figures)
    assert all(b.first == a.last + dt.timedelta(days=1) for a, b in pairwise(found))
    if grain == "week":
        assert all(span.first.weekday() == 0 for span in found)
    if grain == "month":
        assert all(span.first.day == 1 for span in found)


def test_spans_cover_a_period_that_has_no_figure() -> None:
    period = Period(dt.date(2026, 2, 10), dt.date(2026, 4, 2))
    assert [span.first.month for span in spans([], "month", period)] == [2, 3, 4]
    assert not any(span.figures for span in spans([], "day", period))
    assert spans([], "day") == []


def test_hours_are_those_of_the_wall() -> None:
    summer = dt.timezone(dt.timedelta(hours=1))
    at = dt.datetime(2026, 6, 1, 17, 59, tzinfo=summer)
    some = figures_from(level(), [Measurement(service_level="level", at=at, value=4)])
    assert [hour for hour, of in enumerate(by_hour(level(), some)) if of.n] == [17]


def test_the_peak_is_the_stretch_of_hours_that_misses_most() -> None:
    hours = [Summary(n=10, judged=10, within=10) for _ in range(24)]
    assert peak(hours) is None
    hours[3] = Summary(n=6, judged=6, within=0)
    assert peak(hours) is None, "six are too few"
    hours[8] = Summary(n=10, judged=10, within=6)
    hours[17] = hours[18] = Summary(n=20, judged=20, within=8)
    found = peak(hours)
    assert found is not None
    assert (found.first, found.last, found.n, found.within_percent) == (17, 18, 40, 40)
    assert found.others == 226 - 10
    assert peak([Summary()] * 24) is None


def test_before_and_after_a_day_are_side_by_side() -> None:
    some = figures([*GOOD, *BAD, *BETTER])
    sides = before_and_after(level(), some, dt.date(2026, 6, 15))
    assert (sides.before.n, sides.after.n) == (21, 6)
    assert sides.after.is_few
    assert not sides.before.is_few
