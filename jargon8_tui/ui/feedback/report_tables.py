"""A table of a report as paper shows it: whole, since it is read here before it leaves."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len

from jargon8_tui.model.kinds import read_ref
from jargon8_tui.services.reports.parts import Table
from jargon8_tui.ui.glyphs import glyphs
from jargon8_tui.ui.text import fitted
from jargon8_tui.ui.widgets.blocks import Block, Line, Quiet, Spot

GAP = 2
"""Cells between two columns."""
SHORT = 12
"""A column of at most so many cells is not wrapped: a date stays on its line."""


def table_blocks(table: Table, room: int) -> Iterator[Block]:
    """The table in so many cells: in columns, long cells wrapped where they have to be; or where
    not even single words fit, each cell after the head of its column. A row that begins with a
    ref leads there."""
    widths = _widths(table, room)
    if widths is not None:
        yield from map(Quiet, _lines(table.heads, widths))
    for row in table.rows:
        lines = [_named(table.heads, row)] if widths is None else _lines(row, widths)
        ref, hang = read_ref(row[0]), len(row[0]) + GAP
        yield Spot(lines[0], ref, hang=hang) if ref else Line(lines[0], hang=GAP)
        yield from map(Line, lines[1:])


def _widths(table: Table, room: int) -> list[int] | None:
    """How wide each column is, the widest giving way first; none where there is too little room."""
    columns = [*zip(table.heads, *table.rows, strict=True)]
    widths = [max(map(cell_len, column)) for column in columns]
    least = [
        width if width <= SHORT else max(cell_len(word) for cell in column for word in cell.split())
        for width, column in zip(widths, columns, strict=True)
    ]
    room -= GAP * (len(columns) - 1)
    if sum(least) > room:
        return None
    while sum(widths) > room:
        yielding = [at for at, width in enumerate(widths) if width > least[at]]
        widths[max(yielding, key=widths.__getitem__)] -= 1
    return widths


def _lines(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    """A row in columns, as many lines as its longest cell takes."""
    cells = [_wrapped(cell, width) for cell, width in zip(row, widths, strict=True)]
    lines = zip_longest(*cells, fillvalue="")
    gap = " " * GAP
    return [gap.join(map(fitted, line, widths)).rstrip() for line in lines]


def _wrapped(cell: str, width: int) -> list[str]:
    """A cell as lines of whole words."""
    lines = [""]
    for word in cell.split():
        longer = f"{lines[-1]} {word}".lstrip()
        if cell_len(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _named(heads: Sequence[str], row: Sequence[str]) -> str:
    """A row as `FB-1  Received Mon 5 Oct · Type concern · Summary Queue on the ramp`."""
    first, *others = row
    named = (f"{head} {cell}" for head, cell in zip(heads[1:], others, strict=True) if cell)
    return f"{first}{' ' * GAP}{f' {glyphs().nothing} '.join(named)}"
