"""What has been deleted, and can be brought back under its old ref."""

from typing import Annotated

import msgspec
from msgspec import Meta

from jargon8_tui.model.kinds import Kept, Kind, Ref, kind_named
from jargon8_tui.model.record import Moment, Record
from jargon8_tui.store.rows import read_row

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
        """The ref it had, and gets back."""
        return Ref(self.of_kind, self.id)

    @property
    def of_kind(self) -> Kind[Record]:
        """Its kind. Raises `Refused` where this version does not know it."""
        return kind_named(self.kind)

    @property
    def kept(self) -> Kept[Record]:
        """The record with its ref. Raises `DoesNotFit`."""
        return Kept(self.ref, read_row(self.of_kind, bytes(self.record)))
