"""What commands print of stakeholders beside their fields: the grid, and how one stands."""

import datetime as dt
import shutil
import sys
from collections.abc import Iterator

from jargon8_tui.model.dates import day_in_words, in_column
from jargon8_tui.model.kinds import Kept
from jargon8_tui.model.stakeholder import Stakeholder, quarter_at
from jargon8_tui.model.text import cells
from jargon8_tui.services.stakeholders.grid import active_layout
from jargon8_tui.services.stakeholders.grid_drawing import BOX, PLAIN, GridDrawing
from jargon8_tui.services.stakeholders.grid_layout import Geometry
from jargon8_tui.services.stakeholders.staying_in_touch import Standing, next_in_words, standing_of
from jargon8_tui.store import Notebook

_NARROWEST, _LOWEST = 60, 16
_CONTACTS = 5
"""How many of the latest are printed."""


def grid_lines(notebook: Notebook) -> Iterator[str]:
    """The power/interest grid of the active stakeholders, for the terminal there is."""
    columns, lines = shutil.get_terminal_size()
    room = Geometry.within(max(columns, _NARROWEST), max(lines - 4, _LOWEST))
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    signs = BOX if encoding == "utf8" else PLAIN
    yield from GridDrawing(active_layout(notebook, room, cells), signs).text()


def standing_lines(notebook: Notebook, kept: Kept[Stakeholder], today: dt.date) -> Iterator[str]:
    """Where a stakeholder stands and stood, when it is next to be spoken to, and its contacts."""
    standing = standing_of(notebook, kept.ref, today)
    yield f"Quarter: {kept.record.quarter.value}"
    yield f"Next contact: {_next(standing)}"
    for caution in standing.warnings:
        yield f"! {caution.sentence}."
    if kept.record.positions:
        yield ""
        yield "Earlier positions"
    for position in kept.record.positions:
        quarter = quarter_at(position.power, position.interest).value
        where = f"power {position.power}, interest {position.interest}, {quarter}"
        reason = f" ({position.reason})" if position.reason else ""
        yield f"  until {day_in_words(position.date)}: {where}{reason}"
    if standing.contacts:
        yield ""
        yield f"Contacts {len(standing.contacts)}"
    for contact in standing.contacts[:_CONTACTS]:
        day = in_column(contact.record.at, today)
        yield f"  {contact.ref}  {day}  {contact.record.summary}"


def _next(standing: Standing) -> str:
    if standing.next is None:
        return next_in_words(standing)
    late = f", {next_in_words(standing)}" if standing.is_overdue else ""
    return f"{day_in_words(standing.next)}{late}"
