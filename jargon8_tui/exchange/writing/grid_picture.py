"""The power/interest grid as an SVG picture for a document, from the layout the screen draws."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from jargon8_tui.model.stakeholder import HIGHEST, LOWEST
from jargon8_tui.model.text import cells
from jargon8_tui.services.stakeholders.grid import active_layout
from jargon8_tui.services.stakeholders.grid_drawing import (
    AXIS,
    SINGLE,
    STACK,
    TITLE,
    GridDrawing,
    Run,
)
from jargon8_tui.services.stakeholders.grid_layout import LEFT, Geometry
from jargon8_tui.store import Notebook

COLUMNS, ROWS = 130, 32
"""The room it is laid out for, in cells."""
WIDE, HIGH = 8, 18
"""A cell, in the picture's units."""
_STYLE = (
    "text{font:14px 'DejaVu Sans Mono',Consolas,monospace;fill:#222}"
    ".title{font-weight:bold}.axis{fill:#666}line,rect{stroke:#888;fill:none}"
    ".one{fill:#1f5fa8}.many{fill:#8a4a00;font-weight:bold}"
)


def picture(notebook: Notebook) -> str:
    """The active stakeholders of the notebook where they stand, as an SVG document."""
    geometry = Geometry.within(COLUMNS, ROWS)
    drawing = GridDrawing(active_layout(notebook, geometry, cells))
    width, height = (COLUMNS + 4) * WIDE, (geometry.height + 2) * HIGH
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img">',
        "<title>Power/interest grid</title>",
        f"<style>{_STYLE}</style>",
        f'<rect width="{width}" height="{height}" style="fill:#fff;stroke:none"/>',
        f'<g transform="translate({3 * WIDE} 0)">',
        *_lines(geometry),
        *_axes(geometry),
    ]
    for y in range(geometry.height):
        parts += [part for run in drawing.row(y) if (part := _drawn(run, y))]
    return "\n".join([*parts, "</g>", "</svg>", ""])


def _lines(geometry: Geometry) -> Iterator[str]:
    """The four sides of the plane and the two lines that quarter it."""
    left, right = (LEFT - 0.5) * WIDE, COLUMNS * WIDE
    rows = (0, geometry.middle_row, geometry.height - 1)
    top, bottom = (rows[0] + 0.5) * HIGH, (rows[2] + 0.5) * HIGH
    for row in rows:
        yield _line(left, (row + 0.5) * HIGH, right, (row + 0.5) * HIGH)
    for x in (left, (geometry.middle + 0.5) * WIDE, right):
        yield _line(x, top, x, bottom)


def _line(x: float, y: float, to_x: float, to_y: float) -> str:
    return f'<line x1="{x:g}" y1="{y:g}" x2="{to_x:g}" y2="{to_y:g}"/>'


def _axes(geometry: Geometry) -> Iterator[str]:
    """The numbers of both axes, and what they are of."""
    foot = (geometry.height + 0.3) * HIGH
    for score in range(LOWEST, HIGHEST + 1):
        row = geometry.y(score)
        yield _text(0, (row + 0.75) * HIGH, f"{score:>2}", "axis")
        yield _text(geometry.x(score) * WIDE, foot, str(score), "axis")
    middle = geometry.middle_row * HIGH
    upwards = f"translate({-WIDE} {middle}) rotate(-90)"
    yield f'<g transform="{upwards}">{_text(0, 0, "Power", "axis")}</g>'
    yield _text(geometry.middle * WIDE, foot + HIGH, "Interest", "axis")


def _drawn(run: Run, y: int) -> str:
    """A run of the grid; nothing for one that is drawn as a line."""
    base = (y + 0.75) * HIGH
    if run.role == AXIS:
        return ""
    if run.role == SINGLE:
        centre = f'cx="{(run.x + 0.5) * WIDE:g}" cy="{(y + 0.5) * HIGH:g}"'
        return f'<circle class="one" {centre} r="{WIDE * 0.6:g}"/>'
    if run.role == TITLE:
        back = f'x="{run.x * WIDE}" y="{y * HIGH}" width="{len(run.text) * WIDE}" height="{HIGH}"'
        white = f'<rect {back} style="fill:#fff;stroke:none"/>'
        return white + _text((run.x + 1) * WIDE, base, run.text.strip(), "title")
    sort = "many" if run.role == STACK else "label"
    return _text(run.x * WIDE, base, run.text.rstrip(), sort)


def _text(x: float, y: float, text: str, sort: str) -> str:
    return f'<text class="{sort}" x="{x:g}" y="{y:g}" xml:space="preserve">{escape(text)}</text>'
