"""What the list says of a level: the same as Today, and steady only where it is."""

import datetime as dt

import pytest

from jargon8_tui.model.kinds import SERVICE_LEVEL, Kept, Ref
from jargon8_tui.model.service_level import ServiceLevel, Target
from jargon8_tui.services.levels.findings import read
from jargon8_tui.services.levels.slipping import slip_of
from jargon8_tui.ui.service_levels.words import marked, state_in_words
from tests.services.levels.levels import BAD, GOOD, figures, level

TODAY = dt.date(2026, 6, 30)
LATER = (Target(from_=TODAY, value=3),)


def state(values: list[float], of: ServiceLevel) -> str:
    """Of a figure a day, the last of them today."""
    first = TODAY - dt.timedelta(days=len(values) - 1)
    return state_in_words(Kept(Ref(SERVICE_LEVEL, 1), of), figures(values, of, first), TODAY)


@pytest.mark.parametrize(
    ("values", "of", "said"),
    [
        ([2.5] * 20, level(required_within=90), "steady"),
        ([], level(), "no data"),
        ([2.5, 4, 2.5, 2.5], level(required_within=90), "too few to say"),
        ([2.5] * 10, level(targets=LATER), "too few to say"),
        ([2.5] * 9, level(targets=(Target(from_=dt.date(2027, 1, 1), value=3),)), "no target yet"),
        ([2.5, 2.5, 4, 2.5, 2.5] * 6, level(required_within=90), "under 90% wanted"),
    ],
)
def test_a_level_is_steady_only_where_it_is(
    values: list[float], of: ServiceLevel, said: str
) -> None:
    assert state(values, of) == said


def test_a_level_that_slipped_this_week_on_today_has_slipped_in_the_list() -> None:
    of = level(required_within=90)
    values = [2.5] * 28 + [2.5, 4, 2.5, 2.5, 4, 2.5, 2.5]
    first = TODAY - dt.timedelta(days=len(values) - 1)
    assert slip_of(Kept(Ref(SERVICE_LEVEL, 1), of), figures(values, of, first), TODAY)
    assert state(values, of) == "slipped this week"


def test_only_what_is_on_the_bad_side_is_marked_as_an_error() -> None:
    good, bad = read(level(), figures([*GOOD, *BAD])).findings
    assert marked(good).startswith("● better: ")
    assert marked(bad).startswith("× ")
