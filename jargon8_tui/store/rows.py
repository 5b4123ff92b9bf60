"""Between a record and its row: its JSON in the file, with what a newer version wrote kept."""

from functools import cache
from typing import Any, TypeVar

import msgspec

from jargon8_tui.model.kinds import Kind
from jargon8_tui.model.record import Record

R = TypeVar("R", bound=Record)
_ANYTHING = msgspec.json.Decoder(dict[str, msgspec.Raw])


class DoesNotFit(ValueError):
    """A row that is not a record of its kind, and why."""


def read_row(kind: Kind[R], row: bytes) -> R:
    """The record that `row` holds. Raises `DoesNotFit`."""
    try:
        record = _decoder(kind.record).decode(row)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise DoesNotFit(str(error)) from None
    if not record.uid:
        raise DoesNotFit("it has no uid")
    return record  # type: ignore[no-any-return]


def row_of(record: Record, before: bytes | None = None) -> bytes:
    """The JSON of `record`, with the fields of `before` that its kind does not know kept."""
    row = msgspec.json.encode(record)
    if before is None:
        return row
    known = type(record).__struct_encode_fields__
    extra = {k: v for k, v in _ANYTHING.decode(before).items() if k not in known}
    return msgspec.json.encode({**_ANYTHING.decode(row), **extra}) if extra else row


@cache
def _decoder(record: type[Record]) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(record)
