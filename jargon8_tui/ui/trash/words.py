"""How what was deleted is listed, and what is said of its coming back."""

import datetime as dt

from jargon8_tui.model.dates import clock, in_column
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import Kept
from jargon8_tui.model.record import Record
from jargon8_tui.model.text import counted
from jargon8_tui.services.returning import returning, was
from jargon8_tui.store import Notebook, Trashed
from jargon8_tui.ui.glyphs import glyphs
from jargon8_tui.ui.records.record_blocks import record_blocks
from jargon8_tui.ui.widgets.blocks import Block, Line, Quiet
from jargon8_tui.ui.widgets.record_row import Cell, Row


def ref_of(item: Trashed) -> str:
    """The ref that a deleted record had; of a kind that is not known here, its name and id."""
    try:
        return str(item.ref)
    except Refused:
        return f"{item.kind} {item.id}"


def trashed_row(notebook: Notebook, item: Trashed, today: dt.date, *, has_kind: bool) -> Row:
    """A deleted record in the list: its ref, kind if asked for, title, and when it went."""
    kept = was(item, notebook.level_of)
    when = item.deleted
    day = f"today {clock(when)}" if when.date() == today else in_column(when, today)
    title = kept.title if kept else "cannot be read"
    mark = "" if kept else Cell(glyphs().error, "error")
    kind = [item.kind] if has_kind else []
    return Row([ref_of(item), *kind, title, f"deleted {day}"], mark)


def what_comes_back(
    notebook: Notebook, kept: Kept[Record] | None, trashed: list[Trashed]
) -> list[Block]:
    """A deleted record, and what comes back with it, where `trashed` is all that was deleted."""
    if kept is None:
        return [Quiet("It cannot be read here, and is kept as it is.")]
    back = returning(notebook, kept.record, trashed)
    brought = [
        counted(number, thing)
        for number, thing in ((back.links, "link"), (back.actions, "action"))
        if number
    ]
    with_it = f", with its {' and '.join(brought)}" if brought else ""
    return [
        Line(f"It comes back as {kept.ref}{with_it}."),
        *(
            Line(f"{gone.ref}, which it names under {gone.field}, is in the trash as well.")
            for gone in back.gone
        ),
        None,
        *record_blocks(notebook, kept.record),
    ]
