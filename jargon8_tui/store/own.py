"""Reading a file that stands as jargon8 wrote it: its checksum vouches for every byte of it.

So nothing in it has to be looked at before it is wanted. A table is cut into its rows when it is
first asked for, and a record is decoded later still: what the app shows first is there long before
all of the notebook would be.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from itertools import accumulate
from threading import Lock
from zlib import crc32

import msgspec

from jargon8_tui.store.layout import CONTENTS, META, SEAL, Document, Place, Rows

_ROWS = msgspec.json.Decoder(dict[int, msgspec.Raw])
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
    if META not in places:
        return None
    counts = {name: place.rows for name, place in places.items()}
    return Document(CutWhenAsked(bodies, places), seal.checksum, counts)


def checksum_of(parts: Iterable[bytes]) -> str | None:
    """The checksum of a file as `Written` wrote it; none for any other bytes."""
    seal = _Seal()
    for _ in seal.bodies(parts):
        pass
    return seal.checksum if seal.is_whole else None


class CutWhenAsked(MutableMapping[str, Rows]):
    """The tables of a file by name, each cut into its rows when it is first asked for. It may be
    asked from any thread."""

    def __init__(self, bodies: Sequence[bytes], places: Mapping[str, Place]) -> None:
        """Of a file in the parts that it was read in, and the places of its tables there."""
        ends = list(accumulate(map(len, bodies)))
        self._tables: dict[str, Rows | _Uncut] = {
            name: _Uncut(_between(bodies, ends, place)) for name, place in places.items()
        }
        self._cutting = Lock()

    def __getitem__(self, name: str) -> Rows:
        rows = self._tables[name]
        if isinstance(rows, dict):
            return rows
        with self._cutting:
            rows = self._tables[name]
            if not isinstance(rows, dict):
                rows = self._tables[name] = rows.cut()
            return rows

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


class _Uncut:
    """The lines of a table as they stand in the file, in parts."""

    def __init__(self, parts: Iterable[bytes]) -> None:
        self._last_first = [(b"", part) for part in parts][::-1]
        """Each with what has been left of the one before it, which is the beginning of a line."""
        self._rows: Rows = {}

    def cut(self) -> Rows:
        """The rows. Where it is interrupted, as ctrl+c may do anywhere, it can be called again.

        A part is let go as soon as it is cut: its memory is what the next rows are put in, and to
        be given more by the system would take half as long again.
        """
        parts = self._last_first
        while len(parts) > 1:
            carry, part = parts[-1]
            end = part.rfind(b"\n")
            if end < 0:
                parts[-2:] = [(carry + part, parts[-2][1])]
                continue
            self._take(carry, memoryview(part)[: end - part.endswith(b",", 0, end)])
            parts[-2:] = [(part[end + 1 :], parts[-2][1])]
        for carry, part in parts:
            self._take(carry, memoryview(part))
        parts.clear()
        return self._rows

    def _take(self, carry: bytes, lines: memoryview) -> None:
        try:
            rows = _ROWS.decode(b"".join((b"{", carry, lines, b"}")))  # copied only once
        except (msgspec.DecodeError, RecursionError):  # of another program, kept as it came
            of_lines = b"".join((carry, lines)).strip().split(b"\n")
            self._rows.update(map(_row, of_lines))
        else:
            self._rows.update(zip(rows, map(bytes, rows.values()), strict=True))


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


def _between(bodies: Sequence[bytes], ends: Sequence[int], place: Place) -> Iterator[bytes]:
    """The lines of a table, in parts; `ends` are those of the bodies in the file."""
    for at in range(bisect_right(ends, place.start), len(bodies)):
        begins = ends[at] - len(bodies[at])
        if begins >= place.end:
            return
        yield bodies[at][max(place.start - begins, 0) : place.end - begins]


def _row(line: bytes) -> tuple[int, bytes]:
    id, _, row = line.partition(b'":')
    return int(id[1:]), row.removesuffix(b",")
