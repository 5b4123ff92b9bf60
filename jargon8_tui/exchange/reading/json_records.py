"""Records as JSON, the way an export and `list --json` write them: an array, or one object.

The array is read an item at a time, so that what is wrong can be told by its line.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from jargon8_tui.exchange.reading.pieces import Document, Found, Piece, Unreadable, says_when
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import kind_named

_BLANK = re.compile(r"[ \t\n\r]*")


def read(document: Document) -> Found:
    """The records in `document`. Raises `Unreadable`."""
    found = Found()
    for item, line in _items(document.text):
        try:
            found.pieces.append(_piece(item, line))
        except Unreadable as error:
            found.wrong.append(error)
    return found


def _piece(item: Any, line: int) -> Piece:
    if not isinstance(item, dict):
        raise Unreadable("A record is a JSON object, and this is none.", line)
    if not isinstance(item.get("kind"), str):
        what = "It is a notebook" if "meta" in item else "It does not say what kind of record it is"
        raise Unreadable(f"{what}; import reads what an export wrote.", line)
    try:
        kind = kind_named(item["kind"])
    except Refused as error:
        raise Unreadable(str(error), line) from None
    return Piece(kind, item, line, dated=says_when(kind, item))


def _items(text: str) -> Iterator[tuple[Any, int]]:
    """Each item of the array that `text` is, or the one object, with the line it begins on."""
    decoder = json.JSONDecoder(**STRICT)
    at = _after_blank(text, 0)
    is_array = text[at : at + 1] == "["
    at = _after_blank(text, at + 1) if is_array else at
    line, counted_to = 1, 0
    goes_on = text[at : at + 1] != "]" if is_array else at < len(text)
    while goes_on:
        line, counted_to = line + text.count("\n", counted_to, at), at
        try:
            item, at = decoder.raw_decode(text, at)
        except json.JSONDecodeError as error:
            raise Unreadable(f"It is not JSON: {error.msg}.", error.lineno) from None
        except (ValueError, RecursionError) as error:
            raise Unreadable(f"It is not JSON that a record can hold: {error}.", line) from None
        yield item, line
        at = _after_blank(text, at)
        goes_on = is_array and text[at : at + 1] == ","
        at = _after_blank(text, at + 1) if goes_on else at
    if is_array and text[at : at + 1] != "]":
        raise Unreadable("It is not JSON: the list of records does not end.", line)
    if text[_after_blank(text, at + is_array) :]:
        raise Unreadable("It is not JSON: there is more after its end.", text.count("\n") + 1)


def _after_blank(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    return match.end() if match else at


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object's members. Raises `ValueError` where one is given twice."""
    members = dict(pairs)
    if len(members) < len(pairs):
        raise ValueError("a name is given twice in one object")
    return members


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is not a number")


STRICT: dict[str, Any] = {"object_pairs_hook": _once_each, "parse_constant": _no_number}
"""How `json` is told to refuse what it would let pass, and a record cannot hold."""
