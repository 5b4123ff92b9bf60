"""The texts of a record that find looks in, field by field: what its user wrote and chose."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec

from jargon8_tui.model.dates import day_of
from jargon8_tui.model.fields import Field, Shape, fields_of
from jargon8_tui.model.kinds import Kind, kind_of, when_of
from jargon8_tui.model.record import STAMPS, Record
from jargon8_tui.services.finding.query import Query

_SEARCHED = {Shape.LINE, Shape.PROSE, Shape.WORDS, Shape.CHOICE, Shape.TABLE}


def texts_of(record: Record) -> Iterator[tuple[Field, str]]:
    """The texts of a record by field, its title first."""
    for field in _searched(kind_of(record)):
        if text := _text(getattr(record, field.attribute)):
            yield field, text


def text_of(record: Record) -> str:
    """All the texts of a record, parted so that no phrase goes from one into the next."""
    return "\n\n".join(text for _, text in texts_of(record))


def holds(query: Query, record: Record) -> bool:
    """Whether a record is what `query` looks for."""
    return _is_within(query, record) and (not query.terms or query.all_in(text_of(record)))


@cache
def given_texts(kind: Kind[Any]) -> tuple[str, ...]:
    """The texts that a record of `kind` has where its JSON leaves them out: the choices that stand
    unless another is made."""
    return tuple(filter(None, (_text(field.default) for field in _searched(kind))))


def _is_within(query: Query, record: Record) -> bool:
    if query.kinds and kind_of(record).name not in query.kinds:
        return False
    if query.area is not None and getattr(record, "area", None) != query.area:
        return False
    if query.since is None and query.until is None:
        return True
    day = day_of(when_of(record))
    return (query.since is None or query.since <= day) and (
        query.until is None or day <= query.until
    )


@cache
def _searched(kind: Kind[Any]) -> tuple[Field, ...]:
    record: type[Record] = kind.record
    fields = [
        field
        for field in fields_of(record)
        if field.shape in _SEARCHED and field.name not in STAMPS
    ]
    return tuple(sorted(fields, key=lambda field: field.name != kind.title))


def _text(value: Any) -> str:
    """The words of a value, those in its parts too."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        is_plain = bool(value) and isinstance(value[0], str)  # as the cells of a matrix are
        return ", ".join(filter(None, value if is_plain else map(_text, value)))
    if isinstance(value, msgspec.Struct):
        return ", ".join(filter(None, (_text(getattr(value, n)) for n in _in_row(type(value)))))
    return ""


@cache
def _in_row(row: type[msgspec.Struct]) -> tuple[str, ...]:
    """The attributes of a row in a table that may hold words: other records are named by uids."""
    return tuple(f.attribute for f in fields_of(row) if f.shape in _SEARCHED)
