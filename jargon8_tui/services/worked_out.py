"""What follows from a record and is not kept in it."""

import datetime as dt
from typing import Any

from jargon8_tui.model.action import Action
from jargon8_tui.model.record import Record
from jargon8_tui.model.reflection import Reflection


def worked_out(record: Record, today: dt.date) -> dict[str, Any]:
    """What follows from `record` on the day `today`, by name."""
    match record:
        case Reflection():
            return {
                "words": record.words,
                "steps": list(record.steps),
                "empty": [section.field for section in record.empty_sections],
            }
        case Action():
            late = record.is_open and record.due is not None and record.due < today
            return {"open": record.is_open, "overdue": late}
    return {}
