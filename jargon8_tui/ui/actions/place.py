"""The list of actions: what is to be done, the overdue ones first, and the one under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jargon8_tui.model.action import Action
from jargon8_tui.model.dates import how_late, in_column
from jargon8_tui.model.kinds import ACTION, Kept
from jargon8_tui.model.text import counted
from jargon8_tui.services.today.actions import Filter, listed
from jargon8_tui.ui.actions.marking import MarksDone
from jargon8_tui.ui.keys import HERE, key
from jargon8_tui.ui.records.listed_out import WritesListed
from jargon8_tui.ui.records.views import leave
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.widgets.heading import Heading
from jargon8_tui.ui.widgets.record_list import RecordList
from jargon8_tui.ui.widgets.record_row import Cell, Column, Row
from jargon8_tui.ui.writing.unfinished_rows import ListsUnfinished

if TYPE_CHECKING:
    from jargon8_tui.ui.widgets.blocks import Block

COLUMNS = (
    Column("", 3, gap=1),
    Column("Ref", 7),
    Column("Action"),
    Column("Owner", 12),
    Column("Due", 16, right=True),
)


class Actions(MarksDone, WritesListed, ListsUnfinished):
    """The list on top, or left, and the action under the cursor below, or right: what came of it,
    and where it came from."""

    LISTS = ACTION.name
    AUTO_FOCUS = "#actions"
    FILTERS = "open, done, overdue, or words to look for"
    HELP = (
        "What is to be done, the overdue first, then what is due next, then what is done. D marks "
        "one as done, asking when it was and what came of it; tab, and then enter, goes to where "
        "it came from."
    )
    MARKS = "[ ] to be done   [x] done"

    BINDINGS = [
        key("D", "mark_done", "Done", "mark the action done, or open again", id="action.done",
            group=HERE),
        key("n", "new", "New", "write down something to do", id="actions.new", group=HERE),
        key("f", "filter", "Filter", "open, done, overdue, or by words", id="actions.filter",
            group=HERE),
        key("escape", "back", "Back", "list every action again, then back", id="page.back",
            group=HERE, show=False),
    ]  # fmt: skip

    DEFAULT_CSS = """
    Actions {
        #actions { height: 2fr; }
        &.-wide #actions { width: 2fr; }
    }
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._filter = Filter()

    def listed(self) -> RecordList:
        """The actions."""
        return RecordList(COLUMNS, self.drawing(self._drawn), id="actions")

    def show(self) -> None:
        """List what the filter holds."""
        found = listed(self.session.notebook, self._filter, self.session.today)
        counts = (
            f"{found.open:,} open",
            f"{found.overdue:,} overdue" if found.overdue else "",
            f"{len(found.actions):,} of {found.total:,} listed" if self._filter else "",
        )
        self.query_one(Heading).show("Actions", *counts)
        self.all_listed = found.actions
        self.rows.show(
            found.actions if self._filter else self.with_unfinished(found.actions),
            keep=self.wanted,
            empty=f"None of the {counted(found.total, 'action')} is like that. escape lists all."
            if found.total
            else "No actions yet. n writes one; a on any record adds one that comes from it.",
        )
        self.wanted = None

    def sentence(self) -> str:
        """How the action under the cursor stands."""
        kept = self.current()
        if kept is None:
            return super().sentence()
        how = self.session.to_change
        if not kept.record.is_open:
            return f"{kept.ref} is done: {how('D opens it again, ')}enter reads it whole."
        return f"{kept.ref}: {how('D marks it done, asking when; ')}enter reads it whole."

    def current(self) -> Kept[Action] | None:
        """The action under the cursor."""
        item = self.rows.item
        return item if isinstance(item, Kept) else None

    def listed_as(self) -> str:
        """The actions."""
        return "actions"

    def preview(self) -> tuple[str, str, list[Block]]:
        """The action, what came of it, and where it came from."""
        from jargon8_tui.ui.records.record_blocks import linked_blocks, record_blocks

        if (kept := self.current()) is None:
            return super().preview()
        notebook = self.session.notebook
        blocks = record_blocks(notebook, kept.record)
        linked = linked_blocks(notebook, kept.ref, blocks)
        return f"{kept.ref} {kept.title}", _standing(kept.record), [*blocks, *linked]

    def filtered(self, typed: str) -> None:
        """List what `typed` holds for."""
        self._filter = Filter.read(typed)

    # Keys

    def action_new(self) -> None:
        """Write down something to do."""
        if self.session.is_open:
            self.open_form(ACTION)

    def action_back(self) -> None:
        """List every action again, or go back where they are all listed."""
        if self._filter:
            self.action_clear()
        else:
            leave(self)

    # How it is drawn

    def _drawn(self, item: Kept[Action]) -> Row:
        action, today = item.record, self.session.today
        role = "" if action.is_open else "muted"
        if action.done is not None:
            due = Cell(f"done {in_column(action.done, today)}", role)
        elif action.due is None:
            due = Cell("no day", "muted")
        else:
            due = Cell(how_late(action.due, today), "error" if action.due < today else role)
        box = "[ ]" if action.is_open else "[x]"
        cells = (Cell(text, role) for text in (box, str(item.ref), action.text, action.owner))
        return Row((*cells, due))


def _standing(action: Action) -> str:
    return "open" if action.is_open else "done"
