"""A row of a record list: what a place says of a record, and how that becomes a line of cells.

    ► !!   FB-44  Sat 21   Barrier slow at the 08:30 peak     ack today 16:40

The first two cells hold the cursor and the row's mark, the columns stand after them with two
blanks between, and at most one column takes what the others leave.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import msgspec
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from jargon8_tui.ui.text import fitted

MARGIN = 2
GAP = 2

Pen = Callable[[str], Style]
"""From a role (`muted`, `warning`, `error`, `match`, or "" for plain) to how it is drawn."""


class Column(NamedTuple):
    """A column of the list."""

    title: str
    width: int | None = None
    """In cells; none takes what the other columns leave."""
    right: bool = False
    """Whether its texts end at the same cell, as numbers do."""
    key: str = ""
    """What a click on its title asks to sort by; nothing where it cannot."""
    gap: int = GAP
    """How many blanks follow it."""


class Cell(NamedTuple):
    """A text in a row that is not just plain."""

    text: str
    role: str = ""
    matches: Sequence[tuple[int, int]] = ()
    """Where in `text.safe` of the text the words stand that were looked for: starts and ends."""


class Row(NamedTuple):
    """A record as the list shows it. Where cells are fewer than columns, the last runs on."""

    cells: Sequence[str | Cell]
    mark: str | Cell = ""
    """One character before the row: what is wrong with it."""
    columns: Sequence[Column] | None = None
    """Where its cells stand, if not in the columns of the list."""


class GroupHeading(msgspec.Struct, frozen=True):
    """A heading among the rows, which the cursor skips. Without text it is a blank line."""

    text: str
    count: int | None = None


class Span(NamedTuple):
    """The cells that a column takes on the line."""

    start: int
    width: int
    right: bool = False

    @property
    def end(self) -> int:
        """The first cell after it."""
        return self.start + self.width


def spans_of(columns: Sequence[Column], width: int) -> list[Span]:
    """Where each column stands on a line of `width` cells; what has no room gets none."""
    fixed = sum(column.width for column in columns if column.width is not None)
    gaps = sum(column.gap for column in columns[:-1])
    rest = max(0, width - MARGIN - gaps - fixed)
    spans: list[Span] = []
    start = MARGIN
    for column in columns:
        start = min(start, width)
        wanted = rest if column.width is None else column.width
        spans.append(Span(start, min(wanted, width - start), column.right))
        start = spans[-1].end + column.gap
    return spans


def row_strip(
    row: Row, spans: Sequence[Span], width: int, pen: Pen, cursor: Segment | None = None
) -> Strip:
    """Draw a row on a line of `width` cells; `cursor` is its mark where it is the selected one."""
    blank = pen("")
    line: list[Segment] = []
    if row.mark:
        line += _drawn(row.mark, Span(0, 1), pen)
    if cursor is not None:
        line.append(cursor)
    at = len(line)  # each is one cell wide
    for cell, span in zip(row.cells, _running_on(spans, len(row.cells), width), strict=False):
        line.append(Segment(" " * (span.start - at), blank))
        line += _drawn(cell, span, pen)
        at = span.end
    line.append(Segment(" " * (width - at), blank))
    return Strip(Segment.simplify(part for part in line if part.text), width)


def heading_strip(heading: GroupHeading, width: int, pen: Pen) -> Strip:
    """Draw a heading among the rows."""
    count = "" if heading.count is None else f" {heading.count:,}"
    return Strip([Segment(fitted(heading.text + count, width), pen("group"))], width)


def _running_on(spans: Sequence[Span], cells: int, width: int) -> Sequence[Span]:
    """The spans of so many cells; the last runs on to the end where there are more columns."""
    if not 0 < cells < len(spans):
        return spans
    last = spans[cells - 1]
    return [*spans[: cells - 1], Span(last.start, width - last.start)]


def _drawn(given: str | Cell, span: Span, pen: Pen) -> Iterator[Segment]:
    """A cell's text fitted to its span, with what was looked for marked in it."""
    cell = given if isinstance(given, Cell) else Cell(given)
    text = fitted(cell.text, span.width, right=span.right)
    at = 0
    for start, end in cell.matches:
        yield Segment(text[at:start], pen(cell.role))
        yield Segment(text[start:end], pen("match"))
        at = end
    yield Segment(text[at:], pen(cell.role))
