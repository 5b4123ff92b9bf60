"""The notebook's rows behind TinyDB's own two interfaces: a `Storage` and a `Table`.

TinyDB's stock storage overwrites the live file and its stock table rewrites the whole of it for
every change. These hold the rows in memory and take over only what changed; the notebook's file
and journal keep them.
"""

from collections.abc import Iterator, KeysView, Mapping
from typing import Any, NamedTuple
from weakref import WeakSet

import msgspec
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from jargon8_tui.store.layout import Rows, Tables
from jargon8_tui.store.own import CutWhenAsked
from jargon8_tui.store.sieving import Sieve, picked
from jargon8_tui.store.uncut import Uncut, row_on


class RowChange(NamedTuple):
    """One row that came, went or changed: its JSON before and after, none where it was not."""

    table: str
    id: int
    before: bytes | None
    after: bytes | None

    @property
    def undone(self) -> "RowChange":
        """The change that takes this one back."""
        return RowChange(self.table, self.id, self.after, self.before)


class RowsThen:
    """The rows of one table as they were at a moment, which another thread may read.

    Nothing is copied, which would hold the app where there are very many: of what is changed since,
    it keeps what was there before.
    """

    def __init__(self, table: str, rows: Rows) -> None:
        self._table = table
        self._rows = rows
        self._before: dict[int, bytes | None] = {}

    def get(self, id: int) -> bytes | None:
        """The JSON of one row then, or none."""
        row = self._rows.get(id)  # first, since what is changed is noted first
        return self._before.get(id, row)

    def note(self, change: RowChange) -> None:
        """Keep what is about to be changed."""
        if change.table == self._table:
            self._before.setdefault(change.id, change.before)


class RowStorage(Storage):
    """A TinyDB storage over rows in memory, each kept as its own JSON."""

    def __init__(self, rows: Tables) -> None:
        self.rows = rows
        self._looked_back_on: WeakSet[RowsThen] = WeakSet()

    def read(self) -> dict[str, dict[str, Any]] | None:
        """The document as TinyDB's own tables want it: every row decoded, ids as text."""
        return {
            name: {str(id): msgspec.json.decode(row) for id, row in rows.items()}
            for name, rows in self.rows.items()
        } or None

    def write(self, data: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> None:
        """Take over a whole document from TinyDB's own tables."""
        for name in self.rows.keys() | data.keys():
            rows = self.rows.setdefault(name, {})  # the tables hold on to these
            rows.clear()
            for id, row in data.get(name, {}).items():
                rows[int(id)] = msgspec.json.encode(dict(row))

    def uncut(self, name: str) -> Uncut | None:
        """A table that still stands as in the file, and has not been cut into its rows."""
        return self.rows.uncut(name) if isinstance(self.rows, CutWhenAsked) else None

    def apply(self, change: RowChange) -> None:
        """Make a change in memory."""
        for then in self._looked_back_on:
            then.note(change)
        rows = self.rows.setdefault(change.table, {})
        if change.after is None:
            rows.pop(change.id, None)
        else:
            rows[change.id] = change.after

    def as_now(self, table: str) -> RowsThen:
        """The rows of a table as they are now, whatever is changed later."""
        then = RowsThen(table, self.rows.setdefault(table, {}))
        self._looked_back_on.add(then)
        return then

    def snapshot(self) -> Tables:
        """The rows as they stand now; later changes leave it alone."""
        return {name: dict(rows) for name, rows in self.rows.items()}


class RowTable(Table):
    """A TinyDB table that hands out rows as they are kept, and names what changed."""

    def __init__(self, storage: RowStorage, name: str) -> None:
        super().__init__(storage, name, cache_size=0)
        self._row_storage = storage
        self._rows: Rows | None = None
        if name not in storage.rows:  # every table stands in the file, empty ones too
            storage.rows[name] = {}

    @property
    def rows(self) -> Rows:
        """The JSON of every row by id, in the file's order; cut out of the file when first asked
        for."""
        if self._rows is None:  # a cached property of Python 3.11 would hold up every other table
            self._rows = self._row_storage.rows[self.name]
        return self._rows

    def row(self, id: int) -> bytes | None:
        """The JSON of one row, or none."""
        if self._rows is None and (uncut := self._row_storage.uncut(self.name)):
            return uncut.row(id) or self.rows.get(id)
        return self.rows.get(id)

    def ids(self) -> KeysView[int]:
        """The ids of every row, in the file's order."""
        return self.rows.keys()

    def __len__(self) -> int:
        return len(self.rows)

    def sifted(self, sieve: Sieve, at_once: int) -> Iterator[list[tuple[int, bytes]]]:
        """The rows that `sieve` picks from about `at_once` at a time, with their ids, in the file's
        order.

        A table that has not been cut out of the file yet is gone through as it stands there, since
        to cut it takes longer than to look through it.
        """
        if uncut := self._row_storage.uncut(self.name):
            for text in uncut.texts():
                yield [row_on(text[start:end]) for start, end in sieve(text)]
            return
        rows = list(self.rows.items())
        for at in range(0, len(rows), at_once):
            yield picked(rows[at : at + at_once], sieve)

    def as_now(self) -> RowsThen:
        """The rows as they are now, whatever is changed later."""
        return self._row_storage.as_now(self.name)

    def change(self, id: int, after: bytes | None) -> RowChange:
        """What putting `after` at `id` (none: taking the row away) would change."""
        return RowChange(self.name, id, self.row(id), after)


class RowDatabase(TinyDB):
    """TinyDB over a `RowStorage`, with `RowTable`s."""

    table_class: type[Table] = RowTable

    def __init__(self, rows: Tables) -> None:
        super().__init__(rows, storage=RowStorage)
        storage = self.storage
        assert isinstance(storage, RowStorage)
        self.row_storage: RowStorage = storage

    def row_table(self, name: str) -> RowTable:
        """The table called `name`."""
        table = self.table(name)
        assert isinstance(table, RowTable)
        return table
