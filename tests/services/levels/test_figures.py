"""The figures of a period: those that a plain look at every day finds, whatever its clock."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from jargon8_tui.model.periods import Period
from jargon8_tui.services.levels.figures import Figure, between, by_time

CLOCKS = st.integers(-14 * 60, 14 * 60).map(lambda m: dt.timezone(dt.timedelta(minutes=m)))
MOMENTS = st.datetimes(
    dt.datetime(2026, 3, 20), dt.datetime(2026, 4, 5), timezones=CLOCKS
)  # a few days, so that many lie at the ends of a period
FIGURES = st.lists(st.builds(Figure, id=st.integers(1, 99), at=MOMENTS, value=st.just(1.0)))
DAYS = st.dates(dt.date(2026, 3, 18), dt.date(2026, 4, 7)) | st.sampled_from(
    [dt.date.min, dt.date.max]
)


@given(FIGURES, DAYS, DAYS)
def test_those_in_the_days_of_a_period_are_found(
    figures: list[Figure], one: dt.date, other: dt.date
) -> None:
    period = Period(min(one, other), max(one, other))
    in_order = sorted(figures, key=by_time)
    assert between(in_order, period) == [f for f in in_order if period.covers(f.day)]
    assert between(in_order, None) == in_order
