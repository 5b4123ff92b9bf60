"""What the notebook knows of itself: its layout's version, its identity, and the ids given out."""

from collections.abc import Callable, Mapping

import msgspec

from jargon8_tui.model.standard import Area
from jargon8_tui.store.layout import NotReadable, Rows

META = "meta"
SCHEMA = 1
"""The version of the layout that this jargon8 writes."""


class Meta(msgspec.Struct, kw_only=True):
    """The one row of the meta table."""

    schema: int
    notebook: str
    """The notebook's own uid."""
    next: dict[str, int] = {}
    """The next id of each table, so that none is ever given twice."""
    areas: list[Area] = []
    """The areas of the standard that the user has named or rewritten."""


def read_meta(tables: Mapping[str, Rows], new_uid: Callable[[], str]) -> Meta:
    """The meta row among `tables`, or that of a new notebook. Raises `NotReadable`."""
    if not tables:
        meta = Meta(schema=SCHEMA, notebook=new_uid())
    else:
        try:
            meta = msgspec.json.decode(tables[META][1], type=Meta)
        except (KeyError, msgspec.DecodeError):
            raise NotReadable("its meta table does not say which notebook it is") from None
    for name, rows in tables.items():  # a file edited by hand may be ahead of its own count
        if name != META and rows:
            meta.next[name] = max(meta.next.get(name, 1), max(rows) + 1)
    return meta
