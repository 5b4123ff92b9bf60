"""The window of a RACI grid: headings and activities that stay, and the cells that scroll."""

from collections.abc import Iterator

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from jargon8_tui.model.raci import Raci
from jargon8_tui.model.raci_problems import Problem, problems
from jargon8_tui.ui.glyphs import glyphs
from jargon8_tui.ui.text import fitted
from jargon8_tui.ui.widgets.cursor import cursor_css
from jargon8_tui.ui.widgets.pens import Pens
from jargon8_tui.ui.widgets.raci_headings import Heading, headings
from jargon8_tui.ui.widgets.raci_layout import HEADINGS, Layout, Place

_ROLES = {"A": "accountable", "R": "responsible"}
"""How the letters that carry weight are drawn."""
LEAST_NAMED, MOST_NAMED = 14, 28
"""Cells of the line that a role is named on: as many as there are from its column on."""


class RaciWindow(ScrollView):
    """What is seen of a matrix. Where the cursor may go, and what keys do there, is the grid's."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    RaciWindow {
        height: 1fr;
        background: $background;
        color: $foreground;
        overflow: hidden;
        & > .raci-grid--muted { color: $text-muted; }
        & > .raci-grid--warning { color: $text-warning; text-style: bold; }
        & > .raci-grid--error { color: $text-error; text-style: bold; }
        & > .raci-grid--accountable { color: $text-accent; text-style: bold; }
        & > .raci-grid--responsible { text-style: bold; }
        & > .raci-grid--name { text-style: bold; }
        & > .raci-grid--column { text-style: bold reverse; }
        & > .raci-grid--row { background: $boost; }
        & > .raci-grid--block { text-style: bold reverse; }
        & > .raci-grid--cursor {
            background: $block-cursor-blurred-background;
            color: $block-cursor-blurred-foreground;
            text-style: $block-cursor-blurred-text-style;
        }
    }
    """ + cursor_css("RaciWindow", "raci-grid--cursor")
    COMPONENT_CLASSES = {
        "raci-grid--muted",
        "raci-grid--warning",
        "raci-grid--error",
        "raci-grid--accountable",
        "raci-grid--responsible",
        "raci-grid--name",
        "raci-grid--column",
        "raci-grid--row",
        "raci-grid--block",
        "raci-grid--cursor",
    }

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.matrix = Raci(title="")
        self.place = Place(0, 0)
        """Where the cursor is."""
        self.corner: Place | None = None
        """Where the block begins that ends at the cursor; none where there is no block."""
        self.problems: list[Problem] = []
        self._marks: dict[Place, str] = {}
        self._headings: list[Heading] = []
        self._pen = Pens(self, "raci-grid--")

    @property
    def allow_vertical_scroll(self) -> bool:
        """Whether the wheel has anything to scroll."""
        return len(self.matrix.activities) + HEADINGS > self.size.height

    @property
    def layout_now(self) -> Layout:
        """Where things stand at the present width."""
        return Layout(self.size.width, len(self.matrix.roles))

    @property
    def block(self) -> tuple[range, range]:
        """The rows and columns of the block, or of the cell under the cursor."""
        (row, column), other = self.place, self.corner or self.place
        rows = range(min(row, other.row), max(row, other.row) + 1)
        return rows, range(min(column, other.column), max(column, other.column) + 1)

    def draw_matrix(self, matrix: Raci) -> None:
        """Draw another matrix, with what is to be said of its rows and columns."""
        self.matrix, self.problems = matrix, problems(matrix)
        filled = matrix.filled_columns
        self._marks = {
            **{Place(n, -1): "muted" for n, a in enumerate(matrix.activities) if not a.is_filled},
            **{Place(-1, n): "muted" for n in range(len(matrix.roles)) if n not in filled},
        }
        for severity in ("warning", "error"):
            for problem in self.problems:
                if problem.severity == severity:
                    row = -1 if problem.row is None else problem.row
                    column = -1 if problem.column is None else problem.column
                    self._marks[Place(row, column)] = severity
        self._fit()
        self.refresh()

    def _fit(self) -> None:
        """Lay the columns out for the present width."""
        layout = self.layout_now
        self._headings = headings([role.name for role in self.matrix.roles], layout.step)
        self.virtual_size = Size(
            layout.side + layout.step * layout.roles, HEADINGS + len(self.matrix.activities)
        )

    def on_resize(self) -> None:
        """Lay out anew, with the cursor in view."""
        self._fit()
        self.reveal()

    def reveal(self) -> bool:
        """Scroll as little as brings the cursor into view; whether that scrolled."""
        layout, before = self.layout_now, self.scroll_offset
        x, y = before
        if self.place.column >= 0:
            left = self.place.column * layout.step
            x = min(left, max(x, left - (layout.shown - 1) * layout.step))
        if self.place.row >= 0:
            height = max(1, self.size.height - HEADINGS)
            y = min(self.place.row, max(y, self.place.row - height + 1))
        self.scroll_to(x=x, y=y, animate=False, force=True)
        return self.scroll_offset != before

    def redraw(self, *rows: int) -> None:
        """Draw the headings and some rows anew."""
        width, height = self.size
        lines = [row - self.scroll_offset.y + HEADINGS for row in rows if row >= 0]
        self.refresh(
            Region(0, 0, width, HEADINGS),
            *(Region(0, y, width, 1) for y in lines if HEADINGS <= y < height),
        )

    def name_region(self, place: Place) -> Region:
        """Where in the window the name of a row or a column stands."""
        layout = self.layout_now
        if place.row >= 0:
            y = place.row - self.scroll_offset.y + HEADINGS
            return Region(2, y, layout.side - 3, 1)
        x = layout.side + place.column * layout.step - self.scroll_offset.x
        room = max(LEAST_NAMED, min(MOST_NAMED, self.size.width - x))
        return Region(min(x, self.size.width - room), 0, room, 1)

    # Drawing

    def notify_style_update(self) -> None:
        """Draw in other colours."""
        self._pen.forget()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """One line of the window."""
        width = self.size.width
        if y < HEADINGS:
            parts = self._rule() if y == HEADINGS - 1 else self._heading(y)
        else:
            row = y - HEADINGS + self.scroll_offset.y
            if row >= len(self.matrix.activities):
                return Strip.blank(width, self._pen(""))
            parts = self._row(row)
        return Strip(parts).crop_extend(0, width, self._pen(""))

    def _columns(self) -> range:
        """The columns that are in view."""
        layout = self.layout_now
        first = self.scroll_offset.x // layout.step
        return range(first, min(layout.roles, first + layout.shown))

    def _heading(self, y: int) -> Iterator[Segment]:
        layout = self.layout_now
        yield Segment(" " * layout.side, self._pen(""))
        for column in self._columns():
            pen = self._pen("")
            if column == self.place.column:
                pen = self._pen("cursor" if self.place.row < 0 else "column")
            yield Segment(fitted(self._headings[column][y], layout.step - 1), pen)
            yield Segment(" ", self._pen(""))

    def _rule(self) -> Iterator[Segment]:
        """The rule under the headings: what is to be said of the columns, and where one is."""
        marks, layout, muted = glyphs(), self.layout_now, self._pen("muted")
        columns = self._columns()
        start = marks.back if columns and columns[0] else marks.rule
        told = self._rows_in_view()
        yield Segment(start + (f"{marks.rule} {told} " if told else ""), muted)
        used = 1 + (len(told) + 3 if told else 0)
        yield Segment(marks.rule * (layout.side - used), muted)
        for column in columns:
            role = self._marks.get(Place(-1, column), "")
            yield Segment(_mark(role) if role else marks.rule, self._pen(role or "muted"))
            is_last = column == columns[-1] and column + 1 < layout.roles
            line = marks.rule * (layout.step - 1)
            yield Segment(line[:-1] + marks.onward if is_last else line, muted)

    def _rows_in_view(self) -> str:
        """`5 to 16 of 30`, where not all of the activities are in view."""
        rows, height = len(self.matrix.activities), self.size.height - HEADINGS
        first = self.scroll_offset.y
        return "" if rows <= height else f"{first + 1} to {min(rows, first + height)} of {rows}"

    def _row(self, row: int) -> Iterator[Segment]:
        activity, layout, here = self.matrix.activities[row], self.layout_now, self.place
        is_here = row == here.row
        ground = "row" if is_here else ""
        mark = self._marks.get(Place(row, -1), "")
        yield Segment(_mark(mark) if mark else " ", self._pen(mark, ground))
        yield Segment(glyphs().cursor if is_here else " ", self._pen("name", ground))
        name = self._pen("name" if is_here else "", ground)
        if is_here and here.column < 0:
            name = self._pen("cursor")
        yield Segment(fitted(activity.name, layout.side - 3), name)
        yield Segment(" ", self._pen("", ground))
        rows, columns = self.block
        for column in self._columns():
            cell = activity.cells[column]
            if is_here and column == here.column:
                yield from self._cell(cell, layout.step, "cursor", ground)
            elif self.corner and row in rows and column in columns:
                yield from self._cell(cell, layout.step, "block", ground)
            else:
                yield from self._letters(cell, layout.step, ground)

    def _cell(self, cell: str, step: int, role: str, ground: str) -> Iterator[Segment]:
        """A cell that stands out whole."""
        text = (cell or glyphs().nothing).ljust(step - 1)
        yield Segment(text, self._pen(role))
        yield Segment(" " * (step - len(text)), self._pen("", ground))

    def _letters(self, cell: str, step: int, ground: str) -> Iterator[Segment]:
        if cell:
            for letter in cell[:step]:
                yield Segment(letter, self._pen(_ROLES.get(letter, ""), ground))
        else:
            yield Segment(glyphs().nothing, self._pen("muted", ground))
        yield Segment(" " * (step - max(1, len(cell))), self._pen("", ground))


def _mark(role: str) -> str:
    """The mark of a problem, or of what is not filled in yet."""
    marks = glyphs()
    return {"error": marks.error, "warning": marks.warning}.get(role, marks.unfilled)
