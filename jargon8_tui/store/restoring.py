"""Going back to a backup, and seeing before what that would change."""

import datetime as dt
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from jargon8_tui.model.errors import NotFound, Refused
from jargon8_tui.model.kinds import KINDS, Kind
from jargon8_tui.model.record import Record
from jargon8_tui.store.aside import set_aside
from jargon8_tui.store.backups import Backup, Backups
from jargon8_tui.store.codec import PLAIN
from jargon8_tui.store.disk_errors import sentence
from jargon8_tui.store.durable import discard, replace_file
from jargon8_tui.store.journal import read_journal
from jargon8_tui.store.layout import META, NotReadable, Rows, Tables, Written
from jargon8_tui.store.meta import META_ROW, read_meta
from jargon8_tui.store.migrations import migrate, present_schema
from jargon8_tui.store.notebook_file import NotebookFile
from jargon8_tui.store.reading import journal_path, replay
from jargon8_tui.store.storage import RowChange


class Difference(msgspec.Struct, frozen=True):
    """How many records of a kind came, went and changed between a backup and now."""

    kind: Kind[Record]
    added: int
    removed: int
    changed: int


def tables_of(backups: Backups, name: str) -> Tables:
    """What the backup called `name` holds, brought up to date. Raises `NotFound`, `Refused`."""
    backup = backups.named(name)
    try:
        tables = backups.read(backup)
        meta = read_meta(tables)
    except NotReadable as error:
        raise Refused(f"The backup {name} cannot be used: {error}.") from None
    if meta.schema > present_schema():
        raise Refused(f"The backup {name} was made by a newer jargon8, so it cannot be used here.")
    migrate(tables, meta)
    return tables


def differences(before: Tables, now: Tables) -> list[Difference]:
    """What differs from `before` now, by kind; kinds in which nothing does are left out."""
    found = []
    for kind in KINDS:
        old, new = before.get(kind.table, {}), now.get(kind.table, {})
        added, removed = len(new.keys() - old.keys()), len(old.keys() - new.keys())
        changed = sum(1 for id in old.keys() & new.keys() if old[id] != new[id])
        if added or removed or changed:
            found.append(Difference(kind, added, removed, changed))
    return found


def changes_to(now: Tables, wanted: Tables) -> Iterator[RowChange]:
    """What has to be changed for every table but meta to be as in `wanted`."""
    for name in sorted((now.keys() | wanted.keys()) - {META}):
        old: Rows = now.get(name, {})
        new: Rows = wanted.get(name, {})
        for id in sorted(old.keys() | new.keys()):
            if old.get(id) != new.get(id):
                yield RowChange(name, id, old.get(id), new.get(id))


def backups_of(path: Path, backup_folder: Path | None = None) -> list[Backup]:
    """The backups of the notebook at `path`, newest first, whatever has become of its file."""
    return Backups(Path(os.path.realpath(path)), backup_folder, PLAIN).all()


def rescue(
    path: Path,
    name: str | None = None,
    *,
    now: Callable[[], dt.datetime],
    backup_folder: Path | None = None,
    patience: float = 0,
) -> Backup:
    """Put a backup, the newest good one unless named, in the place of a file that is damaged.

    Copies of the damaged file and of its journal stay beside it, and the saves that the journal
    still holds are put in. Raises `NotebookHeld`, `NotFound` and `Refused`.
    """
    from jargon8_tui.store.holder import Holder  # as in `opening`

    file = NotebookFile(path, PLAIN, now)
    backups = Backups(file.path, backup_folder, file.codec)
    backup = backups.named(name) if name else backups.newest_good()
    if backup is None:
        raise NotFound(f"There is no backup of {path} that can be read.")
    tables = tables_of(backups, backup.name)
    try:
        holder = Holder(file.path, now(), patience)
        try:
            _put_in_place(file.path, tables, now())
        finally:
            holder.release()
    except OSError as error:
        raise Refused(f"{path} could not be put right: {sentence(error, 'try')}") from error
    return backup


def _put_in_place(path: Path, tables: Tables, now: dt.datetime) -> None:
    meta = read_meta(tables)
    meta.count(tables)  # the backup may be of a file that was edited by hand
    journal = journal_path(path)
    for damaged in (path, journal):
        if damaged.exists():
            set_aside(damaged, now)
    if journal.exists():
        reading = read_journal(journal.read_bytes(), PLAIN)
        if reading.header is not None and reading.header.notebook == meta.notebook:
            later = [save for save in reading.saves if save.number > meta.saves]
            replay(tables, meta, later)
            meta.saves = max([meta.saves, *(save.number for save in later)])
            meta.before = reading.header.base  # so that the journal is known to be in it
    tables[META] = {META_ROW: meta.row}
    replace_file(path, PLAIN.seal(Written(tables)))
    discard(journal)
