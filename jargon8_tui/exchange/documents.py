"""What goes out made of many records: the communication plan, the grid and a level's chart as
pictures."""

import datetime as dt
from pathlib import Path

from jargon8_tui.exchange.exporting import format_of, put_files
from jargon8_tui.exchange.writing import communication_plan, grid_picture, trend_picture
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import Kept, Ref
from jargon8_tui.model.periods import Period
from jargon8_tui.services.reports.level_report import last_year, level_report
from jargon8_tui.services.stakeholders.communication_plan import plan
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
    _refuse_other_endings("The grid", to)
    return put_files({to: grid_picture.picture(notebook)}, force=force)[0]


def export_chart(
    notebook: Notebook,
    level: Ref,
    today: dt.date,
    to: Path,
    period: Period | None = None,
    *,
    force: bool = False,
) -> Path:
    """Write the chart of the service level under `level` to a file, as an SVG picture.

    It shows `period`, else the twelve months to `today`. Raises `Refused` and `NotFound`.
    """
    _refuse_other_endings("A chart", to)
    record = notebook.service_levels.get(level.id)
    found = level_report(notebook, Kept(level, record), period or last_year(today), today)
    if not found.figures:
        raise Refused(f"{level} has no data in {found.period}, so nothing was written.")
    return put_files({to: trend_picture.picture(found.chart)}, force=force)[0]


def _refuse_other_endings(what: str, to: Path) -> None:
    if to.suffix.lower() != ".svg":
        raise Refused(f"{what} is written as a picture in SVG; {to.name} does not end in .svg.")
