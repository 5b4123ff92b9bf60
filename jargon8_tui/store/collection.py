"""The records of one kind, typed: what a notebook is made of.

One is had by its id. To go through many there is a way for each purpose, since a notebook of ten
years must not be read whole for each key: decoded and readable (`all`, `matching`, `as_now`), in an
order and decoded where looked at (`newest_first`, `listing`), a few fields of each (`each`), or no
more than their ids (`slices`, `dated`, `picked`). A sieve picks some of them by their JSON.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Generic, TypeVar, overload

import msgspec

from jargon8_tui.model.errors import NotFound, Refused
from jargon8_tui.model.kinds import Kept, Kind, Ref
from jargon8_tui.model.record import UNSTAMPED, Record
from jargon8_tui.store.errors import BadRecord
from jargon8_tui.store.index import Ids, Index
from jargon8_tui.store.measured import refuse_another_unit
from jargon8_tui.store.rows import DoesNotFit, read_as, read_row, row_of, whens_in
from jargon8_tui.store.sieving import Sieve, picked
from jargon8_tui.store.storage import RowChange, RowsThen, RowTable

if TYPE_CHECKING:
    from jargon8_tui.store.notebook import Notebook

R = TypeVar("R", bound=Record)
S = TypeVar("S", bound=msgspec.Struct)

SIFTED_AT_ONCE = 250
"""How many records are looked at in a slice of a search: one to three milliseconds."""

PAUSE = 0
"""No record's id: it stands where a search can be interrupted."""
LATEST = "9999-12-31T24"
"""Later than any record is."""


class Collection(Generic[R]):
    """Every record of one kind. Records are decoded when asked for and never handed out twice."""

    def __init__(self, notebook: Notebook, kind: Kind[R], table: RowTable) -> None:
        self.kind = kind
        self._notebook = notebook
        self._table = table
        self._index = Index(kind, lambda: table.rows)

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
                f"{self._ref(id)} is in the file but cannot be read: {error}. "
                "It is kept as it is; jargon8 check lists it."
            ) from None

    def kept(self, id: int) -> Kept[R]:
        """The record with `id` and its ref. Raises as `get` does."""
        return self._kept(id, self.get(id))

    def id_of(self, uid: str) -> int | None:
        """The id of the record with `uid`, or none."""
        return self._index.id_of(uid)

    # To be gone through

    def all(self) -> Iterator[Kept[R]]:
        """Every record that can be read, in the order of the refs."""
        for id in sorted(self._table.ids()):
            row = self._table.row(id)
            try:
                if row is not None:
                    yield self._kept(id, read_row(self.kind, row))
            except DoesNotFit:
                continue  # `bad` names it

    def bad(self) -> Iterator[BadRecord]:
        """The records that are in the file but do not fit the kind."""
        for id, why in sorted(self._index.bad().items()):
            yield BadRecord(self.kind.table, str(id), why)

    def newest_first(self) -> Listing[R]:
        """Every record that can be read, newest `when` first, each decoded as it is looked at."""
        return Listing(self, self._index.newest_first())

    def listing(self, ids: Sequence[int]) -> Listing[R]:
        """The records with `ids` in that order, each decoded as it is looked at."""
        return Listing(self, ids)

    def matching(self, sieve: Sieve) -> Iterator[Kept[R]]:
        """The records that `sieve` picks and that can be read, newest first; the others are never
        decoded."""
        some = chain.from_iterable(self._table.sifted(sieve, SIFTED_AT_ONCE))
        found = sorted(whens_in(self.kind, some), reverse=True)
        return self.listing([id for _, id in found]).readable()

    def each(
        self,
        shape: type[S],
        ids: Iterable[int] | None = None,
        sieve: Sieve | None = None,
    ) -> Iterator[tuple[int, S]]:
        """The records by id: those in `ids` that are there, in that order; or those that `sieve`
        picks, or all of them, in no order.

        Each is read as `shape`, a struct of the few fields that are wanted, which costs a fraction
        of the whole record. What does not fit that is left out.
        """
        some: Iterable[tuple[int, bytes]]
        if sieve is not None:
            some = chain.from_iterable(self._table.sifted(sieve, SIFTED_AT_ONCE))
        elif ids is None:
            some = list(self._table.rows.items())
        else:
            rows = self._table.rows
            some = [(id, row) for id in ids if (row := rows.get(id)) is not None]
        return read_as(shape, some)

    def slices(self) -> Iterator[Sequence[int]]:
        """The ids of the records that can be read, newest first, some at a time: whoever looks
        through them may show what there is, or let others go first, before going on."""
        ids = self._index.newest_first()
        for at in range(0, len(ids), SIFTED_AT_ONCE):
            yield ids[at : at + SIFTED_AT_ONCE]

    def dated(self, sieve: Sieve, at_once: int) -> Iterator[tuple[str, int]]:
        """When they are and the ids of the records that `sieve` picks from the JSON of some at a
        time, newest first; and between them, with `PAUSE` for an id, how far back it has been
        looked, so that whoever asks may let others go first."""
        if not self._index.is_built:  # which would take longer than looking through everything
            yield from self._dated_without_index(sieve, at_once)
            return
        ids, rows = self._index.newest_first(), self._table.rows
        looked = LATEST
        for at in range(0, len(ids), at_once):
            some = [(id, row) for id in ids[at : at + at_once] if (row := rows.get(id)) is not None]
            yield from whens_in(self.kind, picked(some, sieve))
            for when, _ in whens_in(self.kind, some[-1:]):
                looked = when
            yield looked, PAUSE

    def picked(self, ids: Iterable[int], sieve: Sieve) -> list[int]:
        """Those of `ids` whose records `sieve` picks from their JSON."""
        some = [(id, row) for id in ids if (row := self._table.row(id)) is not None]
        return [id for id, _ in picked(some, sieve)]

    def as_now(self) -> Iterator[Kept[R]]:
        """The records as they are now, oldest first, whatever is changed while they are gone
        through; those that cannot be read are left out. They may be gone through in a thread."""
        return self._decoded(self._index.newest_first(), self._table.as_now())

    # To be changed

    def add(self, record: R, id: int | None = None) -> Kept[R]:
        """Keep a new record and return it with its ref; `id` is one that `reserve` gave.

        A record without a uid or times gets them; one that has them (an import) keeps them.
        """
        from jargon8_tui.model.values import validated  # not needed to read, nor at the start

        now = self._notebook.now()
        record = msgspec.structs.replace(
            self._notebook.by_the_rule(record),
            uid=record.uid or self._notebook.new_uid(),
            created=now if record.created == UNSTAMPED else record.created,
            modified=now if record.modified == UNSTAMPED else record.modified,
        )
        ref = self._ref(self._notebook.next_id(self.kind.table) if id is None else id)
        if ref.id in self:
            raise Refused(f"{ref} is taken already; nothing was added.")
        record = validated(record.completed(self._notebook.level_of))
        self._notebook.put_row(self._table.change(ref.id, row_of(record)))
        return self._kept(ref.id, record)

    def put(self, id: int, record: R) -> Kept[R]:
        """Put `record` in the place of the one with `id`, as a later state of that one.

        It keeps the uid and the time that one was made, where it brings none itself. Raises as
        `get` does, `BadValue`, and `Refused` where its uid is that of another record.
        """
        from jargon8_tui.model.values import validated  # as in `add`

        earlier = self.get(id)
        if record.uid not in ("", earlier.uid):
            raise Refused(f"{self._ref(id)} has another uid than that; nothing was changed.")
        record = msgspec.structs.replace(
            self._notebook.by_the_rule(record, earlier),
            uid=earlier.uid,
            created=earlier.created if record.created == UNSTAMPED else record.created,
        )
        refuse_another_unit(self._notebook, earlier, record)
        before = self._table.row(id)
        record = record.completed(self._notebook.level_of)
        record = validated(msgspec.structs.replace(record, modified=self._notebook.now()))
        self._notebook.put_row(self._table.change(id, row_of(record, before)))
        return self._kept(id, record)

    def remove(self, id: int) -> None:
        """Move a record to the trash. Raises `NotFound`."""
        if id not in self:
            raise NotFound(f"There is no {self._ref(id)} in this notebook.")
        self._notebook.trash(self._ref(id), self._table.change(id, None))

    # By the notebook

    def follow(self, change: RowChange) -> None:
        """Keep up with a row that has changed. Called by the notebook."""
        self._index.follow(change)

    def read_all(self, breathe: Callable[[], None]) -> None:
        """Read every record once, with a `breathe` after each few; may be done in a thread."""
        self._index.build(breathe)

    def _dated_without_index(self, sieve: Sieve, at_once: int) -> Iterator[tuple[str, int]]:
        found: list[tuple[str, int]] = []
        for some in self._table.sifted(sieve, at_once):
            found += whens_in(self.kind, some)
            yield LATEST, PAUSE
        yield from sorted(found, reverse=True)

    def _decoded(self, newest_first: Ids, rows: RowsThen) -> Iterator[Kept[R]]:
        for id in reversed(newest_first):
            with contextlib.suppress(DoesNotFit):  # `bad` names it
                if (row := rows.get(id)) is not None:
                    yield self._kept(id, read_row(self.kind, row))

    def _ref(self, id: int) -> Ref:
        return Ref(self.kind, id)

    def _kept(self, id: int, record: R) -> Kept[R]:
        return Kept(self._ref(id), record, self._notebook.level_of)


class Listing(Sequence[Kept[R]]):
    """Records in an order, decoded one by one as they are looked at; one that has since gone bad
    or been removed raises as `Collection.get` does."""

    def __init__(self, collection: Collection[R], ids: Sequence[int]) -> None:
        self._collection = collection
        self._ids = ids

    def __len__(self) -> int:
        return len(self._ids)

    def readable(self) -> Iterator[Kept[R]]:
        """Those of them that are there and can be read."""
        for id in self._ids:
            with contextlib.suppress(Refused):  # `bad` names it
                yield self._collection.kept(id)

    @overload
    def __getitem__(self, at: int) -> Kept[R]: ...
    @overload
    def __getitem__(self, at: slice) -> Listing[R]: ...
    def __getitem__(self, at: int | slice) -> Kept[R] | Listing[R]:
        if isinstance(at, slice):
            return Listing(self._collection, self._ids[at])
        return self._collection.kept(self._ids[at])
