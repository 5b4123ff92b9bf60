"""How each line of Today is drawn: severity, ref, what it is, and when at the right."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from jargon8_tui.model.dates import clock, in_column
from jargon8_tui.services.today.agenda import Concern, Draft, Item
from jargon8_tui.services.today.words import age_in_words, left_half_way, what, when
from jargon8_tui.store import Unfinished
from jargon8_tui.ui.today.lines import Line, More, Offer, Standing
from jargon8_tui.ui.widgets.marks import severity_cell, stage_dots
from jargon8_tui.ui.widgets.record_row import MARGIN, Cell, Column, GroupHeading, Row

if TYPE_CHECKING:
    import datetime as dt

    from jargon8_tui.model.kinds import Ref
    from jargon8_tui.services.levels.slipping import Slip
    from jargon8_tui.settings import Settings

SEVERITY = Column("", 3, gap=1)
DUE = Column("", 21, right=True)
LEFT = Column("", 17, right=True)
DAY = Column("", 11, right=True)
"""The columns at the right: how late it is, when it was left, what day it is of or how old."""
DOTS, STAGE = Column("", 5), Column("", 19)
ROOM_FOR_STAGE = 72
"""From so many cells on a stage is said beside its dots; a summary would be cut for it."""
REF = 5
"""How many cells a ref has at the least."""


class Drawing:
    """Draws lines of `room` cells as of one moment, the refs in a column that holds the longest."""

    def __init__(
        self, now: dt.datetime, settings: Settings, refs: Iterable[Ref], room: int
    ) -> None:
        self._now = now
        self._settings = settings
        self._room = room
        self._has_stage = room >= ROOM_FOR_STAGE
        ref = Column("", max([REF, *(len(str(ref)) for ref in refs)]))
        what = (SEVERITY, ref, Column(""))
        self._due = (*what, DUE)
        self._left = (*what, LEFT)
        self._dated = (*what, DAY)
        self._aged = (*what, STAGE if self._has_stage else DOTS, DAY)
        self._told = (SEVERITY, Column(""))

    def row(self, line: Line | GroupHeading) -> Row | GroupHeading:
        """A line, or a heading as it is."""
        if isinstance(line, GroupHeading):
            return line
        about = line.about
        match about:
            case Item():
                late = when(about, self._now, self._settings)
                return Row(
                    (severity_cell(about.severity), str(about.ref), what(about), late),
                    columns=self._due,
                )
            case Concern():
                return self._concern(about)
            case Draft():
                day = in_column(about.date, self._now.date())
                return Row(("", str(about.ref), _of_area(about), day), columns=self._dated)
            case Unfinished():
                return self._unfinished(about)
            case Offer():
                offer = offered(about, self._now.date(), self._room - MARGIN)
                return Row((offer,), columns=(Column(""),))
            case More():
                return Row(("", Cell(more_in_words(about), "muted")), columns=self._told)
            case Standing():
                return Row(("", about.text), columns=self._told)
            case _:
                return self._slip(about)

    def _concern(self, concern: Concern) -> Row:
        stage = stage_dots(concern.stage)
        if self._has_stage:
            stage = f"{stage} {concern.stage}"
        age = age_in_words(concern.age(self._now.date()))
        mark = severity_cell(concern.severity)
        return Row((mark, str(concern.ref), concern.title, stage, age), columns=self._aged)

    def _slip(self, slip: Slip) -> Row:
        said = f"{slip.level.record.name}: {slip.in_words}"
        return Row(("", str(slip.ref), said), columns=self._due[:-1])

    def _unfinished(self, form: Unfinished) -> Row:
        at = f"{in_column(form.at, self._now.date())} {clock(form.at)}"
        return Row(("", str(form.ref), left_half_way(form), at), columns=self._left)


def offered(offer: Offer, today: dt.date, room: int) -> str:
    """The offer to go on with what was left in an earlier sitting, in fewer words where they would
    push the keys out of `room` cells."""
    if len(offer.forms) > 1:
        return f"{len(offer.forms)} unfinished entries are waiting."
    (form,) = offer.forms
    day = "" if form.at.date() == today else f"{in_column(form.at, today)} "
    keys = "enter yes, d bin it"
    on = f"on {day}" if day else ""
    whole = f"You were writing {form.ref} {on}at {clock(form.at)}. Continue?  {keys}"
    return whole if len(whole) <= room else f"Continue {form.ref}, {day}{clock(form.at)}?  {keys}"


def more_in_words(more: More) -> str:
    """`2 more, 5 opens the log`."""
    if more.place is None:
        return f"{more.number:,} more, enter shows them"
    return f"{more.number:,} more, {more.place.digit} opens {more.called}"


def _of_area(draft: Draft) -> str:
    return f"{draft.title}, area {draft.area}" if draft.area else draft.title
