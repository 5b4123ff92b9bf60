"""The notebook: the one door to everything that is kept."""

import contextlib
import datetime as dt
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
from filelock import FileLock, Timeout

from jargon8_tui.model.action import Action
from jargon8_tui.model.errors import NotFound, Refused
from jargon8_tui.model.kinds import (
    ACTION,
    KINDS,
    LINK,
    NOTE,
    REFLECTION,
    Kept,
    Kind,
    Ref,
    kind_of_table,
    read_ref,
    title_of,
)
from jargon8_tui.model.link import Link
from jargon8_tui.model.note import Note
from jargon8_tui.model.record import Record
from jargon8_tui.model.reflection import Reflection
from jargon8_tui.model.standard import Area
from jargon8_tui.store.changes import Change, Follower, Step
from jargon8_tui.store.collection import Collection
from jargon8_tui.store.durable import make_folder, sweep
from jargon8_tui.store.errors import (
    BadRecord,
    NewerNotebook,
    NotANotebook,
    NotebookHeld,
    NotSaved,
    ReadOnlyNotebook,
)
from jargon8_tui.store.imports import IMPORTS, Imports
from jargon8_tui.store.layout import NotReadable
from jargon8_tui.store.meta import META, SCHEMA, Meta, read_meta
from jargon8_tui.store.rows import DoesNotFit, read_row
from jargon8_tui.store.storage import RowChange, RowDatabase, RowStorage, RowTable
from jargon8_tui.store.trash import TRASH, Trashed
from jargon8_tui.store.unfinished import UnfinishedWriting


@dataclass(frozen=True)
class SaveState:
    """How the notebook stands with the disk: saved when, or why not."""

    saved_at: dt.datetime | None = None
    problem: str = ""


def local_now() -> dt.datetime:
    """The present moment with the local offset."""
    return dt.datetime.now().astimezone()


def random_uid() -> str:
    """A new identity for a record."""
    return str(uuid.uuid4())


class Notebook:
    """One notebook file, open. Records go in and out as frozen structs, never as tables or dicts.

    A change is saved before the call that makes it returns, or `state` says why it was not: then it
    is kept in memory, and goes with the next save. Not for use from two threads at once.
    """

    def __init__(
        self,
        path: Path,
        *,
        read_only: bool = False,
        now: Callable[[], dt.datetime] = local_now,
        new_uid: Callable[[], str] = random_uid,
        patience: float = 0,
    ) -> None:
        """Open the notebook at `path`; it comes to be there with its first save.

        Args:
            path: The file.
            read_only: Only read it: nothing is locked and nothing written.
            now: Where the present moment comes from.
            new_uid: Where identities come from.
            patience: How many seconds to wait for another command that is writing.

        Raises:
            NotANotebook: The file is there but cannot be read as one.
            NotebookHeld: Something else has it open for writing.
        """
        self.path = path
        self.now = now
        self.new_uid = new_uid
        self.state = SaveState()
        self.read_only = read_only
        self._lock = None if read_only else _locked(path, patience)
        try:
            self._storage, self._db, self._meta = _opened(path, new_uid)
            self.is_newer = self._meta.schema > SCHEMA
            self.unfinished = UnfinishedWriting(
                path.with_name(path.name + ".unfinished"), now, read_only=read_only
            )
        except BaseException:
            self._unlock()
            raise
        self._collections: dict[str, Collection[Any]] = {
            kind.table: Collection(self, kind, self._table(kind.table)) for kind in KINDS
        }
        self.reflections: Collection[Reflection] = self.collection(REFLECTION)
        self.actions: Collection[Action] = self.collection(ACTION)
        self.notes: Collection[Note] = self.collection(NOTE)
        self.links: Collection[Link] = self.collection(LINK)
        self._followers: list[Follower] = []
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._open_step: list[RowChange] | None = None
        self._uids: dict[str, Ref] | None = None

    # What is in it

    def collection(self, kind: Kind[Any]) -> Collection[Any]:
        """The records of `kind`."""
        return self._collections[kind.table]

    def get(self, ref: Ref) -> Record:
        """The record under `ref`. Raises `NotFound`, and `Refused` where it cannot be read."""
        record: Record = self.collection(ref.kind).get(ref.id)
        return record

    def ref_of(self, uid: str) -> Ref | None:
        """Where the record with `uid` is, or none."""
        if self._uids is None:
            self._uids = {
                kept.record.uid: kept.ref for kind in KINDS for kept in self.collection(kind).all()
            }
        return self._uids.get(uid)

    def look_up(self, text: str) -> Ref:
        """The record that a ref, uid, name or title means. Raises `NotFound` and `Refused`."""
        ref = read_ref(text) or self.ref_of(text.strip())
        if ref is not None:
            self.get(ref)
            return ref
        wanted = text.strip().casefold()
        named = [
            kept.ref
            for kind in KINDS
            if kind is not LINK
            for kept in self.collection(kind).all()
            if kept.title.casefold() == wanted
        ]
        if not named:
            raise NotFound(f"Nothing in this notebook is called {text!r}.")
        if len(named) > 1:
            refs = ", ".join(str(ref) for ref in named[:5])
            raise Refused(f"{text!r} is the name of {refs}; give the ref of the one you mean.")
        return named[0]

    def uid_of(self, text: str) -> str:
        """The uid of the record that a ref, uid, name or title means. Raises `NotFound`."""
        return self.get(self.look_up(text)).uid

    def trashed(self) -> list[Trashed]:
        """What is in the trash, latest first."""
        found = [item for _, item in self._trash_rows()]
        return sorted(found, key=lambda item: item.deleted, reverse=True)

    def bad_records(self) -> list[BadRecord]:
        """What is in the file but does not fit, by table and id."""
        return [bad for kind in KINDS for bad in self.collection(kind).bad()]

    @property
    def areas(self) -> list[Area]:
        """The areas of the standard that the user has named or rewritten."""
        return list(self._meta.areas)

    def imports(self) -> Imports:
        """What the records that came from files were like when they came, as of now."""
        return Imports(self, self._table(IMPORTS))

    # Changing it

    @contextlib.contextmanager
    def transaction(self, saying: str = "") -> Iterator[None]:
        """Save every change made inside at once, and undo them at once; or, on an error, none.

        `saying` is what was done, as the middle of a sentence (`12 records were imported`).
        """
        if self._open_step is not None:
            yield
            return
        self._open_step = []
        try:
            yield
        except BaseException:
            rows, self._open_step = self._open_step, None
            for row in reversed(rows):
                self._apply(row.undone)
            raise
        rows, self._open_step = self._open_step, None
        if rows:
            self._take(self._step(rows, saying))

    def put_row(self, change: RowChange) -> None:
        """Take in a change of one row. For the collections; everyone else goes through them."""
        if self.read_only or self.is_newer:
            raise NewerNotebook(self.path) if self.is_newer else ReadOnlyNotebook()
        with self.transaction():
            self._apply(change)
            assert self._open_step is not None
            self._open_step.append(change)

    def next_id(self, table: str) -> int:
        """An id that no row of `table` has had, nor will have from elsewhere."""
        self._meta.next[table] = id = max(
            self._meta.next.get(table, 1), self.unfinished.last_held(table) + 1
        )
        self._meta.next[table] += 1
        return id

    def reserve(self, kind: Kind[Any]) -> Ref:
        """A ref for a new record that is still being written."""
        ref = Ref(kind, self.next_id(kind.table))
        self.unfinished.hold(ref)
        return ref

    def trash(self, ref: Ref, removal: RowChange) -> None:
        """Move a row to the trash. For the collections."""
        assert removal.before is not None
        item = Trashed(
            kind=ref.kind.name, id=ref.id, deleted=self.now(), record=msgspec.Raw(removal.before)
        )
        with self.transaction(f"{ref} was removed"):
            self.put_row(removal)
            row = msgspec.json.encode(item)
            self.put_row(self._table(TRASH).change(self.next_id(TRASH), row))

    def restore(self, ref: Ref) -> Kept[Record]:
        """Bring the record that was deleted last under `ref` back. Raises `NotFound`."""
        places = [(item.deleted, id) for id, item in self._trash_rows() if item.ref == ref]
        if not places:
            raise NotFound(f"{ref} is not in the trash.")
        if ref.id in self.collection(ref.kind):
            raise Refused(f"{ref} is in use, so the one in the trash cannot come back to it.")
        _, id = max(places)
        item = dict(self._trash_rows())[id]
        with self.transaction(f"{ref} was restored"):
            self.put_row(self._table(TRASH).change(id, None))
            self.put_row(self._table(ref.kind.table).change(ref.id, bytes(item.record)))
        return Kept(ref, self.get(ref))

    def set_areas(self, areas: list[Area]) -> None:
        """Keep these as the user's own areas of the standard, in the place of the earlier ones."""
        if self.read_only or self.is_newer:
            raise NewerNotebook(self.path) if self.is_newer else ReadOnlyNotebook()
        self._meta.areas = list(areas)
        with contextlib.suppress(NotSaved):  # as with any change: `state` has it
            self.save()

    def undo(self) -> Step | None:
        """Take back the last step that stands; none where there is none."""
        if not self._done:
            return None
        step = self._done.pop()
        self._undone.append(step)
        self._run(step.undone)
        return step

    def redo(self) -> Step | None:
        """Do again the last step that was taken back; none where there is none."""
        if not self._undone:
            return None
        step = self._undone.pop()
        self._done.append(step)
        self._run(step)
        return step

    def follow(self, follower: Follower) -> Callable[[], None]:
        """Call `follower` after every step; what is returned ends that."""
        self._followers.append(follower)
        return lambda: self._followers.remove(follower)

    # Saving it

    def save(self) -> None:
        """Save what is in memory, however the last save went. Raises `NotSaved`."""
        if self.read_only:
            return
        try:
            self._write_meta()
            self._storage.save()
        except OSError as error:
            self.state = SaveState(self.state.saved_at, _sentence(error))
            raise NotSaved(self.state.problem) from error
        self.state = SaveState(self.now())

    def close(self) -> None:
        """Save what is not saved yet and let go of the file. Raises `NotSaved`."""
        try:
            if self.state.problem:
                self.save()
        finally:
            self._unlock()

    def __enter__(self) -> "Notebook":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _take(self, step: Step) -> None:
        self._done.append(step)
        self._undone.clear()
        self._commit(step)

    def _run(self, step: Step) -> None:
        for row in step.rows:
            self._apply(row)
        self._commit(step)

    def _commit(self, step: Step) -> None:
        with contextlib.suppress(NotSaved):  # `state` has it, and says so until it is saved
            self.save()
        for follower in tuple(self._followers):
            follower(step)

    def _apply(self, change: RowChange) -> None:
        self._storage.apply(change)
        collection = self._collections.get(change.table)
        if collection is not None:
            collection.follow(change.id, change.before, change.after)

    def _step(self, rows: list[RowChange], saying: str) -> Step:
        changes = tuple(change for row in rows if (change := _change(row)) is not None)
        if self._uids is not None:
            for change in changes:
                if change.after is not None:
                    self._uids[change.after.uid] = change.ref
        return Step(saying or _saying(changes), tuple(rows), changes)

    def _trash_rows(self) -> Iterator[tuple[int, Trashed]]:
        table = self._table(TRASH)
        for id in table.ids():
            with contextlib.suppress(msgspec.DecodeError):
                yield id, msgspec.json.decode(table.row(id) or b"", type=Trashed)

    def _table(self, name: str) -> RowTable:
        table = self._db.table(name)
        assert isinstance(table, RowTable)
        return table

    def _write_meta(self) -> None:
        self._storage.apply(self._table(META).change(1, msgspec.json.encode(self._meta)))

    def _unlock(self) -> None:
        if self._lock is not None:
            self._lock.release()


def _locked(path: Path, patience: float) -> FileLock:
    make_folder(path.parent)
    lock = FileLock(
        path.with_name(path.name + ".lock"),
        mode=0o600,
        thread_local=False,  # the app opens on a thread of its own, and closes on the first
    )
    try:
        lock.acquire(timeout=patience)
    except Timeout:
        raise NotebookHeld(path, "in another jargon8") from None
    return lock


def _opened(path: Path, new_uid: Callable[[], str]) -> tuple[RowStorage, RowDatabase, Meta]:
    try:
        database = RowDatabase(path, storage=RowStorage)
        storage = database.storage
        assert isinstance(storage, RowStorage)
        meta = read_meta(storage.rows, new_uid)
    except NotReadable as error:
        raise NotANotebook(path, str(error)) from None
    except OSError as error:
        raise Refused(f"{path} could not be opened: {_sentence(error)}") from error
    sweep(path)
    return storage, database, meta


def _change(row: RowChange) -> Change | None:
    """A row's change as records see it; none for a table that is not a kind's, or a bad row."""
    kind = kind_of_table(row.table)
    if kind is None:
        return None
    try:
        before = read_row(kind, row.before) if row.before is not None else None
        after = read_row(kind, row.after) if row.after is not None else None
    except DoesNotFit:
        return None
    return Change(Ref(kind, row.id), before, after)


def _saying(changes: tuple[Change, ...]) -> str:
    if len(changes) != 1:
        return f"{len(changes)} changes were made"
    (change,) = changes
    if change.before is None and change.after is not None:
        return f"{change.ref} {title_of(change.after)} was added"
    return f"{change.ref} was changed"


def _sentence(error: OSError) -> str:
    """What went wrong with the disk, and what to do."""
    import errno

    advice = {
        errno.ENOSPC: "the disk is full. Free some space, then save again.",
        errno.EDQUOT: "your share of the disk is full. Free some space, then save again.",
        errno.EROFS: "the disk can only be read. Save again when it can be written.",
        errno.EACCES: "you may not write there. Ask for access to the folder, then save again.",
        errno.EPERM: "you may not write there. Ask for access to the folder, then save again.",
    }
    return advice.get(error.errno or 0, f"{error.strerror or error}. Save again.")
