"""What the notebook knows of itself: its layout's version, its identity, and the ids given out."""

from collections.abc import Callable

import msgspec

from jargon8_tui.store.layout import META, NotReadable, Tables

META_ROW = 1
"""The row of the meta table that holds it."""


class Meta(msgspec.Struct, kw_only=True):
    """The notebook's own row of the meta table."""

    schema: int
    notebook: str
    """The notebook's own uid."""
    next: dict[str, int] = {}
    """The next id of each table, so that none is ever given twice."""
    saves: int = 0
    """How many saves the file has taken in; the journal goes on from there."""
    before: str = ""
    """The checksum of the file that this one took the place of."""

    def give_out(self, table: str, id: int) -> None:
        """Never give `id` of `table` to anything new again."""
        self.next[table] = max(self.next.get(table, 1), id + 1)

    def count(self, tables: Tables) -> None:
        """Give out every id that there is in `tables`."""
        for name, rows in tables.items():
            if name != META and rows:
                self.give_out(name, max(rows))

    def take_back(self, table: str, id: int) -> None:
        """Give `id` of `table` to the next, where it is the last that was given out."""
        if self.next.get(table) == id + 1:
            self.next[table] = id

    def last_given(self, table: str) -> int:
        """The highest id of `table` that has been given out."""
        return max(self.next.get(table, 1), 1) - 1

    @property
    def row(self) -> bytes:
        """It as it stands in the file."""
        return msgspec.json.encode(self)


def new_meta(schema: int, new_uid: Callable[[], str]) -> Meta:
    """The meta row of a notebook that is not there yet."""
    return Meta(schema=schema, notebook=new_uid())


def read_meta(tables: Tables) -> Meta:
    """The meta row among `tables`. Raises `NotReadable`."""
    try:
        meta = msgspec.json.decode(tables[META][META_ROW], type=Meta)
    except (KeyError, msgspec.DecodeError, RecursionError):
        raise NotReadable("its meta table does not say which notebook it is") from None
    return meta
