"""Where a stakeholder stands, how that is remembered, and when it is next to be spoken to."""

import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import CONTACT, STAKEHOLDER
from jargon8_tui.model.stakeholder import Position, Quarter, Stakeholder, quarter_at
from jargon8_tui.model.values import in_json, made, revised
from tests.conftest import NOW, TODAY

SCORES = st.integers(1, 10)


def stakeholder(**fields: object) -> Stakeholder:
    """A stakeholder from fields as they are typed."""
    given_ = {"name": "Site manager", "power": "6", "interest": "8", "created": str(TODAY)}
    return made(STAKEHOLDER, {**given_, **fields}, NOW).record


@pytest.mark.parametrize(
    ("power", "interest", "quarter"),
    [
        (5, 6, Quarter.KEEP_INFORMED),
        (6, 5, Quarter.KEEP_SATISFIED),
        (6, 6, Quarter.MANAGE_CLOSELY),
        (5, 5, Quarter.MONITOR),
        (10, 1, Quarter.KEEP_SATISFIED),
        (1, 10, Quarter.KEEP_INFORMED),
    ],
)
def test_six_and_above_is_high(power: int, interest: int, quarter: Quarter) -> None:
    assert quarter_at(power, interest) is quarter


@given(SCORES, SCORES, SCORES, SCORES)
def test_a_move_remembers_where_it_was_and_why(p: int, i: int, power: int, interest: int) -> None:
    before = stakeholder(power=p, interest=i)
    after = before.moved_to(power, interest, "New lease", TODAY)
    assert (after.power, after.interest) == (power, interest)
    if (p, i) == (power, interest):
        assert after is before
    else:
        left = Position(date=TODAY, power=p, interest=i, reason="New lease")
        assert after.positions == (left,)


def test_any_change_of_power_or_interest_adds_to_the_positions() -> None:
    before = stakeholder()
    higher = revised(before, {"power": "9", "owner": "Shift lead"}, NOW).record
    assert higher.positions == (Position(date=TODAY, power=6, interest=8),)
    back = revised(higher, {"power": "6"}, NOW).record
    assert [p.power for p in back.positions] == [6, 9]
    assert revised(back, {"name": "Site lead"}, NOW).record.positions == back.positions


def test_the_earlier_positions_cannot_be_rewritten_but_come_with_a_whole_record() -> None:
    moved = stakeholder().moved_to(7, 7, "", TODAY)
    with pytest.raises(Refused, match="Earlier positions is written by jargon8 itself"):
        revised(moved, {"positions": "[]"}, NOW)
    assert made(STAKEHOLDER, in_json(moved), NOW).record == moved


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ('[{"date": "2026-01-01", "power": 11, "interest": 1}]', "Power is a whole number from 1"),
        ('[{"date": "2026-01-01", "power": 1}]', "In line 1 of the list: Interest is needed"),
        ('[{"power": 1, "interest": 1, "colour": "red"}]', "Line 1 of the list has no colour"),
        ("[3]", "Line 1 of the list is 3, not an object with names"),
    ],
)
def test_a_position_that_does_not_fit_is_refused_by_its_line(rows: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        stakeholder(positions=rows)


def test_a_position_is_cleaned_as_every_text_is() -> None:
    reason = "[x]\\u001b[31m red\\nand more"
    found = stakeholder(
        positions=f'[{{"date": "2026-01-01", "power": 2, "interest": 3, "reason": "{reason}"}}]'
    )
    assert found.positions[0].reason == "[x] red and more"


@pytest.mark.parametrize(
    ("cadence", "last", "due"),
    [
        ("monthly", "2026-01-31", "2026-02-28"),
        ("monthly", "2028-01-31", "2028-02-29"),
        ("monthly", "2026-10-31", "2026-11-30"),
        ("weekly", "2026-12-28", "2027-01-04"),
        ("fortnightly", "2026-11-08", "2026-11-22"),
        ("quarterly", "2026-11-30", "2027-02-28"),
        ("yearly", "2028-02-29", "2029-02-28"),
        ("none", "2026-01-31", None),
    ],
)
def test_the_next_contact_is_calendar_steps_after_the_last(
    cadence: str, last: str, due: str | None
) -> None:
    expected = dt.date.fromisoformat(due) if due else None
    assert stakeholder(cadence=cadence).next_contact(dt.date.fromisoformat(last)) == expected


def test_before_the_first_contact_the_steps_count_from_the_day_it_was_made() -> None:
    assert stakeholder(cadence="weekly").next_contact(None) == TODAY + dt.timedelta(days=7)


@pytest.mark.parametrize(
    ("now", "wanted", "held_back"),
    [
        ("neutral", "supportive", True),
        ("supportive", "supportive", False),
        ("leading", "neutral", False),
        ("", "leading", False),
        ("unaware", "", False),
        ("unaware", "resistant", True),
    ],
)
def test_more_engagement_can_be_wanted_than_there_is(
    now: str, wanted: str, held_back: bool
) -> None:
    found = stakeholder(engagement=now, desired_engagement=wanted)
    assert found.is_held_back is held_back


def test_what_is_left_out_stands_as_the_register_has_it() -> None:
    found = stakeholder()
    assert (found.group, found.side, found.cadence) == ("other", "external", "none")
    assert (found.active, found.named_person, found.engagement) == (True, False, None)


def test_a_contact_is_now_unless_it_says_otherwise() -> None:
    contact = made(CONTACT, {"stakeholder": "u", "summary": "Barrier"}, NOW).record
    assert contact.at == NOW
    with pytest.raises(Refused, match="Summary is needed"):
        made(CONTACT, {"stakeholder": "u"}, NOW)
    assert msgspec.json.decode(msgspec.json.encode(contact))["summary"] == "Barrier"
