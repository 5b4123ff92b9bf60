"""Notebooks of earlier versions, brought up to date step by step when they are opened.

To change the layout: append a function that changes the rows of the version before in place. The
number of the version follows from how many there are.
"""

from collections.abc import Callable

from jargon8_tui.store.layout import META, Tables
from jargon8_tui.store.meta import META_ROW, Meta

MIGRATIONS: tuple[Callable[[Tables], None], ...] = ()
"""The first brings version 1 to 2, the second 2 to 3, and so on."""


def present_schema() -> int:
    """The version of the layout that this jargon8 writes."""
    return len(MIGRATIONS) + 1


def is_older(meta: Meta) -> bool:
    """Whether a notebook was written by an earlier version."""
    return meta.schema < present_schema()


def migrate(tables: Tables, meta: Meta) -> None:
    """Bring `tables` and their `meta` up to date, in place."""
    for step in MIGRATIONS[max(meta.schema, 1) - 1 :]:
        step(tables)
    meta.schema = present_schema()
    tables[META] = {META_ROW: meta.row}
