"""The lines of a record list, drawn when they are first wanted and kept while they hold good."""

from collections.abc import Callable, Sequence
from typing import Any

from rich.segment import Segment
from textual.cache import FIFOCache
from textual.strip import Strip

from jargon8_tui.model.errors import Refused
from jargon8_tui.ui.glyphs import glyphs
from jargon8_tui.ui.widgets.record_row import (
    Cell,
    Column,
    GroupHeading,
    Pen,
    Row,
    Span,
    heading_strip,
    row_strip,
    spans_of,
)

KEPT = 128
"""How many lines are kept: several windows of them, whatever the length of the list."""

Draw = Callable[[Any], Row | GroupHeading]
"""How a place shows an item of its list."""


class RecordLines:
    """Rows, how one is drawn, and the lines drawn so far. Only the rows asked for are decoded."""

    def __init__(self, columns: Sequence[Column], draw: Draw) -> None:
        self.columns = columns
        self.rows: Sequence[Any] = ()
        self._draw = draw
        self._width = 0
        self._spans: Sequence[Span] = ()
        self._titles: Strip | None = None
        self._said: FIFOCache[int, Row | GroupHeading] = FIFOCache(KEPT)
        self._strips: FIFOCache[tuple[int, Segment | None, Segment | None], Strip] = FIFOCache(KEPT)

    def change(self, rows: Sequence[Any], columns: Sequence[Column]) -> None:
        """Take other rows or columns."""
        self.rows, self.columns = rows, columns
        self._said.clear()
        self.fit(self._width)

    def fit(self, width: int) -> None:
        """Draw anew, for lines of `width` cells or another style."""
        self._width = width
        self._spans = spans_of(self.columns, width)
        self._titles = None
        self._strips.clear()

    def is_heading(self, index: int) -> bool:
        """Whether a row is a heading, which the cursor skips."""
        return isinstance(self._line(index), GroupHeading)

    def column_at(self, x: int) -> Column | None:
        """The column that takes a cell of the line."""
        for column, span in zip(self.columns, self._spans, strict=True):
            if span.start <= x < span.end:
                return column
        return None

    def titles(self, pen: Pen) -> Strip:
        """The line with the titles of the columns."""
        if self._titles is None:
            row = Row([Cell(column.title, "titles") for column in self.columns])
            self._titles = row_strip(row, self._spans, self._width, pen)
        return self._titles

    def strip(
        self, index: int, pen: Pen, cursor: Segment | None = None, edge: Segment | None = None
    ) -> Strip:
        """The line of a row. `cursor` is its mark where it is the selected one; `edge` is put
        after it."""
        place = (index, cursor, edge)
        strip = self._strips.get(place)
        if strip is None:
            line = self._line(index)
            if isinstance(line, GroupHeading):
                strip = heading_strip(line, self._width, pen)
            else:
                spans = spans_of(line.columns, self._width) if line.columns else self._spans
                strip = row_strip(line, spans, self._width, pen, cursor)
            if edge is not None:
                strip = Strip([*strip, edge], self._width + 1)
            self._strips[place] = strip
        return strip

    def _line(self, index: int) -> Row | GroupHeading:
        """What the place says of a row; what is wrong with it where it cannot be read."""
        line = self._said.get(index)
        if line is None:
            try:
                line = self._draw(self.rows[index])
            except Refused as refusal:
                problem = str(refusal).partition("\n")[0]
                line = Row((problem,), mark=Cell(glyphs().error, "error"))
            self._said[index] = line
        return line
