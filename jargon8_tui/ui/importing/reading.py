"""What the pane shows of a line of the preview: why it is refused, or the record as it is to be."""

from collections.abc import Iterator, Mapping
from typing import Any

from jargon8_tui.exchange.import_report import Said, Taken, TurnedDown
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.fields import Field, Shape, fields_of
from jargon8_tui.model.kinds import Ref
from jargon8_tui.model.record import STAMPS, Record
from jargon8_tui.model.values import in_words
from jargon8_tui.store import Notebook
from jargon8_tui.ui.glyphs import glyphs
from jargon8_tui.ui.importing.rows import FITS, UNCHANGED, UPDATED, Item
from jargon8_tui.ui.records.record_blocks import LABEL, named, record_blocks
from jargon8_tui.ui.widgets.blocks import Block, Line, Prose, Quiet, Spot, Title


def reading(
    notebook: Notebook, item: Item, coming: Mapping[str, str]
) -> tuple[str, str, list[Block]]:
    """The title, what stands at the right of it, and the blocks; `coming` are the names, by uid,
    of the records that are new."""
    match item.about:
        case TurnedDown() as refused:
            line = f", line {item.line:,}" if item.line else ""
            return f"{refused.file.name}{line}", item.outcome, list(_refused(notebook, refused))
        case Said() as said:
            return said.file.name, "", [Line(said.sentence), Line(str(said.file))]
        case Taken() as taken:
            blocks = list(_taken(notebook, item.outcome, taken, coming))
            kind = f"{taken.kind.label}, {item.outcome}"
            file = Line(f"{'File':{LABEL}}{taken.file}", hang=LABEL)
            return taken.title, kind, [*blocks, None, file]


def _refused(notebook: Notebook, refused: TurnedDown) -> Iterator[Block]:
    yield Line(refused.reason)
    if not refused.is_alone and refused.line:
        yield Line("Nothing of this file is taken in: put it right, and import it again.")
    elif refused.ref:
        yield _here(notebook, refused.ref)
    yield Line(str(refused.file))


def _taken(
    notebook: Notebook, outcome: str, taken: Taken, coming: Mapping[str, str]
) -> Iterator[Block]:
    if outcome == UNCHANGED and taken.ref is None:
        yield Line("It is in this import twice, and comes in once.")
    elif outcome == UNCHANGED and taken.ref:
        yield Line("It is here already, and stays as it is.")
        yield _here(notebook, taken.ref)
    elif outcome == UPDATED and taken.ref and taken.before:
        yield _here(notebook, taken.ref)
        yield from _changed(taken.before, taken.record)
    else:
        if outcome == FITS:
            yield Line("It fits, and stays out with its file, of which something else does not.")
        yield from record_blocks(notebook, taken.record, coming)


def _here(notebook: Notebook, ref: Ref) -> Block:
    """The record of the notebook, as a place to go to."""
    try:
        return Spot(f"{'Here':{LABEL}}{named(notebook.kept(ref))}", ref, hang=LABEL)
    except Refused:  # deleted since, which is being found out
        return Line(f"{'Here':{LABEL}}{ref}, which is not here any more", hang=LABEL)


def _changed(before: Record, after: Record) -> Iterator[Block]:
    """What is not as it was: short values before and after, long text as it is to be."""
    long: list[Block] = []
    for field in fields_of(type(after)):
        was, value = getattr(before, field.attribute), getattr(after, field.attribute)
        if value == was or field.name in STAMPS:
            continue
        if field.shape is Shape.PROSE:
            long += [Title(field.title), Prose(value) if value else Quiet("Nothing any more.")]
        elif field.shape in (Shape.TABLE, Shape.RECORD):
            yield Line(f"{field.title:{LABEL}}is another one")
        else:
            yield Line(f"{field.title:{LABEL}}{_step(field, was, value)}", hang=LABEL)
    yield from long


def _step(field: Field, was: Any, value: Any) -> str:
    before, after = (in_words(field, each) or "nothing" for each in (was, value))
    return f"{before} {glyphs().becomes} {after}"
