"""What follows from a record, on a given day."""

import datetime as dt

from jargon8_tui.model.action import Action
from jargon8_tui.model.note import Note
from jargon8_tui.model.reflection import Reflection
from jargon8_tui.services.worked_out import worked_out
from jargon8_tui.store import Notebook
from tests.conftest import NOW, TODAY


def test_an_entry_has_its_words_its_steps_and_what_is_empty(notebook: Notebook) -> None:
    entry = Reflection(date=TODAY, title="a", did="three words here", next_steps="- one\n- two")
    follows = worked_out(notebook, entry, NOW)
    assert follows["steps"] == ["one", "two"]
    assert follows["empty"] == ["learned", "mapping"]


def test_an_action_is_overdue_from_the_day_after_it_was_due(
    notebook: Notebook,
) -> None:
    due = Action(text="a", due=TODAY)
    assert worked_out(notebook, due, NOW) == {"open": True, "overdue": False}
    assert worked_out(notebook, due, NOW + dt.timedelta(1)) == {"open": True, "overdue": True}
    done = Action(text="a", due=TODAY, done=TODAY)
    assert worked_out(notebook, done, NOW + dt.timedelta(1)) == {"open": False, "overdue": False}


def test_nothing_follows_from_a_note(notebook: Notebook) -> None:
    assert worked_out(notebook, Note(title="a"), NOW) == {}
