"""Rows that last: changed in steps that can be undone, saved, folded and backed up.

It knows tables and rows only; what they mean is the notebook's business, which is built on it.
"""

import contextlib
import datetime as dt
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import Self

import msgspec

from jargon8_tui.model.dates import in_words
from jargon8_tui.model.errors import Refused
from jargon8_tui.store.backups import Backup, Backups
from jargon8_tui.store.changes import Follower, Step
from jargon8_tui.store.codec import PLAIN
from jargon8_tui.store.disk_errors import sentence
from jargon8_tui.store.durable import slices_of
from jargon8_tui.store.errors import NewerNotebook, NotSaved, ReadOnlyNotebook
from jargon8_tui.store.history import History
from jargon8_tui.store.layout import META, Tables, Written
from jargon8_tui.store.meta import META_ROW
from jargon8_tui.store.notebook_file import Fold, count_records
from jargon8_tui.store.opening import Options, open_notebook
from jargon8_tui.store.restoring import Difference, changes_to, differences, tables_of
from jargon8_tui.store.stamps import stamp_of
from jargon8_tui.store.storage import RowChange, RowDatabase
from jargon8_tui.store.unfinished import UnfinishedWriting

QUIET = dt.timedelta(seconds=30)
"""How long nothing has to change before the journal is folded into the file."""

LONG_JOURNAL = 1 << 20
"""How many bytes of journal are folded without waiting for that."""


class SaveState(msgspec.Struct, frozen=True):
    """How the notebook stands with the disk: saved when, or why not."""

    saved_at: dt.datetime | None = None
    problem: str = ""


class Ledger:
    """The rows of one notebook file, open. To be used from one thread, but for what says else.

    A step is saved before the call that makes it returns, or `state` says why it was not: then it
    is kept in memory, and goes with the next save.
    """

    def __init__(self, path: Path, options: Options) -> None:
        """Open the notebook at `path`. Raises as `open_notebook` does."""
        self.path = path
        self.now = now = options.now
        self.new_uid = options.new_uid
        self._opened = opened = open_notebook(path, options, PLAIN)
        self.is_newer = opened.is_newer
        self.read_only = opened.holder is None
        self.state = SaveState()
        self.notices = opened.notices
        """What the user should know of how the file was found, each a sentence; may grow."""
        self.fold_problem = ""
        """Why the last fold could not be done; nothing is at risk, the journal has it all."""
        self._file = opened.file
        self._was_at = opened.file.path
        self._meta = opened.meta
        self._db = RowDatabase(opened.tables)
        self._rows = self._db.row_storage
        beside = self._file.path.with_name(self._file.path.name + ".unfinished")
        self.unfinished = UnfinishedWriting(beside, now, PLAIN, read_only=self.read_only)
        self._history = History(self._apply, self._commit)
        self._row_followers: dict[str, Callable[[RowChange], None]] = {}
        self._followers: list[Follower] = []
        self._folding = threading.RLock()
        self._quiet_since = now()
        if opened.is_migrated:
            self._write_migrated()

    # Changing it

    def transaction(self, saying: str = "") -> AbstractContextManager[None]:
        """Save every change made inside at once, and undo them at once; or, on an error, none.

        `saying` is what was done, as the middle of a sentence (`12 records were imported`).
        """
        return self._history.transaction(saying)

    def put_row(self, change: RowChange) -> None:
        """Take in a change of one row. For the collections; everyone else goes through them."""
        if self.read_only:
            raise NewerNotebook(self.path) if self.is_newer else ReadOnlyNotebook()
        self._history.put(change)

    def next_id(self, table: str) -> int:
        """An id that no row of `table` has had, nor will have from elsewhere."""
        id = max(self._meta.last_given(table), self.unfinished.last_held(table)) + 1
        self._meta.give_out(table, id)
        return id

    def undo(self) -> Step | None:
        """Take back the last step that stands; none where there is none."""
        return self._history.undo()

    def redo(self) -> Step | None:
        """Do again the last step that was taken back; none where there is none."""
        return self._history.redo()

    def follow(self, follower: Follower) -> Callable[[], None]:
        """Call `follower` after every step; what is returned ends that."""
        self._followers.append(follower)
        return lambda: self._followers.remove(follower)

    # Saving it

    def save(self) -> None:
        """Have the disk hold everything, however the last save went. Raises `NotSaved`."""
        if self.read_only or self._history.is_open:
            return
        try:
            self._file.save(self._snapshot)
        except OSError as error:
            self.state = msgspec.structs.replace(self.state, problem=sentence(error))
            raise NotSaved(self.state.problem) from error
        self.state = SaveState(saved_at=self.now())
        if self._file.path != self._was_at:
            self._say_where_ours_is()

    @property
    def needs_fold(self) -> bool:
        """Whether the journal holds what the file does not."""
        return not self.read_only and not self._file.journal.is_empty

    @property
    def fold_is_due(self) -> bool:
        """Whether it has been quiet for long enough, or the journal is long enough, to fold."""
        quiet = self.now() - self._quiet_since >= QUIET
        return self.needs_fold and (quiet or self._file.journal.size > LONG_JOURNAL)

    def fold(self) -> None:
        """Bring the file up to date with the journal; `fold_problem` says where that failed."""
        with self._folding:
            if (fold := self.start_fold()) is not None:
                fold()

    def start_fold(self) -> Callable[[], None] | None:
        """Fold without waiting: what is returned does it, and is to be called in another thread.

        The notebook goes on being used meanwhile; what is changed then stays in the journal. None
        where there is nothing to fold, or it cannot be done now.
        """
        if self.read_only or self._history.is_open or (self._file.is_new and not self.needs_fold):
            return None
        if not self._folding.acquire(blocking=False):
            return None
        try:
            self._quiet_since = self.now()
            with contextlib.suppress(NotSaved):  # `state` has it
                self.save()
            if self.state.problem or not self.needs_fold:
                return None
            return partial(self._write, Fold(self._file, self._snapshot(), self._keep_previous))
        finally:
            self._folding.release()

    def close(self) -> None:
        """Save what is not saved yet, fold, and let go of the file. Raises `NotSaved`."""
        try:
            if not self.read_only:
                if self.state.problem:
                    self.save()
                self.fold()
                self.unfinished.save()
        finally:
            self._file.close()
            if self._opened.holder is not None:
                self._opened.holder.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Looking after it

    def backups(self) -> list[Backup]:
        """Every backup there is, newest first; whether each can be read, `check` finds out."""
        return self._opened.backups.all()

    def back_up(self, to: Path | None = None) -> Backup:
        """Make a backup of everything as it is now. Raises `Refused`.

        With `to`, there: a folder, or a file that is not there yet, compressed if it ends in .gz.
        """
        tables = self._snapshot()
        try:
            return self._opened.backups.make(Written(tables), count_records(tables), self.now(), to)
        except OSError as error:
            raise Refused(f"The backup could not be made: {sentence(error, 'back up')}") from error

    def checked(self, backup: Backup) -> Backup:
        """The same backup with its `problem`, now that it has been read. From any thread."""
        return self._opened.backups.checked(backup)

    def compared_with(self, name: str) -> list[Difference]:
        """What differs now from the backup called `name`, by kind. From any thread.

        Raises `NotFound` and `Refused`.
        """
        return differences(tables_of(self._opened.backups, name), self._rows.snapshot())

    def restore_backup(self, name: str) -> None:
        """Go back to the backup called `name`, as one step. Raises `NotFound` and `Refused`."""
        wanted = tables_of(self._opened.backups, name)
        made = in_words(self._opened.backups.named(name).at)
        with self.transaction(f"the notebook went back to {made}"):
            for change in changes_to(self._rows.rows, wanted):
                self.put_row(change)

    # The inside of it

    def _commit(self, step: Step) -> None:
        self._file.journal.add(step.rows)
        with contextlib.suppress(NotSaved):  # `state` has it, and says so until it is saved
            self.save()
        self._quiet_since = self.state.saved_at or self._quiet_since
        for follower in tuple(self._followers):
            follower(step)

    def _apply(self, change: RowChange) -> None:
        self._rows.apply(change)
        self._meta.give_out(change.table, change.id)
        if change.table in self._row_followers:
            self._row_followers[change.table](change)

    def _snapshot(self) -> Tables:
        """Everything as it is now, as it is to stand in the file."""
        meta = msgspec.structs.replace(
            self._meta, saves=self._file.journal.last, before=self._file.checksum
        )
        return {**self._rows.snapshot(), META: {META_ROW: meta.row}}

    def _write(self, fold: Fold) -> None:
        with self._folding:
            self.fold_problem = ""
            try:
                fold.write()
            except OSError as error:
                self.fold_problem = f"The file could not be brought up to date: {sentence(error)}"

    def _write_migrated(self) -> None:
        try:
            Fold(self._file, self._snapshot(), keep_previous=lambda: None).write()
        except OSError as error:
            self.close()
            raise Refused(
                f"{self.path} is of an earlier jargon8 and could not be brought up to date: "
                f"{sentence(error, 'open it')}"
            ) from error

    def _keep_previous(self) -> None:
        """Back up the file that a fold is about to replace, where that is due."""
        file, backups = self._file, self._opened.backups
        if stamp_of(file.path) is None or (self._opened.is_ours and not backups.is_due(self.now())):
            return
        try:
            self._back_up_file(backups)
        except OSError:
            if not backups.is_elsewhere:
                raise
            self._back_up_file(Backups(file.path, None, file.codec))
            self.notices.append(
                f"{backups.folder} cannot be written, so the backup is beside the notebook."
            )
        self._opened.is_ours = True

    def _back_up_file(self, backups: Backups) -> None:
        file = self._file
        backups.make(file.codec.unseal(slices_of(file.path)), file.records, self.now())

    def _say_where_ours_is(self) -> None:
        was, self._was_at = self._was_at, self._file.path
        self.path = self._file.path
        self.notices.append(
            f"{was} was replaced by something other than jargon8; yours is kept as {self.path}."
        )
