"""A widget that is drawn a row at a time, each row kept until what stands in it changes."""

from collections.abc import Iterable
from typing import ClassVar

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from jargon8_tui.ui.widgets.pens import Pens


class DrawnRows(Widget):
    """Rows of its own drawing: a key has only the rows that it changes drawn anew."""

    PENS: ClassVar[str]
    """What the names of its component classes begin with: `grid--`."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._strips: dict[int, Strip] = {}
        self.pen = Pens(self, self.PENS)
        """How what has a role is drawn."""

    def draw_row(self, y: int) -> Strip:
        """The row `y`, as wide as the widget."""
        raise NotImplementedError

    def draw_anew(self) -> None:
        """Draw every row anew."""
        self._strips.clear()
        self.refresh()

    def draw_rows_anew(self, rows: Iterable[int]) -> None:
        """Draw some rows anew."""
        changed = set(rows)
        for y in changed:
            self._strips.pop(y, None)
        self.refresh(*(Region(0, y, self.size.width, 1) for y in changed))

    def render_line(self, y: int) -> Strip:
        """A row."""
        strip = self._strips.get(y)
        if strip is None:
            strip = self._strips[y] = self.draw_row(y)
        return strip

    def notify_style_update(self) -> None:
        """Draw everything anew in the new style."""
        super().notify_style_update()
        self.pen.forget()
        self._strips.clear()
