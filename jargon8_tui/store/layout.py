"""How the rows of a notebook stand in its file: one JSON document, one record a line.

Stock TinyDB reads it as it reads its own files. The last line says where each table stands, and the
checksum of all before that: a file which nothing else has touched is taken in as it is, by `own`;
any other is read by `foreign`, with suspicion.
"""

from collections.abc import Iterator, Mapping, MutableMapping
from typing import NamedTuple, TypeAlias
from zlib import crc32

import msgspec

from jargon8_tui.store.durable import SLICE

Rows = dict[int, bytes]
"""The records of one table by id, each as its JSON."""

Tables: TypeAlias = MutableMapping[str, Rows]
"""The tables of a notebook by name. The meta table is the last one in the file."""


class Document(NamedTuple):
    """What a file holds."""

    tables: Tables
    checksum: str
    """The one that it claims to have."""
    counts: dict[str, int]
    """How many rows each of the tables has."""


class Place(NamedTuple):
    """Where a table stands in a file."""

    start: int
    """Its first row, in bytes from the beginning of the file."""
    end: int
    rows: int
    """How many there are."""


META = "meta"
SEAL_ROW = 2
"""The row of the meta table that says where the tables are and holds the checksum; the first is the
notebook's own."""

CONTENTS = b',\n"%d":{"tables":' % SEAL_ROW
"""What comes after the last table, and before the places of all of them."""
SEAL = b',"checksum":"%08x"}\n}\n}\n'
"""What stands at the end of a file, after the places of its tables."""


class NotReadable(ValueError):
    """Bytes that are not a notebook, and in what way."""


def heading(name: str, rows_before: int | None) -> bytes:
    """What stands before the rows of a table, and after the so many rows of the table before it;
    none where it is the first."""
    end = b"{\n" if rows_before is None else b"\n},\n" if rows_before else b"},\n"
    return end + msgspec.json.encode(name) + b":{\n"


def contents(places: Mapping[str, Place]) -> bytes:
    """What stands after the last row of the last table, up to the seal."""
    return CONTENTS + msgspec.json.encode(places)


class Written:
    """A document on its way to the disk: iterate once over its parts, then ask its checksum."""

    def __init__(self, tables: Mapping[str, Mapping[int, bytes]]) -> None:
        self._tables = tables
        self.checksum = ""

    def __iter__(self) -> Iterator[bytes]:
        checksum = 0
        for part in self._parts():
            checksum = crc32(part, checksum)
            yield part
        self.checksum = f"{checksum:08x}"
        yield SEAL % checksum

    def _parts(self) -> Iterator[bytes]:
        places: dict[str, Place] = {}
        rows_before: int | None = None
        at = 0
        for name, rows in self._in_order():
            yield (begins := heading(name, rows_before))
            start = at = at + len(begins)
            for part in _lines(rows):
                at += len(part)
                yield part
            places[name] = Place(start, at, len(rows))
            rows_before = len(rows)
        yield contents(places)

    def _in_order(self) -> Iterator[tuple[str, Mapping[int, bytes]]]:
        """The meta table comes last: its last row says where the others are, and seals them."""
        for name, rows in self._tables.items():
            if name != META:
                yield name, rows
        yield META, {1: self._tables[META][1]}


def _lines(rows: Mapping[int, bytes]) -> Iterator[bytes]:
    lines: list[bytes] = []
    size = 0
    separator = b""
    for id, row in rows.items():
        lines.append(b'%b"%d":%b' % (separator, id, row))
        separator = b",\n"
        size += len(row)
        if size >= SLICE:
            yield b"".join(lines)
            lines, size = [], 0
    yield b"".join(lines)
