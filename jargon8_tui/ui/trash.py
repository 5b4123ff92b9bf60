"""The trash's place: what was deleted, and what comes back when it is restored."""

from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical

from jargon8_tui.model.dates import clock, in_column
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import Kept
from jargon8_tui.model.record import Record
from jargon8_tui.model.text import counted
from jargon8_tui.services.returning import returning, was
from jargon8_tui.store import Trashed
from jargon8_tui.ui.glyphs import glyphs
from jargon8_tui.ui.keys import HERE, key
from jargon8_tui.ui.page import Page
from jargon8_tui.ui.record_blocks import record_blocks
from jargon8_tui.ui.resting import OnceResting
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.widgets.heading import Heading
from jargon8_tui.ui.widgets.paper import Block, Line, Paper, Quiet
from jargon8_tui.ui.widgets.record_list import RecordList
from jargon8_tui.ui.widgets.record_row import Cell, Column, GroupHeading, Row
from jargon8_tui.ui.widgets.rule_line import RuleLine

COLUMNS = (Column("Ref", 7), Column("Kind", 13), Column("Title"), Column("Deleted", 19))


class DeletedList(RecordList):
    """The list of what was deleted; what is opened is restored."""

    BINDINGS = [
        key("enter", "open", "Restore", "bring it back under its old ref", id="trash.restore")
    ]


class Trash(Page):
    """What was deleted, latest first, and what the chosen one was."""

    MODE = "trash"
    HELP = (
        "What you deleted, latest first. enter brings a record back under its old ref, with "
        "everything that is linked to it; nothing leaves the trash by itself."
    )
    MARKS = "× cannot be read as it is in the file"

    BINDINGS = [
        key("tab", "app.focus_next", "Pane", "to the other pane", id="page.pane", show=False,
            group=HERE),
    ]  # fmt: skip

    DEFAULT_CSS = """
    Trash {
        #panes { layout: vertical; }
        #deleted { height: 55%; }
        #was { height: 1fr; }
        &.-wide #panes { layout: horizontal; }
        &.-wide #deleted { width: 60%; height: 1fr; }
        &.-wide #was { width: 1fr; border-left: solid $foreground 40%; }
    }
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._trashed: list[Trashed] = []
        self._resting = OnceResting(self, self._preview)

    def body(self) -> ComposeResult:
        """The list, and the pane that shows what was deleted."""
        with Container(id="panes"):
            yield DeletedList(COLUMNS, self._drawn, key=_key, titled=False, id="deleted")
            with Vertical(id="was"):
                yield RuleLine()
                yield Paper(id="record")

    def show(self) -> None:
        """List what is in the trash."""
        self._trashed = self.session.notebook.trashed()
        self.query_one(Heading).show("Trash", f"{len(self._trashed):,} deleted")
        rows: list[GroupHeading | Trashed] = []
        if self._trashed:
            rows = [GroupHeading("Trash", len(self._trashed)), *self._trashed]
        self.query_one(RecordList).show(rows, empty="The trash is empty.")

    def sentence(self) -> str:
        """What enter does with what is under the cursor."""
        item = self._chosen
        if item is None:
            return ""
        return f"enter restores {_ref(item)} under its old ref; u takes that back."

    @property
    def _chosen(self) -> Trashed | None:
        item = self.query_one(RecordList).item
        return item if isinstance(item, Trashed) else None

    @on(RecordList.Highlighted)
    def _highlighted(self, message: RecordList.Highlighted) -> None:
        if message.problem:
            self.say(message.problem)
        elif message.moved:
            self.hush()
        else:
            self.show_sentence()
        self._resting.moved()

    def _preview(self) -> None:
        item = self._chosen
        paper, rule = self.query_one(Paper), self.query_one(RuleLine)
        if item is None:
            rule.show("")
            paper.show([])
        else:
            kept = was(item)
            rule.show(f"{_ref(item)} {kept.title if kept else ''}", item.kind)
            paper.show(self._blocks(kept))

    def _blocks(self, kept: Kept[Record] | None) -> list[Block]:
        """What was deleted, and what comes back with it."""
        if kept is None:
            return [Quiet("It cannot be read here, and is kept as it is.")]
        back = returning(self.session.notebook, kept.record, self._trashed)
        brought = [
            counted(number, thing)
            for number, thing in ((back.links, "link"), (back.actions, "action"))
            if number
        ]
        with_it = f", with its {' and '.join(brought)}" if brought else ""
        return [
            Line(f"It comes back as {kept.ref}{with_it}."),
            *(
                Line(f"{gone.ref}, which it names under {gone.field}, is in the trash as well.")
                for gone in back.gone
            ),
            None,
            *record_blocks(self.session.notebook, kept.record),
        ]

    @on(RecordList.Opened)
    def _restore(self) -> None:
        """Bring the record back."""
        if (item := self._chosen) is not None:
            with self.saying_refusals():
                kept = self.session.notebook.restore(item.ref)
                self.say(f"{kept.ref} is back. u puts it in the trash again.")

    def _drawn(self, item: Any) -> Row | GroupHeading:
        if isinstance(item, GroupHeading):
            return item
        kept = was(item)
        today = self.session.today
        when = item.deleted
        day = f"today {clock(when)}" if when.date() == today else in_column(when, today)
        return Row(
            [_ref(item), item.kind, kept.title if kept else "cannot be read", f"deleted {day}"],
            mark="" if kept else Cell(glyphs().error, "error"),
        )


def _ref(item: Trashed) -> str:
    """The ref that a deleted record had; of a kind that is not known here, its name and id."""
    try:
        return str(item.ref)
    except Refused:
        return f"{item.kind} {item.id}"


def _key(item: Any) -> str:
    return item.text if isinstance(item, GroupHeading) else _ref(item)
