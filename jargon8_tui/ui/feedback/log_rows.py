"""The log as rows: the columns, and an entry in them."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from jargon8_tui.settings import Settings
from jargon8_tui.ui.feedback.words import due_in_column, in_short, summary_in_column
from jargon8_tui.ui.widgets.marks import severity_cell, stage_dots
from jargon8_tui.ui.widgets.record_row import Column, Row

ROOM_FOR_RECEIVED = 72
"""From so many cells on a row says when its entry came in; under that summaries would be cut."""


def columns_for(longest_ref: int, room: int) -> Sequence[Column]:
    """The columns of a row of `room` cells, where the longest ref has so many letters."""
    received = [Column("Received", 9, key="received")] if room >= ROOM_FOR_RECEIVED else []
    return (
        Column("", 3),
        Column("Ref", max(5, longest_ref)),
        *received,
        Column("Stage", 5),
        Column("Summary"),
        Column("Due", 16, key="due"),
    )


def drawn(kept: Any, now: dt.datetime, settings: Settings, room: int) -> Row:
    """An entry as a row of the log, of `room` cells."""
    record = kept.record
    received = in_short(record.received, now.date())
    return Row(
        (
            severity_cell(record.weight),
            str(kept.ref),
            *([received] if room >= ROOM_FOR_RECEIVED else []),
            stage_dots(record.stage),
            summary_in_column(record),
            due_in_column(record, now, settings),
        )
    )
