"""The chart of a level as data: columns, lines, marks, and the scale they are drawn to."""

import datetime as dt
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jargon8_tui.model.action import Action
from jargon8_tui.model.kinds import ACTION, Kept, Ref
from jargon8_tui.model.measurement import Measurement
from jargon8_tui.model.periods import Period
from jargon8_tui.model.service_level import ServiceLevel, Target
from jargon8_tui.services.levels.chart import Chart, Scale, Sort, chart, fitting_grain
from jargon8_tui.services.levels.figures import Figure, figures_from
from jargon8_tui.services.levels.findings import read
from jargon8_tui.services.levels.performance import GRAINS, Grain
from tests.services.levels.levels import FIRST, STORY, figures, level


def drawn(
    some: list[Figure], grain: Grain = "day", of: ServiceLevel | None = None, **more: Any
) -> Chart:
    """The chart of some figures, read as a whole."""
    by = of or level()
    return chart(read(by, some), by, some, grain, **more)


def test_a_column_for_each_day_and_what_a_rule_caught_is_marked() -> None:
    found = drawn(figures(STORY))
    assert [column.value for column in found.columns] == list(STORY)
    assert [column.first for column in found.columns][:2] == [FIRST, FIRST + dt.timedelta(days=1)]
    assert [column.is_caught for column in found.columns] == [True] * 21 + [False] * 6
    assert [column.is_within for column in found.columns] == [value <= 3 for value in STORY]


def test_a_day_without_a_figure_is_a_gap_and_not_zero() -> None:
    some = [f for f in figures(STORY) if f.day.weekday() < 5]
    found = drawn(some)
    assert len(found.columns) == 26
    gaps = [column for column in found.columns if column.value is None]
    assert {column.first.weekday() for column in gaps} == {5, 6}
    assert all((column.n, column.is_within) == (0, None) for column in gaps)


def test_what_is_excluded_or_open_is_told_apart() -> None:
    at = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)
    some = figures_from(
        level(),
        [
            Measurement(service_level="level", at=at, value=9, excluded="test"),
            Measurement(service_level="level", at=at),
            Measurement(service_level="level", at=at, value=2),
            Measurement(service_level="level", at=at, value=3),
        ],
    )
    (column,) = drawn(some).columns
    assert (column.n, column.value, column.excluded, column.open) == (2, 2.5, (9,), 1)


def test_a_target_that_changed_steps_at_its_day() -> None:
    changed = level(
        targets=(
            Target(from_=FIRST + dt.timedelta(days=2), value=3),
            Target(from_=FIRST + dt.timedelta(days=5), value=2.5),
        )
    )
    found = drawn(figures(STORY, changed), of=changed)
    steps = [line for line in found.lines if line.sort is Sort.TARGET]
    assert [(line.first, line.last, line.value) for line in steps] == [(2, 4, 3), (5, 26, 2.5)]


def test_limits_that_begin_anew_end_the_earlier_ones() -> None:
    some = figures([5.0, 5.2] * 8 + [2.0, 2.1] * 8)
    reading = read(level(), some, [FIRST + dt.timedelta(days=16)])
    found = chart(reading, level(), some, "day")
    centres = [line for line in found.lines if line.sort is Sort.CENTRE]
    assert [(line.first, line.last) for line in centres] == [(0, 15), (16, 31)]
    assert all(line.value > 0 for line in found.lines)


def test_actions_are_marked_at_their_day() -> None:
    action = Kept(Ref(ACTION, 12), Action(uid="a", text="Move the officer"))
    day = FIRST + dt.timedelta(days=9)
    beyond = FIRST - dt.timedelta(days=1)
    found = drawn(figures(STORY), actions=[(day, action), (beyond, action)])
    assert [(mark.column, mark.day) for mark in found.marks] == [(9, day)]
    by_week = drawn(figures(STORY), "week", actions=[(day, action)])
    assert [mark.column for mark in by_week.marks] == [1]


def test_a_period_is_drawn_whole_and_nothing_in_it_is_an_empty_chart() -> None:
    period = Period(dt.date(2026, 5, 1), dt.date(2026, 5, 31))
    found = drawn([], period=period)
    assert len(found.columns) == 31
    assert {line.sort for line in found.lines} == {Sort.TARGET}
    assert drawn([]).columns == ()


@pytest.mark.parametrize(
    ("values", "unit", "low", "high"),
    [
        ((2.0, 6.9), "minutes", 0, 7),
        ((2.0, 21.0), "minutes", 0, 25),
        ((2.0, 2.5), "minutes", 0, 3),
        ((87.0, 92.0), "percent", 85, 100),
        ((0.0, 0.0), "faults", 0, 3),
    ],
)
def test_the_scale_is_from_nothing_to_the_worst_rounded_up(
    values: tuple[float, ...], unit: str, low: float, high: float
) -> None:
    direction = "at least" if unit == "percent" else "at most"
    target = 95 if unit == "percent" else 3
    of = level(
        unit=unit,
        direction=direction,
        targets=(Target(from_=dt.date(2026, 1, 1), value=target),),
    )
    assert drawn(figures(values, of), of=of).scale == Scale(low, high)


@pytest.mark.parametrize(
    ("values", "unit", "limits"),
    [
        ((90.0, 94.0, 97.0), "percent", {Sort.LOWER}),
        ((40.0, 50.0, 52.0), "percent", {Sort.LOWER, Sort.UPPER}),
        ((2.0, 20.0, 110.0), "percent", set()),
        ((90.0, 94.0, 97.0), "minutes", {Sort.LOWER, Sort.UPPER}),
        ((2.0, 20.0, 110.0), "minutes", {Sort.UPPER}),
        ((120.0, 124.0, 127.0), "percent", {Sort.LOWER, Sort.UPPER}),
    ],
)
def test_no_limit_is_drawn_where_no_figure_can_be(
    values: tuple[float, ...], unit: str, limits: set[Sort]
) -> None:
    of = level(unit=unit)
    lines = drawn(figures(values * 5, of), of=of).lines
    assert {line.sort for line in lines} == {Sort.TARGET, Sort.CENTRE, *limits}


def test_lines_that_share_a_row_are_joined_and_the_target_is_drawn() -> None:
    found = drawn(figures(STORY))
    by_row = found.scale.lines_by_row(found.lines, 12)
    assert by_row
    assert all(lines[0].sort is Sort.TARGET for lines in by_row.values() if len(lines) > 1)
    shared = found.scale.lines_by_row(found.lines, 5)
    assert [line.sort for line in shared[found.scale.row(3, 5)]][:2] == [Sort.TARGET, Sort.CENTRE]
    labels = found.scale.labels(found.lines, 12)
    assert (labels[0], labels[11]) == ("7", "0")
    assert "3" in labels.values()


@given(st.lists(st.floats(0, 1e5), min_size=2, max_size=30), st.integers(3, 40))
def test_a_higher_value_is_never_lower_on_the_chart(values: list[float], rows: int) -> None:
    scale = drawn(figures(values)).scale
    places = [scale.row(value, rows) for value in sorted(values)]
    assert all(below >= above for below, above in pairwise(places))
    assert all(0 <= place < rows for place in places)
    assert scale.row(scale.high, rows) == 0
    assert scale.row(scale.low, rows) == rows - 1


@pytest.mark.parametrize(
    ("days", "grain"), [(1, "day"), (54, "day"), (55, "week"), (378, "week"), (379, "month")]
)
def test_the_grain_is_the_finest_that_fits(days: int, grain: Grain) -> None:
    assert fitting_grain(days, 54) == grain
    assert grain in GRAINS
