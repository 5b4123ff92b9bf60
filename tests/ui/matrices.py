"""What the tests of the RACI screens start from, and look at."""

from pathlib import Path

from jargon8_tui.model.raci import Activity, Raci, Role
from jargon8_tui.store import Notebook
from tests.ui.running import saved


def kept(path: Path, id: int = 1) -> Raci:
    """The matrix that is on the disk."""
    return saved(path).raci_matrices.get(id)


def cells(matrix: Raci) -> list[tuple[str, ...]]:
    return [activity.cells for activity in matrix.activities]


def with_drill(notebook: Notebook) -> Path:
    """A matrix of three activities by three roles, one activity without an A, one not filled."""
    roles = tuple(Role(name=name) for name in ("Guards", "Manager", "Tenants"))
    rows = {"Sweep": ("R", "A", ""), "Call": ("R", "", "I"), "Wait": ("", "", "")}
    activities = tuple(Activity(name=name, cells=row) for name, row in rows.items())
    notebook.raci_matrices.add(Raci(title="Drill", roles=roles, activities=activities))
    notebook.close()
    return notebook.path
