"""The notebook's file on the disk: saves go into its journal, and now and then into itself.

Nothing is written before it is sure that the file is still the one that was read: what another
program has put in its place is never overwritten, ours is then saved beside it.
"""

import datetime as dt
import os
import threading
from collections.abc import Callable
from enum import Enum
from pathlib import Path

from jargon8_tui.store.aside import aside
from jargon8_tui.store.codec import Codec
from jargon8_tui.store.durable import discard, make_folder, move_into_place, slices_of, write_beside
from jargon8_tui.store.journal import Header, Journal
from jargon8_tui.store.layout import Tables, Written
from jargon8_tui.store.meta import Meta
from jargon8_tui.store.own import checksum_of
from jargon8_tui.store.reading import Content, journal_path, read_notebook, records_among
from jargon8_tui.store.stamps import Stamp, stamp_of

OWN_ENDINGS = ("", ".journal", ".unfinished", ".holder", ".lock")
"""What the names of the files that make up a notebook have after its own."""


def is_part_of(notebook: Path, path: Path) -> bool:
    """Whether `path` is the file of the notebook at `notebook`, or one of those it keeps beside."""
    own, other = os.path.realpath(notebook), os.path.realpath(path)
    return any(other == own + ending for ending in OWN_ENDINGS)


class _There(Enum):
    OURS = "the file that was read, or that we wrote since"
    NONE = "no file"
    ANOTHER = "a file that something else wrote"


class NotebookFile:
    """One notebook's file and journal. A fold may run in another thread; the rest may not."""

    def __init__(self, path: Path, codec: Codec, now: Callable[[], dt.datetime]) -> None:
        self.path = Path(os.path.realpath(path))  # a link is followed, or it would be replaced
        self.codec = codec
        self.checksum = ""
        self.held = 0
        """How many saves the file itself holds."""
        self.records = 0
        """How many records, for the name of its backup."""
        self.journal = Journal(journal_path(self.path), codec, now)
        self._now = now
        self._stamp: Stamp | None = None
        self._in_doubt: tuple[str, int] | None = None
        """What a fold that failed may have left in place all the same."""
        self._lock = threading.RLock()

    @property
    def is_new(self) -> bool:
        """Whether there has been no file yet."""
        return self._stamp is None

    def read(self) -> Content:
        """What the disk has. Raises `NotReadable` and `OSError`."""
        return read_notebook(self.path, self.codec)

    def go_on(self, content: Content, meta: Meta) -> None:
        """Write from now on to what `content` was read from. Raises `OSError`."""
        self.checksum = content.checksum
        self._stamp = content.stamp
        self.held = meta.saves
        self.records = content.records
        self.journal.go_on(Header(meta.notebook, content.checksum), meta.saves)
        if content.journal is not None and content.journal_belongs:
            whole = content.journal_is_whole
            end = content.journal.end
            self.journal.take_over(content.saves, content.journal_stamp, end, whole=whole)

    def save(self, whole: Callable[[], Tables]) -> None:
        """Have the disk hold every save of the journal. Raises `OSError`.

        `whole` gives all there is, for where there is no file yet, or one that is not ours.
        """
        with self._lock:
            there = self._there()
            if there is _There.OURS:
                self.journal.flush()
                return
            left_behind = self.journal.path
            if there is _There.ANOTHER:
                self.path = aside(self.path, "conflict", self._now())
                self._stamp = None
                self.journal.let_go()
                self.journal.path = journal_path(self.path)
            Fold(self, whole(), keep_previous=lambda: None).write()
            if there is _There.ANOTHER:
                discard(left_behind)  # every save of it is in ours now

    def put_in_place(self, temporary: Path, written: Written, fold: "Fold") -> None:
        """End a fold: its file becomes the notebook's, and the journal goes on from it."""
        with self._lock:
            if self.checksum != fold.before or self._there() is _There.ANOTHER:
                discard(temporary)
                return
            self._in_doubt = (written.checksum, fold.up_to)  # an error may come after the rename
            move_into_place(temporary, self.path)
            self._adopt(written.checksum, fold.up_to)
            self.records = fold.records
            self.journal.folded(written.checksum, fold.up_to)

    def catch_up(self) -> None:
        """Have the journal go on from the present file, where the last fold did not get so far."""
        with self._lock:
            if self.journal.base != self.checksum:
                self.journal.folded(self.checksum, self.held)

    def close(self) -> None:
        """Let go of the journal."""
        with self._lock:
            self.journal.let_go()

    def _there(self) -> _There:
        found = stamp_of(self.path, with_time=True)
        if found is None:
            return _There.NONE
        if found == self._stamp:
            return _There.OURS
        checksum = self._checksum_there()
        if self._in_doubt is not None and checksum == self._in_doubt[0]:
            self._adopt(*self._in_doubt)
            return _There.OURS
        if self._stamp is None or checksum != self.checksum:
            return _There.ANOTHER
        self._stamp = found  # the same content, copied or touched
        return _There.OURS

    def _adopt(self, checksum: str, up_to: int) -> None:
        self.checksum, self.held = checksum, up_to
        self._in_doubt = None
        self._stamp = stamp_of(self.path, with_time=True)

    def _checksum_there(self) -> str | None:
        try:
            return checksum_of(self.codec.unseal(slices_of(self.path)))
        except FileNotFoundError:
            return None


def count_records(tables: Tables) -> int:
    """How many records of every kind there are in `tables`."""
    return records_among({name: len(rows) for name, rows in tables.items()})


class Fold:
    """The whole notebook as it stood at one moment, to be written in the place of its file.

    Made where the notebook is used; `write` may then be called in another thread.
    """

    def __init__(
        self, file: NotebookFile, tables: Tables, keep_previous: Callable[[], object]
    ) -> None:
        self.before = file.checksum
        self.up_to = file.journal.last
        self.records = count_records(tables)
        self._file = file
        self._tables = tables
        self._keep_previous = keep_previous

    def write(self) -> None:
        """Write it. Raises `OSError`; what is on the disk is then as whole as it was before."""
        file = self._file
        if file.checksum != self.before:
            return  # another fold has been faster
        make_folder(file.path.parent)
        self._keep_previous()
        file.catch_up()
        written = Written(self._tables)
        temporary = write_beside(file.path, file.codec.seal(written))
        if checksum_of(file.codec.unseal(slices_of(temporary))) != written.checksum:
            discard(temporary)
            raise OSError("what was written does not read back the same")
        file.put_in_place(temporary, written, self)
