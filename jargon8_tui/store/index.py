"""What a collection knows of its rows: who they are, in what order, and which cannot be read.

Every row is decoded once, in slices, so that it may be done in a thread while the notebook is in
use: `build` lets others have their turn, and takes in what was changed meanwhile. One sort of
everything would hold them up, so the order is kept by month.
"""

import bisect
import threading
from array import array
from collections.abc import Callable
from typing import Generic, TypeAlias, TypeVar

from jargon8_tui.model.kinds import Kind
from jargon8_tui.model.record import Record
from jargon8_tui.store.layout import Rows
from jargon8_tui.store.rows import DoesNotFit, read_row
from jargon8_tui.store.storage import RowChange

R = TypeVar("R", bound=Record)

Ids: TypeAlias = "array[int]"
"""Copied in no time, and nothing that Python goes through where it looks for garbage: a list of
sixty thousand would hold the app at both."""

SLICE = 200
"""How many rows are decoded between two breaths: a fraction of a millisecond's work."""


def moment_of(kind: Kind[R], record: R) -> str:
    """When a record is, as a text that sorts as the clock on the wall does; a day comes before
    the moments in it."""
    when: str = (getattr(record, kind.when) or record.created).isoformat()
    return when


class Index(Generic[R]):
    """The order, the uids and the bad rows of one collection; built when first asked for."""

    def __init__(self, kind: Kind[R], rows: Callable[[], Rows]) -> None:
        """Of the rows that `rows` gives out, which is asked only when they are wanted."""
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

    def newest_first(self) -> Ids:
        """The ids of the records that can be read, the newest first; an array of one's own."""
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
            rows = self._rows()
            ids = list(rows)
        found = _Found(self._kind)
        for count, id in enumerate(ids, 1):
            row = rows.get(id)
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
    """What has been found in the rows. Of each it keeps its uid and its place in time, and no more:
    all else is read from the row again where it changes."""

    def __init__(self, kind: Kind[R]) -> None:
        self.ids: dict[str, int] = {}
        self.bad: dict[int, str] = {}
        self._kind = kind
        self._months: dict[str, list[tuple[str, int]]] = {}
        """By the month, when each record is and its id."""
        self._names: list[str] = []
        """The months in their order."""
        self._order: Ids | None = None

    def collect(self, id: int, row: bytes) -> None:
        """Take in a row, in no order yet."""
        if (record := self._read(id, row)) is not None:
            self.ids[record.uid] = id
            when = moment_of(self._kind, record)
            self._months.setdefault(when[:7], []).append((when, id))

    def put_in_order(self, breathe: Callable[[], None]) -> None:
        """Order what was collected, a month at a time."""
        for month in self._months.values():
            month.sort()
            breathe()
        self._names = sorted(self._months)

    def follow(self, change: RowChange) -> None:
        """Take in a change, which may have been taken in before."""
        if change.before is not None and (record := self._read(change.id, change.before)):
            self._leave(record, change.id)
        self.bad.pop(change.id, None)
        if change.after is not None and (record := self._read(change.id, change.after)):
            self._enter(record, change.id)

    def newest_first(self) -> Ids:
        """Every id in its place in time, backwards: an array that later changes leave alone.

        Whoever shows it pays for the copy, and not every save.
        """
        if self._order is None:
            self._order = array("q")
            for name in reversed(self._names):
                self._order.extend(id for _, id in reversed(self._months[name]))
        return self._order[:]

    def _read(self, id: int, row: bytes) -> R | None:
        try:
            return read_row(self._kind, row)
        except DoesNotFit as error:
            self.bad[id] = str(error)
            return None

    def _leave(self, record: R, id: int) -> None:
        if self.ids.get(record.uid) == id:
            del self.ids[record.uid]
        month, at, is_there = self._place(record, id)
        if is_there:
            if self._order is not None:
                del self._order[self._newer_months(month) + len(self._months[month]) - 1 - at]
            del self._months[month][at]

    def _enter(self, record: R, id: int) -> None:
        self.ids[record.uid] = id
        month, at, is_there = self._place(record, id)
        if not is_there:
            if self._order is not None:
                self._order.insert(self._newer_months(month) + len(self._months[month]) - at, id)
            self._months[month].insert(at, (moment_of(self._kind, record), id))

    def _place(self, record: R, id: int) -> tuple[str, int, bool]:
        """The month of a record, its place in that, and whether it is there already."""
        place = (moment_of(self._kind, record), id)
        name = place[0][:7]
        if name not in self._months:
            self._months[name] = []
            bisect.insort(self._names, name)
        month = self._months[name]
        at = bisect.bisect_left(month, place)
        return name, at, month[at : at + 1] == [place]

    def _newer_months(self, present: str) -> int:
        """How many records are of later months."""
        newer = self._names[bisect.bisect_right(self._names, present) :]
        return sum(len(self._months[name]) for name in newer)
