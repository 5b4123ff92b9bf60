"""The standard as this user has it: what ships with the package, with their own areas over it."""

from functools import cache
from pathlib import Path

import msgspec

from jargon8_tui.model.standard import Area, Standard
from jargon8_tui.model.text import cleaned
from jargon8_tui.store import Notebook

_SHIPPED = Path(__file__).parents[1] / "library" / "standard.toml"
"""Found by its place: `importlib.resources` takes as long to load as the agenda to work out."""


@cache
def shipped_standard() -> Standard:
    """The standard that ships: nothing in it is guessed, so some areas have no name."""
    return msgspec.toml.decode(_SHIPPED.read_bytes(), type=Standard)


def standard(notebook: Notebook) -> Standard:
    """The standard with the areas that `notebook` has of its own."""
    return shipped_standard().with_areas(notebook.areas)


def name_area(notebook: Notebook, number: int, name: str) -> Area:
    """Give an area the user's own name and keep it; return the area as it is now."""
    area = msgspec.structs.replace(
        standard(notebook).area(number), name=cleaned(name, one_line=True).text
    )
    notebook.set_areas([mine for mine in notebook.areas if mine.number != number] + [area])
    return area
