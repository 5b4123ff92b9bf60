"""The records of one kind, typed: what a notebook is made of."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar, overload

import msgspec

from jargon8_tui.model.errors import NotFound, Refused
from jargon8_tui.model.kinds import Kept, Kind, Ref
from jargon8_tui.model.record import UNSTAMPED, Record
from jargon8_tui.model.values import validated
from jargon8_tui.store.errors import BadRecord
from jargon8_tui.store.rows import DoesNotFit, read_row, row_of, when_decoder
from jargon8_tui.store.storage import RowTable

if TYPE_CHECKING:
    from jargon8_tui.store.notebook import Notebook

R = TypeVar("R", bound=Record)


class Collection(Generic[R]):
    """Every record of one kind. Records are decoded when asked for and never handed out twice."""

    def __init__(self, notebook: Notebook, kind: Kind[R], table: RowTable) -> None:
        self.kind = kind
        self._notebook = notebook
        self._table = table
        self._order: list[tuple[str, int]] | None = None

    def __len__(self) -> int:
        return len(self._table)

    def __contains__(self, id: int) -> bool:
        return self._table.row(id) is not None

    def get(self, id: int) -> R:
        """The record with `id`. Raises `NotFound`, and `Refused` where what is kept is bad."""
        row = self._table.row(id)
        if row is None:
            raise NotFound(f"There is no {self._ref(id)} in this notebook.")
        try:
            return read_row(self.kind, row)
        except DoesNotFit as error:
            raise Refused(
                f"{self._ref(id)} is in the file but cannot be read: {error}.\n"
                "It is kept as it is; jargon8 check lists it."
            ) from None

    def all(self) -> Iterator[Kept[R]]:
        """Every record that can be read, in the order of the refs."""
        for id in sorted(self._table.ids()):
            row = self._table.row(id)
            try:
                if row is not None:
                    yield Kept(self._ref(id), read_row(self.kind, row))
            except DoesNotFit:
                continue  # `bad` names it

    def bad(self) -> Iterator[BadRecord]:
        """The records that are in the file but do not fit the kind."""
        for id in sorted(self._table.ids()):
            try:
                read_row(self.kind, self._table.row(id) or b"")
            except DoesNotFit as error:
                yield BadRecord(self.kind.table, str(id), str(error))

    def newest_first(self) -> Listing[R]:
        """Every record by its `when`, newest first, each decoded as it is looked at."""
        if self._order is None:
            self._order = self._sorted()
        return Listing(self, [id for _, id in reversed(self._order)])

    def matching(self, test: Callable[[bytes], bool]) -> Listing[R]:
        """The records whose JSON passes `test`, newest first; the others are never decoded."""
        rows = ((id, self._table.row(id) or b"") for id in self._table.ids())
        places = (self._place(id, row) for id, row in rows if test(row))
        ordered = sorted((place for place in places if place is not None), reverse=True)
        return Listing(self, [id for _, id in ordered])

    def add(self, record: R, id: int | None = None) -> Kept[R]:
        """Keep a new record and return it with its ref; `id` is one that `reserve` gave.

        A record without a uid or times gets them; one that has them (an import) keeps them.
        """
        now = self._notebook.now()
        record = msgspec.structs.replace(
            record,
            uid=record.uid or self._notebook.new_uid(),
            created=now if record.created == UNSTAMPED else record.created,
            modified=now if record.modified == UNSTAMPED else record.modified,
        )
        ref = self._ref(self._notebook.next_id(self.kind.table) if id is None else id)
        if ref.id in self:
            raise Refused(f"{ref} is taken already; nothing was added.")
        record = validated(record)
        self._notebook.put_row(self._table.change(ref.id, row_of(record)))
        return Kept(ref, record)

    def put(self, id: int, record: R) -> Kept[R]:
        """Put `record` in the place of the one with `id`. Raises `NotFound`."""
        before = self._table.row(id)
        if before is None:
            raise NotFound(f"There is no {self._ref(id)} in this notebook.")
        record = validated(msgspec.structs.replace(record, modified=self._notebook.now()))
        self._notebook.put_row(self._table.change(id, row_of(record, before)))
        return Kept(self._ref(id), record)

    def remove(self, id: int) -> None:
        """Move a record to the trash. Raises `NotFound`."""
        if id not in self:
            raise NotFound(f"There is no {self._ref(id)} in this notebook.")
        self._notebook.trash(self._ref(id), self._table.change(id, None))

    def follow(self, id: int, before: bytes | None, after: bytes | None) -> None:
        """Keep the order right after a row has changed. Called by the notebook."""
        if self._order is None:
            return
        if before is not None and (place := self._place(id, before)) is not None:
            at = bisect.bisect_left(self._order, place)
            if self._order[at : at + 1] == [place]:
                del self._order[at]
        if after is not None and (place := self._place(id, after)) is not None:
            bisect.insort(self._order, place)

    def _sorted(self) -> list[tuple[str, int]]:
        places = (self._place(id, self._table.row(id) or b"") for id in self._table.ids())
        return sorted(place for place in places if place is not None)

    def _place(self, id: int, row: bytes) -> tuple[str, int] | None:
        """Where a row stands in the order; none where it cannot be read."""
        try:
            head = when_decoder(self.kind).decode(row)
        except (msgspec.DecodeError, UnicodeDecodeError):
            return None
        return (getattr(head, self.kind.when) or head.created, id)

    def _ref(self, id: int) -> Ref:
        return Ref(self.kind, id)


class Listing(Sequence[Kept[R]]):
    """Records in an order, decoded one by one as they are looked at; one that has since gone bad
    or been removed raises as `Collection.get` does."""

    def __init__(self, collection: Collection[R], ids: Sequence[int]) -> None:
        self._collection = collection
        self._ids = ids

    def __len__(self) -> int:
        return len(self._ids)

    @overload
    def __getitem__(self, at: int) -> Kept[R]: ...
    @overload
    def __getitem__(self, at: slice) -> Listing[R]: ...
    def __getitem__(self, at: int | slice) -> Kept[R] | Listing[R]:
        if isinstance(at, slice):
            return Listing(self._collection, self._ids[at])
        id = self._ids[at]
        return Kept(Ref(self._collection.kind, id), self._collection.get(id))
