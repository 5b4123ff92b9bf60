"""The bar at the edge of a list, which shows where its window is: drawn with the rows.

Textual's is a widget of its own. It is mounted once the rows have been drawn, has everything laid
out and drawn a second time, and ends in eighths of a cell that not every console font has.
"""

from typing import NamedTuple


class Thumb(NamedTuple):
    """How a window of so many lines stands to so many rows."""

    rows: int
    height: int

    @property
    def is_needed(self) -> bool:
        """Whether there are rows out of view."""
        return self.rows > self.height > 0

    @property
    def size(self) -> int:
        """How many lines it takes."""
        return max(1, self.height * self.height // self.rows)

    def lines(self, first: int) -> range:
        """The lines it takes where `first` is the uppermost row in view."""
        way, scroll = self.height - self.size, self.rows - self.height
        top = first * way // scroll  # at the foot only where the last row is in view
        return range(top, top + self.size)

    def first_row(self, line: int) -> int:
        """The row to be uppermost for the thumb to have its middle on `line`."""
        way, scroll = self.height - self.size, self.rows - self.height
        top = line - self.size // 2
        return max(0, min(scroll, -(-top * scroll // max(1, way))))
