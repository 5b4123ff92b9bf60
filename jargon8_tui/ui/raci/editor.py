"""The page that a RACI matrix is typed on: the grid, and what it gives reason to ask."""

from rich.cells import cell_len
from textual import on, work
from textual.app import ComposeResult

from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import Kept, Ref, kind_named
from jargon8_tui.model.raci import Raci, cell_in_words
from jargon8_tui.model.raci_problems import loads
from jargon8_tui.model.text import counted
from jargon8_tui.services.raci import roles_by_name
from jargon8_tui.ui.glyphs import glyphs
from jargon8_tui.ui.keys import HERE, key
from jargon8_tui.ui.raci.problem_box import ProblemBox
from jargon8_tui.ui.raci.starting import Starting
from jargon8_tui.ui.records.views import leave
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.text import fitted, one_line
from jargon8_tui.ui.widgets.heading import Heading
from jargon8_tui.ui.widgets.raci_grid import RaciGrid
from jargon8_tui.ui.widgets.raci_sheet import RaciSheet
from jargon8_tui.ui.widgets.text_fields import Remark

NAMED = 30
"""How many cells of a role's name stand before its load."""
LEAST_BOX = 4
"""Rows of the box of problems: its rule and three of them; with them a quarter of the body."""


class Editor(Starting):
    """One matrix. Each change is saved as it is made, and can be undone by itself."""

    AUTO_FOCUS = "#grid"
    HELP = (
        "Letters belong to the cell: r, a, c and i put one in, or take it out again. What they "
        "mean elsewhere is in the palette, with every other action."
    )
    MARKS = (
        "R responsible   A accountable   C consulted   I informed   {error} error   "
        "! warning   - not filled in yet"
    )

    BINDINGS = [
        key("N", "note", "Note", "write a note on the activity", id="raci.note", show=False),
        key("S", "stakeholder", "Stakeholder", "say which stakeholder the role is, or that it is "
            "none", id="raci.stakeholder", show=False),
        key("W", "load", "Load", "how much each role has to do", id="raci.load", show=False),
        key("escape", "back", "Back", "back to where you were", id="page.back", show=False,
            group=HERE),
    ]  # fmt: skip

    DEFAULT_CSS = """
    Editor #body { layout: vertical; }
    """

    def __init__(self, session: Session, ref: Ref, *, is_new: bool = False) -> None:
        """`is_new` has the names of a matrix that was just made typed at once."""
        super().__init__(session)
        self.ref = ref
        self._is_new = is_new

    def body(self) -> ComposeResult:
        """The grid above, the problems below."""
        yield RaciSheet()
        yield ProblemBox()

    def on_mount(self) -> None:
        """Say whose the letters are, or have a new matrix named."""
        if self._is_new:
            self.call_after_refresh(self.query_one(RaciSheet).name_all)
        else:
            self.say("r a c i belong to the cell; enter renames, o and + add, : has the rest.")

    def on_resize(self) -> None:
        """Give the problems a quarter of the body, and no more."""
        self.query_one(ProblemBox).styles.height = max(LEAST_BOX, self.size.height // 4 - 2)

    def show(self) -> None:
        """Show the matrix as it is kept."""
        kept = self.current()
        heading = self.query_one(Heading)
        if kept is None:
            heading.show(f"{self.ref} is not in the notebook any more")
            self.query_one(RaciSheet).show(Raci(title=""), {})
            self.say("It is in the trash: u, or place 0, brings it back.")
            return
        matrix = kept.record
        by = glyphs().by
        size = f"{counted(len(matrix.activities), 'activity', 'activities')} {by} "
        heading.show(f"{self.ref} {kept.title}", size + counted(len(matrix.roles), "role"))
        self.query_one(RaciSheet).show(matrix, roles_by_name(self.session.notebook))
        self._show_problems()

    def current(self) -> Kept[Raci] | None:
        """The matrix, while it is there."""
        try:
            return Kept(self.ref, self.session.notebook.raci_matrices.get(self.ref.id))
        except Refused:
            return None

    def sentence(self) -> str:
        """The full names of where the cursor is, and what its letters mean."""
        grid = self._grid
        matrix, (row, column) = grid.matrix, grid.place
        sheet = self.query_one(RaciSheet)
        if sheet.is_naming:
            if sheet.is_at_last:
                return "The last name: enter keeps it, shift+tab goes back to the one before."
            if row < 0:
                return "The role: enter keeps the name, right takes what is offered, tab goes on."
            return "The activity: enter keeps the name, tab goes on to the next."
        if not matrix.roles and not matrix.activities:
            return "There is nothing in it yet: + adds a role, o an activity."
        if grid.corner:
            rows, columns = grid.block
            size = f"{len(rows)} {glyphs().by} {len(columns)} cells"
            return f"{size}: a letter goes into all of them, space clears, escape lets go."
        if grid.place.is_cell:
            activity, role = matrix.activities[row], matrix.roles[column]
            what = cell_in_words(activity.cells[column])
            return f"{activity.name} {glyphs().by} {role.name}: {what}"
        if row >= 0:
            activity = matrix.activities[row]
            note = " ".join(activity.note.split())
            return f"{activity.name}: {note or 'enter renames, N writes a note, D removes.'}"
        role = matrix.roles[column]
        return (
            f"{role.name}{self._as_stakeholder(role.stakeholder)}: {loads(matrix)[column].in_words}"
        )

    def keep_writing(self) -> None:
        """Keep a name that is being typed: at the end of the app no message would be heard."""
        sheet, kept = self.query_one(RaciSheet), self.current()
        if sheet.is_naming and kept is not None:
            sheet.keep_as_typed()
            self.set_focus(self._grid)
            self._put(kept.record, self._grid.matrix, "the name that was being typed was kept")

    def deleted(self, ref: Ref) -> None:
        """Leave the page of a matrix that has gone to the trash."""
        leave(self)
        super().deleted(ref)

    # What the sheet tells

    @on(RaciSheet.Changed)
    def _changed(self, message: RaciSheet.Changed) -> None:
        kept = self.current()
        if kept is None:
            return
        before, after = kept.record, message.matrix
        if not self._put(before, after, message.saying):
            self.query_one(RaciSheet).show(before, {})
        elif len(after.activities) < len(before.activities) or len(after.roles) < len(before.roles):
            self.say(f"{message.saying}. u brings it back.")

    @on(RaciSheet.Moved)
    def _moved(self, message: RaciSheet.Moved) -> None:
        self.hush()
        self._show_problems(message)

    @on(ProblemBox.Chosen)
    def _problem_chosen(self, message: ProblemBox.Chosen) -> None:
        self._grid.go_to(message.problem)

    @on(Remark)
    def _remarked(self, remark: Remark) -> None:
        self.say(remark.sentence)

    # What the keys do

    @work
    async def action_note(self) -> None:
        """Write a note on the activity under the cursor."""
        from jargon8_tui.ui.raci.note import NoteSheet

        grid = self._grid
        row = grid.place.row
        if row < 0:
            self.say("A note belongs to an activity: go to one first.")
            return
        activity = grid.matrix.activities[row]
        note = await self.app.push_screen_wait(NoteSheet(activity.name, activity.note))
        if note is not None and (kept := self.current()):
            noted = kept.record.activity_noted(row, note)
            self._put(kept.record, noted, f"the note on {activity.name} was changed")

    @work
    async def action_stakeholder(self) -> None:
        """Say which stakeholder the role under the cursor is; take it back where it is one."""
        from jargon8_tui.ui.finding.find import Find

        column, kept = self._grid.place.column, self.current()
        if column < 0 or kept is None:
            self.say("Only a role can be a stakeholder: go to its column first.")
            return
        role = kept.record.roles[column]
        if role.stakeholder:
            free = kept.record.role_linked(column, None)
            self._put(kept.record, free, f"{role.name} is no stakeholder")
            self.say(f"{role.name} is no stakeholder of the register now. u takes that back.")
            return
        kinds = [kind_named("stakeholder")]
        title = f"Stakeholder for {role.name}"
        chosen = await self.app.push_screen_wait(Find(self.session, title=title, kinds=kinds))
        if isinstance(chosen, Ref):
            uid = self.session.notebook.get(chosen).uid
            linked = kept.record.role_linked(column, uid)
            self._put(kept.record, linked, f"{role.name} is {chosen}")
            self.say(f"{role.name} is {chosen} now. u takes that back.")

    def action_load(self) -> None:
        """Show how much each role has to do."""
        from jargon8_tui.ui.overlays.sheet import Sheet

        matrix = self._grid.matrix
        names = [one_line(role.name) for role in matrix.roles]
        width = min(NAMED, max(map(cell_len, names), default=0))
        lines = [
            f"{fitted(name, width)}  {load.in_words}"
            for name, load in zip(names, loads(matrix), strict=True)
        ]
        size = counted(len(names), "role")
        self.app.push_screen(Sheet(f"Load of the roles in {self.ref}", lines, f"{size}."))

    def action_back(self) -> None:
        """Back to where one was."""
        leave(self)

    # How that is done

    @property
    def _grid(self) -> RaciGrid:
        return self.query_one(RaciGrid)

    def _put(self, before: Raci, after: Raci, saying: str) -> bool:
        """Keep another matrix in the place of the one before; whether that could be done."""
        if after == before:
            return True
        notebook = self.session.notebook
        try:
            with notebook.transaction(f"{self.ref}: {saying}"):
                notebook.raci_matrices.put(self.ref.id, after)
        except Refused as refusal:
            self.say(str(refusal))
            return False
        self.hush()
        return True

    def _show_problems(self, message: RaciSheet.Moved | None = None) -> None:
        grid = self._grid
        is_filled = any(activity.is_filled for activity in grid.matrix.activities)
        first = message.problem if message else None
        self.query_one(ProblemBox).show(grid.problems, grid.place, first, is_filled=is_filled)

    def _as_stakeholder(self, uid: str | None) -> str:
        ref = self.session.notebook.ref_of(uid) if uid else None
        return f" ({ref})" if ref else ""
