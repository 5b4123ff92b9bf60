"""What the process-behaviour rules find in a level, as data and as sentences."""

import datetime as dt

import pytest

from jargon8_tui.model.measurement import Measurement
from jargon8_tui.services.levels.figures import Figure, figures_from
from jargon8_tui.services.levels.findings import read
from jargon8_tui.services.levels.words import finding_in_words, for_client, limits_in_words
from tests.services.levels.levels import FIRST, GOOD, STORY, TODAY, figures, level


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
    assert limits_in_words(level(), read(level(), [])) == "No data, so there are no limits."


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


def test_what_is_excluded_or_open_is_in_no_reading_and_no_sentence() -> None:
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
    assert for_client(level(), [*more, *plain], TODAY) == for_client(level(), plain, TODAY)
