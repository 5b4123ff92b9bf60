"""Where things stand on a RACI grid: the columns that are in view, and what is at a place."""

from typing import NamedTuple

HEADINGS = 3
"""The rows above the activities: two of headings, and the rule."""
LEAST_SIDE = 24
"""The fewest cells that the column of the activities takes."""
NARROWEST, WIDEST = 4, 14


class Place(NamedTuple):
    """Where the cursor is: an activity and a role, or -1 for the headings of the other."""

    row: int
    column: int

    @property
    def is_cell(self) -> bool:
        """Whether it is a cell with letters, and no name."""
        return self.row >= 0 and self.column >= 0


class Layout(NamedTuple):
    """A grid of so many roles on so many terminal cells."""

    width: int
    roles: int

    @property
    def step(self) -> int:
        """How many cells a column takes."""
        room = max(0, self.width - LEAST_SIDE)
        return min(WIDEST, max(NARROWEST, room // max(1, self.roles)))

    @property
    def shown(self) -> int:
        """How many roles are in view together."""
        return min(self.roles, max(1, (self.width - LEAST_SIDE) // self.step))

    @property
    def side(self) -> int:
        """How many cells the activities take, their marks and the blank after them too."""
        return self.width - self.step * self.shown

    def column_at(self, x: int, scrolled: int) -> int | None:
        """The column at a cell of a row, -1 for the activities; none to the right of the last."""
        if x < self.side:
            return -1
        column = (x - self.side + scrolled) // self.step
        return column if column < self.roles else None
