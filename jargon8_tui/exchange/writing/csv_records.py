"""Records of one kind as CSV, a line each: what import reads back word for word."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from jargon8_tui.exchange.csv_cells import csv_text
from jargon8_tui.model.fields import Field, fields_of
from jargon8_tui.model.kinds import Kept
from jargon8_tui.model.values import in_words


def document(records: Sequence[Kept[Any]]) -> str:
    """One file with all of `records`, in their order, under the names of their fields."""
    fields = fields_of(records[0].ref.kind.record)
    names = ["ref", *(field.name for field in fields)]
    rows = (
        [str(kept.ref), *(_cell(field, getattr(kept.record, field.attribute)) for field in fields)]
        for kept in records
    )
    return csv_text([names, *rows])


def _cell(field: Field, value: Any) -> str:
    """A value as a cell; a moment with its seconds and offset, an empty list as nothing."""
    if isinstance(value, dt.datetime):
        return value.isoformat()
    return "" if value == () else in_words(field, value)
