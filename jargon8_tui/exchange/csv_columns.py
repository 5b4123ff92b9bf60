"""Which kinds go out and come in as CSV, and which field a column is: one line a record."""

from collections.abc import Sequence

from jargon8_tui.exchange.reading.pieces import Unreadable
from jargon8_tui.model.fields import fields_by_name, fields_of
from jargon8_tui.model.kinds import KINDS, RACI, Kind
from jargon8_tui.model.record import Record
from jargon8_tui.model.text import shortened
from jargon8_tui.model.values import IGNORED

IN_CSV: tuple[Kind[Record], ...] = tuple(kind for kind in KINDS if kind is not RACI)
"""The kinds whose records are lines of a CSV file; a matrix is a file of its own."""


def columns_of(kind: Kind[Record]) -> dict[str, str]:
    """The field that each column means, by its name or its title in small letters."""
    fields = fields_of(kind.record)
    titles = {field.title.casefold(): field.name for field in fields}
    return {name: name for name in IGNORED} | titles | {field.name: field.name for field in fields}


def kind_with(columns: Sequence[str]) -> Kind[Record]:
    """The kind whose needed fields are all among `columns`, and most of whose others the rest are.

    Raises `Unreadable`.
    """
    unknown: dict[Kind[Record], int] = {}
    for kind in IN_CSV:
        meant = [columns_of(kind).get(column.casefold()) for column in columns]
        if all(field.name in meant for field in fields_of(kind.record) if field.required):
            unknown[kind] = meant.count(None)
    if unknown:
        return min(unknown, key=lambda kind: unknown[kind])
    needed = "; ".join(
        f"{kind.label}: {', '.join(f.name for f in fields_of(kind.record) if f.required)}"
        for kind in IN_CSV
    )
    raise Unreadable(
        f"Its columns are not known. Needed are, for a {needed}; or Activity first, for a matrix.",
        1,
    )


def fields_meant(kind: Kind[Record], columns: Sequence[str], line: int) -> list[str]:
    """The field that each of `columns` means, in their order. Raises `Unreadable`."""
    known = columns_of(kind)
    if unknown := [column for column in columns if column.casefold() not in known]:
        names = ", ".join(fields_by_name(kind.record))
        raise Unreadable(
            f"{shortened(unknown[0]) or 'A column without a name'} is no field of "
            f"{'an' if kind.label[0] in 'aeiou' else 'a'} {kind.label}: {names} are.",
            line,
        )
    meant = [known[column.casefold()] for column in columns]
    if twice := next((name for name in meant if meant.count(name) > 1), ""):
        raise Unreadable(f"{twice} is there in two columns; leave one of them out.", line)
    return meant
