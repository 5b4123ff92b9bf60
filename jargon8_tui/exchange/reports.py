"""The door for reports: as a text to be shown first, or as a file."""

from pathlib import Path
from typing import cast, get_args

from jargon8_tui.exchange.exporting import put_files
from jargon8_tui.exchange.writing.reports import WRITERS, ReportFormat, Written
from jargon8_tui.model.errors import Refused


def report_format(named: str | None, to: Path | None = None) -> ReportFormat:
    """The format that is named, else that of a file's ending, else Markdown. Raises `Refused`."""
    ending = to.suffix.lower().removeprefix(".") if to else ""
    chosen = named or ending or "md"
    if chosen not in get_args(ReportFormat):
        *formats, last = get_args(ReportFormat)
        raise Refused(
            f"A report is not written as {chosen}, so nothing was written; "
            f"give {', '.join(formats)} or {last}."
        )
    return cast(ReportFormat, chosen)


def written(report: Written, fmt: ReportFormat) -> str:
    """The text of a report in a format, as `write_report` would write it."""
    return WRITERS[fmt](report)


def write_report(report: Written, fmt: ReportFormat, to: Path, *, force: bool = False) -> Path:
    """Write a report to the file `to`, or into that folder under its own name; where it is.

    Raises `Refused` where the place is taken or cannot be written to.
    """
    file = to / f"{report.file_name}.{fmt}" if to.is_dir() else to
    (done,) = put_files({file: written(report, fmt)}, force=force)
    return done
