"""How the rows of a notebook stand in its file: one JSON document, one record a line.

Stock TinyDB reads it as it reads its own files. The last line is a checksum over all before it, so
that a file which nothing else has touched is taken in by lines, each record as its own JSON to be
decoded when it is wanted; any other file is read by `foreign`, with suspicion.
"""

from collections.abc import Iterable, Iterator, Mapping
from zlib import crc32

import msgspec

from jargon8_tui.store.durable import SLICE

Rows = dict[int, bytes]
"""The records of one table by id, each as its JSON."""

Tables = dict[str, Rows]
"""The tables of a notebook by name. The meta table is the last one in the file."""

META = "meta"
SEAL_ROW = 2
"""The row of the meta table that holds the checksum; the first is the notebook's own."""

_ROWS = msgspec.json.Decoder(dict[int, msgspec.Raw])

_SEAL = b'"%d":{"checksum":"%08x"}\n}\n}\n'
_SEAL_SIZE = len(_SEAL % (SEAL_ROW, 0))


class NotReadable(ValueError):
    """Bytes that are not a notebook, and in what way."""


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
        yield _SEAL % (SEAL_ROW, checksum)

    def _parts(self) -> Iterator[bytes]:
        yield b"{\n"
        for name, rows in self._tables.items():
            if name != META:
                yield from _table(name, rows)
                yield b"},\n"
        yield b'"%b":{\n"1":%b,\n' % (META.encode(), self._tables[META][1])


def _table(name: str, rows: Mapping[int, bytes]) -> Iterator[bytes]:
    yield msgspec.json.encode(name) + b":{"
    lines: list[bytes] = []
    size = 0
    separator = b"\n"
    for id, row in rows.items():
        lines.append(b'%b"%d":%b' % (separator, id, row))
        separator = b",\n"
        size += len(row)
        if size >= SLICE:
            yield b"".join(lines)
            lines, size = [], 0
    yield b"".join(lines) + b"\n"


def read_own(parts: Iterable[bytes]) -> tuple[Tables, str] | None:
    """The tables of a file as `Written` wrote it, and its checksum; none for any other bytes."""
    tables: Tables = {}
    rows: Rows | None = None
    carry = b""
    seal = _Seal()
    try:
        for body in seal.bodies(parts):
            lines, newline, end = (carry + body).rpartition(b"\n")
            carry = end
            if newline and not _took_rows(lines, rows):
                rows = _take(lines.split(b"\n"), tables, rows)
    except (ValueError, TypeError):  # not our lines
        return None
    return (tables, seal.checksum) if seal.is_whole and not carry else None


def checksum_of(parts: Iterable[bytes]) -> str | None:
    """The checksum of a file as `Written` wrote it; none for any other bytes."""
    seal = _Seal()
    for _ in seal.bodies(parts):
        pass
    return seal.checksum if seal.is_whole else None


class _Seal:
    """Reads along with a file, and knows at its end whether its last line vouches for the rest."""

    def __init__(self) -> None:
        self._checksum = 0
        self._held = b""

    def bodies(self, parts: Iterable[bytes]) -> Iterator[bytes]:
        """The same bytes, but for the seal at their end."""
        for part in parts:
            self._held += part
            body, self._held = self._held[:-_SEAL_SIZE], self._held[-_SEAL_SIZE:]
            self._checksum = crc32(body, self._checksum)
            yield body

    @property
    def checksum(self) -> str:
        """What was read, in eight digits."""
        return f"{self._checksum:08x}"

    @property
    def is_whole(self) -> bool:
        """Whether the seal was there and says the same."""
        return self._held == _SEAL % (SEAL_ROW, self._checksum)


def _took_rows(lines: bytes, rows: Rows | None) -> bool:
    """Put lines into `rows` where each is a row of it; false, and nothing done, where not.

    That is what nearly all lines are, and msgspec cuts them up in two thirds of the time that
    `_take` needs: the app has nothing to show until it is done.
    """
    if rows is None:
        return False
    try:
        found = _ROWS.decode(b"{%b}" % lines.removesuffix(b","))
    except (msgspec.DecodeError, RecursionError):
        return False
    if b"\n" in bytes(next(iter(found.values()), b"\n")):
        return False  # whole tables that have numbers for names
    rows.update(zip(found, map(bytes, found.values()), strict=True))
    return True


def _take(lines: list[bytes], tables: Tables, rows: Rows | None) -> Rows | None:
    """Put lines into `tables`; `rows` is the table that they stand in, before and after."""
    for line in lines:
        id, colon, row = line.partition(b'":')
        if not colon:
            continue  # a brace
        if row == b"{":
            rows = tables[msgspec.json.decode(id + b'"', type=str)] = {}
        else:
            rows[int(id[1:])] = row[:-1] if row.endswith(b",") else row  # type: ignore[index] # refused as not ours
    return rows
