"""What belongs together, seen from both ends: links, actions with the record they came from, and
the stakeholders in the roles of a matrix."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from jargon8_tui.model.action import Action
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import Kept, Ref
from jargon8_tui.model.link import Link
from jargon8_tui.model.raci import Raci
from jargon8_tui.model.record import Record
from jargon8_tui.model.stakeholder import Stakeholder
from jargon8_tui.services.raci import parts_of
from jargon8_tui.store import Collection, Notebook

R = TypeVar("R", bound=Record)

CAME_FROM = "came from"
ACTION = "action"


@dataclass(frozen=True)
class Connected:
    """A record that another is connected with, and why."""

    kept: Kept[Record]
    why: str


def connected(notebook: Notebook, ref: Ref) -> list[Connected]:
    """What the record under `ref` is connected with: where it came from, its actions, its links.

    An end that was deleted or cannot be read is left out. Raises `NotFound`.
    """
    record = notebook.get(ref)
    ends: list[tuple[str, str]] = []
    if isinstance(record, Action) and record.source:
        ends.append((record.source, CAME_FROM))
    ends += [(kept.record.uid, ACTION) for kept in actions_from(notebook, record.uid)]
    ends += _through_roles(notebook, record)
    ends += [(kept.record.other(record.uid), kept.record.why) for kept in _links(notebook, record)]
    return [Connected(kept, why) for uid, why in ends if (kept := _kept(notebook, uid)) is not None]


def actions_from(notebook: Notebook, uid: str) -> list[Kept[Action]]:
    """The actions that came from the record with `uid`, in the order of their refs."""
    return [kept for kept in _naming(notebook.actions, uid) if kept.record.source == uid]


def link(notebook: Notebook, a: Ref, b: Ref, why: str = "") -> Kept[Link]:
    """Say that two records belong together. Raises `NotFound`, and `Refused` where they are one
    and the same or are linked already."""
    first, second = notebook.get(a), notebook.get(b)
    if a == b:
        raise Refused(f"{a} cannot be linked to itself; name two records.")
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


def _links(notebook: Notebook, record: Record) -> Iterator[Kept[Link]]:
    """The links that `record` is an end of."""
    for kept in _naming(notebook.links, record.uid):
        if record.uid in (kept.record.a, kept.record.b):
            yield kept


def _naming(collection: Collection[R], uid: str) -> list[Kept[R]]:
    """The records in which `uid` stands somewhere, in the order of their refs.

    It is looked for in their JSON, so that the thousands of others are not decoded.
    """
    in_json = msgspec.json.encode(uid)
    return sorted(collection.matching(lambda row: in_json in row), key=lambda kept: kept.ref.id)


def _kept(notebook: Notebook, uid: str) -> Kept[Record] | None:
    """The record with `uid`, or none where there is none that can be read."""
    ref = notebook.ref_of(uid)
    try:
        return Kept(ref, notebook.get(ref)) if ref else None
    except Refused:
        return None
