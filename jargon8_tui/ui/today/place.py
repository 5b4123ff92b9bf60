"""Today: what a manager wants to know at the start of a shift, each line a way in."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from jargon8_tui.model.dates import in_words
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import KINDS, Kept, Ref
from jargon8_tui.services.today.agenda import Agenda, Concern, Draft, Item
from jargon8_tui.services.today.outlook import Outlook
from jargon8_tui.services.today.words import ALL_CLEAR, summary
from jargon8_tui.store import Notebook, Unfinished
from jargon8_tui.ui.actions.marking import MarksDone
from jargon8_tui.ui.keys import HERE, key
from jargon8_tui.ui.list_page import ListPage
from jargon8_tui.ui.page import WIDE_FROM
from jargon8_tui.ui.places import PlaceName, home_of
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.today.drawing import Drawing, ref_of
from jargon8_tui.ui.today.lines import (
    Line,
    More,
    Offer,
    Standing,
    key_of,
    laid_out,
    sections_of,
)
from jargon8_tui.ui.widgets.heading import Heading
from jargon8_tui.ui.widgets.record_list import RecordList
from jargon8_tui.ui.widgets.record_row import Column, GroupHeading, Row
from jargon8_tui.ui.writing.going_on import GoesOn, known_by

if TYPE_CHECKING:
    from jargon8_tui.model.record import Record
    from jargon8_tui.ui.widgets.paper import Block

AROUND = 4
"""The rows that are not the body's: tabs, heading, sentence and keys."""
LOOKS_EVERY = 10.0
"""Seconds between looks at the clock: what is due by 16:40 is overdue a minute later."""
PORTFOLIO = home_of("evidence") or home_of("reflection")
"""Where the lines about the portfolio lead."""
LIST, BESIDE = 80, 44
"""How many columns the list takes where the record stands beside it, and that at the least."""

HOW_TO_BEGIN = "n writes something down, c in one line."
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
    USED_MOST = ("list.open", "record.action", "capture", "today.new")
    MARKS = "! medium   !! high   !!! critical   ●●●○○ so many of five stages"

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
        self._agenda = Agenda(session.now())
        self._drawing = Drawing(session.now(), session.settings, ())
        self._from_before = {known_by(form): form.at for form in session.notebook.unfinished}
        """When what is unfinished from an earlier sitting was left."""
        self._height = 0
        self._whole: set[str] = set()
        """The sections that are shown whole because that was asked for."""

    @classmethod
    def read_ahead(cls, session: Session, notebook: Notebook) -> None:
        """Look through the notebook for what is to be shown, and follow it from then on."""
        session.outlook = Outlook(notebook)
        session.outlook.read(session.today)
        notebook.follow(session.outlook.follow)

    def on_mount(self) -> None:
        """Look at the clock now and then."""
        self.set_interval(LOOKS_EVERY, self._look_at_the_clock)

    def listed(self) -> RecordList:
        """The agenda."""
        return RecordList((Column(""),), self._drawn, key=key_of, titled=False, id="today")

    def show(self) -> None:
        """Show what there is to do now."""
        session, now = self.session, self.session.now()
        self._agenda = session.outlook.agenda(now, session.settings)
        unfinished = self.unfinished
        offer = [form for form in unfinished if self._from_before.get(known_by(form)) == form.at]
        sections = sections_of(self._agenda, unfinished)
        self._height = self.app.size.height
        lines = laid_out(offer, sections, self._height - AROUND, self._whole)
        self._drawing = Drawing(now, session.settings, _refs_in(lines))
        self.query_one(Heading).show("Today", in_words(now))
        self.rows.show(
            lines if unfinished or _has_records(session.notebook) else [],
            keep=self._line_of(self.wanted, lines),
            empty=EMPTY,
        )
        self.wanted = None

    def sentence(self) -> str:
        """How things stand, on the first line; else what is under the cursor."""
        line = self.rows.item
        if not isinstance(line, Line):
            return ""
        if not self._is_first(self.rows.index or 0):
            match line.about:
                case Unfinished():
                    ref = line.about.ref
                    return f"{ref} is unfinished: enter goes on writing, d throws it away."
                case More():
                    return "enter shows the others."
                case Item(doing="do"):
                    return f"{line.about.ref}: enter opens it, D marks it done."
                case Item() | Concern() | Draft():
                    return f"{line.about.ref}: enter opens it, a adds an action to it."
        said = summary(self._agenda, len(self.unfinished))
        return f"{said} {HOW_TO_BEGIN}" if said == ALL_CLEAR else said

    # What is under the cursor

    def current(self) -> Kept[Record] | None:
        """The record under the cursor, where there is one yet."""
        line = self.rows.item
        ref = ref_of(line.about) if isinstance(line, Line) else None
        if ref is None:
            return None
        try:
            return self.session.notebook.collection(ref.kind).kept(ref.id)
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

    def opened(self, item: Any) -> None:
        """Go where a line leads."""
        match item.about:
            case Unfinished():
                self.resume(item.about)
            case Offer(forms=[form]):
                self.resume(form)
            case Offer():
                self._go_to_section("Unfinished")
            case More(place=None):
                self._whole.add(item.section)
                self.show()
            case More(place=place):
                self._go_to(place)
            case Standing():
                self._go_to(PORTFOLIO)
            case about if (ref := ref_of(about)) is not None:
                self.open_record(ref)

    def writing(self) -> Unfinished | None:
        """The writing left half-way that the cursor is on."""
        line = self.rows.item
        match line.about if isinstance(line, Line) else None:
            case Unfinished() as form:
                return form
            case Offer(forms=[form]):
                return form
        return None

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
        """Give the record beside the list its room, and the sections theirs."""
        width, height = self.size
        beside = width >= WIDE_FROM
        self.rows.styles.width = min(LIST, width - BESIDE) if beside else "100%"
        if self.session.is_open and height != self._height:
            self._height = height
            self.show()

    def _drawn(self, line: Line | GroupHeading) -> Row | GroupHeading:
        return self._drawing.row(line)

    def _is_first(self, index: int) -> bool:
        """Whether nothing before a line can have the cursor."""
        return all(isinstance(line, GroupHeading) for line in self.rows.rows[:index])

    def _line_of(self, ref: Ref | None, lines: list[Line | GroupHeading]) -> Hashable | None:
        """What the first line about a record is known by."""
        for line in lines if ref is not None else ():
            if isinstance(line, Line) and ref_of(line.about) == ref:
                return line.key
        return None

    def _go_to(self, place: PlaceName | None) -> None:
        if place is not None:
            self.app.switch_mode(place.mode)

    def _go_to_section(self, name: str) -> None:
        for index, line in enumerate(self.rows.rows):
            if isinstance(line, Line) and line.section == name:
                self.rows.move_to(index)
                return

    def _look_at_the_clock(self) -> None:
        """Show another minute, and what has come to be due in it."""
        now = self.session.now()
        if not self.is_current or now.replace(second=0, microsecond=0) <= self._agenda.now:
            return
        agenda = self.session.outlook.agenda(now, self.session.settings)
        if (
            now.date() == self._agenda.today
            and msgspec.structs.replace(agenda, now=self._agenda.now) == self._agenda
        ):
            self.query_one(Heading).show("Today", in_words(now))
        else:
            self.notebook_changed()


def _refs_in(lines: list[Line | GroupHeading]) -> Iterator[Ref]:
    for line in lines:
        if isinstance(line, Line) and (ref := ref_of(line.about)) is not None:
            yield ref


def _has_records(notebook: Notebook) -> bool:
    return any(len(notebook.collection(kind)) for kind in KINDS)
