"""The sentences that are made of a level's figures: for a client, and of a change."""

import datetime as dt
from collections.abc import Sequence

from jargon8_tui.model.periods import Period
from jargon8_tui.model.service_level import Target
from jargon8_tui.services.levels.performance import before_and_after, peak, summary
from jargon8_tui.services.levels.words import (
    before_and_after_in_words,
    for_client,
    hours_in_words,
    too_few,
)
from tests.services.levels.levels import BAD, FIRST, GOOD, STORY, TODAY, figures, level


def said(values: Sequence[float], period: Period | None = None, today: dt.date = TODAY) -> str:
    """The sentence for a client."""
    return for_client(level(), figures(values), today, period)


def test_the_sentence_of_a_shortfall_that_goes_on() -> None:
    assert said((*GOOD, *BAD)) == (
        "Response times have been above the 3 minute target since 4 June: "
        "mean 4.5 min, 0% within target (n = 11)."
    )


def test_a_shortfall_is_since_its_first_miss_whatever_is_within_in_between() -> None:
    mixed = (4.6, 5.2, 2.9, 6.0, 4.8, 2.7, 5.5, 4.9, 2.8, 6.2)
    assert said((*GOOD, *mixed)) == (
        "Response times have been above the 3 minute target since 4 June: "
        "mean 4.6 min, 30% within target (n = 10)."
    )


def test_the_sentence_of_a_shortfall_that_is_over() -> None:
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


def test_where_nothing_falls_short_the_target_is_met_or_the_figures_stand() -> None:
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


def test_no_data_is_no_data_and_no_percentage() -> None:
    period = Period(FIRST, dt.date(2026, 6, 20))
    assert said([]) == "No data yet."
    assert said([], period) == "No data from 25 May to 20 Jun 2026."
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


def test_a_target_that_changed_within_a_shortfall_is_not_named() -> None:
    changed = level(
        targets=(
            Target(from_=dt.date(2026, 1, 1), value=3),
            Target(from_=FIRST + dt.timedelta(days=3), value=2.5),
        )
    )
    assert "above target since 25 May" in for_client(changed, figures([9.0] * 9, changed), TODAY)


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
