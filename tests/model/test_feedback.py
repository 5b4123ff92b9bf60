"""Feedback: stages that only ever add updates, what is due next, and when that is late."""

import datetime as dt
from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jargon8_tui.model.errors import BadValue, Refused
from jargon8_tui.model.feedback import Feedback
from jargon8_tui.model.kinds import FEEDBACK
from jargon8_tui.model.stages import STAGES
from jargon8_tui.model.values import made, revised
from tests.conftest import NOW

HOUR = dt.timedelta(hours=1)


def concern(**fields: object) -> Feedback:
    return made(FEEDBACK, {"summary": "Gate left open", **fields}, NOW).record


def test_only_a_summary_is_needed() -> None:
    found = concern()
    assert (found.type, found.track, found.severity) == ("concern", "customer", "medium")
    assert (found.stage, found.received, found.channel) == ("received", NOW, None)
    with pytest.raises(BadValue, match="Summary is needed"):
        made(FEEDBACK, {}, NOW)


Step = Callable[[Feedback, str, dt.datetime], Feedback]
STEPS: dict[str, Step] = {
    "acknowledged": lambda f, note, at: f.advanced("acknowledged", note, at),
    "investigating": lambda f, note, at: f.advanced("investigating", note, at),
    "responded": lambda f, note, at: f.advanced("responded", note, at),
    "noted": lambda f, note, at: f.noted(note, at),
    "escalated": lambda f, note, at: f.escalated("Duty manager", note, at),
    "closed": lambda f, note, at: f.closed(note, "upheld", at, at, 4),
    "opened again": lambda f, note, at: f.opened_again(note, at),
    "set": lambda f, _, at: revised(f, {"stage": "investigating"}, at).record,
}


@given(st.lists(st.tuples(st.sampled_from([*STEPS]), st.sampled_from(["ok", " ", "Rang back"]))))
def test_whatever_is_done_updates_are_only_added_to(steps: list[tuple[str, str]]) -> None:
    record, at, reopened = concern(), NOW, 0
    for name, note in steps:
        at += HOUR
        before = record
        try:
            record = STEPS[name](record, note, at)
        except Refused:
            assert record is before
            continue
        assert record.updates[: len(before.updates)] == before.updates
        assert len(record.updates) - len(before.updates) == int(name != "set" or record != before)
        assert not record.updates or record.updates[-1].stage == record.stage
        reopened += not before.is_open and record.is_open
    assert record.reopened == reopened


def test_a_concern_goes_through_its_stages_and_knows_when() -> None:
    record = concern()
    for hours, stage in enumerate(STAGES[1:4], 1):
        assert record.next_stage == stage
        record = record.advanced(stage, f"Now {stage}", NOW + hours * HOUR)
    assert record.is_untold
    record = record.closed(
        "Second lane opened", "upheld", NOW + 4 * HOUR, NOW + 5 * HOUR, satisfaction=5
    )
    assert [update.stage for update in record.updates] == [*STAGES[1:]]
    assert record.acknowledged_at == NOW + HOUR
    assert record.answered_at == NOW + 3 * HOUR
    assert record.closed_at == NOW + 4 * HOUR
    assert (record.resolution, record.outcome) == ("Second lane opened", "upheld")
    assert (record.told_at, record.satisfaction) == (NOW + 5 * HOUR, 5)
    assert (record.next_stage, record.is_open, record.dues) == (None, False, ())


def test_a_step_goes_forward_and_has_a_word_and_is_not_from_before() -> None:
    record = concern().advanced("investigating", "Looking", NOW)
    with pytest.raises(Refused, match="From investigating it does not go on to acknowledged"):
        record.advanced("acknowledged", "Rang back", NOW)
    with pytest.raises(Refused, match="at least a word"):
        record.advanced("responded", " ... ", NOW)
    with pytest.raises(Refused, match="before it was received"):
        record.advanced("responded", "Told", NOW - HOUR)
    with pytest.raises(Refused, match="someone to escalate to"):
        record.escalated(" ", "Too big for us", NOW)


def test_opening_again_counts_and_keeps_how_it_had_ended() -> None:
    closed = concern().closed("Oiled", "partly upheld", NOW, NOW, 2)
    with pytest.raises(Refused, match="closed already"):
        closed.closed("Oiled", "upheld", NOW)
    again = closed.opened_again("It squeaks again.", NOW + HOUR)
    assert (again.stage, again.reopened) == ("investigating", 1)
    assert (again.outcome, again.told_at, again.satisfaction) == (None, None, None)
    assert again.updates[-1].note == (
        "It squeaks again. It had been closed: partly upheld, told Sun 22 Nov 2026, "
        "satisfaction 2 of 5."
    )
    for why, begins in (("Stuck", "Stuck. It had"), ("Why?", "Why? It had")):
        assert closed.opened_again(why, NOW + HOUR).updates[-1].note.startswith(begins)
    assert again.answered_at is None
    assert again.acknowledged_at == NOW
    with pytest.raises(Refused, match="open already"):
        again.opened_again("Once more", NOW + HOUR)
    assert again.closed("New hinge", "upheld", NOW + 2 * HOUR).closed_at == NOW + 2 * HOUR


def test_another_stage_from_the_shell_is_an_update_too() -> None:
    record = revised(concern(), {"stage": "responded", "owner": "me"}, NOW + HOUR).record
    assert (record.stage, record.owner) == ("responded", "me")
    assert [(update.at, update.stage) for update in record.updates] == [(NOW + HOUR, "responded")]
    closed = revised(record, {"stage": "closed", "outcome": "upheld"}, NOW + HOUR).record
    assert (closed.outcome, closed.reopened) == ("upheld", 0)
    assert revised(closed, {"stage": "received"}, NOW + 2 * HOUR).record.reopened == 1


@pytest.mark.parametrize("field", ["updates", "reopened"])
def test_what_the_app_writes_is_not_written_by_hand(field: str) -> None:
    record = concern().noted("Seen", NOW)
    with pytest.raises(BadValue, match="is written by jargon8 itself"):
        revised(record, {field: "[]" if field == "updates" else "3"}, NOW)


def test_what_is_due_follows_from_the_stage() -> None:
    record = concern(acknowledge_by="23/11/2026 10:00", resolve_by="27/11/2026 10:00")
    assert [due.stage for due in record.dues] == ["acknowledged", "responded"]
    monday = dt.datetime(2026, 11, 23, 10, 0, tzinfo=dt.UTC)
    assert not record.is_overdue(monday)
    assert record.is_overdue(monday + dt.timedelta(seconds=1))
    heard = record.advanced("acknowledged", "Rang back", NOW)
    assert [due.stage for due in heard.dues] == ["responded"]
    assert not heard.is_overdue(monday + 24 * HOUR)
    assert heard.is_overdue(monday + 5 * 24 * HOUR)
    assert heard.advanced("responded", "Told", NOW).dues == ()


def test_who_handles_what_is_no_customers_matter() -> None:
    assert concern(track="staff dispute").handled_by == "HR"
    assert concern(track="data protection").handled_by == "data protection officer"
    assert concern().handled_by == ""


@given(st.integers(-2, 60))
def test_as_it_stood_at_a_moment(hours: int) -> None:
    record = concern().advanced("acknowledged", "Rang back", NOW + 10 * HOUR)
    record = record.closed("Done", "upheld", NOW + 30 * HOUR, NOW + 40 * HOUR)
    stood = record.as_at(NOW + hours * HOUR)
    if hours < 0:
        assert stood is None
        return
    assert stood is not None
    stage = "closed" if hours >= 30 else "acknowledged" if hours >= 10 else "received"
    assert stood.stage == stage
    assert len(stood.updates) == (hours >= 10) + (hours >= 30)
    assert (stood.told_at is not None) == (hours >= 40)


def test_praise_is_not_bad_in_any_degree() -> None:
    said = Feedback(summary="a", received=NOW, severity="critical")
    assert said.weight == "critical"
    assert msgspec.structs.replace(said, type="compliment").weight == ""
