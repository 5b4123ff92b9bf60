"""Reading a notebook from the disk: its file, and the saves that its journal has beyond it."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from jargon8_tui.model.kinds import KINDS
from jargon8_tui.store.codec import Codec
from jargon8_tui.store.durable import slices_of
from jargon8_tui.store.foreign import read_foreign
from jargon8_tui.store.journal import Reading, Save, read_journal
from jargon8_tui.store.layout import Document, Tables
from jargon8_tui.store.meta import Meta, read_meta
from jargon8_tui.store.own import read_own
from jargon8_tui.store.stamps import Stamp, stamp_of

_TRIES = 20
"""How often a file that is replaced while it is read is read again."""


class Content(msgspec.Struct, frozen=True):
    """A notebook as the disk has it, its journal replayed; no `meta` where there is no file."""

    tables: Tables
    meta: Meta | None
    stamp: Stamp | None
    checksum: str = ""
    """The one its last line says, whether or not it is right."""
    is_ours: bool = True
    """Whether the checksum is right, so that nothing else has written in it since."""
    records: int = 0
    """How many records of every kind the file has, whatever the journal has beyond it."""
    journal: Reading | None = None
    journal_stamp: Stamp | None = None
    saves: tuple[Save, ...] = ()
    """What the journal has beyond the file."""

    @property
    def journal_belongs(self) -> bool:
        """Whether the journal goes on from this file, or from the one before it."""
        if self.journal is None or self.meta is None:
            return False
        header = self.journal.header
        if header is None:  # its first line is damaged: do its numbers go on from the file's?
            return any(save.number <= self.meta.saves + 1 for save in self.journal.saves)
        bases = (self.checksum, self.meta.before)
        return header.notebook == self.meta.notebook and header.base in bases

    @property
    def journal_is_whole(self) -> bool:
        """Whether the journal can go on being appended to as it stands."""
        return (
            self.journal is not None
            and self.journal_belongs
            and self.journal.header is not None
            and self.journal.header.base == self.checksum
            and not self.journal.torn
            and not self.journal.bad
        )

    @property
    def missing(self) -> int:
        """How many saves should be in the journal and are not."""
        if not self.saves or self.meta is None:
            return 0
        return self.saves[-1].number - self.meta.saves - len({s.number for s in self.saves})


def journal_path(path: Path) -> Path:
    """Where the journal of the notebook at `path` is."""
    return path.with_name(path.name + ".journal")


def read_notebook(path: Path, codec: Codec) -> Content:
    """The notebook at `path`. Raises `NotReadable` and `OSError`.

    It may be read while another process writes it: what is returned is one of its states.
    """
    for _ in range(_TRIES):
        content = _read_once(path, codec)
        if stamp_of(path, with_time=True) == content.stamp:
            break
    return content


def records_among(counts: Mapping[str, int]) -> int:
    """How many records of every kind there are, from how many rows each table has."""
    return sum(counts.get(kind.table, 0) for kind in KINDS)


def replay(tables: Tables, meta: Meta, saves: Sequence[Save]) -> None:
    """Make in `tables` the changes that `saves` hold; doing it again changes nothing."""
    for save in saves:
        for table, id, row in save.puts:
            rows = tables.setdefault(table, {})
            if row is None:
                rows.pop(id, None)
            else:
                rows[id] = row
            meta.give_out(table, id)


def _read_once(path: Path, codec: Codec) -> Content:
    stamp = stamp_of(path, with_time=True)
    journal, journal_stamp = _journal_beside(path, codec)
    try:
        file, is_ours = _read_file(path, codec)
    except FileNotFoundError:
        return Content({}, None, None, journal=journal, journal_stamp=journal_stamp)
    meta = read_meta(file.tables)
    if not is_ours:  # edited by hand, it may be ahead of its own count
        meta.count(file.tables)
    content = Content(
        file.tables,
        meta,
        stamp,
        file.checksum,
        is_ours,
        records_among(file.counts),
        journal,
        journal_stamp,
    )
    if journal is None or not content.journal_belongs:
        return content
    saves = tuple(save for save in journal.saves if save.number > meta.saves)
    replay(content.tables, meta, saves)
    return msgspec.structs.replace(content, saves=saves)


def _read_file(path: Path, codec: Codec) -> tuple[Document, bool]:
    """What the file holds, and whether that is as jargon8 wrote it."""
    if (own := read_own(codec.unseal(slices_of(path)))) is not None:
        return own, True
    return read_foreign(b"".join(codec.unseal(slices_of(path)))), False


def _journal_beside(path: Path, codec: Codec) -> tuple[Reading | None, Stamp | None]:
    beside = journal_path(path)
    try:
        with beside.open("rb") as file:
            content = file.read()
            reading = read_journal(content, codec)
            while reading.bad or reading.torn:  # or only half written as yet
                file.seek(0)
                if (again := file.read()) == content:
                    break
                content, reading = again, read_journal(again, codec)
            found = os.fstat(file.fileno())
    except FileNotFoundError:
        return None, None
    return reading, Stamp(found.st_ino, len(content))
