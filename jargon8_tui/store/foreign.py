"""Reading a file that something else wrote, edited or damaged: everything in it is checked.

What is not a notebook at all is refused. What has a notebook's shape is taken in, and a row that
does not fit it is set aside by name in a table of its own, so that it hides nothing else and
nothing of it is lost. The standard `json` reads it, because msgspec and TinyDB keep the last of two
equal keys without a word.
"""

import json
import math
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from jargon8_tui.store.layout import META, SEAL_ROW, Document, NotReadable, Tables

SET_ASIDE = "set_aside"
"""The table of rows that do not fit any other."""

DEEPEST = 64
"""How many levels a record may have; TinyDB and `json` give up at about a thousand."""

_ID = re.compile(r"[1-9][0-9]{0,17}", re.ASCII)


class Misfit(msgspec.Struct, frozen=True, kw_only=True):
    """A row that no table can hold: where it stood, why it is not there, and what it was."""

    table: str
    id: str
    why: str
    row: msgspec.Raw


class _Pairs(list[tuple[str, Any]]):
    """A JSON object in which a name stands twice."""


def read_foreign(content: bytes) -> Document:
    """The document in a file's bytes. Raises `NotReadable`."""
    document = _parsed(_text(content))
    if not isinstance(document, dict | _Pairs):
        raise NotReadable("it is JSON, but not laid out as a notebook is")
    tables: Tables = {}
    misfits: list[Misfit] = []
    for name, table in _pairs(document):
        if not isinstance(table, dict | _Pairs):
            misfits.append(_misfit(name, "", "it is not a table", table))
            continue
        rows = tables.setdefault(name, {})
        for key, row in _pairs(table):
            if why := _why_not(key, row):
                misfits.append(_misfit(name, key, why, row))
                continue
            if int(key) in rows:
                why = "its id is there twice; this is the earlier one"
                misfits.append(_misfit(name, key, why, msgspec.Raw(rows[int(key)])))
            rows[int(key)] = _json(row)
    if META not in tables:
        raise NotReadable("it is JSON, but has no meta table, so it is not a notebook")
    claimed = tables[META].pop(SEAL_ROW, b"{}")
    _set_aside(tables, misfits)
    counts = {name: len(rows) for name, rows in tables.items()}
    return Document(tables, _claimed(claimed), counts)


def misfits_of(tables: Tables) -> Iterator[Misfit]:
    """What has been set aside in `tables`."""
    for row in tables.get(SET_ASIDE, {}).values():
        try:
            yield msgspec.json.decode(row, type=Misfit)
        except msgspec.DecodeError:  # not one of ours: it is in the file all the same
            continue


def _text(content: bytes) -> str:
    if not content.strip():
        raise NotReadable("it is empty")
    if not content.strip(b"\0"):
        raise NotReadable("it holds nothing but zeros")
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise NotReadable("it is UTF-16 text; a notebook is UTF-8")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotReadable("it is not UTF-8 text") from None


def _parsed(text: str) -> Any:
    try:
        return json.loads(
            text, object_pairs_hook=_object, parse_constant=_no_number, parse_float=_finite
        )
    except RecursionError:
        raise NotReadable("it is nested too deeply") from None
    except json.JSONDecodeError as error:
        if error.msg.startswith("Extra data"):
            raise NotReadable("something stands after its end") from None
        if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated"):
            raise NotReadable("it is cut short") from None
        raise NotReadable(f"it is not JSON from line {error.lineno} on") from None
    except NotReadable:
        raise
    except ValueError:
        raise NotReadable("a number in it is too long") from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any] | _Pairs:
    found = dict(pairs)
    return found if len(found) == len(pairs) else _Pairs(pairs)


def _no_number(name: str) -> float:
    raise NotReadable(f"it holds {name}, which is not JSON")


def _finite(text: str) -> float:
    number = float(text)
    if math.isinf(number):
        raise NotReadable(f"it holds {text[:20]}, which is too large a number")
    return number


def _pairs(value: dict[str, Any] | _Pairs) -> Iterator[tuple[str, Any]]:
    return iter(value if isinstance(value, _Pairs) else value.items())


def _why_not(key: str, row: Any) -> str:
    """Why a row can be no record; empty where it may be one."""
    if not _ID.fullmatch(key):
        return f"{key[:20]!r} is not an id"
    if isinstance(row, _Pairs):
        return "a field is there twice"
    return _why_not_inside(row) if isinstance(row, dict) else "it is not a record"


def _why_not_inside(row: dict[str, Any]) -> str:
    level: list[Any] = [row]
    for _ in range(DEEPEST):
        inside = [v for value in level if isinstance(value, dict) for v in value.values()]
        inside += [v for value in level if isinstance(value, list) for v in value]
        if any(isinstance(value, _Pairs) for value in inside):
            return "a field inside it is there twice"
        level = [value for value in inside if isinstance(value, dict | list)]
        if not level:
            return ""
    return "it is nested too deeply"


def _misfit(table: str, id: str, why: str, row: Any) -> Misfit:
    raw = row if isinstance(row, msgspec.Raw) else msgspec.Raw(_json(row))
    return Misfit(table=table, id=id[:40], why=why, row=raw)


def _json(value: Any) -> bytes:
    """`value` as compact JSON; lone surrogates, which UTF-8 cannot hold, stay escaped."""
    try:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":")).encode()
    except RecursionError:
        raise NotReadable("it is nested too deeply") from None


def _set_aside(tables: Tables, misfits: list[Misfit]) -> None:
    if not misfits:
        return
    rows = tables.setdefault(SET_ASIDE, {})
    for id, misfit in enumerate(misfits, max(rows, default=0) + 1):
        rows[id] = msgspec.json.encode(misfit)


def _claimed(row: bytes) -> str:
    """The checksum in a seal's row; empty where it is not one of ours."""
    checksum = json.loads(row).get("checksum")
    return checksum if isinstance(checksum, str) else ""
