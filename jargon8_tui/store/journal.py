"""The journal: the saves that are not in the notebook's file yet, a checksummed line each.

A save is one line appended and synced, so its cost does not grow with the notebook. The first line
says which file the others go on from. Every line carries its number and whole rows, so reading it
twice is harmless, and a line that was cut off while it was written is told from one gone bad later.

Behind the last line there are blanks, which the next ones are written over: where a file does not
grow, the system syncs it in two thirds of the time.
"""

import contextlib
import datetime as dt
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import msgspec

from jargon8_tui.store.aside import aside
from jargon8_tui.store.codec import Codec
from jargon8_tui.store.durable import discard, replace_file, sync_content, write_all
from jargon8_tui.store.stamps import Stamp, stamp_of
from jargon8_tui.store.storage import RowChange

_ROWS = msgspec.json.Decoder(list[tuple[str, int, msgspec.Raw]])
_GO_ON = os.O_RDWR | getattr(os, "O_BINARY", 0)
_ROOM = b" " * (1 << 16)
"""The blanks that are put behind the lines where there are not enough for the next one."""


class Put(NamedTuple):
    """A row as a save left it; none where it took it away."""

    table: str
    id: int
    row: bytes | None


class Save(NamedTuple):
    """One line of a journal: its number, its rows, and the line itself without its newline."""

    number: int
    puts: tuple[Put, ...]
    line: bytes


class Header(msgspec.Struct, frozen=True):
    """The first line: the notebook, and the checksum of the file that the saves go on from."""

    notebook: str
    base: str


class Reading(NamedTuple):
    """What a journal's file holds."""

    header: Header | None
    saves: tuple[Save, ...]
    torn: int
    """How many bytes at its end are of a save that was cut off while it was written."""
    bad: tuple[int, ...]
    """The lines that cannot be read although others after them can."""
    end: int
    """Where the last line that can be read ends, and the next one goes, in bytes."""


def read_journal(content: bytes, codec: Codec) -> Reading:
    """What the bytes of a journal say, however damaged they are."""
    header: Header | None = None
    saves: list[Save] = []
    unread: list[int] = []
    good = position = 0
    for number, line in enumerate(content.split(b"\n"), 1):
        position += len(line) + 1
        read = _read_line(line, codec) if position <= len(content) else None
        if isinstance(read, Header) and number == 1:
            header, good = read, position
        elif isinstance(read, Save):
            saves.append(read)
            good = position
        elif position <= len(content):
            unread.append(number)
    read_to = content[:good].count(b"\n")
    bad = tuple(number for number in unread if number <= read_to)
    torn = len(content.rstrip(b" ")) - good
    return Reading(header, tuple(saves), max(torn, 0), bad, good)


class Journal:
    """The journal's file, and in memory every save that the notebook's own file does not hold."""

    def __init__(self, path: Path, codec: Codec, now: Callable[[], dt.datetime]) -> None:
        self.path = path
        self.last = 0
        """The number of the last save."""
        self._codec = codec
        self._now = now
        self._header = Header("", "")
        self._lines: list[tuple[int, bytes]] = []
        self._written = 0
        self._descriptor: int | None = None
        self._expected: Stamp | None = None
        self._end = 0
        """Where the next line goes in its file."""
        self._unsure = False

    def go_on(self, header: Header, last: int) -> None:
        """Go on from a notebook's file that has taken in `last` saves."""
        self._header = header
        self.last = last

    def take_over(
        self, saves: Sequence[Save], stamp: Stamp | None, end: int, *, whole: bool
    ) -> None:
        """Hold the saves that were read from its file, as `stamp` says it was then.

        Where it is `whole` it goes on being used, from its `end`; otherwise the next save writes it
        anew.
        """
        self._lines = [(save.number, save.line) for save in saves]
        self.last = max([self.last, *(save.number for save in saves)])
        self._expected = stamp
        self._written = len(self._lines)
        if whole and stamp is not None:
            self._descriptor, self._end = os.open(self.path, _GO_ON), end

    @property
    def base(self) -> str:
        """The checksum of the file that its saves go on from."""
        return self._header.base

    @property
    def is_empty(self) -> bool:
        """Whether the notebook's own file holds every save."""
        return not self._lines

    @property
    def is_durable(self) -> bool:
        """Whether every save is known to be on the disk."""
        return self._written == len(self._lines)

    @property
    def size(self) -> int:
        """How many bytes its saves are."""
        return sum(len(line) + 1 for _, line in self._lines)

    def add(self, changes: Sequence[RowChange]) -> None:
        """Take in a save; `flush` makes it last."""
        self.last += 1
        text = b"%d [%b]" % (self.last, b",".join(map(_put, changes)))
        self._lines.append((self.last, _line(text, self._codec)))

    def flush(self) -> None:
        """Have the disk hold every save. Raises `OSError`; the next try is then a new file."""
        if self.is_durable:
            return
        self._make_way()
        try:
            if self._descriptor is None or self._expected is None:
                self._write_anew()
            else:
                self._append(self._descriptor, self._expected)
        except BaseException:
            self.let_go()
            self._unsure = True
            raise
        self._written = len(self._lines)

    def folded(self, base: str, up_to: int) -> None:
        """Go on from the file with the checksum `base`, which holds the saves `up_to` that number.

        Raises `OSError`; the saves it holds are then still where they were.
        """
        self._make_way()
        self._lines = [line for line in self._lines if line[0] > up_to]
        self._header = Header(self._header.notebook, base)
        self._written = 0
        self.let_go()
        if self._lines:
            self.flush()
        else:
            discard(self.path)
            self._expected = stamp_of(self.path)

    def let_go(self) -> None:
        """Close the file; the next save writes it anew."""
        if self._descriptor is not None:
            descriptor, self._descriptor = self._descriptor, None
            with contextlib.suppress(OSError):
                os.close(descriptor)

    def _append(self, descriptor: int, expected: Stamp) -> None:
        lines = b"".join(line + b"\n" for _, line in self._lines[self._written :])
        os.lseek(descriptor, self._end, os.SEEK_SET)
        write_all(descriptor, lines)
        end, size = self._end + len(lines), expected.size
        if end > size:
            with contextlib.suppress(OSError):  # then the next save has to make its own room
                write_all(descriptor, _ROOM)
            size = os.fstat(descriptor).st_size
        sync_content(descriptor)
        self._expected, self._end = Stamp(expected.inode, size), end

    def _write_anew(self) -> None:
        first = _line(b"0 " + msgspec.json.encode(self._header), self._codec)
        lines = b"".join(line + b"\n" for line in (first, *(line for _, line in self._lines)))
        replace_file(self.path, [lines])
        self._expected = stamp_of(self.path)
        self._unsure = False
        self._descriptor, self._end = os.open(self.path, _GO_ON), len(lines)

    def _make_way(self) -> None:
        """Where another hand has been at the file, keep what it wrote, and write ours anew."""
        if self._unsure or self._is_untouched():
            return
        found = stamp_of(self.path)
        self.let_go()
        if found is not None:
            os.replace(self.path, aside(self.path, "conflict", self._now()))  # noqa: PTH105 - the fault tests stand here

    def _is_untouched(self) -> bool:
        if self._descriptor is None:
            return stamp_of(self.path) == self._expected
        found = os.fstat(self._descriptor)  # a fraction of the cost of finding it by its name
        return (
            found.st_nlink > 0
            and Stamp(found.st_ino, found.st_size) == self._expected
            and self._is_blank_behind(self._descriptor)
        )

    def _is_blank_behind(self, descriptor: int) -> bool:
        """Whether nobody has written where the next line goes: no line begins with a blank, and one
        that fits in the room leaves the file as large as it was."""
        with contextlib.suppress(OSError):
            os.lseek(descriptor, self._end, os.SEEK_SET)
            return os.read(descriptor, 1) in (b"", b" ")
        return False


def _line(text: bytes, codec: Codec) -> bytes:
    sealed = codec.seal_line(text)
    return b"%08x %b" % (crc32(sealed), sealed)


def _put(change: RowChange) -> bytes:
    table = msgspec.json.encode(change.table)
    return b"[%b,%d,%b]" % (table, change.id, change.after or b"null")


def _row(raw: msgspec.Raw) -> bytes | None:
    row = bytes(raw)
    return None if row == b"null" else row


def _read_line(line: bytes, codec: Codec) -> Header | Save | None:
    """What a line says; none where it is not whole."""
    checksum, _, sealed = line.partition(b" ")
    if checksum != b"%08x" % crc32(sealed):
        return None
    number, _, payload = codec.unseal_line(sealed).partition(b" ")
    try:
        if number == b"0":
            return msgspec.json.decode(payload, type=Header)
        rows = _ROWS.decode(payload)
        puts = tuple(Put(table, id, _row(raw)) for table, id, raw in rows)
        return Save(int(number), puts, line)
    except (ValueError, RecursionError):
        return None
