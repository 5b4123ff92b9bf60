"""What comes back from the trash: links and actions that are there, and ends that are not."""

import datetime as dt

import msgspec

from jargon8_tui.model.action import Action
from jargon8_tui.model.kinds import ACTION, NOTE
from jargon8_tui.model.note import Note
from jargon8_tui.model.reflection import Reflection
from jargon8_tui.services.connections import link
from jargon8_tui.services.returning import Gone, returning, was
from jargon8_tui.store import Notebook, Trashed
from tests.conftest import NOW


def test_links_and_actions_are_counted(notebook: Notebook) -> None:
    note = notebook.notes.add(Note(title="Cone store"))
    notebook.actions.add(Action(text="Order cones", source=note.record.uid))
    for title in ("Ramp", "Lobby"):
        link(notebook, note.ref, notebook.notes.add(Note(title=title)).ref)
    notebook.notes.remove(note.ref.id)
    back = returning(notebook, note.record, notebook.trashed())
    assert (back.links, back.actions, back.gone) == (2, 1, ())


def test_an_end_in_the_trash_is_named_by_field_and_ref(notebook: Notebook) -> None:
    entry = notebook.reflections.add(Reflection(date=dt.date(2026, 11, 20), title="Counting"))
    action = notebook.actions.add(Action(text="Count again", source=entry.record.uid))
    notebook.reflections.remove(entry.ref.id)
    notebook.actions.remove(action.ref.id)
    back = returning(notebook, action.record, notebook.trashed())
    assert back.gone == (Gone("From", entry.ref),)


def test_what_cannot_be_read_is_no_record(notebook: Notebook) -> None:
    assert was(_trashed(ACTION.name, b'{"text": 1}')) is None
    assert was(_trashed("no-such-kind", b"{}")) is None
    kept = was(_trashed(NOTE.name, b'{"uid": "1", "title": "Ramp"}'))
    assert kept is not None
    assert kept.title == "Ramp"


def _trashed(kind: str, row: bytes) -> Trashed:
    return Trashed(kind=kind, id=1, deleted=NOW, record=msgspec.Raw(row))
