"""The power/interest grid of a notebook: who stands on it, laid out for some room."""

from collections.abc import Iterable

from jargon8_tui.model.kinds import Kept
from jargon8_tui.model.stakeholder import Stakeholder
from jargon8_tui.model.text import cleaned
from jargon8_tui.services.stakeholders.grid_labels import WidthOf
from jargon8_tui.services.stakeholders.grid_layout import Geometry, GridLayout, Placed
from jargon8_tui.store import Notebook


def on_grid(stakeholders: Iterable[Kept[Stakeholder]]) -> list[Placed]:
    """Stakeholders as the grid sees them, known by their ref."""
    return [
        Placed(
            kept.ref,
            cleaned(kept.record.name, one_line=True).text or "-",
            kept.record.power,
            kept.record.interest,
        )
        for kept in stakeholders
    ]


def active_layout(notebook: Notebook, geometry: Geometry, width_of: WidthOf) -> GridLayout:
    """Every active stakeholder of the notebook, laid out."""
    active = [kept for kept in notebook.stakeholders.all() if kept.record.active]
    return GridLayout(on_grid(active), geometry, width_of=width_of)
