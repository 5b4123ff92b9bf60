"""A record of any kind as blocks to read: its fields in their order, the empty ones left out."""

import datetime as dt
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from jargon8_tui.model import dates, values
from jargon8_tui.model.action import Action
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.fields import Field, Shape, fields_of
from jargon8_tui.model.kinds import Kept, Ref, kind_of
from jargon8_tui.model.raci import Activity, Raci, Role
from jargon8_tui.model.record import STAMPS, Record
from jargon8_tui.model.service_level import Target
from jargon8_tui.model.shipped_note import ShippedNote, ShippedRef
from jargon8_tui.services.connections import ACTION, connected
from jargon8_tui.store import Notebook
from jargon8_tui.ui.glyphs import glyphs
from jargon8_tui.ui.widgets.blocks import Block, Line, Prose, Spot, Title

LABEL = 16
"""How many cells the titles of short fields take."""

WIDEST_REF = 7
"""At most so many cells are left for the refs of what is linked; one that is longer stands out."""
SHORT_WHY = 24
"""Where no reason is longer they all stand at the right; else each follows its name."""


def record_blocks(
    notebook: Notebook, record: Record, coming: Mapping[str, str] = MappingProxyType({})
) -> list[Block]:
    """The fields of `record`: short ones with their label, other records as places to go to, then
    long text under its title. What the record is called is not among them: it stands above.

    `coming` are the names, by uid, of records that are to be in the notebook together with it."""
    short: list[Block] = []
    long: list[Block] = []
    for field in fields_of(type(record)):
        value = getattr(record, field.attribute)
        if field.name in STAMPS or field.name == kind_of(record).title or value in (None, "", ()):
            continue
        if field.shape is Shape.PROSE:
            long += [Title(field.title), Prose(value)]
        elif field.shape is Shape.TABLE:
            rows = (Line(_row_in_words(notebook, record, row), hang=2) for row in value)
            long += [Title(f"{field.title} {len(value)}"), *rows]
        elif field.shape is Shape.RECORD:
            name = coming.get(value)
            short.append(_labelled(field, name) if name else _end(notebook, field, value))
        else:
            short.append(_labelled(field, _in_words(field, value)))
    return [*short, *long]


def linked_blocks(notebook: Notebook, ref: Ref | ShippedRef, shown: list[Block]) -> Iterator[Block]:
    """What is connected with what is under `ref`, but for what is `shown` already."""
    there = {block.target for block in shown if isinstance(block, Spot)}
    linked = [end for end in connected(notebook, ref) if end.kept.ref not in there]
    if linked:
        yield Title(f"Linked {len(linked)}")
        width = min(WIDEST_REF, max(len(str(end.kept.ref)) for end in linked))
        beside = all(len(end.why) <= SHORT_WHY for end in linked)
        for end in linked:
            name, hang = f"{end.kept.ref!s:<{width}}  {end.kept.title}", width + 2
            if isinstance(end.kept.record, Action) and end.why == ACTION:
                yield action_spot(end.kept.ref, end.kept.record, notebook.now().date())
            elif beside or not end.why:
                yield Spot(name, end.kept.ref, right=end.why, hang=hang)
            else:
                yield Spot(f"{name}: {end.why}", end.kept.ref, hang=hang)


def action_spot(ref: Ref | ShippedRef, action: Action, today: dt.date) -> Spot:
    """An action on the record it came from: whether it is done, and since when or by when."""
    if action.done is not None:
        right = f"done {dates.in_column(action.done, today)}"
    elif action.due is None:
        right = "no date"
    else:
        due = dates.how_late(action.due, today)
        right = due if action.due < today else f"due {due}"
    box = "[ ]" if action.is_open else "[x]"
    return Spot(f"{box} {ref} {action.text}", ref, right=right, hang=4, quiet=not action.is_open)


def named(kept: Kept[Record] | ShippedNote) -> str:
    """A record in one line: its ref before its name."""
    return f"{kept.ref}  {kept.title}"


def _end(notebook: Notebook, field: Field, uid: str) -> Block:
    """The record that a field names, as a place to go to; said so where it is not there."""
    ref = notebook.ref_of(uid)
    try:
        if ref is not None:
            text = f"{field.title:{LABEL}}{named(notebook.kept(ref))}"
            return Spot(text, ref, hang=LABEL)
    except Refused:
        pass  # deleted, or it cannot be read
    return _labelled(field, "a record that is not in this notebook")


def _row_in_words(notebook: Notebook, record: Record, row: Any) -> str:
    """A row of a list inside a record: what it holds, in the order of its fields; the letters of a
    matrix with the roles that have them."""
    if isinstance(record, Raci) and isinstance(row, Activity):
        return f"{row.name}: {record.parts_in(row) or 'not filled in yet'}"
    if isinstance(row, Role):
        ref = notebook.ref_of(row.stakeholder) if row.stakeholder else None
        return f"{row.name} ({ref})" if ref else row.name
    if isinstance(row, Target):
        return row.line
    parts = (_part(getattr(row, name)) for name in row.__struct_fields__)
    return f" {glyphs().nothing} ".join(part for part in parts if part)


def _part(value: Any) -> str:
    if isinstance(value, dt.date):
        return dates.in_words(value)
    return "" if value is None else str(value)


def _labelled(field: Field, text: str) -> Line:
    return Line(f"{field.title:{LABEL}}{text}", hang=LABEL)


def _in_words(field: Field, value: Any) -> str:
    """A short value as it is read, not as it is typed: days with their weekday."""
    if isinstance(value, dt.date):
        return dates.in_words(value)
    return values.in_words(field, value)
