"""The XmR reading: on published examples, and on any series against a plain re-statement.

The examples are from Donald J. Wheeler, Making Sense of Data (SPC Press, 2003); their figures are
also in the tests of the Python library statprocon. What the book rounds on the way is compared to
within that rounding.
"""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jargon8_tui.services.levels.process_behaviour import FEWEST, Limits, Rule, limits, signals

SOFTWARE = (
    *(5045, 4350, 4350, 3975, 4290, 4430, 4485, 4285),
    *(3980, 3925, 3645, 3760, 3300, 3685, 3463, 5200),
)
"""Page 382: the data set to verify software with."""
PEAK_FLOW = (
    *(120, 140, 100, 150, 260, 150, 100, 120, 300),
    *(300, 275, 300, 140, 170, 150, 150, 190, 180),
)
"""Page 130: peak flow rates of eighteen mornings."""
GROUP_A = (43, 40, 37, 33, 30, 33, 34, 35, 29, 33, 31, 39)
GROUP_B = (35, 37, 33, 32, 27, 29, 31, 22, 25, 30, 24, 19)
"""Table 9.1: accident rates, whose limits are the other group's to be held against."""
YEAR_ONE = (55.6, 54.7, 54.9, 54.8, 56.9, 55.7, 53.8, 54.8, 53.4, 57.0, 59.4, 63.2)
YEAR_TWO = (60.9, 60.7, 58.6, 57.3, 56.9, 58.1, 58.3, 50.9, 53.3, 52.5, 50.8, 52.9)
"""Table 9.2: accounts receivable in percent of sales."""
SENIORS = (21.3, 20.2, 20.9, 21.0, 18.8, 19.6, 18.7, 18.6, 18.1, 18.9, 19.2, 18.2, 17.3, 19.0)
"""Table 8.1: the percentage of high school seniors who smoke daily."""

VALUES = st.lists(st.integers(0, 60).map(lambda tenths: tenths / 10), min_size=FEWEST, max_size=60)


def around(values: Sequence[float]) -> Limits:
    """The limits of enough values."""
    found = limits(values)
    assert found is not None
    return found


def caught(values: Sequence[float], by: Limits, rule: Rule) -> set[int]:
    """The places that a rule catches."""
    found = signals(values, by)
    return {place for one in found if one.rule is rule for place in one.places}


@pytest.mark.parametrize(
    ("values", "centre", "lower", "upper", "rounded"),
    [
        (SOFTWARE, 4135.50, 3188.72, 5082.28, 0.01),
        (PEAK_FLOW, 183.1, 43.7, 322.5, 0.25),
        (GROUP_A, 34.75, 25.6, 43.9, 0.06),
        (GROUP_B, 28.67, 18.0, 39.3, 0.06),
    ],
    ids=["software", "peak flow", "group A", "group B"],
)
def test_limits_are_as_published(
    values: Sequence[float], centre: float, lower: float, upper: float, rounded: float
) -> None:
    found = around(values)
    assert found.centre == pytest.approx(centre, abs=rounded)
    assert found.lower == pytest.approx(lower, abs=rounded)
    assert found.upper == pytest.approx(upper, abs=rounded)


def test_points_outside_are_as_published() -> None:
    assert caught(SOFTWARE, around(SOFTWARE), Rule.OUTSIDE) == {15}
    assert caught(GROUP_A, around(GROUP_B), Rule.OUTSIDE) == {0, 1}
    assert caught(GROUP_B, around(GROUP_A), Rule.OUTSIDE) == {7, 8, 10, 11}
    assert around(YEAR_ONE).upper == pytest.approx(60.7, abs=0.05)
    both_years = (*YEAR_ONE, *YEAR_TWO)
    assert caught(both_years, around(YEAR_ONE), Rule.OUTSIDE) == {11, 12, 13, 19, 22}


def test_a_published_run_on_one_side() -> None:
    run = [one for one in signals(SENIORS, around(SENIORS)) if one.rule is Rule.ONE_SIDE]
    assert [(one.first, one.last, one.is_up) for one in run] == [(6, 13, False)]


def test_under_twelve_there_are_no_limits() -> None:
    assert limits(SOFTWARE[: FEWEST - 1]) is None
    assert limits(SOFTWARE[:FEWEST]) is not None
    assert limits(()) is None


def test_seven_rising_are_a_trend_and_six_are_not() -> None:
    by = Limits(50, 100)
    for values, places in (
        ([5, 1, 2, 3, 4, 5, 6, 7, 7], set(range(1, 8))),
        ([5, 1, 2, 3, 4, 5, 6, 6], set()),
        ([9, 8, 7, 6, 5, 4, 3], set(range(7))),
        ([1, 2, 3, 4, 4, 5, 6, 7], set()),
    ):
        assert caught(values, by, Rule.TREND) == places


def test_a_value_on_the_centre_is_on_neither_side() -> None:
    by = Limits(3, 2)
    assert caught([4] * 7, by, Rule.ONE_SIDE) == set(range(7))
    assert caught([4, 4, 4, 3, 4, 4, 4, 4], by, Rule.ONE_SIDE) == set()
    assert caught([4, 4, 4, 2, 4, 4, 4, 4], by, Rule.ONE_SIDE) == set()


def test_two_of_three_near_a_limit() -> None:
    by = Limits(0, 3)
    assert caught([0, 2.5, 0, 2.5, 0], by, Rule.NEAR_LIMIT) == {1, 3}
    assert caught([0, 2.5, 0, 0, 2.5], by, Rule.NEAR_LIMIT) == set()
    assert caught([0, 2.5, -2.5, 0], by, Rule.NEAR_LIMIT) == set()
    assert caught([0, 2, 2, 0], by, Rule.NEAR_LIMIT) == set(), "on two thirds is not beyond"
    assert caught([0, -2.5, -2.5], by, Rule.NEAR_LIMIT) == {1, 2}


@given(VALUES)
def test_limits_as_they_are_defined(values: list[float]) -> None:
    ranges = [abs(b - a) for a, b in pairwise(values)]
    mean = sum(values) / len(values)
    reach = 2.66 * sum(ranges) / (len(values) - 1)
    found = around(values)
    assert (found.centre, found.upper, found.lower) == pytest.approx(
        (mean, mean + reach, mean - reach)
    )


@given(VALUES)
def test_rules_as_they_are_defined(values: list[float]) -> None:
    by = around(values)
    places = range(len(values))
    outside = {n for n in places if values[n] > by.upper or values[n] < by.lower}
    one_side: set[int] = set()
    rising: set[int] = set()
    for n in range(len(values) - 6):
        seven = values[n : n + 7]
        above, below = (all((v - by.centre) * sign > 0 for v in seven) for sign in (1, -1))
        if above or below:
            one_side |= set(range(n, n + 7))
        if any(all((b - a) * sign > 0 for a, b in pairwise(seven)) for sign in (1, -1)):
            rising |= set(range(n, n + 7))
    near: set[int] = set()
    for n in range(len(values) - 2):
        three = range(n, n + 3)
        for sign in (1, -1):
            far = {m for m in three if (values[m] - by.centre) * sign > by.reach * 2 / 3}
            near |= far if len(far) >= 2 else set()
    assert caught(values, by, Rule.OUTSIDE) == outside
    assert caught(values, by, Rule.ONE_SIDE) == one_side
    assert caught(values, by, Rule.TREND) == rising
    assert caught(values, by, Rule.NEAR_LIMIT) == near


@given(VALUES)
def test_a_signal_lies_between_its_ends(values: list[float]) -> None:
    for one in signals(values, around(values)):
        assert (one.places[0], one.places[-1]) == (one.first, one.last)
        assert list(one.places) == sorted(set(one.places))
