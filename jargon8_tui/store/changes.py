"""What happened to the notebook: the one stream that undo, the index and the screens follow."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

import msgspec

from jargon8_tui.model.kinds import Kind, Ref, kind_of_table, no_level, title_of
from jargon8_tui.model.measurement import LevelOf
from jargon8_tui.model.record import Record
from jargon8_tui.store.rows import DoesNotFit, read_row
from jargon8_tui.store.storage import RowChange


class Change(msgspec.Struct, frozen=True):
    """A record that came (no `before`), went (no `after`) or changed (both)."""

    ref: Ref
    before: Record | None
    after: Record | None


class Step(msgspec.Struct, frozen=True, dict=True):
    """Changes that belong together: saved at once, undone at once."""

    rows: tuple[RowChange, ...]
    said: str = ""
    """What whoever made it said that it does, if anything."""

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What changed as records see it, for whoever follows; decoded when first asked for."""
        return tuple(change for row in self.rows if (change := _change(row)) is not None)

    def saying(self, level_of: LevelOf = no_level) -> str:
        """What it did, as the middle of a sentence: `RJ-31 was removed`.

        `level_of` is where the level that a measurement is called by is looked up.
        """
        return self.said or _saying(self.changes, level_of)

    @property
    def undone(self) -> "Step":
        """The step that takes this one back."""
        return Step(tuple(row.undone for row in reversed(self.rows)), self.said)


Follower = Callable[[Step], None]
"""What is called, on the notebook's own thread, after each step has been taken in."""


def _change(row: RowChange) -> Change | None:
    """A row's change as records see it: one that could not be read was not there for them. None
    for a table that is not a kind's, and where nothing can be read."""
    kind = kind_of_table(row.table)
    if kind is None:
        return None
    before, after = _read(kind, row.before), _read(kind, row.after)
    return Change(Ref(kind, row.id), before, after) if before or after else None


def _read(kind: Kind[Any], row: bytes | None) -> Record | None:
    try:
        return read_row(kind, row) if row is not None else None
    except DoesNotFit:
        return None


def _saying(changes: tuple[Change, ...], level_of: LevelOf) -> str:
    if len(changes) != 1:
        return f"{len(changes)} changes were made"
    (change,) = changes
    if change.before is None and change.after is not None:
        return f"{change.ref} {title_of(change.after, level_of)} was added"
    return f"{change.ref} was changed"
