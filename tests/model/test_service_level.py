"""Service levels and measurements: targets of their day, elapsed time, what is open."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jargon8_tui.model import units
from jargon8_tui.model.errors import BadValue, Refused
from jargon8_tui.model.kinds import MEASUREMENT, SERVICE_LEVEL, title_of
from jargon8_tui.model.measurement import Measurement
from jargon8_tui.model.service_level import ServiceLevel, Target
from jargon8_tui.model.values import made, revised
from tests.conftest import NOW
from tests.services.levels.levels import level

TWO_TARGETS = (
    Target(from_=dt.date(2026, 7, 1), value=2.5),
    Target(from_=dt.date(2026, 1, 1), value=3),
)


def call(at: str, ended: str, **fields: object) -> Measurement:
    """A measurement between two moments."""
    given = {"service_level": "level", "at": at, "ended": ended, **fields}
    record: Measurement = made(MEASUREMENT, given, NOW).record
    return record


@pytest.mark.parametrize(
    ("direction", "value", "is_within"),
    [
        *(("at most", 3, True), ("at most", 3.01, False), ("at most", 2.99, True)),
        *(("at least", 3, True), ("at least", 2.99, False), ("at least", 3.01, True)),
    ],
)
def test_exactly_on_target_is_within(direction: str, value: float, is_within: bool) -> None:
    assert level(direction=direction).within(value, dt.date(2026, 6, 1)) is is_within


def test_a_figure_is_judged_by_the_target_of_its_own_day() -> None:
    changed = level(targets=TWO_TARGETS)
    assert list(changed.steps) == [(dt.date(2026, 1, 1), 3), (dt.date(2026, 7, 1), 2.5)]
    days = [dt.date(2025, 12, 31), dt.date(2026, 6, 30), dt.date(2026, 7, 1), dt.date(2030, 1, 1)]
    assert [changed.target_on(day) for day in days] == [None, 3, 2.5, 2.5]
    assert [changed.within(2.8, day) for day in days] == [None, True, False, False]


@given(st.lists(st.tuples(st.dates(), st.integers(0, 9)), min_size=1, max_size=6), st.dates())
def test_the_latest_target_that_has_begun_holds(
    targets: list[tuple[dt.date, int]], day: dt.date
) -> None:
    record = level(targets=tuple(Target(from_=since, value=value) for since, value in targets))
    begun = {since: value for since, value in targets if since <= day}
    assert record.target_on(day) == (begun[max(begun)] if begun else None)


@pytest.mark.parametrize(
    ("unit", "value"),
    [
        *(("minutes", 4), ("min", 4), ("Minute", 4), ("seconds", 240), ("hours", 0.066666667)),
        *(("s", 240), ("h", 0.066666667), ("patrols", None), ("percent", None), ("", None)),
    ],
)
def test_a_value_follows_where_the_unit_is_a_time(unit: str, value: float | None) -> None:
    record = call("2026-06-01 14:05", "2026-06-01 14:09")
    assert record.completed(lambda _: level(unit=unit)).value == value
    assert record.completed(lambda _: None).value is None


@pytest.mark.parametrize(
    ("at", "ended", "minutes"),
    [
        ("2026-03-29T00:50:00+00:00", "2026-03-29T02:10:00+01:00", 20),  # the clocks go forward
        ("2026-10-25T00:50:00+01:00", "2026-10-25T02:10:00+00:00", 140),  # and back
        ("2026-06-01T23:58:00+01:00", "2026-06-02T00:04:00+01:00", 6),
        ("2026-06-01T14:05:30+01:00", "2026-06-01T14:09:00+01:00", 3.5),
    ],
)
def test_elapsed_time_is_real_time(at: str, ended: str, minutes: float) -> None:
    assert call(at, ended).completed(lambda _: level()).value == minutes


def test_a_value_that_follows_is_changed_by_its_times_alone() -> None:
    record = call("2026-06-01 14:05", "2026-06-01 14:09").completed(lambda _: level())
    with pytest.raises(BadValue, match="Value follows from When and Ended; change those"):
        revised(record, {"value": "5"}, NOW)
    assert revised(record, {"value": "5", "ended": ""}, NOW).record.value == 5
    assert revised(record, {"value": "4", "note": "gate"}, NOW).record.note == "gate"
    patrols = call("2026-06-01 14:05", "2026-06-01 15:05", value="97")
    assert revised(patrols, {"value": "98"}, NOW).record.value == 98


def test_an_arrival_before_the_call_is_refused() -> None:
    with pytest.raises(Refused, match="Ended is before When"):
        call("2026-06-01 14:05", "2026-06-01 14:04")


def test_what_has_no_value_is_open_and_never_zero() -> None:
    record: Measurement = made(MEASUREMENT, {"service_level": "level", "value": ""}, NOW).record
    assert record.is_open
    assert record.value is None
    assert title_of(record, lambda _: level()) == "Response time, open"
    zero: Measurement = made(MEASUREMENT, {"service_level": "level", "value": "0"}, NOW).record
    assert not zero.is_open


@pytest.mark.parametrize("value", ["-1", "4,5", "soon", "nan", "inf"])
def test_what_is_no_figure_is_refused(value: str) -> None:
    with pytest.raises(BadValue, match="Value is a number of at least 0"):
        made(MEASUREMENT, {"service_level": "level", "value": value}, NOW)


@pytest.mark.parametrize(
    ("left_out", "sentence"),
    [
        ("name", "Name is needed"),
        ("unit", "Unit is needed"),
        ("direction", "Direction is needed"),
        ("targets", "Targets are needed"),
    ],
)
def test_what_a_level_needs(left_out: str, sentence: str) -> None:
    given = {"name": "Response time", "unit": "minutes", "direction": "at most", "targets": "3"}
    assert isinstance(made(SERVICE_LEVEL, given, NOW).record, ServiceLevel)
    del given[left_out]
    with pytest.raises(BadValue, match=sentence):
        made(SERVICE_LEVEL, given, NOW)


@pytest.mark.parametrize("wanted", ["-1", "101"])
def test_what_is_wanted_is_a_percentage(wanted: str) -> None:
    given = {"name": "a", "unit": "min", "direction": "at most", "targets": "3"}
    with pytest.raises(BadValue, match="Wanted within is a number from 0 to 100"):
        made(SERVICE_LEVEL, {**given, "required_within": wanted}, NOW)


@pytest.mark.parametrize(
    ("value", "unit", "full", "brief", "before_a_noun"),
    [
        (4.2, "minutes", "4.2 minutes", "4.2 min", "4.2 minute"),
        (1, "minutes", "1 minute", "1 min", "1 minute"),
        (92, "percent", "92%", "92%", "92%"),
        (4.16667, "hours", "4.17 hours", "4.17 h", "4.17 hour"),
        (9, "patrols", "9 patrols", "9 patrols", "9 patrol"),
        (1, "s", "1 s", "1 s", "1 s"),
        (1, "pass", "1 pass", "1 pass", "1 pass"),
    ],
)
def test_units_are_said(value: float, unit: str, full: str, brief: str, before_a_noun: str) -> None:
    assert units.with_unit(value, unit) == full
    assert units.with_short_unit(value, unit) == brief
    assert units.as_adjective(value, unit) == before_a_noun


@pytest.mark.parametrize(
    ("share", "said"),
    [
        *((0, "0%"), (0.2, "1%"), (40.6, "41%"), (89.4, "89%")),
        *((99.4, "99%"), (99.7, "99%"), (100, "100%")),
    ],
)
def test_all_or_none_is_only_said_where_it_is_so(share: float, said: str) -> None:
    assert units.percent(share) == said
