"""The notebook's rows behind TinyDB's own two interfaces: a `Storage` and a `Table`.

TinyDB's stock storage overwrites the live file and its stock table rewrites the whole of it for
every change. These hold the rows in memory, take over only what changed, and save durably.
"""

from collections.abc import KeysView, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from jargon8_tui.store.durable import make_folder, replace_file
from jargon8_tui.store.layout import Rows, lines_of, read_tables


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


class RowStorage(Storage):
    """A TinyDB storage that keeps every row as its own JSON and replaces the file whole.

    Raises `OSError` where the file cannot be read or written, `NotReadable` where it is not a
    notebook. After a failed write the rows in memory stay as they are, and the next write takes
    them along.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.rows: dict[str, Rows] = {}
        if path.exists():
            self.rows = read_tables(path.read_bytes())

    def read(self) -> dict[str, dict[str, Any]] | None:
        """The document as TinyDB's own tables want it: every row decoded, ids as text."""
        if not self.rows:
            return None
        return {
            name: {str(id): msgspec.json.decode(row) for id, row in rows.items()}
            for name, rows in self.rows.items()
        }

    def write(self, data: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> None:
        """Take over a whole document from TinyDB's own tables, and save it."""
        for name in self.rows.keys() | data.keys():
            rows = self.rows.setdefault(name, {})  # the tables hold on to these
            rows.clear()
            for id, row in data.get(name, {}).items():
                rows[int(id)] = msgspec.json.encode(dict(row))
        self.save()

    def apply(self, change: RowChange) -> None:
        """Make a change in memory; `save` makes it last."""
        rows = self.rows.setdefault(change.table, {})
        if change.after is None:
            rows.pop(change.id, None)
        else:
            rows[change.id] = change.after

    def save(self) -> None:
        """Replace the file by what is in memory."""
        make_folder(self.path.parent)
        replace_file(self.path, lines_of(self.rows))


class RowTable(Table):
    """A TinyDB table that hands out rows as they are kept, and names what changed."""

    def __init__(self, storage: RowStorage, name: str) -> None:
        super().__init__(storage, name, cache_size=0)
        self._rows = storage.rows.setdefault(name, {})

    def row(self, id: int) -> bytes | None:
        """The JSON of one row, or none."""
        return self._rows.get(id)

    def ids(self) -> KeysView[int]:
        """The ids of every row, in the file's order."""
        return self._rows.keys()

    def __len__(self) -> int:
        return len(self._rows)

    def change(self, id: int, after: bytes | None) -> RowChange:
        """What putting `after` at `id` (none: taking the row away) would change."""
        return RowChange(self.name, id, self.row(id), after)


class RowDatabase(TinyDB):
    """TinyDB over a `RowStorage`, with `RowTable`s."""

    table_class: type[Table] = RowTable
