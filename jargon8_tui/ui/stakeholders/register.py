"""The register: stakeholders as rows, each with where it stands and when it is next to hear.

A name is never cut to make room for less: in a small window the group goes first, then how engaged
someone is.
"""

from collections.abc import Sequence

from jargon8_tui.model.dates import in_column
from jargon8_tui.services.stakeholders.staying_in_touch import Standing, next_in_words
from jargon8_tui.ui.glyphs import glyphs
from jargon8_tui.ui.stakeholders.detail import engagement_in_words
from jargon8_tui.ui.widgets.record_row import Cell, Column, Row

_ENGAGEMENT_FROM, _GROUP_FROM, _WHOLE_GROUP_FROM = 70, 80, 120
"""From so many cells on there is room for how engaged someone is, for the group, and for the
longest group there is."""
_LAST_FROM, _CHANNEL_FROM, _SIDE_FROM = 100, 112, 124
"""And for when they last heard from us, how, and which side they are on."""
_LETTERS = 5
"""Of each state of engagement, where two stand in one cell."""


def columns_for(width: int) -> Sequence[Column]:
    """The columns that a window of so many cells has."""
    return [column for column, has_room in _columns(width) if has_room]


def drawn(standing: Standing, width: int) -> Row:
    """A stakeholder as a row of the register."""
    record = standing.stakeholder
    name = record.name if record.active else f"{record.name} (inactive)"
    is_wanting = standing.is_overdue or standing.is_without_cadence
    last = in_column(standing.last.record.at, standing.today) if standing.last else ""
    cells: Sequence[str | Cell] = (
        str(standing.kept.ref),
        name,
        record.group,
        str(record.power),
        str(record.interest),
        record.side,
        record.channel,
        last,
        engagement_in_words(record, _LETTERS),
        Cell(next_in_words(standing), "warning" if is_wanting else ""),
    )
    shown = [cell for cell, (_, has_room) in zip(cells, _columns(width), strict=True) if has_room]
    return Row(shown, Cell(glyphs().warning, "warning") if standing.warnings else "")


def _columns(width: int) -> Sequence[tuple[Column, bool]]:
    """Every column there is, and whether there is room for it."""
    return (
        (Column("Ref", 5), True),
        (Column("Name"), True),
        (Column("Group", 19 if width >= _WHOLE_GROUP_FROM else 11), width >= _GROUP_FROM),
        (Column("P", 2, right=True), True),
        (Column("I", 2, right=True), True),
        (Column("Side", 8), width >= _SIDE_FROM),
        (Column("Channel", 10), width >= _CHANNEL_FROM),
        (Column("Last", 11), width >= _LAST_FROM),
        (Column("Engagement", 11), width >= _ENGAGEMENT_FROM),
        (Column("Next", 12), True),
    )
