"""From what was typed, or came as JSON, to a record that fits its kind, or a sentence why not."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import msgspec

from jargon8_tui.model.dates import BadDate, day_in_words, read_day, read_moment
from jargon8_tui.model.errors import BadValue, Refused
from jargon8_tui.model.fields import Field, Shape, fields_by_name, fields_of
from jargon8_tui.model.kinds import Kind, kind_of
from jargon8_tui.model.record import Record
from jargon8_tui.model.text import FIELD_LIMIT, cleaned, counted, size_in_words

R = TypeVar("R", bound=Record)
Resolve = Callable[[str], str]
"""From a ref, uid, name or title to the uid of the record it means; raises `NotFound`."""

IGNORED = frozenset({"ref", "kind", "links", "worked_out"})
"""What is printed beside a record's fields, and is let pass when it comes back."""

_PATH = re.compile(r"`\$\.(\w+)")
_YES = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False}


@dataclass(frozen=True)
class Made(Generic[R]):
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


def as_given(uid: str) -> str:
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
        if field.name in values:
            continue
        if field.required:
            raise BadValue(kind.name, field.name, field.title, "", field.accepts)
        if field.starts_now:
            values[field.attribute] = now if field.shape is Shape.MOMENT else now.date()
    return Made(validated(kind.record(**values)), removed)


def revised(
    record: R, given: Mapping[str, Any], now: dt.datetime, resolve: Resolve = as_given
) -> Made[R]:
    """`record` with some fields changed, checked as in `made`; an empty value clears a field."""
    values, removed = _values(kind_of(record), given, now, resolve)
    return Made(validated(record.revised(values, now)), removed)


def read_value(kind: str, field: Field, given: object, now: dt.datetime, resolve: Resolve) -> Any:
    """The value of one field from what was given for it. Raises `BadValue`."""
    if given is None or given == "":
        if field.required:
            raise BadValue(kind, field.name, field.title, "", field.accepts)
        if field.starts_now:
            return now if field.shape is Shape.MOMENT else now.date()
        return field.default
    try:
        return _READERS.get(field.shape, _as_it_is)(field, given, now, resolve)
    except BadDate as error:
        raise BadValue(
            kind, field.name, field.title, _shown(given), field.accepts, reason=str(error)
        ) from None
    except (ValueError, KeyError):
        raise BadValue(kind, field.name, field.title, _shown(given), field.accepts) from None


def validated(record: R) -> R:
    """`record`, once it has been shown to read back from the file as it is.

    Structs are only checked when they are decoded, so it goes there and back. Raises `BadValue`.
    """
    kind = kind_of(record).name
    for field in fields_of(type(record)):
        value = getattr(record, field.attribute)
        size = len(value.encode("utf-8", "surrogatepass")) if isinstance(value, str) else 0
        if size > FIELD_LIMIT:
            raise Refused(
                f"{kind} {field.name}: {size_in_words(size)} were given; "
                f"a field holds {size_in_words(FIELD_LIMIT)}."
            )
    try:
        return msgspec.json.decode(msgspec.json.encode(record), type=type(record))
    except (msgspec.ValidationError, UnicodeEncodeError) as error:
        raise _explained(record, str(error)) from None


def in_json(record: Record) -> dict[str, Any]:
    """Every field of a record as JSON has it, those left at their default too."""
    return {
        field.name: msgspec.to_builtins(getattr(record, field.attribute))
        for field in fields_of(type(record))
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
    return f"{value:g}" if isinstance(value, float) else str(value)


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
            raise Refused(f"{kind.name} {name}: there is no such field; it has {', '.join(known)}.")
        field = known[name]
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


def _as_it_is(_field: Field, given: Any, _now: dt.datetime, _resolve: Resolve) -> Any:
    return given


def _choice(field: Field, given: Any, _now: dt.datetime, _resolve: Resolve) -> str:
    return {choice.casefold(): choice for choice in field.choices}[str(given).casefold()]


def _yes_no(_field: Field, given: Any, _now: dt.datetime, _resolve: Resolve) -> bool:
    return given if isinstance(given, bool) else _YES[str(given).casefold()]


def _whole(_field: Field, given: Any, _now: dt.datetime, _resolve: Resolve) -> int:
    if isinstance(given, bool) or not re.fullmatch(r"[+-]?\d{1,15}", str(given), re.ASCII):
        raise ValueError(given)
    return int(given)


def _number(_field: Field, given: Any, _now: dt.datetime, _resolve: Resolve) -> float:
    if isinstance(given, bool) or not re.fullmatch(
        r"[+-]?(\d{1,15}(\.\d{0,15})?|\.\d{1,15})", str(given), re.ASCII
    ):
        raise ValueError(given)
    return float(given)


def _day(_field: Field, given: Any, now: dt.datetime, _resolve: Resolve) -> dt.date:
    if isinstance(given, dt.datetime):
        return given.date()
    return given if isinstance(given, dt.date) else read_day(str(given), now)


def _moment(_field: Field, given: Any, now: dt.datetime, _resolve: Resolve) -> dt.datetime:
    return given if isinstance(given, dt.datetime) else read_moment(str(given), now)


def _words(_field: Field, given: Any, _now: dt.datetime, _resolve: Resolve) -> tuple[Any, ...]:
    parts = given.split(",") if isinstance(given, str) else given
    if not isinstance(parts, list | tuple):
        raise ValueError(given)
    trimmed = (part.strip() if isinstance(part, str) else part for part in parts)
    return tuple(dict.fromkeys(part for part in trimmed if part != ""))


def _record(_field: Field, given: Any, _now: dt.datetime, resolve: Resolve) -> str:
    return resolve(str(given))


def _table(_field: Field, given: Any, _now: dt.datetime, _resolve: Resolve) -> tuple[Any, ...]:
    if isinstance(given, str):
        given = msgspec.json.decode(given)
    if not isinstance(given, list | tuple):
        raise ValueError(given)
    return tuple(given)


_READERS: dict[Shape, Callable[[Field, Any, dt.datetime, Resolve], Any]] = {
    Shape.CHOICE: _choice,
    Shape.YES_NO: _yes_no,
    Shape.WHOLE: _whole,
    Shape.NUMBER: _number,
    Shape.DAY: _day,
    Shape.MOMENT: _moment,
    Shape.WORDS: _words,
    Shape.RECORD: _record,
    Shape.TABLE: _table,
}


def _explained(record: Record, message: str) -> Refused:
    """msgspec's message, which never quotes the value, as a sentence that does."""
    kind = kind_of(record).name
    found = _PATH.search(message)
    field = fields_by_name(type(record)).get(found[1]) if found else None
    if field is None:
        return Refused(f"{kind}: {message}.")
    given = getattr(record, field.attribute)
    return BadValue(kind, field.name, field.title, _shown(given), field.accepts)


def _shown(given: object) -> str:
    """What was given, short enough for a sentence."""
    if isinstance(given, dt.date):
        return day_in_words(given)
    if isinstance(given, list | tuple):
        return ", ".join(_shown(item) for item in given[:6]) or "an empty list"
    text = " ".join(str(given).split())
    return text if len(text) <= 60 else text[:59] + "…"
