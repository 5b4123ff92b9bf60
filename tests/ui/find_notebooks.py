"""A notebook to find things in, and what find lists of it."""

import datetime as dt
from pathlib import Path

from jargon8_tui.model.action import Action
from jargon8_tui.model.kinds import Ref
from jargon8_tui.model.note import Note
from jargon8_tui.model.reflection import Reflection
from jargon8_tui.store import Notebook
from jargon8_tui.ui.finding.found import Sought
from jargon8_tui.ui.widgets.record_list import RecordList
from jargon8_tui.ui.widgets.record_row import GroupHeading
from tests.ui.running import Running


def with_barriers(notebook: Notebook) -> Path:
    """Write three entries, a note and an action, with a word in common."""
    for day, title, did in (
        (20, "Barrier review: counts at the peak", "Eleven cars on the ramp."),
        (13, "Kiosk opening", "Nobody at the barrier knew about the peak."),
        (6, "North barrier stuck", "Pushed by hand."),
    ):
        notebook.reflections.add(Reflection(date=dt.date(2026, 11, day), title=title, did=did))
    notebook.notes.add(Note(title="Queues", body="Barrier, lobby, and the peak hours."))
    notebook.actions.add(Action(text="Quote for a second barrier", due=dt.date(2027, 1, 8)))
    notebook.close()
    return notebook.path


def listed(on: Running) -> list[str]:
    """The refs in the list, in its order; the shipped notes aside, whose words may change."""
    rows = on.app.screen.query_one(RecordList).rows
    refs = [item.ref for item in rows if not isinstance(item, GroupHeading | Sought)]
    return [str(ref) for ref in refs if isinstance(ref, Ref)]


def chosen(on: Running) -> str:
    """The ref under the cursor."""
    return str(on.app.screen.query_one(RecordList).item.ref)


async def found(on: Running, words: str) -> None:
    await on.press("slash")
    await on.type(words)
