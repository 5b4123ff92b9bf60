"""RACI matrices beside the rest: templates to start from, and the stakeholders in their roles."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import msgspec

from jargon8_tui.model.kinds import Kept
from jargon8_tui.model.raci import Activity, Raci, Role
from jargon8_tui.model.text import counted
from jargon8_tui.store import Notebook
from jargon8_tui.store.sieving import naming


class _Template(msgspec.Struct):
    """A matrix as the file of templates has it: each row a name and then its cells."""

    title: str
    purpose: str
    roles: list[str]
    activities: list[list[str]]


@dataclass(frozen=True)
class PartIn:
    """What a stakeholder has to do with one matrix."""

    matrix: Kept[Raci]
    role: str
    activities: tuple[tuple[str, str], ...]
    """The activities that the role has a letter in, and the letters."""

    @property
    def in_words(self) -> str:
        """`R 2, C 4 in 14 activities`."""
        letters = "".join(cell for _, cell in self.activities)
        counts = ", ".join(f"{x} {letters.count(x)}" for x in "RACI" if x in letters)
        total = counted(len(self.matrix.record.activities), "activity", "activities")
        return f"{counts or 'no part'} in {total}"


@cache
def templates() -> tuple[Raci, ...]:
    """The matrices that ship, to start from: usual for the trade, to be fitted to one's site."""
    from importlib import resources

    file = resources.files("jargon8_tui").joinpath("library", "raci_templates.toml")
    found = msgspec.toml.decode(file.read_bytes(), type=dict[str, list[_Template]])
    return tuple(map(_matrix, found["templates"]))


def roles_by_name(notebook: Notebook) -> dict[str, str]:
    """The uids of the active stakeholders by name: the roles that a register has."""
    kept = notebook.stakeholders.all()
    return {one.title: one.record.uid for one in kept if one.record.active}


def parts_of(notebook: Notebook, uid: str) -> Iterator[PartIn]:
    """The matrices in which the stakeholder with `uid` is a role, and what it does in each."""
    for kept in notebook.raci_matrices.matching(naming(uid)):
        for column, role in enumerate(kept.record.roles):
            if role.stakeholder == uid:
                cells = ((a.name, a.cells[column]) for a in kept.record.activities)
                yield PartIn(kept, role.name, tuple((name, cell) for name, cell in cells if cell))


def _matrix(template: _Template) -> Raci:
    return Raci(
        title=template.title,
        purpose=template.purpose,
        roles=tuple(Role(name=name) for name in template.roles),
        activities=tuple(
            Activity(name=name, cells=tuple(cells)) for name, *cells in template.activities
        ),
    )
