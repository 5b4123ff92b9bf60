"""From what was typed, or came as JSON, to a record that fits its kind, or a sentence why not."""

import contextlib
import datetime as dt
import re
from collections.abc import Mapping
from typing import Any, Generic, TypeVar, get_type_hints

import msgspec

from jargon8_tui.model.errors import BadValue, Refused
from jargon8_tui.model.fields import Field, Shape, fields_by_name, fields_of
from jargon8_tui.model.kinds import Kind, kind_of
from jargon8_tui.model.readers import Resolve, read_value, rows_in, shown
from jargon8_tui.model.record import STAMPS, UNSTAMPED, Record
from jargon8_tui.model.text import (
    FIELD_LIMIT,
    cleaned,
    counted,
    plain_number,
    shortened,
    size_in_words,
)

R = TypeVar("R", bound=Record)

IGNORED = frozenset({"ref", "kind", "links", "worked_out"})
"""What is printed beside a record's fields, and is let pass when it comes back."""

_PATH = re.compile(r"`\$\.(\w+)")


class Made(msgspec.Struct, Generic[R], frozen=True):
    """A record that fits, and what the text gate took out of it: how many characters by field."""

    record: R
    removed: dict[str, int]

    @property
    def notice(self) -> str:
        """`2 control characters were taken out of Detail.`, or nothing."""
        titles = fields_by_name(type(self.record))
        return " ".join(
            f"{counted(n, 'control character')} {'was' if n == 1 else 'were'} "
            f"taken out of {titles[name].title}."
            for name, n in self.removed.items()
        )


def as_given(uid: str, _of: str = "", /) -> str:
    """Take a reference to another record as its uid, where nothing can look it up."""
    return uid


def made(
    kind: Kind[R], given: Mapping[str, Any], now: dt.datetime, resolve: Resolve = as_given
) -> Made[R]:
    """A new record of `kind` from values by field name: text as typed, or values as in JSON.

    What is left out is filled: days and moments that start now, every other field by its default.
    Raises `BadValue` for a value that does not fit and `Refused` for a field that is not there.
    """
    values, removed = _values(kind, given, now, resolve)
    for field in fields_of(kind.record):
        if field.attribute in values:
            continue
        if field.required:
            raise BadValue(kind.name, field.name, field.refusal(""))
        if field.starts_now:
            values[field.attribute] = now if field.shape is Shape.MOMENT else now.date()
    return Made(validated(kind.record(**values)), removed)


def revised(
    record: R, given: Mapping[str, Any], now: dt.datetime, resolve: Resolve = as_given
) -> Made[R]:
    """`record` with some fields changed, checked as in `made`; an empty value clears a field.

    A value given just as it is shown leaves its field alone: a moment keeps the seconds and the
    offset that no form shows.
    """
    known = fields_by_name(type(record))
    typed = {
        name: value
        for name, value in given.items()
        if name not in known or value != in_words(known[name], _value(record, known[name]))
    }
    values, removed = _values(kind_of(record), typed, now, resolve)
    changes = {name: value for name, value in values.items() if value != getattr(record, name)}
    _refuse_new_stamps(record, changes)
    _refuse_what_the_app_writes(record, changes)
    return Made(validated(record.revised(changes, now)), removed)


def fitting(kind: Kind[R], field: Field, typed: str, now: dt.datetime, resolve: Resolve) -> Any:
    """The value of one field by itself, as `made` would take it: for a form that is half full.

    Raises `BadValue`.
    """
    clean, _ = _through_the_gate(typed, one_line=field.shape is not Shape.PROSE)
    value = read_value(kind.name, field, clean, now, resolve)
    _check_size(kind.name, field, value)
    declared = get_type_hints(kind.record, include_extras=True)[field.attribute]
    try:
        msgspec.convert(msgspec.to_builtins(value), declared)
    except msgspec.ValidationError:
        raise BadValue(kind.name, field.name, field.refusal(shown(clean))) from None
    return value


def validated(record: R) -> R:
    """`record`, once it has been shown to read back from the file as it is.

    Structs are only checked when they are decoded, so it goes there and back. Raises `BadValue`.
    """
    try:
        content = msgspec.json.encode(record)
    except UnicodeEncodeError:
        raise Refused(
            f"{kind_of(record).name}: there is half a character in it, which no file can keep."
        ) from None
    if len(content) > FIELD_LIMIT:  # no text can be over that in fewer bytes
        _check_sizes(record)
    try:
        return msgspec.json.decode(content, type=type(record))
    except msgspec.ValidationError as error:
        _check_sizes(record)
        raise _explained(record, str(error)) from None


def lasting(kind: Kind[R], field: Field, typed: str, at: dt.datetime) -> str:
    """What was typed at the moment `at`, so that it means the same whenever it is read again:
    `now`, or nothing where that is now, and `yesterday` as the moment and the day they were.

    Other texts are left as they are, and so is what is no date.
    """
    is_a_time = field.shape in (Shape.DAY, Shape.MOMENT)
    if not is_a_time or not (typed.strip() or field.starts_now):
        return typed
    try:
        return in_words(field, read_value(kind.name, field, typed, at, as_given))
    except Refused:
        return typed


def in_json(record: Record) -> dict[str, Any]:
    """Every field of a record as JSON has it, those left at their default too."""
    return {
        field.name: msgspec.to_builtins(_value(record, field)) for field in fields_of(type(record))
    }


def in_words(field: Field, value: Any) -> str:
    """A field's value as `FIELD=VALUE` and a form take it back."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.datetime):
        return value.isoformat(sep=" ", timespec="minutes")[:16]
    if isinstance(value, dt.date):
        return value.isoformat()
    if field.shape is Shape.TABLE:
        return msgspec.json.encode(value).decode()
    if field.shape is Shape.WORDS:
        return ", ".join(value)
    if isinstance(value, float):
        return plain_number(value)
    return str(value)


def _values(
    kind: Kind[R], given: Mapping[str, Any], now: dt.datetime, resolve: Resolve
) -> tuple[dict[str, Any], dict[str, int]]:
    known = fields_by_name(kind.record)
    values: dict[str, Any] = {}
    removed: dict[str, int] = {}
    for name, value in given.items():
        if name in IGNORED:
            continue
        if name not in known:
            raise Refused(
                f"{kind.name} {shortened(name)}: there is no such field; "
                f"{kind.label} has {', '.join(known)}."
            )
        field = known[name]
        if field.shape is Shape.TABLE:
            with contextlib.suppress(ValueError):  # what is no JSON is refused by its reader
                value = rows_in(value)
        clean, taken = _through_the_gate(value, one_line=field.shape is not Shape.PROSE)
        if taken:
            removed[name] = taken
        values[field.attribute] = read_value(kind.name, field, clean, now, resolve)
    return values, removed


def _through_the_gate(value: Any, *, one_line: bool) -> tuple[Any, int]:
    """`value` with every text inside it cleaned, and how many characters that took out."""
    if isinstance(value, str):
        return cleaned(value, one_line=one_line)
    if isinstance(value, Mapping):
        parts = {key: _through_the_gate(item, one_line=False) for key, item in value.items()}
        return {key: part for key, (part, _) in parts.items()}, sum(n for _, n in parts.values())
    if isinstance(value, list | tuple):
        items = [_through_the_gate(item, one_line=one_line) for item in value]
        return [item for item, _ in items], sum(n for _, n in items)
    return value, 0


def _value(record: Record, field: Field) -> Any:
    return getattr(record, field.attribute)


def _check_sizes(record: Record) -> None:
    for field in fields_of(type(record)):
        _check_size(kind_of(record).name, field, _value(record, field))


def _check_size(kind: str, field: Field, value: Any) -> None:
    """Raise `BadValue` with both sizes where a text or a list is over the limit of a field."""
    text = value if isinstance(value, str) else ""
    most_of = f"{field.title} {'hold' if field.is_many else 'holds'} at most"
    size = len(msgspec.json.encode(value)) if isinstance(value, tuple) else len(text.encode())
    if size > FIELD_LIMIT:
        given, most = size_in_words(size), size_in_words(FIELD_LIMIT)
        reason = f"{most_of} {most}; {given} were given."
        raise BadValue(kind, field.name, reason)
    if field.shape is Shape.LINE and field.high and len(text) > field.high:
        most = counted(int(field.high), "character")
        reason = f"{most_of} {most}; {len(text):,} were given."
        raise BadValue(kind, field.name, reason)


def _refuse_new_stamps(record: Record, changes: Mapping[str, Any]) -> None:
    """Raise `BadValue` where a change would take a record's identity or its times from it."""
    for name in STAMPS:
        if name in changes and (name == "uid" or changes[name] == UNSTAMPED):
            field = fields_by_name(type(record))[name]
            raise _bad(record, field, f"{field.title} is the notebook's own, and stays as it is.")


def _refuse_what_the_app_writes(record: Record, changes: Mapping[str, Any]) -> None:
    """Raise `BadValue` where a change would rewrite what only follows from other changes."""
    for field in fields_of(type(record)):
        if field.app_writes and field.attribute in changes:
            reason = f"{field.title} is written by jargon8 itself: {field.help}."
            raise _bad(record, field, reason)


def _bad(record: Record, field: Field, reason: str = "") -> BadValue:
    why = reason or field.refusal(shown(_value(record, field)))
    return BadValue(kind_of(record).name, field.name, why)


def _explained(record: Record, message: str) -> Refused:
    """msgspec's message, which never quotes the value, as a sentence that does."""
    found = _PATH.search(message)
    field = fields_by_name(type(record)).get(found[1]) if found else None
    if field is None:
        return Refused(f"{kind_of(record).name}: {message}.")
    return _bad(record, field)
