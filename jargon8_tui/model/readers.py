"""One reader for each shape of field: from what was typed, or came as JSON, to its value.

A reader raises `ValueError` (or `KeyError`, `OverflowError`) for what does not fit its shape, and
`Refused` where it can say better than the field what is wrong.
"""

import datetime as dt
import math
import re
from collections.abc import Callable
from typing import Any

import msgspec

from jargon8_tui.model.dates import day_in_words, read_day, read_moment
from jargon8_tui.model.errors import BadValue, Refused
from jargon8_tui.model.fields import Field, Shape
from jargon8_tui.model.text import plain_number, shortened

Resolve = Callable[[str], str]
"""From a ref, uid, name or title to the uid of the record it means; raises `NotFound`."""

_YES = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False}


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
    except Refused as error:
        raise BadValue(
            kind, field.name, field.title, shown(given), field.accepts, reason=str(error)
        ) from None
    except (ValueError, KeyError, OverflowError):
        raise BadValue(kind, field.name, field.title, shown(given), field.accepts) from None


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
