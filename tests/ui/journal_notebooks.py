"""Notebooks with a journal, as the tests of its screens begin with."""

from pathlib import Path

from jargon8_tui.model.action import Action
from jargon8_tui.model.kinds import REFLECTION
from jargon8_tui.model.reflection import Reflection
from jargon8_tui.model.values import made
from jargon8_tui.store import Notebook
from tests.conftest import NOW


def entry(**fields: str) -> Reflection:
    """An entry from fields as they are typed."""
    return made(REFLECTION, fields, NOW).record


def three_entries(notebook: Notebook) -> Path:
    """Three entries, the newest a draft with two next steps, one of which is an action."""
    notebook.reflections.add(
        entry(
            title="Radio drill", date="2026-09-01", area="5", did="Held a drill.", learned="Much."
        )
    )
    notebook.reflections.add(entry(title="Night visit", date="2026-10-01", did="Walked round."))
    newest = notebook.reflections.add(
        entry(
            title="Barrier review",
            date="2026-11-20",
            area="2",
            criteria="A2-P3,A2-D2",
            did="Counted **cars** for [three] mornings.",
            next_steps="- Share the counts\n- Count again after four weeks",
            hours="1.5",
        )
    )
    action = Action(text="Share the counts", due=NOW.date(), source=newest.record.uid)
    notebook.actions.add(action)
    notebook.close()
    return notebook.path
