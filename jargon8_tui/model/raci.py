"""The RACI matrix: who is responsible, accountable, consulted and informed for each activity.

A matrix is always even: each activity has one cell for each role. Rows and columns are named by
their places, counted from 0, and every change is a new matrix.
"""

import itertools
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, Self, TypeVar

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from jargon8_tui.model.errors import Refused
from jargon8_tui.model.record import UNSTAMPED, Line, Prose, Record, Uid
from jargon8_tui.model.text import counted, shortened

LETTERS = {"R": "responsible", "A": "accountable", "C": "consulted", "I": "informed"}
"""What a role can be, in the order that a cell has them."""

CELLS = frozenset(
    "".join(letters) for n in range(5) for letters in itertools.combinations(LETTERS, n)
)
"""What a cell can hold: letters in their order, each once, or none."""

Cell = Annotated[str, Meta(extra_json_schema={"enum": sorted(CELLS)})]
"""The letters of one role in one activity: `""`, `"R"`, `"RA"`."""

T = TypeVar("T")
_CellChange = Callable[[str], str]
_RowChange = Callable[[tuple[str, ...]], tuple[str, ...]]
_BETWEEN_LETTERS = re.compile(r"[\s/,]+")


class Uneven(Refused, ValueError):
    """An activity without a fitting cell for each role; msgspec takes a `ValueError` as its own."""


class Role(msgspec.Struct, frozen=True, kw_only=True):
    """A column: a role, and the stakeholder that it is, where it is one of the register."""

    name: Annotated[Line, Meta(title="Name", min_length=1)]
    stakeholder: Annotated[Uid | None, Meta(title="Stakeholder", extra={"of": "stakeholder"})] = (
        None
    )


class Activity(msgspec.Struct, frozen=True, kw_only=True):
    """A row: something to be done, and a cell for each role in their order."""

    name: Annotated[Line, Meta(title="Name", min_length=1)]
    note: Annotated[Prose, Meta(title="Note")] = ""
    cells: Annotated[tuple[Cell, ...], Meta(title="Cells", extra={"shape": "table"})] = ()

    @property
    def is_filled(self) -> bool:
        """Whether it has a letter; until then it is not filled in, and counts in nothing."""
        return any(self.cells)


class Raci(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A matrix of activities by roles."""

    title: Annotated[Line, Meta(title="Title", min_length=1)]
    purpose: Annotated[Prose, Meta(title="Purpose", description="What it is for")] = ""
    roles: Annotated[tuple[Role, ...], Meta(title="Roles")] = ()
    activities: Annotated[tuple[Activity, ...], Meta(title="Activities")] = ()

    def __post_init__(self) -> None:
        """Refuse a matrix that is not even, or has other letters: checked here all at once, since
        a pattern for each cell takes ten times as long."""
        for activity in self.activities:
            if not CELLS.issuperset(activity.cells):
                other = next(cell for cell in activity.cells if cell not in CELLS)
                raise Uneven(
                    f"raci activities: {shortened(activity.name)} has a cell {shortened(other)}; "
                    "a cell has letters of R, A, C and I, in this order."
                )
            if len(activity.cells) != len(self.roles):
                cells = counted(len(activity.cells), "cell")
                raise Uneven(
                    f"raci activities: {shortened(activity.name)} has {cells} for "
                    f"{counted(len(self.roles), 'role')}; each activity has one for each role."
                )

    @property
    def filled_columns(self) -> tuple[int, ...]:
        """The roles that have a letter somewhere."""
        columns = zip(*(activity.cells for activity in self.activities), strict=True)
        return tuple(n for n, cells in enumerate(columns) if any(cells))

    def parts_in(self, activity: Activity) -> str:
        """Who has which letter in an activity: `R Guards; A Manager; I Reception, Tenants`."""
        named = {
            letter: [
                role.name
                for role, cell in zip(self.roles, activity.cells, strict=True)
                if letter in cell
            ]
            for letter in LETTERS
        }
        return "; ".join(f"{letter} {', '.join(names)}" for letter, names in named.items() if names)

    @classmethod
    def started(cls, title: str) -> Self:
        """A matrix to begin with: one activity and two roles, whose names are to be typed."""
        roles = (Role(name="Role 1"), Role(name="Role 2"))
        return cls(
            title=title, roles=roles, activities=(Activity(name="Activity 1", cells=("", "")),)
        )

    def duplicated(self, title: str) -> Self:
        """The same matrix as a new record, under another title."""
        return replace(self, title=title, uid="", created=UNSTAMPED, modified=UNSTAMPED)

    # Letters

    def toggled(self, rows: Sequence[int], columns: Sequence[int], letter: str) -> Self:
        """With `letter` in every cell of a block, or out of it where every one had it."""
        cells = [self.activities[row].cells[column] for row in rows for column in columns]
        is_out = all(letter in cell for cell in cells)
        return self._with_cells(
            rows,
            columns,
            lambda cell: cell.replace(letter, "") if is_out else in_order(cell + letter),
        )

    def cleared(self, rows: Sequence[int], columns: Sequence[int]) -> Self:
        """Without a letter in a block of cells."""
        return self._with_cells(rows, columns, lambda _: "")

    def with_letters_of(self, other: int, row: int) -> Self:
        """With the letters of the activity `other` in the activity at `row` too."""
        return self._with_activity(row, replace(self.activities[row], cells=self._cells(other)))

    # Activities

    def with_activity(self, at: int, name: str) -> Self:
        """With a new activity before the one at `at`."""
        new = Activity(name=name, cells=("",) * len(self.roles))
        return replace(self, activities=(*self.activities[:at], new, *self.activities[at:]))

    def without_activity(self, row: int) -> Self:
        """Without one of the activities."""
        return replace(self, activities=_without(self.activities, row))

    def activity_moved(self, row: int, to: int) -> Self:
        """With an activity at another place."""
        return replace(self, activities=_moved(self.activities, row, to))

    def activity_renamed(self, row: int, name: str) -> Self:
        """With another name for an activity."""
        return self._with_activity(row, replace(self.activities[row], name=name))

    def activity_noted(self, row: int, note: str) -> Self:
        """With a note on an activity, in the place of the earlier one."""
        return self._with_activity(row, replace(self.activities[row], note=note))

    def activity_copied(self, row: int) -> Self:
        """With a copy of an activity below it, its letters and note too."""
        rows = self.activities
        return replace(self, activities=(*rows[: row + 1], rows[row], *rows[row + 1 :]))

    # Roles

    def with_role(self, at: int, name: str) -> Self:
        """With a new role before the one at `at`."""
        return replace(
            self,
            roles=(*self.roles[:at], Role(name=name), *self.roles[at:]),
            activities=self._each_row(lambda cells: (*cells[:at], "", *cells[at:])),
        )

    def without_role(self, column: int) -> Self:
        """Without one of the roles, and the letters it had."""
        return replace(
            self,
            roles=_without(self.roles, column),
            activities=self._each_row(lambda cells: _without(cells, column)),
        )

    def role_moved(self, column: int, to: int) -> Self:
        """With a role, and its letters, at another place."""
        return replace(
            self,
            roles=_moved(self.roles, column, to),
            activities=self._each_row(lambda cells: _moved(cells, column, to)),
        )

    def role_renamed(self, column: int, name: str) -> Self:
        """With another name for a role; it stays the stakeholder that it was."""
        return self._with_role(column, replace(self.roles[column], name=name))

    def role_linked(self, column: int, stakeholder: str | None) -> Self:
        """With a role as a stakeholder of the register, by its uid, or as none of them."""
        return self._with_role(column, replace(self.roles[column], stakeholder=stakeholder))

    # How that is done

    def _cells(self, row: int) -> tuple[str, ...]:
        return self.activities[row].cells

    def _with_cells(self, rows: Iterable[int], columns: Iterable[int], change: _CellChange) -> Self:
        activities, places = list(self.activities), tuple(columns)
        for row in rows:
            cells = list(activities[row].cells)
            for column in places:
                cells[column] = change(cells[column])
            activities[row] = replace(activities[row], cells=tuple(cells))
        return replace(self, activities=tuple(activities))

    def _with_activity(self, row: int, activity: Activity) -> Self:
        rows = self.activities
        return replace(self, activities=(*rows[:row], activity, *rows[row + 1 :]))

    def _with_role(self, column: int, role: Role) -> Self:
        return replace(self, roles=(*self.roles[:column], role, *self.roles[column + 1 :]))

    def _each_row(self, change: _RowChange) -> tuple[Activity, ...]:
        return tuple(replace(row, cells=change(row.cells)) for row in self.activities)


def in_order(letters: str) -> str:
    """Letters as a cell has them: each once, in the order R A C I."""
    return "".join(letter for letter in LETTERS if letter in letters)


def read_cell(text: str) -> str:
    """The cell that `A/R`, `R, A`, `r` or nothing stands for. Raises `ValueError`."""
    letters = _BETWEEN_LETTERS.sub("", text).upper()
    if unknown := [letter for letter in letters if letter not in LETTERS]:
        raise ValueError(unknown[0])
    return in_order(letters)


def cell_in_words(cell: str) -> str:
    """What a role is in an activity: `responsible and accountable`, `no part in it`."""
    *others, last = [LETTERS[letter] for letter in cell] or ["no part in it"]
    return f"{', '.join(others)} and {last}" if others else last


def _without(items: tuple[T, ...], at: int) -> tuple[T, ...]:
    return (*items[:at], *items[at + 1 :])


def _moved(items: tuple[T, ...], at: int, to: int) -> tuple[T, ...]:
    rest = _without(items, at)
    return (*rest[:to], items[at], *rest[to:])
