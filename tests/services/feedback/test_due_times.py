"""By when feedback is due, and that it is worked out wherever a record comes from."""

import datetime as dt
from typing import Any

import msgspec
import pytest

from jargon8_tui.model.feedback import TYPES, Feedback
from jargon8_tui.model.kinds import FEEDBACK
from jargon8_tui.model.values import made, revised
from jargon8_tui.services.feedback.due_times import due_rule, due_times, late_in_words
from jargon8_tui.settings import Settings
from jargon8_tui.store import Notebook
from tests.conftest import NOW

FRIDAY = dt.datetime(2026, 11, 20, 16, 0, tzinfo=dt.UTC)
ENGLAND = Settings()


def entry(**fields: Any) -> Feedback:
    return Feedback(summary="Gate left open", **{"received": FRIDAY, **fields})


def november(day: int, hour: int = 16) -> dt.datetime:
    return dt.datetime(2026, 11, day, hour, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("severity", "resolve_by"),
    [
        ("low", dt.datetime(2026, 12, 4, 16, 0, tzinfo=dt.UTC)),
        ("medium", november(27)),
        ("high", november(25)),
        ("critical", november(23)),
    ],
)
def test_severity_says_how_long_there_is(severity: str, resolve_by: dt.datetime) -> None:
    assert due_times(entry(severity=severity), ENGLAND) == (november(23), resolve_by)


def test_the_settings_say_how_many_days_and_whose() -> None:
    quick = Settings(acknowledge_days=2, resolve_days_medium=6)
    assert due_times(entry(), quick) == (november(24), november(30))
    in_scotland = msgspec.structs.replace(quick, nation="scotland")
    assert due_times(entry(), in_scotland).resolve_by == dt.datetime(
        2026, 12, 1, 16, 0, tzinfo=dt.UTC
    )


def test_praise_is_due_nothing_and_a_suggestion_thanks() -> None:
    assert due_times(entry(type="compliment", severity="critical"), ENGLAND) == (None, None)
    assert due_times(entry(type="suggestion"), ENGLAND) == (november(23), None)


@pytest.mark.parametrize("type_", TYPES)
def test_a_data_protection_matter_has_its_thirty_days_whatever_it_is(type_: str) -> None:
    matter = entry(type=type_, track="data protection")
    assert due_times(matter, ENGLAND) == due_times(entry(track="data protection"), ENGLAND)
    assert due_times(matter, ENGLAND).acknowledge_by is not None


def test_a_dispute_is_acknowledged_here_and_resolved_by_hr() -> None:
    assert due_times(entry(track="staff dispute"), ENGLAND) == (november(23), None)


@pytest.mark.parametrize(
    ("received", "by"),
    [
        ("2026-11-22", "2026-12-22"),
        ("2026-11-05", "2026-12-07"),  # the 30th day is a Saturday
        ("2026-11-25", "2026-12-29"),  # and here Christmas, a weekend and a day in lieu
    ],
)
def test_personal_data_has_thirty_days_and_the_next_working_day(received: str, by: str) -> None:
    at = dt.datetime.fromisoformat(f"{received}T10:00+00:00")
    times = due_times(entry(track="data protection", received=at), ENGLAND)
    assert times == (dt.datetime.fromisoformat(f"{by}T10:00+00:00"), None)


def test_on_the_last_days_there_are_nothing_is_due() -> None:
    last = dt.datetime(9999, 12, 31, 23, 0, tzinfo=dt.UTC)
    assert due_times(entry(received=last), ENGLAND) == (None, None)
    assert due_times(entry(received=last, track="data protection"), ENGLAND) == (None, None)


@pytest.fixture
def log(notebook: Notebook) -> Notebook:
    """A notebook that goes by the rule, as the app and the commands open it."""
    notebook.go_by(due_rule(ENGLAND))
    return notebook


def test_what_is_added_has_its_times(log: Notebook) -> None:
    kept = log.feedback.add(entry())
    assert (kept.record.acknowledge_by, kept.record.resolve_by) == (november(23), november(27))
    by_hand = log.feedback.add(entry(resolve_by=november(30)))
    assert by_hand.record.acknowledge_by == november(23)
    assert by_hand.record.resolve_by == november(30)


def test_what_comes_with_a_uid_stays_as_it_is(log: Notebook) -> None:
    kept = log.feedback.add(entry(uid="00000000-0000-4000-8000-00000000000a"))
    assert kept.record.acknowledge_by is None


def changed(log: Notebook, record: Feedback, **fields: str) -> Feedback:
    kept = log.feedback.add(record)
    return log.feedback.put(kept.ref.id, revised(kept.record, fields, NOW).record).record


def test_they_are_worked_out_anew_with_what_they_follow_from(log: Notebook) -> None:
    assert changed(log, entry(), severity="critical").resolve_by == november(23)
    assert changed(log, entry(), type="compliment").resolve_by is None
    later = changed(log, entry(), received="2026-11-23 09:00")
    assert (later.acknowledge_by, later.resolve_by) == (november(24, 9), november(30, 9))


def test_but_not_one_that_was_set_by_hand(log: Notebook) -> None:
    early = entry(resolve_by=november(24))
    assert changed(log, early, severity="low").resolve_by == november(24)
    at_once = changed(log, entry(), severity="low", resolve_by="24/11/2026 12:00")
    assert at_once.resolve_by == november(24, 12)
    assert changed(log, entry(), severity="low", acknowledge_by="").acknowledge_by is None


def test_a_step_leaves_them_alone_and_so_do_other_kinds(log: Notebook) -> None:
    kept = log.feedback.add(entry(resolve_by=november(30)))
    stepped = kept.record.advanced("acknowledged", "Rang back", NOW)
    assert log.feedback.put(kept.ref.id, stepped).record.resolve_by == november(30)
    assert log.by_the_rule(stepped, kept.record) == stepped


def test_undo_brings_the_earlier_times_back(log: Notebook) -> None:
    kept = log.feedback.add(entry())
    log.feedback.put(kept.ref.id, revised(kept.record, {"severity": "low"}, NOW).record)
    log.undo()
    assert log.feedback.get(kept.ref.id).resolve_by == november(27)


def test_how_late_it_is_in_working_days() -> None:
    assert late_in_words(november(18), NOW, ENGLAND) == "2 working days late"
    assert late_in_words(november(19), NOW, ENGLAND) == "1 working day late"
    assert late_in_words(november(20), NOW, ENGLAND) == "late since Fri 16:00"


def test_made_by_itself_it_has_none() -> None:
    assert made(FEEDBACK, {"summary": "a"}, NOW).record.resolve_by is None
