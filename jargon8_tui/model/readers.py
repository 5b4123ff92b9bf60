"""One reader for each shape of field: from what was typed, or came as JSON, to its value.

A reader raises `ValueError` (or `KeyError`, `OverflowError`) for what does not fit its shape, and
`Refused` where it can say better than the field what is wrong.
"""

import datetime as dt
import math
import re
from collections.abc import Callable
from typing import Any, Protocol

import msgspec

from jargon8_tui.model.dates import day_in_words, read_day, read_moment
from jargon8_tui.model.errors import BadValue, Refused
from jargon8_tui.model.fields import Field, Shape, fields_by_name
from jargon8_tui.model.text import cleaned, plain_number, shortened


class Resolve(Protocol):
    """From a ref, uid, name or title to the uid of the record it means."""

    def __call__(self, text: str, of: str = "", /) -> str:
        """The uid; `of` is the kind that is wanted, if any. Raises `NotFound` and `Refused`."""


_YES = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False}


def read_value(kind: str, field: Field, given: object, now: dt.datetime, resolve: Resolve) -> Any:
    """The value of one field from what was given for it. Raises `BadValue`."""
    if given is None or given == "":
        if field.required:
            raise BadValue(kind, field.name, field.refusal(""))
        if field.starts_now:
            return now if field.shape is Shape.MOMENT else now.date()
        return field.default
    try:
        return _READERS.get(field.shape, _as_it_is)(field, given, now, resolve)
    except Refused as error:
        raise BadValue(kind, field.name, str(error)) from None
    except (ValueError, KeyError, OverflowError):
        raise BadValue(kind, field.name, field.refusal(shown(given))) from None


def shown(given: object) -> str:
    """What was given, short enough for a sentence."""
    if isinstance(given, dt.date):
        return day_in_words(given)
    if isinstance(given, list | tuple):
        return ", ".join(shown(item) for item in given[:6]) or "an empty list"
    return plain_number(given) if isinstance(given, float) else shortened(str(given))


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
    if isinstance(given, int | float) and not isinstance(given, bool):
        number = float(given)
        if not math.isfinite(number):
            raise ValueError(given)
        return number
    if not re.fullmatch(r"[+-]?(\d{1,15}(\.\d*)?|\.\d+)", str(given), re.ASCII):
        raise ValueError(given)
    return float(given)


def _day(_field: Field, given: Any, now: dt.datetime, _resolve: Resolve) -> dt.date:
    if isinstance(given, dt.datetime):
        return given.date()
    return given if isinstance(given, dt.date) else read_day(str(given), now)


def _moment(_field: Field, given: Any, now: dt.datetime, _resolve: Resolve) -> dt.datetime:
    return given if isinstance(given, dt.datetime) else read_moment(str(given), now)


def _words(_field: Field, given: Any, _now: dt.datetime, _resolve: Resolve) -> tuple[str, ...]:
    items = given if isinstance(given, list | tuple) else [given]
    if not all(isinstance(item, str) for item in items):
        raise ValueError(given)
    words = (word.strip() for item in items for word in item.split(","))
    return tuple(dict.fromkeys(word for word in words if word))


def _record(field: Field, given: Any, _now: dt.datetime, resolve: Resolve) -> str:
    return resolve(str(given), field.of)


def _table(field: Field, given: Any, now: dt.datetime, resolve: Resolve) -> tuple[Any, ...]:
    rows = _rows(field, given, now, resolve)
    if refuse := getattr(field.item, "refuse_together", None):
        refuse(rows)
    return rows


def _rows(field: Field, given: Any, now: dt.datetime, resolve: Resolve) -> tuple[Any, ...]:
    if (from_line := getattr(field.item, "from_line", None)) and not _is_json_list(given):
        return tuple(from_line(part, now) for part in str(given).split(","))
    rows = rows_in(given)
    if not isinstance(rows, list | tuple):
        raise ValueError(given)
    if field.item is None:
        return tuple(rows)
    return tuple(_row(field.item, row, n, now, resolve) for n, row in enumerate(rows, 1))


def _is_json_list(given: Any) -> bool:
    return not isinstance(given, str | int | float) or str(given).lstrip().startswith("[")


def rows_in(given: Any) -> Any:
    """The rows that are `given` for a table, decoded where they are JSON. Raises `ValueError`."""
    return msgspec.json.decode(given) if isinstance(given, str) else given


def _row(
    row: type[msgspec.Struct], given: Any, number: int, now: dt.datetime, resolve: Resolve
) -> msgspec.Struct:
    """One line of a table, read field by field as a record is. Raises `Refused`."""
    if isinstance(given, row):
        return given
    if not isinstance(given, dict):
        raise Refused(f"Line {number} of the list is {shown(given)}, not an object with names.")
    known = fields_by_name(row)
    if unknown := [name for name in given if name not in known]:
        raise Refused(f"Line {number} of the list has no {shown(unknown)}; {shown([*known])} are.")
    values: dict[str, Any] = {}
    for name, field in known.items():
        if name not in given and not (field.required or field.starts_now):
            continue
        value = given.get(name)
        if isinstance(value, str):
            value = cleaned(value, one_line=field.shape is not Shape.PROSE).text
        try:
            values[field.attribute] = read_value("line", field, value, now, resolve)
        except BadValue as error:
            raise Refused(f"In line {number} of the list: {error.reason}") from None
    try:
        return msgspec.convert(msgspec.to_builtins(row(**values)), row)
    except msgspec.ValidationError as error:
        found = re.search(r"\$\.(\w+)", str(error))
        wrong = known[found[1]] if found else field
        why = wrong.refusal(shown(given.get(wrong.name)))
        raise Refused(f"In line {number} of the list: {why}") from None


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
