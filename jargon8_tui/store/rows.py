"""Between a record and its row: its JSON in the file, with what a newer version wrote kept."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, TypeVar

import msgspec

from jargon8_tui.model.kinds import Kind
from jargon8_tui.model.record import Record

R = TypeVar("R", bound=Record)
S = TypeVar("S", bound=msgspec.Struct)
_LACKING = r"missing required field `(\w+)`$"
_PLACE = r"`\$\.(\w+)"
_LINES = msgspec.json.Decoder(list[msgspec.Raw])
_ANYTHING = msgspec.json.Decoder(dict[str, msgspec.Raw])


class DoesNotFit(ValueError):
    """A row that is not a record of its kind, and why."""


def read_row(kind: Kind[R], row: bytes) -> R:
    """The record that `row` holds. Raises `DoesNotFit`."""
    try:
        record: R = _decoder(kind.record).decode(row)
    except msgspec.ValidationError as error:
        raise DoesNotFit(_in_words(kind, str(error))) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise DoesNotFit(str(error)) from None
    if not record.uid:
        raise DoesNotFit("it has no uid")
    return record


def read_as(shape: type[S], rows: Iterable[tuple[int, bytes]]) -> Iterator[tuple[int, S]]:
    """What each of `rows` holds of the fields of `shape`, a struct; what does not fit is left out.

    A loop of its own: it goes through tens of thousands before anything is on the screen.
    """
    decode = _decoder(shape).decode
    for id, row in rows:
        try:
            yield id, decode(row)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            continue


def whens_in(kind: Kind[Any], rows: Iterable[tuple[int, bytes]]) -> Iterator[tuple[str, int]]:
    """The day or moment of the record that each of `rows` holds, for half the cost of the whole of
    it, and its id; as a text that sorts as the clock on the wall does. What does not fit is left
    out."""
    for id, head in read_as(_head(kind), rows):
        yield getattr(head, kind.when) or head.created, id


def row_of(record: Record, before: bytes | None = None) -> bytes:
    """The JSON of `record`, with the fields of `before` that its kind does not know kept.

    What is empty in it is left out. A default that says something (`"status":"draft"`) is written,
    so that it still says so to other readers of the file, and where the default is once another.
    """
    row = msgspec.to_builtins(record)
    for name, default in _said_by_default(type(record)).items():
        row.setdefault(name, default)
    if before is not None:
        known = type(record).__struct_encode_fields__
        earlier = _ANYTHING.decode(before)
        row |= {name: value for name, value in earlier.items() if name not in known}
        row |= _tables_kept(record, before, earlier)
    return msgspec.json.encode(row)


def _tables_kept(record: R, before: bytes, earlier: dict[str, msgspec.Raw]) -> dict[str, Any]:
    """The tables of `record`, each line that is as it was `before` in the very words of then:
    what is not known inside of it is kept too."""
    from jargon8_tui.model.fields import fields_of  # not needed to read, nor at the start

    tables = [field for field in fields_of(type(record)) if field.item and field.name in earlier]
    if not tables:
        return {}
    was = _decoder(type(record)).decode(before)
    kept: dict[str, Any] = {}
    for field in tables:
        old, lines = getattr(was, field.attribute), _LINES.decode(earlier[field.name])
        kept[field.name] = [
            lines[at] if at < len(old) and old[at] == line else line
            for at, line in enumerate(getattr(record, field.attribute))
        ]
    return kept


@cache
def _said_by_default(record: type[Record]) -> dict[str, Any]:
    """What a row has to say of a field that is at its default; every row has its tags."""
    from jargon8_tui.model.fields import fields_of  # as above

    said = {field.name: field.default for field in fields_of(record) if field.default}
    return {**said, "tags": []}


def _in_words(kind: Kind[Record], message: str) -> str:
    """msgspec's message, which tells a path and a type of Python's, by the field it is about."""
    from jargon8_tui.model.fields import fields_by_name  # as above

    fields = fields_by_name(kind.record)
    if (lacking := re.search(_LACKING, message)) and (field := fields.get(lacking[1])):
        return f"it has no {field.title}"
    if (found := re.search(_PLACE, message)) and (field := fields.get(found[1])):
        return f"its {field.title} is not {field.accepts}"
    return message


@cache
def _decoder(record: type[Any]) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(record)


@cache
def _head(kind: Kind[Any]) -> type[Any]:
    """The struct of what says when a record is."""
    fields: list[Any] = [("created", str)]
    if kind.when != "created":
        fields.append((kind.when, str | None, None))
    return msgspec.defstruct("Head", fields, gc=False)
