"""Reading a file that stands as jargon8 wrote it: its checksum vouches for every byte of it.

So nothing in it has to be looked at before it is wanted. A table is cut into its rows when it is
first asked for, and a record is decoded later still: what the app shows first is there long before
all of the notebook would be.
"""

from collections.abc import Iterable, Iterator, MutableMapping, Sequence
from itertools import accumulate
from threading import Lock
from zlib import crc32

import msgspec

from jargon8_tui.store.layout import (
    CONTENTS,
    META,
    SEAL,
    Document,
    Place,
    Rows,
    contents,
    heading,
)
from jargon8_tui.store.uncut import Uncut, between

_PLACES = msgspec.json.Decoder(dict[str, Place])
_SEAL_SIZE = len(SEAL % 0)


def read_own(parts: Iterable[bytes]) -> Document | None:
    """The document in a file as `Written` wrote it; none for any other bytes."""
    seal = _Seal()
    bodies = list(seal.bodies(parts))
    if not seal.is_whole:
        return None
    try:
        places = _places(bodies)
    except (msgspec.DecodeError, RecursionError):
        return None
    ends = list(accumulate(map(len, bodies)))
    if META not in places or not _are_right(places, bodies, ends):
        return None
    tables = {name: Uncut(bodies, ends, place) for name, place in places.items()}
    counts = {name: place.rows for name, place in places.items()}
    return Document(CutWhenAsked(tables), seal.checksum, counts)


def checksum_of(parts: Iterable[bytes]) -> str | None:
    """The checksum of a file as `Written` wrote it; none for any other bytes."""
    seal = _Seal()
    for _ in seal.bodies(parts):
        pass
    return seal.checksum if seal.is_whole else None


class CutWhenAsked(MutableMapping[str, Rows]):
    """The tables of a file by name, each cut into its rows when it is first asked for. It may be
    asked from any thread."""

    def __init__(self, tables: dict[str, Uncut]) -> None:
        self._tables: dict[str, Rows | Uncut] = {**tables}
        self._cutting = {name: Lock() for name in tables}  # no table waits for another

    def uncut(self, name: str) -> Uncut | None:
        """A table as it stands in the file; none where it is cut already, or was changed."""
        table = self._tables.get(name)
        return table if isinstance(table, Uncut) else None

    def __getitem__(self, name: str) -> Rows:
        table = self._tables[name]
        if isinstance(table, Uncut):
            with self._cutting[name]:
                table = self._tables[name]
                if isinstance(table, Uncut):
                    table = self._tables[name] = table.cut()
        return table

    def __setitem__(self, name: str, rows: Rows) -> None:
        self._tables[name] = rows

    def __delitem__(self, name: str) -> None:
        del self._tables[name]

    def __contains__(self, name: object) -> bool:
        return name in self._tables

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)


class _Seal:
    """Reads along with a file, and knows at its end whether its last words vouch for the rest."""

    def __init__(self) -> None:
        self._checksum = 0
        self._held = b""

    def bodies(self, parts: Iterable[bytes]) -> Iterator[bytes]:
        """The same bytes, but for the seal at their end."""
        for part in parts:
            if len(self._held) >= _SEAL_SIZE <= len(part):
                yield self._seen(self._held)  # as it is: to join them would copy all there is
                self._held = part
                continue
            self._held += part
        body, self._held = self._held[:-_SEAL_SIZE], self._held[-_SEAL_SIZE:]
        yield self._seen(body)

    @property
    def checksum(self) -> str:
        """What was read, in eight digits."""
        return f"{self._checksum:08x}"

    @property
    def is_whole(self) -> bool:
        """Whether the seal was there and says the same."""
        return self._held == SEAL % self._checksum

    def _seen(self, body: bytes) -> bytes:
        self._checksum = crc32(body, self._checksum)
        return body


def _places(bodies: Sequence[bytes]) -> dict[str, Place]:
    """Where the tables of a file are, from its last line. Raises `msgspec.DecodeError`."""
    end = b""
    for body in reversed(bodies):
        end = body + end
        _, beginning, places = end.rpartition(CONTENTS)
        if beginning:
            return _PLACES.decode(places)
    return {}


def _are_right(places: dict[str, Place], bodies: Sequence[bytes], ends: Sequence[int]) -> bool:
    """Whether each table stands where it is said to, and nothing else anywhere: a checksum may be
    right and yet vouch for a file that someone else has made."""
    at, rows = 0, None
    for name, place in places.items():
        begins = heading(name, rows)
        if not at + len(begins) == place.start <= place.end:
            return False
        if b"".join(between(bodies, ends, at, place.start)) != begins:
            return False
        at, rows = place.end, place.rows
    return b"".join(between(bodies, ends, at, ends[-1])) == contents(places)
