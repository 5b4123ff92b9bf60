"""Notebooks with feedback, as the tests of the log and its entries begin with."""

import datetime as dt
from pathlib import Path

from jargon8_tui.model.feedback import Feedback
from jargon8_tui.model.kinds import FEEDBACK, STAKEHOLDER, Kept
from jargon8_tui.model.stages import Stage
from jargon8_tui.model.values import made
from jargon8_tui.services.feedback.due_times import due_rule
from jargon8_tui.settings import Settings
from jargon8_tui.store import Notebook
from tests.conftest import NOW
from tests.ui.running import saved


def kept(path: Path, id: int) -> Feedback:
    """The entry on the disk."""
    return saved(path).feedback.get(id)


def add(notebook: Notebook, summary: str, received: str, **given: str) -> Kept[Feedback]:
    """An entry in the notebook, with its due times."""
    notebook.go_by(due_rule(Settings()))
    values = {"summary": summary, "received": received, **given}
    entry: Feedback = made(FEEDBACK, values, NOW, notebook.uid_of).record
    return notebook.feedback.add(entry)


def step(notebook: Notebook, of: Kept[Feedback], stage: Stage, note: str, at: dt.datetime) -> None:
    """A later stage of an entry."""
    notebook.feedback.put(of.ref.id, notebook.feedback.get(of.ref.id).advanced(stage, note, at))


def six_entries(notebook: Notebook) -> Path:
    """Two stakeholders and six entries, of each track, and at several stages."""
    for name in ("Tenant rep, east wing", "Tenant rep, west wing"):
        given = {"name": name, "power": "6", "interest": "7"}
        notebook.stakeholders.add(made(STAKEHOLDER, given, NOW).record)
    old = add(notebook, "Loading bay left open", "2026-09-09 08:00", severity="low")
    step(notebook, old, "responded", "Rang and explained", NOW - dt.timedelta(days=60))
    add(notebook, "Rota sent late again", "2026-10-28 10:00", track="staff dispute")
    add(notebook, "Footage was not sent", "2026-11-10 12:00", track="data protection")
    lift = add(notebook, "Lift stayed off", "2026-11-17 09:20", severity="critical",
               stakeholder="ST-1", category="facilities")  # fmt: skip
    step(notebook, lift, "acknowledged", "Rang back", NOW - dt.timedelta(days=5))
    step(notebook, lift, "investigating", "Panel log asked for", NOW - dt.timedelta(days=4))
    add(notebook, "Thanks for the help", "2026-11-20 15:00", type="compliment")
    add(notebook, "Queue at the barrier", "2026-11-21 16:40", severity="high",
        stakeholder="ST-2", category="access control", channel="email")  # fmt: skip
    notebook.close()
    return notebook.path
