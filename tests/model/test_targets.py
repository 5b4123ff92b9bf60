"""Targets as they are typed: a figure, and the day from which it holds."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jargon8_tui.model.errors import BadValue, Refused
from jargon8_tui.model.kinds import SERVICE_LEVEL
from jargon8_tui.model.service_level import ServiceLevel, Target
from jargon8_tui.model.values import made
from tests.conftest import NOW

LEVEL = {"name": "Response time", "unit": "minutes", "direction": "at most"}


def targets(typed: object) -> tuple[Target, ...]:
    """The targets of a level that was typed so."""
    record: ServiceLevel = made(SERVICE_LEVEL, {**LEVEL, "targets": typed}, NOW).record
    return record.targets


@pytest.mark.parametrize("typed", ["3", "3.0", " 3 ", "3 from today", "3 from 22 Nov 2026"])
def test_a_figure_alone_holds_from_today(typed: str) -> None:
    assert targets(typed) == (Target(from_=NOW.date(), value=3),)


def test_several_stand_with_commas_between() -> None:
    typed = "3 from 1 Jan 2026, 2.5 from 1/12"
    first, second = dt.date(2026, 1, 1), dt.date(2026, 12, 1)
    assert targets(typed) == (Target(from_=first, value=3), Target(from_=second, value=2.5))


@pytest.mark.parametrize("rows", ['[{"from":"2026-01-01","value":3}]', [{"value": "3"}]])
def test_rows_as_json_are_read_as_ever(rows: object) -> None:
    (target,) = targets(rows)
    assert target.value == 3


@pytest.mark.parametrize("typed", ["four", "-3", "3,", "3 from soon", "3 until May", "[", "4,5.x"])
def test_anything_else_is_refused_with_what_is_accepted(typed: str) -> None:
    with pytest.raises(BadValue):
        targets(typed)


@pytest.mark.parametrize(
    "typed", ["4,5", "4 from today, 5", [{"value": 4}, {"from": "2026-11-22", "value": 5}]]
)
def test_two_of_one_day_are_refused(typed: object) -> None:
    said = "4 and 5 are both from Sun 22 Nov 2026; give each target its own day"
    with pytest.raises(BadValue, match=said):
        targets(typed)


def test_the_forms_are_said() -> None:
    with pytest.raises(Refused, match="four is not a target: 3, or 3 from 1 Jan 2026 are"):
        Target.from_line("four", NOW)


@given(st.dates(dt.date(1000, 1, 1)), st.floats(0, 1e9))
def test_a_line_reads_back(day: dt.date, value: float) -> None:
    target = Target(from_=day, value=value)
    assert Target.from_line(target.line, NOW) == target
