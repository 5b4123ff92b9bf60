"""The notebook: the one door to everything that is kept."""

import datetime as dt
import time
import uuid
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar, cast

from jargon8_tui.model.action import Action
from jargon8_tui.model.contact import Contact
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.feedback import Feedback
from jargon8_tui.model.kinds import (
    ACTION,
    CONTACT,
    FEEDBACK,
    KINDS,
    LINK,
    MEASUREMENT,
    NOTE,
    RACI,
    REFLECTION,
    SERVICE_LEVEL,
    STAKEHOLDER,
    Kept,
    Kind,
    Ref,
)
from jargon8_tui.model.link import Link
from jargon8_tui.model.measurement import Measurement
from jargon8_tui.model.note import Note
from jargon8_tui.model.raci import Raci
from jargon8_tui.model.record import Record
from jargon8_tui.model.reflection import Reflection
from jargon8_tui.model.service_level import ServiceLevel
from jargon8_tui.model.stakeholder import Stakeholder
from jargon8_tui.model.standard import Area
from jargon8_tui.store.areas import AREAS, areas_in, changes_for
from jargon8_tui.store.bookmarks import BOOKMARKS, Bookmarks
from jargon8_tui.store.checking import Report, checked
from jargon8_tui.store.collection import Collection
from jargon8_tui.store.errors import BadRecord
from jargon8_tui.store.foreign import misfits_of
from jargon8_tui.store.imports import IMPORTS, Imports
from jargon8_tui.store.ledger import Ledger
from jargon8_tui.store.lookups import look_up
from jargon8_tui.store.opening import Options
from jargon8_tui.store.storage import RowChange
from jargon8_tui.store.trash import TRASH, Trash, Trashed

R = TypeVar("R", bound=Record)
Rule = Callable[[Record, Record | None], Record]
"""From a record that is to be kept, and the one it replaces if any, to that record with what
follows from its fields by the user's settings."""

_BREATH = 0.0005
"""Seconds for which other threads go first while every record is read."""


def local_now() -> dt.datetime:
    """The present moment with the local offset."""
    return dt.datetime.now().astimezone()


def random_uid() -> str:
    """A new identity for a record."""
    return str(uuid.uuid4())


class Notebook(Ledger):
    """One notebook file, open. Records go in and out as frozen structs, never as tables or dicts.

    It is opened, saved, folded and backed up as every `Ledger` is.
    """

    def __init__(
        self,
        path: Path,
        *,
        read_only: bool = False,
        now: Callable[[], dt.datetime] = local_now,
        new_uid: Callable[[], str] = random_uid,
        patience: float = 0,
        backup_folder: Path | None = None,
    ) -> None:
        """Open the notebook at `path`; it comes to be there with its first save.

        Args:
            path: The file.
            read_only: Only read it: nothing is locked and nothing written.
            now: Where the present moment comes from.
            new_uid: Where identities come from.
            patience: How many seconds a command waits for another one; none for the app.
            backup_folder: Where backups go, if not beside the file.

        Raises:
            NotANotebook: The file is there but cannot be read as one.
            NotebookHeld: Something else has it open for writing.
            Refused: The disk does not let it be opened.
        """
        super().__init__(path, Options(read_only, now, new_uid, patience, backup_folder))
        self._reserved: set[Ref] = set()
        """What was given to new records that are still being written, or were."""
        self._collections: dict[str, Collection[Any]] = {
            kind.table: Collection(self, kind, self._db.row_table(kind.table)) for kind in KINDS
        }
        for table, collection in self._collections.items():
            self._row_followers[table] = collection.follow
        self.stakeholders: Collection[Stakeholder] = self.collection(STAKEHOLDER)
        self.contacts: Collection[Contact] = self.collection(CONTACT)
        self.raci_matrices: Collection[Raci] = self.collection(RACI)
        self.reflections: Collection[Reflection] = self.collection(REFLECTION)
        self.feedback: Collection[Feedback] = self.collection(FEEDBACK)
        self.service_levels: Collection[ServiceLevel] = self.collection(SERVICE_LEVEL)
        self.measurements: Collection[Measurement] = self.collection(MEASUREMENT)
        self.actions: Collection[Action] = self.collection(ACTION)
        self.notes: Collection[Note] = self.collection(NOTE)
        self.links: Collection[Link] = self.collection(LINK)
        self._trash = Trash(self, self._db.row_table(TRASH))
        self._rule: Rule | None = None

    # What is in it

    def collection(self, kind: Kind[Any]) -> Collection[Any]:
        """The records of `kind`."""
        return self._collections[kind.table]

    def get(self, ref: Ref) -> Record:
        """The record under `ref`. Raises `NotFound`, and `Refused` where it cannot be read."""
        record: Record = self.collection(ref.kind).get(ref.id)
        return record

    def kept(self, ref: Ref) -> Kept[Record]:
        """The record under `ref` with what it is called. Raises as `get` does."""
        return self.collection(ref.kind).kept(ref.id)

    def level_of(self, uid: str) -> ServiceLevel | None:
        """The service level with `uid`, which a measurement is called by; none where it is not
        here or cannot be read."""
        id = self.service_levels.id_of(uid)
        try:
            return None if id is None else self.service_levels.get(id)
        except Refused:
            return None

    def ref_of(self, uid: str) -> Ref | None:
        """Where the record with `uid` is, or none."""
        for kind in KINDS:
            if (id := self.collection(kind).id_of(uid)) is not None:
                return Ref(kind, id)
        return None

    def look_up(self, text: str, of: str = "") -> Ref:
        """The record that a ref, uid, name or title means; `of` is the kind that is wanted, if
        any. Raises `NotFound` and `Refused`."""
        return look_up(self, text, of)

    def uid_of(self, text: str, of: str = "", /) -> str:
        """The uid of the record that a ref, uid, name or title means. Raises as `look_up` does."""
        return self.get(self.look_up(text, of)).uid

    def trashed(self) -> list[Trashed]:
        """What is in the trash, latest first."""
        return self._trash.all()

    def uids_in_trash(self) -> set[str]:
        """The uids of the records in the trash."""
        return self._trash.uids()

    def bad_records(self) -> list[BadRecord]:
        """What is in the file but does not fit, by table and id."""
        bad = [bad for kind in KINDS for bad in self.collection(kind).bad()]
        return bad + [BadRecord(m.table, m.id, m.why) for m in misfits_of(self._rows.rows)]

    def check_all(self) -> list[BadRecord]:
        """Read every record once, giving way to other threads all the while; what is bad.

        To be called in a thread once the notebook is on the screen; lists and look-ups are then
        ready without delay.
        """
        for kind in KINDS:
            self.collection(kind).read_all(partial(time.sleep, _BREATH))
        return self.bad_records()

    def go_by(self, rule: Rule) -> None:
        """Put every record that is added or changed from now on through `rule`."""
        self._rule = rule

    def by_the_rule(self, record: R, before: Record | None = None) -> R:
        """`record` with what follows from its fields; `before` is the one it is to replace.

        A new one that has its uid already comes from elsewhere, and stays as it is.
        """
        if self._rule is None or (before is None and record.uid):
            return record
        return cast(R, self._rule(record, before))

    @property
    def areas(self) -> list[Area]:
        """The areas of the standard that the user has named or rewritten."""
        return areas_in(self._db.row_table(AREAS))

    @property
    def bookmarks(self) -> Bookmarks:
        """The notes that the user keeps at hand."""
        return Bookmarks(self, self._db.row_table(BOOKMARKS))

    def imports(self) -> Imports:
        """What the records that came from files were like when they came, as of now."""
        return Imports(self, self._db.row_table(IMPORTS))

    def check(self) -> Report:
        """Read everything again, from end to end, and say what was found."""
        return checked(self, self._opened)

    # Changing it

    def reserve(self, kind: Kind[Any]) -> Ref:
        """A ref for a new record that is still being written."""
        ref = Ref(kind, self.next_id(kind.table))
        self._reserved.add(ref)
        self.unfinished.hold(ref)
        return ref

    def let_go(self, ref: Ref) -> None:
        """Give back a ref that `reserve` gave and that nothing was written under. Raises
        `NotSaved`."""
        if ref in self._reserved and ref.id not in self.collection(ref.kind):
            self._reserved.remove(ref)
            self._meta.take_back(ref.kind.table, ref.id)
            self.unfinished.let_go(ref)

    def trash(self, ref: Ref, removal: RowChange) -> None:
        """Move a row to the trash. For the collections."""
        self._trash.take(ref, removal)

    def restore(self, ref: Ref) -> Kept[Record]:
        """Bring the record that was deleted last under `ref` back. Raises `NotFound`, `Refused`."""
        return self._trash.restore(ref)

    def set_areas(self, areas: list[Area]) -> None:
        """Keep these as the user's own areas of the standard, in the place of the earlier ones."""
        table = self._db.row_table(AREAS)
        with self.transaction("the areas of the standard were changed"):
            for change in changes_for(table, areas):
                self.put_row(change)
