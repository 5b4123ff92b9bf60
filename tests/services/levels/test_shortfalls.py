"""When a level fell short: counted from its first miss, and of enough figures."""

from hypothesis import given
from hypothesis import strategies as st

from jargon8_tui.services.levels.performance import summary
from jargon8_tui.services.levels.shortfalls import latest_shortfall
from tests.services.levels.levels import figures, level


def test_under_seven_figures_fall_short_of_nothing() -> None:
    for many in range(1, 7):
        assert latest_shortfall(level(), figures([9.0] * many)) is None
    assert latest_shortfall(level(), figures([9.0] * 7)) is not None


@given(st.lists(st.booleans(), max_size=60))
def test_a_shortfall_misses_more_than_it_meets_from_its_first_on(within: list[bool]) -> None:
    some = figures([2.0 if met else 4.5 for met in within])
    short = latest_shortfall(level(), some)
    if short is None:
        return
    inside = [f for f in some if short.first.at <= f.at <= short.last.at]
    assert short.first.within is False
    for end in range(1, len(inside) + 1):
        met = sum(bool(figure.within) for figure in inside[:end])
        assert met < end - met
    if short.is_over:
        assert short.last.within is False
        assert short.summary.n + short.since.n == len([f for f in some if f.at >= short.first.at])
    else:
        assert short.last == some[-1]
        assert short.since == summary(level(), [])
