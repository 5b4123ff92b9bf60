"""What comes back with a record that is restored from the trash, and what does not."""

from dataclasses import dataclass, replace

from jargon8_tui.model.errors import Refused
from jargon8_tui.model.fields import Shape, fields_of
from jargon8_tui.model.kinds import Kept, Ref, no_level
from jargon8_tui.model.measurement import LevelOf
from jargon8_tui.model.record import Record
from jargon8_tui.services.connections import actions_from
from jargon8_tui.store import Notebook, Trashed
from jargon8_tui.store.rows import DoesNotFit


@dataclass(frozen=True)
class Gone:
    """A record that another names and that is in the trash as well: in which field, and its ref."""

    field: str
    ref: Ref


@dataclass(frozen=True)
class Returning:
    """What is connected with a deleted record: what is there, and what is in the trash too."""

    links: int
    actions: int
    gone: tuple[Gone, ...]


def was(item: Trashed, level_of: LevelOf = no_level) -> Kept[Record] | None:
    """The record that was deleted, or none where this version cannot read it.

    `level_of` is where the level that a measurement is called by is looked up.
    """
    try:
        return replace(item.kept, level_of=level_of)
    except (DoesNotFit, Refused):
        return None


def returning(notebook: Notebook, record: Record, trashed: list[Trashed]) -> Returning:
    """What comes back with `record`, where `trashed` is all there is in the trash."""
    links = sum(record.uid in (kept.record.a, kept.record.b) for kept in notebook.links.all())
    ends = [
        (field.title, getattr(record, field.attribute))
        for field in fields_of(type(record))
        if field.shape is Shape.RECORD
    ]
    others = [kept for item in trashed if any(uid for _, uid in ends) and (kept := was(item))]
    refs = {kept.record.uid: kept.ref for kept in others}
    return Returning(
        links=links,
        actions=len(actions_from(notebook, record.uid)),
        gone=tuple(Gone(title, refs[uid]) for title, uid in ends if uid in refs),
    )
