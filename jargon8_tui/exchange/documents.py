"""What goes out made of many records: the communication plan, and the grid as a picture."""

import datetime as dt
from pathlib import Path

from jargon8_tui.exchange.exporting import format_of, put_files
from jargon8_tui.exchange.writing import communication_plan, grid_picture
from jargon8_tui.model.errors import Refused
from jargon8_tui.services.communication_plan import plan
from jargon8_tui.store import Notebook


def export_plan(
    notebook: Notebook, today: dt.date, to: Path, fmt: str = "", *, force: bool = False
) -> Path:
    """Write the communication plan to a file, as `fmt` or the file's ending says: Markdown or CSV.

    Raises `Refused`.
    """
    chosen = fmt or format_of(to)
    if chosen not in communication_plan.WRITERS:
        formats = " and ".join(communication_plan.WRITERS)
        raise Refused(f"A communication plan is written as {formats}; {chosen} was asked for.")
    standings = plan(notebook, today)
    if not standings:
        raise Refused("There are no active stakeholders, so nothing was written.")
    text = communication_plan.WRITERS[chosen](standings, today)
    return put_files({to: text}, force=force)[0]


def export_grid(notebook: Notebook, to: Path, *, force: bool = False) -> Path:
    """Write the power/interest grid to a file, as an SVG picture. Raises `Refused`."""
    if to.suffix.lower() != ".svg":
        raise Refused(f"The grid is written as a picture in SVG; {to.name} does not end in .svg.")
    return put_files({to: grid_picture.picture(notebook)}, force=force)[0]
