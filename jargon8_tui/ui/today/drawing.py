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
from jargon8_tui.ui.widgets.record_row import Cell, Column, GroupHeading, Row

if TYPE_CHECKING:
    import datetime as dt

    from jargon8_tui.model.kinds import Ref
    from jargon8_tui.services.levels.slipping import Slip
    from jargon8_tui.settings import Settings

SEVERITY = Column("", 3, gap=1)
WHEN = Column("", 21, right=True)
REF = 5
"""How many cells a ref has at the least."""


class Drawing:
    """Draws lines as of one moment, the refs in a column that holds the longest of them."""

    def __init__(self, now: dt.datetime, settings: Settings, refs: Iterable[Ref]) -> None:
        self._now = now
        self._settings = settings
        ref = Column("", max([REF, *(len(str(ref)) for ref in refs)]))
        self._due = (SEVERITY, ref, Column(""), WHEN)
        self._aged = (SEVERITY, ref, Column(""), Column("", 19), Column("", 11, right=True))
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
                return Row(("", str(about.ref), _of_area(about), day), columns=self._due)
            case Unfinished():
                return self._unfinished(about)
            case Offer():
                return Row((offered(about, self._now.date()),), columns=(Column(""),))
            case More():
                return Row(("", Cell(more_in_words(about), "muted")), columns=self._told)
            case Standing():
                return Row(("", about.text), columns=self._told)
            case _:
                return self._slip(about)

    def _concern(self, concern: Concern) -> Row:
        stage = f"{stage_dots(concern.stage)} {concern.stage}"
        age = age_in_words(concern.age(self._now.date()))
        mark = severity_cell(concern.severity)
        return Row((mark, str(concern.ref), concern.title, stage, age), columns=self._aged)

    def _slip(self, slip: Slip) -> Row:
        said = f"{slip.level.record.name}: {slip.in_words}"
        return Row(("", str(slip.ref), said), columns=self._due[:-1])

    def _unfinished(self, form: Unfinished) -> Row:
        at = f"{in_column(form.at, self._now.date())} {clock(form.at)}"
        return Row(("", str(form.ref), left_half_way(form), at), columns=self._due)


def offered(offer: Offer, today: dt.date) -> str:
    """The offer to go on with what was left in an earlier sitting."""
    if len(offer.forms) > 1:
        return f"{len(offer.forms)} unfinished entries are waiting."
    (form,) = offer.forms
    day = "" if form.at.date() == today else f"on {in_column(form.at, today)} "
    return f"You were writing {form.ref} {day}at {clock(form.at)}. Continue?  enter yes, d bin it"


def more_in_words(more: More) -> str:
    """`2 more, 5 opens the log`."""
    if more.place is None:
        return f"{more.number:,} more, enter shows them"
    return f"{more.number:,} more, {more.place.digit} opens {more.called}"


def _of_area(draft: Draft) -> str:
    return f"{draft.title}, area {draft.area}" if draft.area else draft.title
