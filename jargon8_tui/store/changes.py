"""What happened to the notebook: the one stream that undo, the index and the screens follow."""

from collections.abc import Callable
from dataclasses import dataclass

from jargon8_tui.model.kinds import Ref
from jargon8_tui.model.record import Record
from jargon8_tui.store.storage import RowChange


@dataclass(frozen=True)
class Change:
    """A record that came (no `before`), went (no `after`) or changed (both)."""

    ref: Ref
    before: Record | None
    after: Record | None


@dataclass(frozen=True)
class Step:
    """Changes that belong together: saved at once, undone at once."""

    saying: str
    """What it did, as the middle of a sentence: `RJ-31 was removed`."""
    rows: tuple[RowChange, ...]
    changes: tuple[Change, ...]

    @property
    def undone(self) -> "Step":
        """The step that takes this one back."""
        return Step(
            self.saying,
            tuple(row.undone for row in reversed(self.rows)),
            tuple(Change(c.ref, c.after, c.before) for c in reversed(self.changes)),
        )


Follower = Callable[[Step], None]
"""What is called, on the notebook's own thread, after each step has been taken in."""
