"""The journal in the orders that its list has; of each entry only what decides is read for that."""

from collections.abc import Callable, Sequence

import msgspec

from jargon8_tui.model.kinds import Kept
from jargon8_tui.model.reflection import Reflection
from jargon8_tui.store import Notebook


class _Head(msgspec.Struct, frozen=True, gc=False):
    area: int | None = None


def _as_they_are(_notebook: Notebook, ids: Sequence[int]) -> Sequence[int]:
    return ids


def _oldest_first(_notebook: Notebook, ids: Sequence[int]) -> Sequence[int]:
    return ids[::-1]


def _by_area(notebook: Notebook, ids: Sequence[int]) -> Sequence[int]:
    """The areas by number, the newest entry of each first; those of no area last."""
    heads = notebook.reflections.each(_Head, ids)
    areas = {id: head.area or float("inf") for id, head in heads}
    return sorted((id for id in ids if id in areas), key=areas.__getitem__)


NEWEST = "newest first"
ORDERS: dict[str, Callable[[Notebook, Sequence[int]], Sequence[int]]] = {
    NEWEST: _as_they_are,
    "oldest first": _oldest_first,
    "by area": _by_area,
}
"""How ids that are newest first are put in another order, by its name."""


def in_order(notebook: Notebook, ids: Sequence[int], order: str) -> Sequence[Kept[Reflection]]:
    """The entries with `ids`, which are newest first, in one of `ORDERS`."""
    return notebook.reflections.listing(ORDERS[order](notebook, ids))
