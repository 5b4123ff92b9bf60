"""A table as it stands in the file, until it is wanted row by row.

To look through its lines, or to have one row of it, takes a fraction of cutting it into all.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

import msgspec

from jargon8_tui.store.layout import Place, Rows

_ROWS = msgspec.json.Decoder(dict[int, msgspec.Raw])
_BEGINS = re.compile(rb'\n"(\d+)":')


class Uncut:
    """The lines of one table, `"ID":JSON` and a comma, in parts that end anywhere."""

    def __init__(self, bodies: Sequence[bytes], ends: Sequence[int], place: Place) -> None:
        """The table at `place` of a file that was read as `bodies`, which end at `ends`."""
        self._parts = tuple(between(bodies, ends, place.start, place.end))

    def texts(self) -> Iterator[bytes]:
        """The whole of it, some whole lines at a time."""
        carry = b""
        for part in self._parts:
            lines, newline, rest = part.rpartition(b"\n")
            if newline:
                yield carry + lines
                carry = rest
            else:
                carry += part
        if carry:
            yield carry

    def row(self, id: int) -> bytes | None:
        """The JSON of one row. None may still mean that it is there: it is looked for only where
        it is by the order of the ids."""
        at = bisect_right(self._beginnings, (id, len(self._parts))) - 1
        if at < 0:
            return None
        number = self._beginnings[at][1]
        part = self._parts[number]
        head = b'\n"%d":' % id
        if number == 0 and part.startswith(head[1:]):
            start = len(head) - 1
        elif (before := part.find(head)) >= 0:
            start = before + len(head)
        else:
            return None
        return self._rest_of_line(number, start).removesuffix(b",")

    def cut(self) -> Rows:
        """All its rows, in their order."""
        rows: Rows = {}
        carry = b""
        for part in self._parts:
            end = part.rfind(b"\n")
            if end < 0:
                carry += part
                continue
            lines_end = end - 1 if part.endswith(b",", 0, end) else end
            rows.update(_cut(carry, memoryview(part)[:lines_end]))
            carry = part[end + 1 :]
        rows.update(_cut(carry, memoryview(b"")))
        return rows

    def _rest_of_line(self, number: int, start: int) -> bytes:
        """The line that `start` in a part is on, from there; it may go on in the next parts."""
        line = b""
        for part in self._parts[number:]:
            end = part.find(b"\n", start)
            if end >= 0:
                return line + part[start:end]
            line, start = line + part[start:], 0
        return line

    @cached_property
    def _beginnings(self) -> list[tuple[int, int]]:
        """The first id that stands in each part, and which part; those in which one does."""
        found = (
            (_BEGINS.search(part if at else b"\n" + part), at)
            for at, part in enumerate(self._parts)
        )
        return [(int(match[1]), at) for match, at in found if match]


def row_on(line: bytes) -> tuple[int, bytes]:
    """The id and the JSON of the row on a line."""
    id, _, row = line.partition(b'":')
    return int(id[1:]), row.removesuffix(b",")


def between(bodies: Sequence[bytes], ends: Sequence[int], start: int, end: int) -> Iterator[bytes]:
    """What stands from `start` to `end` in a file that was read as `bodies`, which end at `ends`,
    in as many parts."""
    for at in range(bisect_right(ends, start), len(bodies)):
        begins = ends[at] - len(bodies[at])
        if begins >= end:
            return
        yield bodies[at][max(start - begins, 0) : end - begins]


def _cut(carry: bytes, lines: memoryview) -> Rows:
    try:
        rows = _ROWS.decode(b"".join((b"{", carry, lines, b"}")))  # copied only once
    except (msgspec.DecodeError, RecursionError):  # of another program, kept as it came
        return dict(map(row_on, b"".join((carry, lines)).split(b"\n")))
    return dict(zip(rows, map(bytes, rows.values()), strict=True))
