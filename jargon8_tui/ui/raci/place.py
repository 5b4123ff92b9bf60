"""The RACI place: the matrices there are, and what the one under the cursor gives reason to ask."""

from functools import partial
from typing import Any

from textual import work

from jargon8_tui.model.dates import in_column
from jargon8_tui.model.kinds import Kept
from jargon8_tui.model.raci import Raci
from jargon8_tui.model.raci_problems import found_in_words, problems, worst
from jargon8_tui.model.text import begun, counted
from jargon8_tui.services.raci import templates
from jargon8_tui.ui.glyphs import glyphs
from jargon8_tui.ui.keys import HERE, key
from jargon8_tui.ui.list_page import ListPage
from jargon8_tui.ui.raci.filtering import ORDERS, Filter
from jargon8_tui.ui.raci.problem_box import ALL_WELL
from jargon8_tui.ui.raci.starting import Starting
from jargon8_tui.ui.records.record_blocks import linked_blocks
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.widgets.blocks import Block, Line, Prose, Quiet
from jargon8_tui.ui.widgets.heading import Heading
from jargon8_tui.ui.widgets.record_list import RecordList
from jargon8_tui.ui.widgets.record_row import Cell, Column, Row

COLUMNS = (
    Column("Ref", 7),
    Column("Title"),
    Column("Size", 8, right=True),
    Column("Errors", 6, right=True),
    Column("Warnings", 8, right=True),
    Column("Changed", 11),
)

ROOM_FOR_CHANGED = 70
"""From so many cells on the list says when each was changed last."""
MOST = 20
"""So many of a matrix's problems are told beside the list; the grid has them all."""


class Matrices(Starting, ListPage):
    """The matrices, the one changed last on top, and below what is to be said of one."""

    AUTO_FOCUS = "#matrices"
    HELP = (
        "Who is responsible, accountable, consulted and informed, a matrix for each matter. "
        "Each is typed into like a spreadsheet, and says what it gives reason to ask."
    )
    KEEPS_ROOM = True
    WRITES = Starting.WRITES | {"template", "duplicate"}
    FILTERS = "errors, warnings, clean, or words to look for"
    MARKS = "{error} an error in it   ! a warning in it"

    BINDINGS = [
        key("t", "template", "Template", "a new matrix from a template", id="raci.template",
            group=HERE),
        key("Y", "duplicate", "Duplicate", "a copy of the matrix under another title",
            id="raci.duplicate", group=HERE),
        key("f", "filter", "Filter", "by errors, warnings, clean or word", id="raci.filter",
            group=HERE),
        key("s", "sort", "Sort", "by change, title or problems", id="raci.sort", group=HERE,
            show=False),
        key("escape", "clear", "All", "list every matrix again", id="raci.clear", group=HERE,
            show=False),
    ]  # fmt: skip

    DEFAULT_CSS = """
    Matrices {
        #matrices { height: 1fr; }
        ReadingPane { height: 9; }
        &.-wide ReadingPane { height: 1fr; }
    }
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._filter = Filter()
        self._order = 0

    def listed(self) -> RecordList:
        """The matrices."""
        return RecordList(COLUMNS, self._drawn, id="matrices")

    def show(self) -> None:
        """List the matrices that the filter lets through."""
        every = list(self.session.notebook.raci_matrices.all())
        order, by = ORDERS[self._order]
        kept = sorted(filter(self._filter.holds, every) if self._filter else every, key=by)
        total = counted(len(every), "matrix", "matrices")
        count = f"{len(kept)} of {total}" if self._filter else total
        self.query_one(Heading).show("RACI", count, str(self._filter), order)
        self.rows.show(kept, keep=self.wanted, empty=self._why_empty(total if every else ""))
        self.wanted = None

    def sentence(self) -> str:
        """What the matrix under the cursor gives reason to ask."""
        kept = self.current()
        if kept is None:
            return ""
        found = found_in_words(problems(kept.record))
        how = self.session.to_change(", t starts another from a template")
        return f"{kept.ref}: {found}. enter opens it{how}."

    def current(self) -> Kept[Raci] | None:
        """The matrix under the cursor."""
        item = self.rows.item
        return item if isinstance(item, Kept) else None

    def preview(self) -> tuple[str, str, list[Block]]:
        """What the matrix is for, what it gives reason to ask, and what belongs to it."""
        kept = self.current()
        if kept is None:
            return "", "", []
        found = problems(kept.record)
        marks = {"error": glyphs().error, "warning": glyphs().warning}
        blocks: list[Block] = [Prose(kept.record.purpose)] if kept.record.purpose else []
        blocks += [
            Line(f"{marks[problem.severity]} {problem.message} {problem.question}", hang=2)
            for problem in found[:MOST]
        ]
        if len(found) > MOST:
            blocks.append(Quiet(f"{len(found) - MOST:,} more: enter opens the matrix."))
        if not found:
            is_filled = any(activity.is_filled for activity in kept.record.activities)
            blocks.append(Quiet(ALL_WELL if is_filled else "Nothing is filled in yet."))
        blocks += linked_blocks(self.session.notebook, kept.ref, [])
        return f"{kept.ref} {kept.title}", found_in_words(found) if found else "", blocks

    # What is listed

    def filtered(self, typed: str) -> None:
        """List what `typed` holds for."""
        self._filter = Filter.read(typed)

    def action_sort(self) -> None:
        """List in another order."""
        self._order = (self._order + 1) % len(ORDERS)
        self.rows.begin_anew()
        self.show()
        self.say(f"{begun(ORDERS[self._order][0])}.")

    def _why_empty(self, total: str) -> str:
        if not total:
            return "No matrices yet. n starts one, t takes a template to start from."
        return f"None of {total} is like that: {self._filter}. escape lists them all."

    # New ones

    @work
    async def action_template(self) -> None:
        """Choose a template, ask for a title, and open the matrix."""
        from jargon8_tui.ui.commands import Command
        from jargon8_tui.ui.palette import Palette

        if not self.session.is_open:
            return
        offered = [
            Command(one.title, one.purpose.rstrip("."), "", partial(lambda one: one, one))
            for one in templates()
        ]
        chosen = await self.app.push_screen_wait(
            Palette(offered, title="Start from", thing="template")
        )
        if chosen is None:
            return
        template: Raci = chosen.run()
        if title := await self.asked("Title of the new matrix", template.title):
            self.open_new(template.duplicated(title))

    @work
    async def action_duplicate(self) -> None:
        """Ask for a title, and open a copy of the matrix."""
        kept = self.current()
        if kept is None:
            self.say("There is no matrix under the cursor.")
        elif title := await self.asked("Title of the copy", f"{kept.title} (copy)"):
            self.open_new(kept.record.duplicated(title))

    # How it is drawn

    def on_resize(self) -> None:
        """Leave a column out where a title would be cut for it."""
        has_room = self.room >= ROOM_FOR_CHANGED
        self.rows.show_columns(COLUMNS if has_room else COLUMNS[:-1])

    def _drawn(self, item: Any) -> Row:
        matrix: Raci = item.record
        found = problems(matrix)
        errors = sum(problem.severity == "error" for problem in found)
        warnings = len(found) - errors
        mark = worst(found)
        cells: list[str | Cell] = [
            str(item.ref),
            matrix.title,
            f"{len(matrix.activities)} {glyphs().by} {len(matrix.roles)}",
            Cell(str(errors) if errors else "-", "error" if errors else "muted"),
            Cell(str(warnings) if warnings else "-", "warning" if warnings else "muted"),
        ]
        if self.room >= ROOM_FOR_CHANGED:
            cells.append(in_column(matrix.modified, self.session.today))
        return Row(
            cells,
            mark=Cell({"error": glyphs().error, "warning": glyphs().warning}[mark], mark)
            if mark
            else "",
        )
