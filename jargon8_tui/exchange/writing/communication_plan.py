"""The communication plan as a table: in Markdown for people, in CSV for a spreadsheet."""

import datetime as dt
from collections.abc import Callable, Sequence

from jargon8_tui.exchange.csv_cells import csv_text
from jargon8_tui.exchange.markdown import table
from jargon8_tui.exchange.marks import only_to_read
from jargon8_tui.model.dates import day_in_words
from jargon8_tui.services.stakeholders.communication_plan import TITLES, rows
from jargon8_tui.services.stakeholders.staying_in_touch import Standing


def _markdown(standings: Sequence[Standing], today: dt.date) -> str:
    heading = f"# Communication plan\n\nAs of {day_in_words(today)}, those due first."
    lines = "\n".join(table(TITLES, rows(standings)))
    return only_to_read(f"{heading}\n\n{lines}\n")


def _csv(standings: Sequence[Standing], _today: dt.date) -> str:
    return csv_text([TITLES, *rows(standings)])


WRITERS: dict[str, Callable[[Sequence[Standing], dt.date], str]] = {"md": _markdown, "csv": _csv}
"""What writes it, by format."""
