"""The register: stakeholders as rows, each with where it stands and when it is next to hear."""

from collections.abc import Sequence

from jargon8_tui.model.dates import in_column
from jargon8_tui.services.stakeholders.staying_in_touch import Standing, next_in_words
from jargon8_tui.ui.glyphs import glyphs
from jargon8_tui.ui.page import WIDE_FROM
from jargon8_tui.ui.stakeholders.detail import engagement_in_words
from jargon8_tui.ui.widgets.record_row import Cell, Column, Row

_FIRST = (Column("Ref", 5), Column("Name"))
_POSITION = (Column("P", 2, right=True), Column("I", 2, right=True))
_LAST = (Column("Engagement", 11), Column("Next", 12))
_WIDE = (Column("Side", 8), Column("Channel", 10), Column("Last", 11))
_GROUP, _WHOLE_GROUP = 11, 19
_WHOLE_GROUP_FROM = 120
"""From so many cells on there is room for the longest group."""
_LETTERS = 5
"""Of each state of engagement, where two stand in one cell."""


def columns_for(width: int) -> Sequence[Column]:
    """The columns that a window of so many cells has."""
    wide = _WIDE if width >= WIDE_FROM else ()
    group = Column("Group", _WHOLE_GROUP if width >= _WHOLE_GROUP_FROM else _GROUP)
    return (*_FIRST, group, *_POSITION, *wide, *_LAST)


def drawn(standing: Standing, width: int) -> Row:
    """A stakeholder as a row of the register."""
    record = standing.stakeholder
    name = record.name if record.active else f"{record.name} (inactive)"
    cells: list[str | Cell] = [
        str(standing.kept.ref),
        name,
        record.group,
        str(record.power),
        str(record.interest),
    ]
    if width >= WIDE_FROM:
        last = in_column(standing.last.record.at, standing.today) if standing.last else ""
        cells += [record.side, record.channel, last]
    is_wanting = standing.is_overdue or standing.is_without_cadence
    cells += [
        engagement_in_words(record, _LETTERS),
        Cell(next_in_words(standing), "warning" if is_wanting else ""),
    ]
    return Row(cells, Cell(glyphs().warning, "warning") if standing.warnings else "")
