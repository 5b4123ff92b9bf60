"""The grid that a RACI matrix is typed into like a spreadsheet.

It works on the matrix it was given and tells of each change, so that a quick second key never
works on what was there before the first. Whoever keeps the matrix shows it again, as kept.
"""

from dataclasses import dataclass

from textual import events
from textual.message import Message

from jargon8_tui.model.raci import Raci
from jargon8_tui.model.raci_problems import Problem
from jargon8_tui.ui.glyphs import glyphs
from jargon8_tui.ui.widgets.raci_keys import KEYS
from jargon8_tui.ui.widgets.raci_layout import HEADINGS, Place
from jargon8_tui.ui.widgets.raci_window import RaciWindow


class RaciGrid(RaciWindow, can_focus=True, inherit_bindings=False):
    """Activities by roles under a cursor that also goes to their names."""

    COVERS_KEYS = True
    """Its letters are the cell's; what they mean elsewhere is left to the palette."""

    BINDINGS = KEYS

    @dataclass
    class Changed(Message):
        """The matrix was changed, and what was done, as the middle of a sentence."""

        matrix: Raci
        saying: str

    @dataclass
    class Moved(Message):
        """The cursor came to another place, or to a problem."""

        problem: Problem | None = None

    @dataclass
    class Naming(Message):
        """A name is to be typed: a new one, or another for what is there."""

        place: Place
        back: Place
        """Where the cursor goes once it is named."""
        is_new: bool

    def show(self, matrix: Raci) -> None:
        """Show `matrix`, with the cursor where it was, or as near as there is a place."""
        if (matrix.roles, matrix.activities) == (self.matrix.roles, self.matrix.activities):
            self.matrix = matrix
        else:
            self.draw_matrix(matrix)
        self.place = self._nearest(self.place)

    def go(self, place: Place) -> None:
        """Put the cursor at a place, or as near as there is one."""
        before, self.place = self.place, self._nearest(place)
        has_scrolled = self.reveal()
        if self.place == before:
            return
        if has_scrolled or self.corner:
            self.refresh()
        else:
            self.redraw(before.row, self.place.row)
        self.post_message(self.Moved())

    def name_of(self, place: Place) -> str:
        """The name of the activity, or of the role where it is a heading."""
        if place.row >= 0:
            return self.matrix.activities[place.row].name
        return self.matrix.roles[place.column].name if place.column >= 0 else ""

    def rename(self, place: Place, name: str, stakeholder: str | None = None) -> None:
        """Give an activity or a role another name; a role may be a stakeholder by it."""
        old = self.name_of(place)
        if place.row >= 0:
            matrix = self.matrix.activity_renamed(place.row, name)
        else:
            matrix = self.matrix.role_renamed(place.column, name)
            if stakeholder is not None:
                matrix = matrix.role_linked(place.column, stakeholder)
        self._change(matrix, f"{old} was renamed {name}", self.place)

    # Letters

    def action_letter(self, letter: str) -> None:
        """Put a letter in the cell or the block, or take it out."""
        if self.place.is_cell:
            rows, columns = self.block
            matrix = self.matrix.toggled(rows, columns, letter)
            self._change(matrix, f"{letter} was typed at {self._named()}", self.place)

    def action_clear(self) -> None:
        """Take the letters out of the cell or the block."""
        if self.place.is_cell:
            rows, columns = self.block
            matrix = self.matrix.cleared(rows, columns)
            self._change(matrix, f"{self._named()} was cleared", self.place)

    def action_letters_above(self) -> None:
        """Give the activity the letters of the one above it."""
        row = self.place.row
        if row > 0:
            matrix = self.matrix.with_letters_of(row - 1, row)
            self._change(matrix, f"{self._row_name} took the letters above it", self.place)

    def action_block(self) -> None:
        """Begin a block at the cursor, or end it."""
        if self.place.is_cell:
            self.corner = None if self.corner else self.place
            self.refresh()
            self.refresh_bindings()
            self.post_message(self.Moved())

    def action_end_block(self) -> None:
        """Let go of the block."""
        self.action_block()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let go of a block only while there is one: escape goes back otherwise."""
        if action == "end_block":
            return self.corner is not None
        return super().check_action(action, parameters)

    def action_nothing(self) -> None:
        """Do nothing: typed on the way to a letter, it would be a surprise."""

    # Rows and columns

    def action_activity(self, below: int) -> None:
        """Put a new activity below or above, and have it named."""
        row = self.place.row + below if self.place.row >= 0 else 0
        name = _unused("Activity", [activity.name for activity in self.matrix.activities])
        matrix = self.matrix.with_activity(row, name)
        self._change(matrix, f"{name} was added", Place(row, -1), Place(row, 0))

    def action_role(self) -> None:
        """Put a new role to the right, at the end from the activities, and have it named."""
        here = self.place.column
        column = here + 1 if here >= 0 else len(self.matrix.roles)
        name = _unused("Role", [role.name for role in self.matrix.roles])
        matrix = self.matrix.with_role(column, name)
        back = Place(self.place.row, column)
        self._change(matrix, f"{name} was added", Place(-1, column), back)

    def action_rename(self) -> None:
        """Have the activity, or the role on a heading, named."""
        row, column = self.place
        if row >= 0:
            self.post_message(self.Naming(Place(row, -1), self.place, is_new=False))
        elif column >= 0:
            self.post_message(self.Naming(self.place, self.place, is_new=False))

    def action_remove(self) -> None:
        """Remove the activity, or the role on a heading."""
        row, column = self.place
        if row >= 0:
            self._change(
                self.matrix.without_activity(row), f"{self._row_name} was removed", self.place
            )
        elif column >= 0:
            name = self.matrix.roles[column].name
            self._change(self.matrix.without_role(column), f"{name} was removed", self.place)

    def action_copy_row(self) -> None:
        """Put a copy of the activity below it."""
        row, column = self.place
        if row >= 0:
            matrix = self.matrix.activity_copied(row)
            self._change(matrix, f"{self._row_name} was copied", Place(row + 1, column))

    def action_shift(self, down: int, right: int) -> None:
        """Move the activity up or down, or the role to the left or right."""
        row, column = self.place.row + down, self.place.column + right
        if down and self.place.row >= 0 and 0 <= row < len(self.matrix.activities):
            matrix = self.matrix.activity_moved(self.place.row, row)
            self._change(matrix, f"{self._row_name} was moved", Place(row, column))
        elif right and self.place.column >= 0 and 0 <= column < len(self.matrix.roles):
            name = self.matrix.roles[self.place.column].name
            matrix = self.matrix.role_moved(self.place.column, column)
            self._change(matrix, f"{name} was moved", Place(row, column))

    # Moving

    def action_step(self, down: int, right: int) -> None:
        """Move the cursor by a cell."""
        self.go(Place(self.place.row + down, self.place.column + right))

    def action_page(self, pages: float) -> None:
        """Move the cursor by some of the window's height."""
        rows = int(pages * max(2, self.size.height - HEADINGS))
        self.go(Place(max(0, self.place.row + rows), self.place.column))

    def action_row(self, row: int) -> None:
        """Go to the first or last activity."""
        self.go(Place(row % max(1, len(self.matrix.activities)), self.place.column))

    def action_column(self, column: int) -> None:
        """Go to the first or last role."""
        self.go(Place(self.place.row, column % max(1, len(self.matrix.roles))))

    def action_problem(self, by: int) -> None:
        """Go round the problems, from the one that the cursor is at."""
        if not self.problems:
            self.post_message(self.Moved())
            return
        at = self._problem_at
        if at is None or not self._is_here(self.problems[at % len(self.problems)]):
            here = (n for n, problem in enumerate(self.problems) if self._is_here(problem))
            at = next(here, -1 if by > 0 else 0)
        self._problem_at = at = (at + by) % len(self.problems)
        problem = self.problems[at]
        self.go_to(problem)

    def go_to(self, problem: Problem) -> None:
        """Put the cursor on the row or the heading that a problem is about."""
        if problem.row is not None:
            self.go(Place(problem.row, max(0, self.place.column)))
        elif problem.column is not None:
            self.go(Place(-1, problem.column))
        self.post_message(self.Moved(problem))

    def on_click(self, event: events.Click) -> None:
        """One click puts the cursor there; a second on a name renames."""
        at = event.get_content_offset(self)
        if at is None:
            return
        row = at.y - HEADINGS + self.scroll_offset.y if at.y >= HEADINGS else -1
        column = self.layout_now.column_at(at.x, self.scroll_offset.x)
        if column is None or row >= len(self.matrix.activities):
            return
        place = Place(row, column)
        if place == self.place and not place.is_cell:
            self.action_rename()
        else:
            self.go(place)

    # How that is done

    _problem_at: int | None = None

    def _change(self, matrix: Raci, saying: str, place: Place, back: Place | None = None) -> None:
        """Take over another matrix and tell of it; the cursor goes to `place`, which is to be
        named where it is said where the cursor goes `back` to."""
        if matrix == self.matrix:
            return
        if len(matrix.roles) != len(self.matrix.roles) or place.row != self.place.row:
            self.corner = None
        self.draw_matrix(matrix)
        self.place = self._nearest(place)
        self.reveal()
        if back is not None:
            self.post_message(self.Naming(self.place, back, is_new=True))
        self.post_message(self.Changed(matrix, saying))

    def _nearest(self, place: Place) -> Place:
        """The place itself, or the nearest that there is; a block keeps to the cells."""
        rows, columns = len(self.matrix.activities), len(self.matrix.roles)
        least = 0 if self.corner and rows and columns else -1
        row = max(least, min(place.row, rows - 1))
        column = max(least, min(place.column, columns - 1))
        if (row, column) == (-1, -1) and rows + columns:  # the corner has no name
            return Place(0, -1) if rows and (self.place.row >= 0 or not columns) else Place(-1, 0)
        return Place(row, column)

    def _is_here(self, problem: Problem) -> bool:
        if problem.row is not None:
            return problem.row == self.place.row
        return self.place.row < 0 and problem.column == self.place.column

    @property
    def _row_name(self) -> str:
        return self.matrix.activities[self.place.row].name

    def _named(self) -> str:
        """The cell under the cursor, or the block, in words."""
        rows, columns = self.block
        if len(rows) * len(columns) > 1:
            return f"{len(rows)} {glyphs().by} {len(columns)} cells"
        role = self.matrix.roles[self.place.column].name
        return f"{self._row_name} {glyphs().by} {role}"


def _unused(word: str, names: list[str]) -> str:
    """`Activity 3`: a name for what has none yet."""
    number = len(names) + 1
    while f"{word} {number}" in names:
        number += 1
    return f"{word} {number}"
