"""What stands on Today at one moment: its lines, how each is drawn, and what is said of it.

It comes with the notebook. The page comes before that: it is the frame that the app opens with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from jargon8_tui.services.today.agenda import Concern, Draft, Item
from jargon8_tui.services.today.words import ALL_CLEAR, summary
from jargon8_tui.store import Unfinished
from jargon8_tui.ui.page import READING
from jargon8_tui.ui.today.drawing import Drawing
from jargon8_tui.ui.today.lines import Line, More, laid_out, sections_of

if TYPE_CHECKING:
    from jargon8_tui.model.kinds import Ref
    from jargon8_tui.services.today.agenda import Agenda
    from jargon8_tui.settings import Settings
    from jargon8_tui.ui.widgets.record_row import GroupHeading, Row

ASIDE = 8
"""The cells of a row beside a line that is only told, as of the portfolio."""
HOW_TO_BEGIN = "n writes something down, c in one line."


class Board:
    """The agenda of a moment, in a list of `room` cells, and what is unfinished, of which `offer`
    is from before."""

    def __init__(
        self,
        agenda: Agenda,
        settings: Settings,
        unfinished: Sequence[Unfinished],
        offer: Sequence[Unfinished],
        room: int,
    ) -> None:
        self.agenda = agenda
        self._settings = settings
        self._unfinished = unfinished
        self._offer = offer
        self._room = room
        self._sections = sections_of(agenda, unfinished, room - ASIDE)
        self._drawing = Drawing(agenda.now, settings, (), room)

    def lines(self, height: int, opened: set[str]) -> list[Line | GroupHeading]:
        """Its lines in a body of such a height; the sections in `opened` are not cut."""
        more_come = not self.agenda.is_whole
        lines = laid_out(self._offer, self._sections, height, opened, more_come=more_come)
        self._drawing = Drawing(self.agenda.now, self._settings, _refs_in(lines), self._room)
        return lines

    def row(self, line: Line | GroupHeading) -> Row | GroupHeading:
        """How one of its lines is drawn."""
        return self._drawing.row(line)

    def sentence(
        self, line: Line | None, to_change: Callable[[str], str], *, is_first: bool
    ) -> str:
        """How things stand, on the first line; else what can be done with the one, `to_change` it
        among others where that can be."""
        if line is None:
            return "" if self.agenda.is_whole else READING
        if not is_first:
            match line.about:
                case Unfinished():
                    ref = line.about.ref
                    return f"{ref} is unfinished: enter goes on writing, d throws it away."
                case More():
                    return "enter shows the others."
                case Item(doing="do"):
                    return f"{line.about.ref}: enter opens it{to_change(', D marks it done')}."
                case Item() | Concern() | Draft():
                    adds = to_change(", a adds an action to it")
                    return f"{line.about.ref}: enter opens it{adds}."
        said = summary(self.agenda, len(self._unfinished))
        return f"{said} {to_change(HOW_TO_BEGIN)}" if said == ALL_CLEAR else said or READING


def _refs_in(lines: Iterable[Line | GroupHeading]) -> Iterator[Ref]:
    for line in lines:
        if isinstance(line, Line) and (ref := getattr(line.about, "ref", None)) is not None:
            yield ref
