"""Today: what a manager wants to know at the start of a shift, each line a way in."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

import msgspec

from jargon8_tui.model.errors import Refused
from jargon8_tui.ui.actions.marking import MarksDone
from jargon8_tui.ui.fitted import WIDE_FROM
from jargon8_tui.ui.keys import HERE, key
from jargon8_tui.ui.list_page import ListPage
from jargon8_tui.ui.places import PlaceName, home_of
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.widgets.heading import Heading
from jargon8_tui.ui.widgets.record_list import RecordList
from jargon8_tui.ui.widgets.record_row import Column, GroupHeading, Row
from jargon8_tui.ui.writing.going_on import GoesOn, known_by

if TYPE_CHECKING:  # what is shown is loaded with the notebook, beside the first paint
    import datetime as dt
    from collections.abc import Sequence

    from jargon8_tui.model.kinds import Kept, Ref
    from jargon8_tui.model.record import Record
    from jargon8_tui.store import Notebook, Unfinished
    from jargon8_tui.ui.today.board import Board
    from jargon8_tui.ui.today.lines import Line
    from jargon8_tui.ui.widgets.blocks import Block

AROUND = 4
"""The rows that are not the body's: tabs, heading, sentence and keys."""
LOOKS_EVERY = 10.0
"""Seconds between looks at the clock: what is due by 16:40 is overdue a minute later."""
PORTFOLIO = home_of("evidence") or home_of("reflection")
"""Where the lines about the portfolio lead."""

EMPTY = (
    "This notebook is empty.",
    "n adds a record, 2 starts with stakeholders, : import reads what you have.",
    "jargon8 demo shows a filled one.",
)


class Today(GoesOn, MarksDone, ListPage):
    """The agenda as one list; where it is wide, the record under the cursor beside it."""

    AUTO_FOCUS = "#today"
    HELP = (
        "What is overdue, due today, open and slipping, what is not finished, and how the "
        "portfolio stands. enter goes to what is under the cursor."
    )
    KEEPS_ROOM = True
    USED_MOST = ("list.open", "record.action", "capture", "today.new")
    MARKS = (
        "! medium   !! high   !!! critical   {reached}{reached}{reached}{ahead}{ahead} so many of "
        "five stages"
    )

    BINDINGS = [
        key("n", "new", "New", "write something down, of any kind", id="today.new", group=HERE),
        key("A", "actions", "Actions", "list every action, the overdue ones first",
            id="today.actions", group=HERE, show=False),
        key("D", "mark_done", "Done", "mark the action done, or open again", id="action.done",
            group=HERE, show=False),
    ]  # fmt: skip

    DEFAULT_CSS = """
    Today {
        #today { height: 1fr; }
        ReadingPane { display: none; }
        &.-wide ReadingPane { display: block; }
    }
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._board: Board | None = None
        """What is shown; there is none before the notebook has been read."""
        self._from_before: dict[Hashable, dt.datetime] | None = None
        """When what is unfinished from an earlier sitting was left."""
        self._shown_in = (0, 0)
        """How wide the list was and how high the window when it was shown last."""
        self._whole: set[str] = set()
        """The sections that are shown whole because that was asked for."""

    @classmethod
    def read_ahead(cls, session: Session, notebook: Notebook) -> None:
        """Look through the notebook for what presses, and follow it from then on."""
        import jargon8_tui.ui.today.board  # noqa: F401 - loaded on the thread that reads
        from jargon8_tui.services.today.outlook import Outlook

        session.outlook = Outlook(notebook)
        session.outlook.read_pressing(session.today)
        notebook.follow(session.outlook.follow)

    @classmethod
    def read_on(cls, session: Session) -> None:
        """Look through it for the rest."""
        session.outlook.read_rest(session.today)

    def on_mount(self) -> None:
        """Say where one is, and look at the clock now and then."""
        self.query_one(Heading).show("Today")
        self.set_interval(LOOKS_EVERY, self._look_at_the_clock)

    def listed(self) -> RecordList:
        """The agenda."""
        return RecordList((Column(""),), self._drawn, key=_key_of, titled=False, id="today")

    def show(self) -> None:
        """Show what there is to do now."""
        from jargon8_tui.model.dates import in_words
        from jargon8_tui.ui.today.board import Board

        session, now = self.session, self.session.now()
        agenda = session.outlook.agenda(now, session.settings)
        unfinished = self.unfinished
        if self._from_before is None:
            self._from_before = {known_by(form): form.at for form in unfinished}
        offer = [form for form in unfinished if self._from_before.get(known_by(form)) == form.at]
        self._shown_in = room, height = self.room, self.app.size.height
        self._board = Board(agenda, session.settings, unfinished, offer, room)
        lines = self._board.lines(height - AROUND, self._whole)
        self.query_one(Heading).show("Today", in_words(now))
        is_empty = not unfinished and not _has_records(session.notebook)
        self.rows.show(
            [] if is_empty else lines,
            keep=_line_of(self.wanted, lines),
            empty=EMPTY if is_empty else "",
        )
        self.wanted = None

    def sentence(self) -> str:
        """How things stand, on the first line; else what is under the cursor."""
        is_first = self._is_first(self.rows.index or 0)
        if self._board is None:
            return ""
        return self._board.sentence(self.rows.item, self.session.to_change, is_first=is_first)

    # What is under the cursor

    def current(self) -> Kept[Record] | None:
        """The record under the cursor, where there is one yet."""
        line = self.rows.item
        if line is None or line.ref is None:
            return None
        try:
            return self.session.notebook.kept(line.ref)
        except Refused:
            return None

    def preview(self) -> tuple[str, str, list[Block]]:
        """The record under the cursor."""
        from jargon8_tui.ui.records.record_blocks import linked_blocks, record_blocks

        if (kept := self.current()) is None:
            return "", "", []
        notebook = self.session.notebook
        blocks = record_blocks(notebook, kept.record)
        linked = list(linked_blocks(notebook, kept.ref, blocks))
        return f"{kept.ref} {kept.title}", kept.ref.kind.label, [*blocks, *linked]

    async def show_preview(self) -> None:
        """Lay out the record under the cursor where there is room for it."""
        if self.size.width >= WIDE_FROM:
            await super().show_preview()

    def opened(self, item: Line) -> None:
        """Go where a line leads."""
        from jargon8_tui.ui.today.lines import More, Offer, Standing

        match item.about:
            case _ if item.form is not None:
                self.resume(item.form)
            case Offer():
                self._go_to_section("Unfinished")
            case More(place=None):
                self._whole.add(item.section)
                self.show()
            case More(place=place):
                self._go_to(place)
            case Standing():
                self._go_to(PORTFOLIO)
            case _ if item.ref is not None:
                self.open_record(item.ref)

    def writing(self) -> Unfinished | None:
        """The writing left half-way that the cursor is on."""
        line = self.rows.item
        return None if line is None else line.form

    # Keys

    def action_new(self) -> None:
        """Choose what to write down, and start it."""
        from jargon8_tui.ui.writing.starting import choose_and_start

        if self.session.is_open:
            choose_and_start(self)

    def action_actions(self) -> None:
        """List the actions."""
        from jargon8_tui.ui.actions.place import Actions

        if self.session.is_open:
            self.app.push_screen(Actions(self.session))

    # How it is drawn

    def on_resize(self) -> None:
        """Give the sections their room."""
        if self.session.is_open and self._shown_in != (self.room, self.size.height):
            self.show()

    def _drawn(self, line: Line | GroupHeading) -> Row | GroupHeading:
        assert self._board is not None, "there is no line before there is a board"
        return self._board.row(line)

    def _is_first(self, index: int) -> bool:
        """Whether nothing before a line can have the cursor."""
        return all(isinstance(line, GroupHeading) for line in self.rows.rows[:index])

    def _go_to(self, place: PlaceName | None) -> None:
        if place is not None:
            self.app.switch_mode(place.mode)

    def _go_to_section(self, name: str) -> None:
        for index, line in enumerate(self.rows.rows):
            if not isinstance(line, GroupHeading) and line.section == name:
                self.rows.move_to(index)
                return

    def _look_at_the_clock(self) -> None:
        """Show another minute, and what has come to be due in it."""
        from jargon8_tui.model.dates import in_words

        now = self.session.now()
        shown = self._board.agenda if self._board else None
        if (
            shown is None
            or not self.is_current
            or now.replace(second=0, microsecond=0) <= shown.now
        ):
            return
        agenda = self.session.outlook.agenda(now, self.session.settings)
        if now.date() == shown.today and msgspec.structs.replace(agenda, now=shown.now) == shown:
            self.query_one(Heading).show("Today", in_words(now))
        else:
            self.notebook_changed()


def _key_of(line: Line | GroupHeading) -> Hashable | None:
    """What a line is known by; a heading, which the cursor skips, by nothing."""
    return None if isinstance(line, GroupHeading) else line.key


def _line_of(ref: Ref | None, lines: Sequence[Line | GroupHeading]) -> Hashable | None:
    """What the first line about a record is known by."""
    for line in lines if ref is not None else ():
        if not isinstance(line, GroupHeading) and line.ref == ref:
            return line.key
    return None


def _has_records(notebook: Notebook) -> bool:
    from jargon8_tui.model.kinds import KINDS

    return any(len(notebook.collection(kind)) for kind in KINDS)
