"""The power/interest grid as rows of runs of text, each with what it stands for."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from jargon8_tui.model.stakeholder import HIGHEST, LOWEST, Quarter, quarter_at
from jargon8_tui.services.stakeholders.grid_labels import MARK, cut, label_lines
from jargon8_tui.services.stakeholders.grid_layout import LEFT, GridLayout, Place, Placed, Spot

AXIS, TITLE, SINGLE, STACK, EARLIER, LABEL, SELECTED = (
    "axis",
    "title",
    "single",
    "stack",
    "earlier",
    "label",
    "selected",
)
"""What a run of text stands for; `SELECTED` is the mark and label of the selected one."""

_QUARTERS = (
    (Quarter.KEEP_SATISFIED, Quarter.MANAGE_CLOSELY),
    (Quarter.MONITOR, Quarter.KEEP_INFORMED),
)


class Run(NamedTuple):
    """Some text at a cell of a row."""

    x: int
    text: str
    role: str


@dataclass(frozen=True)
class Signs:
    """What the grid is drawn with, each one cell wide."""

    single: str = "●"
    earlier: str = "○"
    rule: str = "─"
    side: str = "│"
    corners: str = "┌┬├┼└┴"
    """The left and the middle end of each rule, from above."""


BOX = Signs()
PLAIN = Signs(single="o", earlier=".", rule="-", side="|", corners="++++++")


def count_mark(count: int) -> str:
    """The mark of a stack, in its two cells."""
    return f"{count:<{MARK}}" if count < 100 else f"{'+':<{MARK}}"


class GridDrawing:
    """Draws a layout row by row, with one stakeholder selected, or moved to another place."""

    def __init__(self, layout: GridLayout, signs: Signs = BOX) -> None:
        self.layout = layout
        self.signs = signs
        self._geometry = layout.geometry
        self._counts = dict.fromkeys(Quarter, 0)
        for one in layout.order:
            self._counts[quarter_at(*one.place)] += 1

    def rows_of(self, key: Hashable | None) -> range:
        """The rows that someone's mark and label are drawn on."""
        one = self.layout.by_key.get(key)
        return self.rows_at(one.power) if one else range(0)

    def rows_at(self, power: int) -> range:
        """The rows of a step of power."""
        first = self._geometry.y(power)
        return range(first, first + self._geometry.step_height)

    def row(
        self, y: int, selected: Hashable | None = None, moved: Placed | None = None
    ) -> list[Run]:
        """The runs of a row from the left, none over another.

        `moved` is the selected one at the place it is being moved to: it is drawn over the others,
        which stay as they are, and its old place as an earlier one.
        """
        if (step := self._geometry.power_at(y)) is None:
            return list(self._rule(y))
        power, line = step
        runs = list(self._side(power, line))
        marked = {spot.place for spot in self.layout.spots.values()} | self.layout.trail
        for spot in self.layout.spots.values():
            if spot.place[0] == power and not (moved and spot.place == moved.place):
                runs += self._spot(spot, line, selected, moved)
        for place in self.layout.trail:
            if place[0] == power and line == 0 and not (moved and place == moved.place):
                runs.append(self._earlier(place))
        runs.sort()
        return (
            self._with_moved(runs, moved, line, marked) if moved and moved.power == power else runs
        )

    def text(self) -> Iterator[str]:
        """Every row as plain text, no blanks at its end."""
        for y in range(self._geometry.height):
            row, at = "", 0
            for run in self.row(y):
                row += " " * (run.x - at) + run.text
                at = run.x + self.layout.width_of(run.text)
            yield row.rstrip()

    def _rule(self, y: int) -> Iterator[Run]:
        """A rule, with the quarters below it or, at the foot, the numbers of interest."""
        signs, geometry = self.signs, self._geometry
        which = {0: 0, geometry.middle_row: 1}.get(y, 2)
        left, middle = signs.corners[2 * which], signs.corners[2 * which + 1]
        rule = signs.rule * (geometry.columns - LEFT)
        at = geometry.middle - LEFT
        words = (
            [(geometry.x(n), str(n)) for n in range(LOWEST, HIGHEST + 1)]
            if which == 2
            else [
                (x + 2, f" {quarter.title} {self._counts[quarter]} ")
                for x, quarter in zip((LEFT - 1, geometry.middle), _QUARTERS[which], strict=True)
            ]
        )
        line = " " * (LEFT - 1) + left + rule[:at] + middle + rule[at + 1 :]
        done = 0
        for x, text in words:
            yield Run(done, line[done:x], AXIS)
            yield Run(x, text, TITLE if which < 2 else AXIS)
            done = x + len(text)
        yield Run(done, line[done:], AXIS)

    def _side(self, power: int, line: int) -> Iterator[Run]:
        number = f"{power:>2}" if line == 0 else "  "
        yield Run(0, f"{number} {self.signs.side}", AXIS)
        yield Run(self._geometry.middle, self.signs.side, AXIS)

    def _spot(
        self, spot: Spot, line: int, selected: Hashable | None, moved: Placed | None
    ) -> Iterator[Run]:
        is_selected = moved is None and any(one.key == selected for one in spot.members)
        members = [one for one in spot.members if not (moved and one.key == moved.key)]
        if not members:  # the one that is being moved stood here alone
            if line == 0:
                yield self._earlier(spot.place)
            return
        label = self.layout.label(spot, selected if moved is None else members[0].key)
        if line == 0:
            count = len(members)
            mark = count_mark(count) if count > 1 else f"{self.signs.single} "
            role = STACK if count > 1 else SINGLE
            yield Run(spot.x, mark, SELECTED if is_selected else role)
        if line < len(label) and label[line]:
            yield Run(spot.x + MARK, label[line], SELECTED if is_selected else LABEL)

    def _earlier(self, place: Place) -> Run:
        return Run(self._geometry.x(place[1]), f"{self.signs.earlier} ", EARLIER)

    def _with_moved(
        self, runs: Sequence[Run], moved: Placed, line: int, marked: set[Place]
    ) -> list[Run]:
        """`runs` with the one that is being moved drawn over them."""
        x = self._geometry.x(moved.interest)
        width_of = self.layout.width_of
        kept = []
        for run in runs:
            if run.role == LABEL and run.x < x < run.x + width_of(run.text):
                run = run._replace(text=cut(run.text, x - run.x, width_of))
            kept.append(run)
        room = self.layout.room_at(moved.place, marked)
        label = label_lines(moved.name, room, self._geometry.step_height, width_of)
        if line == 0:
            kept.append(Run(x, f"{self.signs.single} ", SELECTED))
        if line < len(label):
            kept.append(Run(x + MARK, label[line], SELECTED))
        return sorted(kept)
