"""What belongs with what: links and actions, seen from both ends."""

from pathlib import Path
from typing import Any

import pytest

from jargon8_tui.model.errors import NotFound, Refused
from jargon8_tui.model.kinds import ACTION, CONTACT, FEEDBACK, NOTE, REFLECTION, STAKEHOLDER, Ref
from jargon8_tui.model.values import made
from jargon8_tui.services.connections import actions_from, connected, link
from jargon8_tui.store import Notebook
from tests.conftest import NOW
from tests.store.making import edited, opened

ENTRY, PROMISE, STUDY = Ref(REFLECTION, 1), Ref(ACTION, 1), Ref(NOTE, 1)


@pytest.fixture
def filled(notebook: Notebook) -> Notebook:
    entry = notebook.reflections.add(made(REFLECTION, {"title": "Entry"}, NOW).record)
    notebook.actions.add(made(ACTION, {"text": "Promise", "source": entry.record.uid}, NOW).record)
    notebook.notes.add(made(NOTE, {"title": "Study"}, NOW).record)
    return notebook


def ends(notebook: Notebook, ref: Ref) -> list[tuple[str, str]]:
    return [(str(end.kept.ref), end.why) for end in connected(notebook, ref)]


def test_both_ends_see_a_link_and_an_origin(filled: Notebook) -> None:
    link(filled, ENTRY, STUDY, "the method")
    assert ends(filled, ENTRY) == [("AC-1", "action"), ("NT-1", "the method")]
    assert ends(filled, STUDY) == [("RJ-1", "the method")]
    assert ends(filled, PROMISE) == [("RJ-1", "came from")]


def test_what_a_record_is_about_is_connected_with_it(filled: Notebook) -> None:
    kept = link(filled, ENTRY, STUDY)
    assert ends(filled, kept.ref) == [("RJ-1", "from"), ("NT-1", "to")]
    given = {"name": "Tenant rep", "power": 3, "interest": 8}
    rep = filled.stakeholders.add(made(STAKEHOLDER, given, NOW).record)
    spoken = {"stakeholder": rep.record.uid, "summary": "The gate"}
    contact = filled.contacts.add(made(CONTACT, spoken, NOW).record)
    assert ends(filled, contact.ref) == [("ST-1", "stakeholder")]


def test_an_end_that_is_gone_is_left_out_until_it_is_back(filled: Notebook) -> None:
    link(filled, ENTRY, STUDY)
    filled.reflections.remove(1)
    assert ends(filled, STUDY) == ends(filled, PROMISE) == []
    filled.restore(ENTRY)
    assert ends(filled, STUDY) == [("RJ-1", "")]


def test_a_record_knows_the_actions_that_came_from_it(filled: Notebook) -> None:
    uid = filled.get(ENTRY).uid
    assert [kept.title for kept in actions_from(filled, uid)] == ["Promise"]
    assert actions_from(filled, "nobody") == []


def test_one_that_cannot_be_read_does_not_hide_the_others(path: Path, filled: Notebook) -> None:
    entry = filled.get(ENTRY).uid
    filled.actions.add(made(ACTION, {"text": "Another", "source": entry}, NOW).record)
    given = {"name": "Tenant rep", "power": 3, "interest": 8}
    rep = filled.stakeholders.add(made(STAKEHOLDER, given, NOW).record)
    for summary in ("The gate", "The lamp"):
        said = {"summary": summary, "stakeholder": rep.record.uid}
        filled.feedback.add(made(FEEDBACK, said, NOW).record)
    filled.close()

    def spoil(file: Any) -> None:
        file["actions"]["1"]["due"] = "never"
        file["feedback"]["2"]["severity"] = "bogus"

    edited(path, spoil)
    with opened(path) as notebook:
        assert ends(notebook, ENTRY) == [("AC-2", "action")]
        assert ends(notebook, rep.ref) == [("FB-1", "received")]


def test_a_link_is_one_change_that_can_be_undone(filled: Notebook) -> None:
    link(filled, ENTRY, STUDY)
    step = filled.undo()
    assert step is not None
    assert step.saying() == "RJ-1 was linked to NT-1"
    assert ends(filled, STUDY) == []


def test_a_link_to_itself_a_second_one_and_one_to_nothing_are_refused(filled: Notebook) -> None:
    with pytest.raises(Refused, match="RJ-1 cannot be linked to itself"):
        link(filled, ENTRY, ENTRY)
    link(filled, ENTRY, STUDY)
    with pytest.raises(Refused, match="NT-1 and RJ-1 are linked already, by LK-1"):
        link(filled, STUDY, ENTRY)
    with pytest.raises(NotFound, match="There is no NT-5"):
        link(filled, ENTRY, Ref(NOTE, 5))
