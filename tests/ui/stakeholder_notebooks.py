"""Notebooks with stakeholders, as the tests of the grid and the list begin with."""

from pathlib import Path

from jargon8_tui.model.kinds import STAKEHOLDER, Kept
from jargon8_tui.model.stakeholder import Stakeholder
from jargon8_tui.model.values import made
from jargon8_tui.store import Notebook
from tests.conftest import NOW


def add(
    notebook: Notebook, name: str, power: int, interest: int, **fields: str
) -> Kept[Stakeholder]:
    """A stakeholder in the notebook."""
    given = {"name": name, "power": str(power), "interest": str(interest), **fields}
    return notebook.stakeholders.add(made(STAKEHOLDER, given, NOW).record)


def five_stakeholders(notebook: Notebook) -> Path:
    """Five stakeholders, at least one in each quarter, two of them on one spot."""
    add(notebook, "Building owner", 10, 4, group="building owner", cadence="monthly")
    add(notebook, "Facilities manager", 8, 9, group="client", cadence="weekly")
    add(notebook, "Reception lead", 4, 8, side="internal", group="staff")
    add(notebook, "Lift contractor", 2, 3, group="contractor")
    add(notebook, "Crane hire", 2, 3, group="contractor")
    notebook.close()
    return notebook.path
