"""What a collection knows of its rows: who they are, in what order, and which cannot be read.

Every row is decoded once, in slices, so that it may be done in a thread while the notebook is in
use: `build` lets others have their turn, and takes in what was changed meanwhile. One sort of
everything would hold them up, so the order is kept by month.
"""

import bisect
import threading
from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

from jargon8_tui.model.kinds import Kind
from jargon8_tui.model.record import Record
from jargon8_tui.store.layout import Rows
from jargon8_tui.store.rows import DoesNotFit, read_row
from jargon8_tui.store.storage import RowChange

R = TypeVar("R", bound=Record)

SLICE = 200
"""How many rows are decoded between two breaths: a fraction of a millisecond's work."""


def moment_of(kind: Kind[R], record: R) -> str:
    """When a record is, as a text that sorts as the clock on the wall does; a day comes before
    the moments in it."""
    when: str = (getattr(record, kind.when) or record.created).isoformat()
    return when


class _Entry(NamedTuple):
    when: str
    uid: str


class Index(Generic[R]):
    """The order, the uids and the bad rows of one collection; built when first asked for."""

    def __init__(self, kind: Kind[R], rows: Rows) -> None:
        self._kind = kind
        self._rows = rows
        self._lock = threading.Lock()
        self._found: _Found[R] | None = None
        self._missed: list[list[RowChange]] = []
        """What has been changed since each of the builds under way began."""

    @property
    def is_built(self) -> bool:
        """Whether every row has been read, so that nothing that is asked takes long."""
        return self._found is not None

    def build(self, breathe: Callable[[], None] = lambda: None) -> None:
        """Read every row, with a `breathe` after each slice, unless that has been done."""
        if self._found is None:
            self._build(breathe)

    def follow(self, change: RowChange) -> None:
        """Keep up with a row that has changed."""
        with self._lock:
            for missed in self._missed:
                missed.append(change)
            if self._found is not None:
                self._found.follow(change)

    def newest_first(self) -> list[int]:
        """The ids of the records that can be read, the newest first; a list of one's own."""
        return self._whole().newest_first()

    def id_of(self, uid: str) -> int | None:
        """The record with `uid`, or none."""
        return self._whole().ids.get(uid)

    def bad(self) -> dict[int, str]:
        """The rows that are no record of the kind, and why."""
        return self._whole().bad

    def _whole(self) -> "_Found[R]":
        return self._found or self._build(lambda: None)

    def _build(self, breathe: Callable[[], None]) -> "_Found[R]":
        missed: list[RowChange] = []
        with self._lock:
            self._missed.append(missed)
            ids = list(self._rows)
        found = _Found(self._kind)
        for count, id in enumerate(ids, 1):
            row = self._rows.get(id)
            if row is not None:
                found.collect(id, row)
            if count % SLICE == 0:
                breathe()
        found.put_in_order(breathe)
        found.newest_first()
        with self._lock:
            self._missed.remove(missed)
            for change in missed:
                found.follow(change)
            self._found = self._found or found
            return self._found


class _Found(Generic[R]):
    def __init__(self, kind: Kind[R]) -> None:
        self.ids: dict[str, int] = {}
        self.bad: dict[int, str] = {}
        self._kind = kind
        self._entries: dict[int, _Entry] = {}
        self._months: dict[str, list[tuple[str, int]]] = {}
        self._order: list[int] | None = None

    def collect(self, id: int, row: bytes) -> str | None:
        """Take in a row, in no order yet; its place in time, or none where it is bad."""
        try:
            record = read_row(self._kind, row)
        except DoesNotFit as error:
            self.bad[id] = str(error)
            return None
        when = moment_of(self._kind, record)
        self._entries[id] = _Entry(when, record.uid)
        self.ids[record.uid] = id
        return when

    def put_in_order(self, breathe: Callable[[], None]) -> None:
        """Order what was collected, a month at a time."""
        for count, (id, entry) in enumerate(self._entries.items(), 1):
            self._months.setdefault(entry.when[:7], []).append((entry.when, id))
            if count % (10 * SLICE) == 0:
                breathe()
        for month in self._months.values():
            month.sort()
            breathe()

    def follow(self, change: RowChange) -> None:
        """Take in a change, which may have been taken in before."""
        self.bad.pop(change.id, None)
        entry = self._entries.pop(change.id, None)
        if entry is not None:
            self._leave(entry, change.id)
        if change.after is not None and (when := self.collect(change.id, change.after)) is not None:
            self._enter(when, change.id)

    def newest_first(self) -> list[int]:
        """Every id in its place in time, backwards: a list that later changes leave alone.

        Whoever shows it pays for the copy, and not every save.
        """
        if self._order is None:
            self._order = [
                id
                for name in sorted(self._months, reverse=True)
                for _, id in reversed(self._months[name])
            ]
        return list(self._order)

    def _leave(self, entry: _Entry, id: int) -> None:
        month = self._months[entry.when[:7]]
        at = bisect.bisect_left(month, (entry.when, id))
        if self._order is not None:
            del self._order[self._newer_months(entry.when) + len(month) - 1 - at]
        del month[at]
        if self.ids.get(entry.uid) == id:
            del self.ids[entry.uid]

    def _enter(self, when: str, id: int) -> None:
        month = self._months.setdefault(when[:7], [])
        at = bisect.bisect_left(month, (when, id))
        if self._order is not None:
            self._order.insert(self._newer_months(when) + len(month) - at, id)
        month.insert(at, (when, id))

    def _newer_months(self, when: str) -> int:
        """How many records are of later months."""
        present = when[:7]
        return sum(len(month) for name, month in self._months.items() if name > present)
