"""What belongs together, seen from both ends: links, actions with the record they came from, and
the stakeholders in the roles of a matrix."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from jargon8_tui.model.action import Action
from jargon8_tui.model.contact import Contact
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.feedback import Feedback
from jargon8_tui.model.fields import names_in
from jargon8_tui.model.kinds import Kept, Ref
from jargon8_tui.model.link import Link
from jargon8_tui.model.measurement import Measurement
from jargon8_tui.model.raci import Raci
from jargon8_tui.model.record import Record
from jargon8_tui.model.shipped_note import ShippedNote, ShippedRef, read_shipped_ref
from jargon8_tui.model.stakeholder import Stakeholder
from jargon8_tui.services.library.shipped_notes import shipped_note, shipped_under
from jargon8_tui.services.raci import parts_of
from jargon8_tui.store import Collection, Notebook
from jargon8_tui.store.sieving import naming

R = TypeVar("R", bound=Record)

CAME_FROM = "came from"
ACTION = "action"
SAID_BY = "said by"


class _Origin(msgspec.Struct, gc=False):
    """Of an action: where it came from."""

    source: str | None = None


@dataclass(frozen=True)
class Connected:
    """A record, or a shipped note, that another is connected with, and why."""

    kept: Kept[Record] | ShippedNote
    why: str


def connected(notebook: Notebook, ref: Ref | ShippedRef) -> list[Connected]:
    """What is connected with the record under `ref`: where it came from, its actions, its links,
    whom a contact was with, what a measurement is of, what a link links. A shipped note has links
    alone.

    An end that was deleted or cannot be read is left out. Raises `NotFound`.
    """
    record = named(notebook, ref).record
    ends: list[tuple[str, str]] = []
    if isinstance(record, Action) and record.source:
        ends.append((record.source, CAME_FROM))
    ends += [(kept.record.uid, ACTION) for kept in actions_from(notebook, record.uid)]
    ends += _through_roles(notebook, record)
    ends += _said(notebook, record)
    if isinstance(record, Contact | Measurement | Link):
        ends += [(uid, field.title.lower()) for field, uid in names_in(record)]
    ends += [(kept.record.other(record.uid), kept.record.why) for kept in _links(notebook, record)]
    return [Connected(kept, why) for uid, why in ends if (kept := _kept(notebook, uid)) is not None]


def actions_from(notebook: Notebook, uid: str) -> list[Kept[Action]]:
    """The actions that came from the record with `uid`, in the order of their refs."""
    return [kept for kept in _naming(notebook.actions, uid) if kept.record.source == uid]


def origins(notebook: Notebook) -> Iterator[tuple[int, str]]:
    """The id of each action that came from a record, and the uid of that record; nothing else of
    the actions is decoded."""
    for id, action in notebook.actions.each(_Origin):
        if action.source:
            yield id, action.source


def feedback_of(notebook: Notebook, uid: str) -> list[Kept[Feedback]]:
    """What the stakeholder with `uid` has said of the service, newest first."""
    said = notebook.feedback.matching(naming(uid))
    return [kept for kept in said if kept.record.stakeholder == uid]


def look_up(notebook: Notebook, text: str) -> Ref | ShippedRef:
    """The record that a ref, uid, name or title means, or the shipped note that a ref means.
    Raises `NotFound` and `Refused`."""
    shipped = read_shipped_ref(text)
    return notebook.look_up(text) if shipped is None else shipped_note(shipped).ref


def named(notebook: Notebook, ref: Ref | ShippedRef) -> Kept[Record] | ShippedNote:
    """What is under `ref`, in the notebook or among what ships. Raises `NotFound` and `Refused`."""
    return shipped_note(ref) if isinstance(ref, ShippedRef) else notebook.kept(ref)


def link(notebook: Notebook, a: Ref | ShippedRef, b: Ref | ShippedRef, why: str = "") -> Kept[Link]:
    """Say that two records belong together, or a record and a shipped note. Raises `NotFound`,
    and `Refused` where they are one and the same, are linked already, or both ship."""
    first, second = named(notebook, a).record, named(notebook, b).record
    if a == b:
        raise Refused(f"{a} cannot be linked to itself; name two records.")
    if isinstance(a, ShippedRef) and isinstance(b, ShippedRef):
        raise Refused(f"{a} and {b} both ship with jargon8; name a record of yours.")
    for kept in _links(notebook, first):
        if kept.record.other(first.uid) == second.uid:
            raise Refused(f"{a} and {b} are linked already, by {kept.ref}.")
    with notebook.transaction(f"{a} was linked to {b}"):
        return notebook.links.add(Link(a=first.uid, b=second.uid, why=why))


def _through_roles(notebook: Notebook, record: Record) -> Iterator[tuple[str, str]]:
    """The matrices that a stakeholder is a role in, or the stakeholders that are roles in one."""
    if isinstance(record, Stakeholder):
        for part in parts_of(notebook, record.uid):
            yield part.matrix.record.uid, part.in_words
    elif isinstance(record, Raci):
        for role in record.roles:
            if role.stakeholder:
                yield role.stakeholder, f"role {role.name}"


def _said(notebook: Notebook, record: Record) -> Iterator[tuple[str, str]]:
    """What a stakeholder has said, or the stakeholder that feedback is from."""
    if isinstance(record, Stakeholder):
        for kept in feedback_of(notebook, record.uid):
            yield kept.record.uid, kept.record.stage
    elif isinstance(record, Feedback) and record.stakeholder:
        yield record.stakeholder, SAID_BY


def _links(notebook: Notebook, record: Record) -> Iterator[Kept[Link]]:
    """The links that `record` is an end of."""
    for kept in _naming(notebook.links, record.uid):
        if record.uid in (kept.record.a, kept.record.b):
            yield kept


def _naming(collection: Collection[R], uid: str) -> list[Kept[R]]:
    """The records in which `uid` stands somewhere, in the order of their refs.

    It is looked for in their JSON, so that the thousands of others are not decoded.
    """
    return sorted(collection.matching(naming(uid)), key=lambda kept: kept.ref.id)


def _kept(notebook: Notebook, uid: str) -> Kept[Record] | ShippedNote | None:
    """The record with `uid`, or none where there is none that can be read."""
    if shipped := shipped_under(uid):
        return shipped
    ref = notebook.ref_of(uid)
    try:
        return notebook.kept(ref) if ref else None
    except Refused:
        return None
