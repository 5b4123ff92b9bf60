"""What has been deleted, and can be brought back under its old ref."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta

from jargon8_tui.model.errors import NotFound, Refused
from jargon8_tui.model.kinds import Kept, Kind, Ref, kind_named
from jargon8_tui.model.record import Moment, Record
from jargon8_tui.store.rows import DoesNotFit, read_row
from jargon8_tui.store.storage import RowChange, RowTable

if TYPE_CHECKING:
    from jargon8_tui.store.notebook import Notebook

TRASH = "trash"
"""The table it is kept in."""


class Trashed(msgspec.Struct, frozen=True, kw_only=True):
    """A deleted record: what kind it was, its id, when it went, and its row as it stood."""

    kind: Annotated[str, Meta(title="Kind")]
    id: Annotated[int, Meta(title="Id", ge=1)]
    deleted: Moment
    record: msgspec.Raw

    @property
    def ref(self) -> Ref:
        """The ref it had, and gets back. Raises as `of_kind` does."""
        return Ref(self.of_kind, self.id)

    @property
    def of_kind(self) -> Kind[Record]:
        """Its kind. Raises `Refused` where this version does not know it."""
        return kind_named(self.kind)

    @property
    def kept(self) -> Kept[Record]:
        """The record with its ref. Raises `DoesNotFit`."""
        return Kept(self.ref, read_row(self.of_kind, bytes(self.record)))


class Trash:
    """The trash of a notebook."""

    def __init__(self, notebook: Notebook, table: RowTable) -> None:
        self._notebook = notebook
        self._table = table

    def all(self) -> list[Trashed]:
        """What is in it and can be brought back, latest first."""
        found = [item for _, item in self._items()]
        return sorted(found, key=lambda item: item.deleted, reverse=True)

    def uids(self) -> set[str]:
        """The uids of the records in it that can be read."""
        found = set()
        for item in self.all():
            try:
                found.add(item.kept.record.uid)
            except DoesNotFit:
                continue
        return found

    def take(self, ref: Ref, removal: RowChange) -> None:
        """Move a row here."""
        assert removal.before is not None
        item = Trashed(
            kind=ref.kind.name,
            id=ref.id,
            deleted=self._notebook.now(),
            record=msgspec.Raw(removal.before),
        )
        with self._notebook.transaction(f"{ref} was removed"):
            self._notebook.put_row(removal)
            id = self._notebook.next_id(TRASH)
            self._notebook.put_row(self._table.change(id, msgspec.json.encode(item)))

    def restore(self, ref: Ref) -> Kept[Record]:
        """Bring back what was deleted last under `ref`. Raises `NotFound` and `Refused`."""
        found = [(item.deleted, id, item) for id, item in self._items() if item.ref == ref]
        if not found:
            raise NotFound(f"{ref} is not in the trash.")
        collection = self._notebook.collection(ref.kind)
        if ref.id in collection:
            raise Refused(f"{ref} is in use, so the one in the trash cannot come back to it.")
        _, id, item = max(found, key=lambda place: place[:2])
        try:
            kept = item.kept
        except DoesNotFit as error:
            raise Refused(f"{ref} is in the trash but cannot be read: {error}.") from None
        with self._notebook.transaction(f"{ref} was restored"):
            self._notebook.put_row(self._table.change(id, None))
            row = RowChange(ref.kind.table, ref.id, None, bytes(item.record))
            self._notebook.put_row(row)
        return kept

    def _items(self) -> Iterator[tuple[int, Trashed]]:
        for id in list(self._table.ids()):
            try:
                item = msgspec.json.decode(self._table.row(id) or b"", type=Trashed)
                item.of_kind  # noqa: B018 - one of a kind that a newer version has stays there
            except (msgspec.DecodeError, UnicodeDecodeError, Refused):
                continue
            yield id, item
