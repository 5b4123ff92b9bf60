"""What the figures of a level show: findings, slips, and the sentences made of them."""

import datetime as dt
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jargon8_tui.model.measurement import Measurement
from jargon8_tui.model.periods import Period
from jargon8_tui.model.service_level import Target
from jargon8_tui.services.levels.figures import Figure, figures_from
from jargon8_tui.services.levels.performance import before_and_after, peak, summary
from jargon8_tui.services.levels.trends import latest_slip, read
from jargon8_tui.services.levels.words import (
    before_and_after_in_words,
    finding_in_words,
    for_client,
    hours_in_words,
    limits_in_words,
    too_few,
)
from tests.services.levels.levels import BAD, BETTER, FIRST, GOOD, figures, level

TODAY = dt.date(2026, 6, 22)
STORY = (*GOOD, *BAD, *BETTER)


def said(values: Sequence[float], period: Period | None = None, today: dt.date = TODAY) -> str:
    """The sentence for a client."""
    return for_client(level(), figures(values), today, period)


def test_the_sentence_of_a_slip_that_goes_on() -> None:
    assert said((*GOOD, *BAD)) == (
        "Response times have been above the 3 minute target since 4 June: "
        "mean 4.5 min, 0% within target (n = 11)."
    )


def test_a_slip_is_since_its_first_miss_whatever_is_within_in_between() -> None:
    mixed = (4.6, 5.2, 2.9, 6.0, 4.8, 2.7, 5.5, 4.9, 2.8, 6.2)
    assert said((*GOOD, *mixed)) == (
        "Response times have been above the 3 minute target since 4 June: "
        "mean 4.6 min, 30% within target (n = 10)."
    )


def test_the_sentence_of_a_slip_that_is_over() -> None:
    assert said(STORY) == (
        "Response times were above the 3 minute target from 4 to 14 June: "
        "mean 4.5 min, 0% within target (n = 11); "
        "since then mean 2.4 min, 100% within target (n = 6)."
    )


def test_what_is_long_past_is_not_said_to_go_on() -> None:
    words = "were above the 3 minute target from 4 to 14 June"
    assert words in said((*GOOD, *BAD), today=dt.date(2026, 11, 22))
    assert words in said((*GOOD, *BAD), Period(FIRST, dt.date(2026, 6, 14)))
    assert "from 4 to 14 June 2026" in said((*GOOD, *BAD), today=dt.date(2027, 2, 1))


def test_where_nothing_slips_the_target_is_met_or_the_figures_stand() -> None:
    assert said(GOOD) == (
        "Response times have met the 3 minute target since 25 May: "
        "mean 2.6 min, 100% within target (n = 10)."
    )
    some = figures((*GOOD, 4, *GOOD))
    wants_more = for_client(level(required_within=99), some, TODAY)
    assert wants_more == (
        "Response times since 25 May: "
        "mean 2.7 min, 95% within the 3 minute target, 99% wanted (n = 21)."
    )
    assert "have met the 3 minute target" in for_client(level(required_within=95), some, TODAY)


def test_three_measurements_get_no_trend() -> None:
    for many in range(1, 7):
        words = said([9.0] * many)
        assert f"(n = {many})" in words
        assert "too few to call a trend" in words
        assert latest_slip(level(), figures([9.0] * many)) is None
    assert latest_slip(level(), figures([9.0] * 7)) is not None


def test_no_data_is_no_data_and_no_percentage() -> None:
    period = Period(FIRST, dt.date(2026, 6, 20))
    assert said([]) == "No data yet."
    assert said([], period) == "No data from 25 May to 20 Jun 2026."
    assert limits_in_words(level(), read(level(), [])) == "No data, so there are no limits."
    assert "%" not in said([], period)


def test_the_subject_and_the_side_follow_the_level() -> None:
    patrols = level(
        name="Patrols done",
        unit="percent",
        direction="at least",
        targets=(Target(from_=dt.date(2026, 1, 1), value=95),),
    )
    words = for_client(patrols, figures([90.0] * 8, patrols), TODAY)
    assert words == (
        "Patrols done has been below the 95% target since 25 May: "
        "mean 90%, 0% within target (n = 8)."
    )
    checks = level(name="Key checks", unit="checks")
    assert for_client(checks, figures([9.0] * 8, checks), TODAY).startswith(
        "Key checks have been above the 3 check target since"
    )


def test_a_target_that_changed_within_a_slip_is_not_named() -> None:
    changed = level(
        targets=(
            Target(from_=dt.date(2026, 1, 1), value=3),
            Target(from_=FIRST + dt.timedelta(days=3), value=2.5),
        )
    )
    assert "above target since 25 May" in for_client(changed, figures([9.0] * 9, changed), TODAY)


@given(st.lists(st.booleans(), max_size=60))
def test_a_slip_misses_more_than_it_meets_from_its_first_on(within: list[bool]) -> None:
    some = figures([2.0 if met else 4.5 for met in within])
    slip = latest_slip(level(), some)
    if slip is None:
        return
    inside = [f for f in some if slip.first.at <= f.at <= slip.last.at]
    assert slip.first.within is False
    for end in range(1, len(inside) + 1):
        met = sum(bool(figure.within) for figure in inside[:end])
        assert met < end - met
    if slip.is_over:
        assert slip.last.within is False
        assert slip.summary.n + slip.since.n == len([f for f in some if f.at >= slip.first.at])
    else:
        assert slip.last == some[-1]
        assert slip.since == summary(level(), [])


def test_findings_are_data_and_sentences() -> None:
    reading = read(level(), figures(STORY))
    assert [(finding_in_words(one), one.is_bad) for one in reading.findings] == [
        ("Mon 25 May to Wed 3 Jun 2026: 10 in a row below the centre line.", False),
        (
            "Thu 4 to Sun 14 Jun 2026: 11 in a row above the centre line, 1 above the upper limit.",
            True,
        ),
    ]
    assert reading.caught == frozenset(range(21))
    assert limits_in_words(level(), reading) == ("Usual is 1.5 to 5.1 min, about a centre of 3.3.")


def test_what_is_usual_lies_where_figures_can_be() -> None:
    percent = level(unit="percent", direction="at least")
    high, low = figures([90, 94, 97] * 5, percent), figures([3, 20, 40] * 5, percent)
    assert limits_in_words(percent, read(percent, high)) == (
        "Usual is 81.7 to 100%, about a centre of 93.7."
    )
    assert limits_in_words(percent, read(percent, low)) == (
        "Usual is 0 to 84.3%, about a centre of 21."
    )
    assert limits_in_words(level(), read(level(), high)) == (
        "Usual is 81.7 to 105.6 min, about a centre of 93.7."
    )


def test_under_twelve_there_are_no_limits_and_no_findings() -> None:
    reading = read(level(), figures(GOOD))
    assert (reading.limits, reading.findings, reading.caught) == (None, (), frozenset())
    assert limits_in_words(level(), reading) == (
        "12 measurements are needed for limits; there are 10."
    )


def test_limits_are_worked_out_anew_from_a_day_on() -> None:
    high, low = [5.0, 5.2] * 8, [2.0, 2.1] * 8
    some = figures([*high, *low])
    change = FIRST + dt.timedelta(days=16)
    assert read(level(), some).findings
    reading = read(level(), some, [change])
    assert reading.findings == ()
    first, second = reading.stretches
    assert (first.first, first.last, second.first, second.last) == (0, 15, 16, 31)
    assert first.limits is not None
    assert second.limits is not None
    assert first.limits.centre == pytest.approx(5.1)
    assert second.limits.centre == pytest.approx(2.05)
    assert reading.limits == second.limits
    few = read(level(), some[:20], [change])
    assert few.limits is None
    assert limits_in_words(level(), few).endswith("there are 4.")


@pytest.mark.parametrize("days", [-400, 400])
def test_a_day_outside_the_figures_parts_nothing(days: int) -> None:
    some = figures(STORY)
    assert read(level(), some, [FIRST + dt.timedelta(days=days)]) == read(level(), some)


def test_what_is_excluded_or_open_is_in_no_reading() -> None:
    plain = figures(STORY)
    at = plain[0].at
    more: list[Figure] = figures_from(
        level(),
        [
            Measurement(service_level="level", at=at, value=90, excluded="alarm test"),
            Measurement(service_level="level", at=at),
        ],
    )
    assert read(level(), sorted([*more, *plain], key=lambda f: f.at)) == read(level(), plain)
    assert for_client(level(), [*more, *plain], TODAY) == said(STORY)


def test_before_and_after_are_said_in_a_line() -> None:
    sides = before_and_after(level(), figures(STORY), dt.date(2026, 6, 16))
    assert before_and_after_in_words(level(), "Move the 17:00 officer", sides) == (
        "Move the 17:00 officer (16 June 2026): "
        "before, mean 3.5 min, 50% within target (n = 22); "
        "after, mean 2.3 min, 100% within target (n = 5). "
        "5 after it are too few to call a change."
    )
    ten = before_and_after(level(), figures([*BAD, *GOOD]), FIRST + dt.timedelta(days=11))
    assert too_few(ten) == ""
    assert before_and_after_in_words(level(), "Change", ten).endswith("(n = 10).")
    none = before_and_after(level(), figures(GOOD), FIRST)
    assert too_few(none) == "There is no data before it."


def test_the_worst_hours_are_said_beside_the_others() -> None:
    assert hours_in_words(None) == ""
    hours = [summary(level(), figures(GOOD)) for _ in range(24)]
    hours[17] = summary(level(), figures(BAD))
    assert hours_in_words(peak(hours)) == (
        "Worst from 17:00 to 18:00: 0% within target (n = 11), 100% in the other hours (n = 230)."
    )
