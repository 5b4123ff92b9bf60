"""What goes out of one service level: its chart, its measurements, or how it did in words."""

import datetime as dt
from pathlib import Path

from jargon8_tui.exchange.documents import export_chart
from jargon8_tui.exchange.exporting import export, format_of
from jargon8_tui.exchange.reports import report_format, write_report
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import Ref
from jargon8_tui.model.periods import Period
from jargon8_tui.services.levels.figures import between, figures_of
from jargon8_tui.services.reports.trend_report import trend_report
from jargon8_tui.settings import Settings
from jargon8_tui.store import Notebook


def export_level(
    notebook: Notebook, level: Ref, period: Period, to: Path, settings: Settings, now: dt.datetime
) -> Path:
    """Write the level under `level` in `period` to a file, as its ending says.

    SVG is the chart, CSV the measurements, which come back by import; Markdown, HTML and JSON are
    the report for a client. Raises `Refused` and `NotFound`.
    """
    ending = to.suffix.lower()
    if ending == ".svg":
        return export_chart(notebook, level, now.date(), to, period)
    if ending != ".csv":
        fmt = report_format(None if ending else "md", to)
        report = trend_report(notebook, period, "client", settings, now, only=level)
        return write_report(report, fmt, to)
    record = notebook.service_levels.get(level.id)
    refs = [figure.ref for figure in between(figures_of(notebook, record), period)]
    if not refs:
        raise Refused(f"{level} has no data in {period}, so nothing was written.")
    return export(notebook, refs, to, format_of(to))[0]
