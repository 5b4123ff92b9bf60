"""The measurements of one level: what has been entered, and at the bottom the row for the next."""

from __future__ import annotations

import datetime as dt
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from jargon8_tui.model.dates import clock, day_and_month, in_column, read_day
from jargon8_tui.model.errors import BadValue, Refused
from jargon8_tui.model.kinds import Kept, Ref
from jargon8_tui.model.measurement import Measurement
from jargon8_tui.model.periods import Period
from jargon8_tui.model.record import Record
from jargon8_tui.model.service_level import ServiceLevel
from jargon8_tui.model.text import counted
from jargon8_tui.services.levels.entry_line import doubt, read_entry
from jargon8_tui.services.levels.figures import Figure, between, figures_from
from jargon8_tui.store import Unfinished
from jargon8_tui.ui.glyphs import glyphs
from jargon8_tui.ui.keys import HERE, key
from jargon8_tui.ui.records.views import leave
from jargon8_tui.ui.service_levels.measuring import Measuring
from jargon8_tui.ui.service_levels.words import figure_in_words, value_in_words
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.widgets.entry_row import EntryRow, Typed
from jargon8_tui.ui.widgets.heading import Heading
from jargon8_tui.ui.widgets.record_list import RecordList
from jargon8_tui.ui.widgets.record_row import Cell, Column, Row
from jargon8_tui.ui.widgets.text_fields import Remark
from jargon8_tui.ui.writing.keeping import Keeping

COLUMNS = (
    Column("Ref", 7),
    Column("Date", 11),
    Column("Time", 5),
    Column("Value", 12, right=True),
    Column("Note"),
)
PART = "measurements"
"""What of a level is written here, among what is unfinished."""


class Measurements(Measuring):
    """A table of measurements with the cursor in it, or on the row under it."""

    AUTO_FOCUS = "#value"
    HELP = (
        "Measurements, one a row: a value, or when it began and ended, and what it was about. "
        "enter writes the row and the next starts with the same date."
    )
    MARKS = "! misses its target   {left_out} left out, not counted   - open, not counted yet"
    WRITES = Measuring.WRITES | {"enter_more"}
    BINDINGS = [
        key("m,n", "enter_more", "Measure", "to the row that the next is entered on",
            id="level.enter", group=HERE),
        key("enter", "open", "Open", "read the measurement whole", id="measurement.open",
            group=HERE, show=False),
        key("escape", "back", "Back", "out of the field, and once more back to the level",
            id="page.back", group=HERE),
    ]  # fmt: skip

    def __init__(
        self, session: Session, ref: Ref, part: str = PART, *, period: Period | None = None
    ) -> None:
        """The measurements of the level under `ref`, those of a period alone where one is given:
        then the cursor is in the table. `part` is what is written of the level."""
        super().__init__(session, ref)
        self._period = period
        self._entered: list[int] = []
        """Those entered in this sitting, which stand last in the order of their entry."""
        self._level: ServiceLevel | None = None
        self._keeping = Keeping(session, ref, part)
        left = self._keeping.left
        self._typed = _as_left(left, session.today) if left else Typed(day=_usual_day(period))
        self._keeping.begin(self._typed._asdict())

    def body(self) -> ComposeResult:
        """The table, and the row under it where something can be written."""
        yield RecordList(COLUMNS, self._drawn, id="measurements")
        if not self.session.notebook.read_only:
            yield EntryRow(self._typed, self._write)

    def on_mount(self) -> None:
        """Begin in the table where a period is looked at; say what is gone on with."""
        if self._period is not None:
            self.set_focus(self.query_one(RecordList))
        else:
            self.query_one(RecordList).action_last()
        if self._keeping.at is not None:
            self.say(f"You were entering this at {clock(self._keeping.at)}. enter writes it.")

    def show(self) -> None:
        """Show the measurements, those entered here last."""
        level = self._level = self.level
        if level is None:
            self.query_one(Heading).show(f"{self.ref} is not in the notebook any more")
            self.query_one(RecordList).show([], empty="u, or place 0, brings the level back.")
            return
        figures = self.session.figures.of(level)
        if self._period is not None:
            figures = between(figures, self._period)
        self._show_heading(level, figures)
        order = {id: place for place, id in enumerate(self._entered)}
        figures.sort(key=lambda figure: order.get(figure.id, -1))
        self.query_one(RecordList).show(
            figures,
            keep=self.wanted,
            empty="Nothing has been measured yet. m enters the first."
            if self._period is None
            else f"Nothing was measured from {self._period}.",
        )
        self.wanted = None

    def _show_heading(self, level: ServiceLevel, figures: list[Figure]) -> None:
        missing = sum(figure.value is None and not figure.excluded for figure in figures)
        excluded = sum(bool(figure.excluded) for figure in figures)
        self.query_one(Heading).show(
            f"{self.ref} {level.name}",
            str(self._period) if self._period else "",
            counted(len(figures), "measurement"),
            f"{missing} open" if missing else "",
            f"{excluded} left out" if excluded else "",
        )

    def sentence(self) -> str:
        """How the one under the cursor stands, or what the row takes."""
        if isinstance(self.focused, Input):
            return "A value (4.2), a call and its arrival (14:05-14:09), or 14:05 while it is open."
        item, level = self.query_one(RecordList).item, self.level
        if not isinstance(item, Figure) or level is None:
            return ""
        return f"{item.ref}, {figure_in_words(level, item)}."

    def current(self) -> Kept[Record] | None:
        """The measurement under the cursor."""
        item = self.query_one(RecordList).item
        try:
            return self.session.notebook.kept(item.ref) if isinstance(item, Figure) else None
        except Refused:
            return None

    # Entering

    def _read(self, typed: Typed) -> Measurement:
        """The measurement that a row means. Raises `Refused`."""
        level = self.level
        if level is None:
            raise Refused(f"{self.ref} is not in the notebook any more.")
        now = self.session.now()
        day = read_day(typed.day, now) if typed.day.strip() else None
        return read_entry(typed.line, level, now, day)

    def _write(self, typed: Typed) -> str:
        """Keep what a row means; what is wrong with it, where something is."""
        notebook = self.session.notebook
        try:
            record = self._read(typed)
            with notebook.transaction():
                kept = notebook.measurements.add(record)
                self._entered.append(kept.ref.id)  # before the page is shown with it
                self.wanted = kept.ref
        except BadValue as error:
            return error.reason
        except Refused as error:
            return " ".join(str(error).split())
        self._typed = Typed(day=typed.day)
        if problem := notebook.state.problem:
            self.say(f"Not saved: {problem}")
            return ""
        self._keeping.drop()
        self._keeping.begin(self._typed._asdict())
        if level := self.level:
            (figure,) = figures_from(level, [kept])
            self.say(f"{kept.ref} is saved: {figure_in_words(level, figure)}.")
        return ""

    @on(EntryRow.Edited)
    def _edited(self) -> None:
        row = self.query_one(EntryRow)
        self._typed = row.typed
        if not row.typed.line:
            row.understand("")
        else:
            try:
                self._understand(row)
            except Refused:
                row.understand("")  # it is still being typed; enter says what is wrong with it
        if not self._keeping.is_kept(self._typed._asdict()):
            self._keeping.keep_soon(self, self.keep_writing)

    def _understand(self, row: EntryRow) -> None:
        level = self.level
        record = self._read(row.typed)
        if level is not None:
            record = record.completed(lambda _: level)
            (figure,) = figures_from(level, [record])
            doubted = doubt(row.typed.line, record.at, self.session.now())
            parts = (figure_in_words(level, figure), doubted, record.note)
            row.understand(f" {glyphs().nothing} ".join(filter(None, parts)))

    # Keeping what is typed

    def keep_writing(self) -> None:
        """Put what is typed on the disk, where it is not there yet."""
        if self._typed.line:
            self._keeping.keep(self._typed._asdict())
        elif self._keeping.at is not None:
            self._keeping.drop()
        if self._keeping.problem:
            self.say(self._keeping.complaint)

    @property
    def not_kept(self) -> str:
        """Why what is typed is not on the disk; nothing where it is."""
        return self._keeping.problem

    @on(Remark)
    def _remarked(self, remark: Remark) -> None:
        self.say(remark.sentence)

    # Moving

    def action_enter_more(self) -> None:
        """Go to the row that the next is entered on."""
        self.query_one(EntryRow).begin()

    @on(RecordList.Highlighted)
    def _highlighted(self, message: RecordList.Highlighted) -> None:
        if message.moved:
            self.hush()

    @on(RecordList.Opened)
    def _opened(self, message: RecordList.Opened) -> None:
        self.open_record(message.item.ref)

    def on_descendant_focus(self) -> None:
        """Say what the focus has come to, unless something has just happened."""
        self.show_sentence()

    def action_back(self) -> None:
        """Out of the field, and once more back; what is typed is kept, and said."""
        if isinstance(self.focused, Input):
            self.query_one(RecordList).focus()
            self.hush()
            self.keep_writing()
            return
        if self.not_kept:
            return
        is_left = bool(self._typed.line)
        leave(self, "The row is kept, unfinished; m goes on with it." if is_left else "", self.ref)

    # How it is drawn

    def _drawn(self, item: Any) -> Row:
        level, figure = self._level, item
        assert level is not None, "there are rows of a level that is not there"
        mark: str | Cell = ""
        if figure.excluded:
            mark = Cell(glyphs().earlier, "muted")
        elif figure.value is None:
            mark = Cell(glyphs().unfilled, "warning")
        elif figure.within is False:
            mark = Cell(glyphs().warning, "warning")
        note = f"{figure.note} (left out: {figure.excluded})" if figure.excluded else figure.note
        return Row(
            (
                str(figure.ref),
                in_column(figure.at, self.session.today),
                clock(figure.at),
                Cell(value_in_words(level, figure), "muted" if figure.excluded else ""),
                note.strip(),
            ),
            mark,
        )


def _as_left(left: Unfinished, today: dt.date) -> Typed:
    """The row that was left, on the day that was meant then where none was given."""
    typed, day = Typed(**left.fields), left.at.date()
    return typed if typed.day.strip() or day == today else typed._replace(day=_as_typed(day))


def _usual_day(period: Period | None) -> str:
    """The date that the row starts with: that of the one day that is looked at."""
    if period is None or period.first != period.last:
        return ""
    return _as_typed(period.first)


def _as_typed(day: dt.date) -> str:
    return f"{day_and_month(day)} {day.year}"
