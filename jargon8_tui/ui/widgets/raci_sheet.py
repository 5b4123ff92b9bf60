"""A RACI grid with a line over it, in which a row or a column is named in place."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message
from textual.suggester import SuggestFromList

from jargon8_tui.model.raci import Raci
from jargon8_tui.model.raci_problems import Problem
from jargon8_tui.ui.keys import key
from jargon8_tui.ui.widgets.raci_grid import RaciGrid
from jargon8_tui.ui.widgets.raci_layout import Place
from jargon8_tui.ui.widgets.text_fields import EnteredLine, Remark

_STAND_IN = re.compile(r"(Role|Activity) \d+")
"""A name that nobody has typed, and nobody means to add to."""


class NameLine(EnteredLine):
    """The name that is being typed."""

    HELP = "Type the name and press enter; tab goes on to the next name, escape leaves it as it is."
    BINDINGS = [
        key("enter", "enter", "Keep", "keep the name", id="raci.name_keep"),
        key("tab", "keep_and_next", "Next name", "keep it and name the next", id="raci.name_next"),
        key("shift+tab", "keep_and_back", "Name before", "keep it and name the one before",
            id="raci.name_before", show=False),
        key("escape", "leave", "Leave", "leave the name as it is", id="raci.name_leave"),
    ]  # fmt: skip

    def on_blur(self) -> None:
        """Keep the name where the mouse has gone elsewhere on the page."""
        if self.screen.focused is not self:
            self._sheet.keep_as_typed()

    def action_enter(self) -> None:
        """Keep the name."""
        self._sheet.keep(self.value)

    def action_keep_and_next(self) -> None:
        """Keep the name and go on to the next."""
        self._sheet.keep_and_go(self.value, 1)

    def action_keep_and_back(self) -> None:
        """Keep the name and go back to the one before."""
        self._sheet.keep_and_go(self.value, -1)

    def action_leave(self) -> None:
        """Leave the name as it is."""
        self._sheet.leave()

    @property
    def _sheet(self) -> "RaciSheet":
        sheet = self.parent
        assert isinstance(sheet, RaciSheet)
        return sheet


class RaciSheet(Container):
    """The grid, and the line that a name is typed on."""

    DEFAULT_CSS = """
    RaciSheet { layers: grid over; height: 1fr; }
    RaciSheet > RaciGrid { layer: grid; }
    RaciSheet > NameLine {
        layer: over; display: none; position: absolute; height: 1; background: $panel;
    }
    """

    @dataclass
    class Changed(Message):
        """The matrix was changed, and what was done, as the middle of a sentence."""

        matrix: Raci
        saying: str

    @dataclass
    class Moved(Message):
        """The cursor came to another place, or to a problem."""

        problem: Problem | None

    def __init__(self) -> None:
        super().__init__()
        self.register: Mapping[str, str] = {}
        """The stakeholders that a role can be: their uids by their names."""
        self._naming: Place | None = None
        self._is_naming_all = False
        self._back = Place(0, 0)

    def compose(self) -> ComposeResult:
        """The two of them."""
        yield RaciGrid(id="grid")
        yield NameLine(title="the name", holder="line")

    @property
    def grid(self) -> RaciGrid:
        """The grid."""
        return self.query_one(RaciGrid)

    @property
    def is_naming(self) -> bool:
        """Whether a name is being typed."""
        return self._naming is not None

    @property
    def is_at_last(self) -> bool:
        """Whether it is the last of the names that is being typed."""
        return self.is_naming and self._naming == self._names[-1]

    def show(self, matrix: Raci, register: Mapping[str, str]) -> None:
        """Show `matrix`; `register` has the stakeholders that a role can be."""
        self.register = register
        self.grid.show(matrix)

    def name_all(self) -> None:
        """Have every name of a new matrix typed, one after another."""
        self._is_naming_all = True
        self._back = Place(0, 0)
        self._start(self._names[0], is_new=True)

    def keep(self, name: str) -> None:
        """Give what is named the name that was typed, and go back to the grid; or on to the next
        name where all are being typed."""
        place = self._naming
        if place is None or not self._renamed(place, name):
            return
        if self._is_naming_all and place != self._names[-1]:
            self._start(self._beside(place, 1), is_new=True)
        else:
            self._close(self._back)

    def keep_and_go(self, name: str, by: int) -> None:
        """Give what is named the name that was typed, and go on to the next name or the one before:
        the roles first and then the activities. At the last of them one stays."""
        place = self._naming
        if place is None or not self._renamed(place, name):
            return
        to = self._beside(place, by)
        if not self._is_naming_all:
            row, column = self._back
            self._back = Place(row, to.column) if to.row < 0 else Place(to.row, column)
        if to != place:
            self._start(to, is_new=True)

    def keep_as_typed(self) -> None:
        """Give what is named the name that was typed, if any, where one is elsewhere already."""
        if self._naming is not None:
            name = self.query_one(NameLine).value
            if name.strip():
                self._renamed(self._naming, name)
            self._end()

    def leave(self) -> None:
        """Leave the name as it is, and those that were to follow."""
        self._close(self._back)
        self.post_message(self.Moved(None))

    @on(RaciGrid.Naming)
    def _asked(self, message: RaciGrid.Naming) -> None:
        self._back = message.back
        self._start(message.place, is_new=message.is_new)

    # What the grid tells goes on from here: of what the sheet has it do, it tells the sheet alone.

    @on(RaciGrid.Changed)
    def _changed(self, message: RaciGrid.Changed) -> None:
        message.stop()
        self.post_message(self.Changed(message.matrix, message.saying))

    @on(RaciGrid.Moved)
    def _moved(self, message: RaciGrid.Moved) -> None:
        message.stop()
        self.post_message(self.Moved(message.problem))

    def _start(self, place: Place, *, is_new: bool) -> None:
        grid, line = self.grid, self.query_one(NameLine)
        self._naming = place
        grid.go(place)
        region = grid.name_region(place)
        line.styles.offset = region.offset
        line.styles.width = region.width
        line.suggester = (
            SuggestFromList(self.register, case_sensitive=False) if place.row < 0 else None
        )
        line.value = grid.name_of(place)
        line.display = True
        self.screen.set_focus(line)
        if is_new or _STAND_IN.fullmatch(line.value):
            line.select_all()
        else:
            line.cursor_position = len(line.value)

    def _close(self, place: Place) -> None:
        self._end()
        self.screen.set_focus(self.grid)
        self.grid.go(place)

    def _end(self) -> None:
        self._naming, self._is_naming_all = None, False
        self.query_one(NameLine).display = False

    def _renamed(self, place: Place, name: str) -> bool:
        """Give what is at `place` another name; whether there is one to give."""
        name = name.strip()
        if not name:
            self.post_message(Remark("A name is needed: type one, or escape leaves it as it was."))
            return False
        if name != self.grid.name_of(place):
            uids = {known.casefold(): uid for known, uid in self.register.items()}
            self.grid.rename(place, name, uids.get(name.casefold()) if place.row < 0 else None)
        return True

    @property
    def _names(self) -> list[Place]:
        """Where the names stand, in the order that they are typed in."""
        matrix = self.grid.matrix
        roles = [Place(-1, column) for column in range(len(matrix.roles))]
        return roles + [Place(row, -1) for row in range(len(matrix.activities))]

    def _beside(self, place: Place, by: int) -> Place:
        """The name after this one or before it; at the end itself."""
        names = self._names
        return names[max(0, min(names.index(place) + by, len(names) - 1))]
