"""The power/interest grid laid out in cells: axes, spots and labels, the same for every picture.

The screen, the text of the command line and the picture in a document are all drawn from one
`GridLayout`. The same records in the same room are always laid out the same; which of them is
selected or being moved is only drawn on top.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property

from jargon8_tui.model.stakeholder import HIGH, HIGHEST, LOWEST
from jargon8_tui.services.stakeholders.grid_labels import MARK, WidthOf, label_lines, stack_lines

LEFT = 4
"""The cells to the left of the plane: the numbers of power, a blank, and the side."""
FEWEST = 4
"""With less room than this a mark has no label."""

Place = tuple[int, int]
"""Power and interest."""


@dataclass(frozen=True)
class Placed:
    """A stakeholder as the grid sees it."""

    key: Hashable
    name: str
    power: int
    interest: int

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.power, self.interest


@dataclass(frozen=True)
class Spot:
    """A place with one or more stakeholders, and the room for its label."""

    place: Place
    x: int
    """The cell its mark begins at."""
    room: int
    """How many cells its label may take."""
    members: tuple[Placed, ...]
    """In the order of their names."""

    @property
    def count(self) -> int:
        """How many stand here."""
        return len(self.members)


@dataclass(frozen=True)
class Geometry:
    """Where the steps of the plane are, for a window of so many columns and rows."""

    columns: int
    step_width: int
    step_height: int

    @classmethod
    def within(cls, columns: int, rows: int) -> "Geometry":
        """The largest plane that leaves the rows that the details need."""
        return cls(columns, max(1, (columns - 9) // HIGHEST), max(1, (rows - 9) // HIGHEST))

    @property
    def height(self) -> int:
        """Of the plane, its three rules too."""
        return HIGHEST * self.step_height + 3

    @property
    def middle(self) -> int:
        """The cell of the line between low and high interest."""
        return LEFT + (HIGH - LOWEST) * self.step_width

    def x(self, interest: int) -> int:
        """The cell at which the marks with this interest begin."""
        return LEFT + (interest - LOWEST) * self.step_width + (interest >= HIGH)

    def y(self, power: int) -> int:
        """The first row of the step with this power."""
        return 1 + (HIGHEST - power) * self.step_height + (power < HIGH)

    def power_at(self, y: int) -> tuple[int, int] | None:
        """The power whose step a row is in, and which row of it; none on a rule."""
        inner = y - 1 - (y > self.middle_row)
        if y <= 0 or y == self.middle_row or not 0 <= inner < HIGHEST * self.step_height:
            return None
        return HIGHEST - inner // self.step_height, inner % self.step_height

    @property
    def middle_row(self) -> int:
        """The row of the rule between low and high power."""
        return 1 + (HIGHEST - HIGH + 1) * self.step_height

    def end(self, interest: int) -> int:
        """The first cell that a label at this interest may not reach."""
        return self.middle - 1 if interest < HIGH else self.columns


class GridLayout:
    """Stakeholders on the plane. `trail` are earlier places, which labels leave free."""

    def __init__(
        self,
        placed: Collection[Placed],
        geometry: Geometry,
        *,
        width_of: WidthOf,
        trail: Collection[Place] = (),
    ) -> None:
        self.geometry = geometry
        self.width_of = width_of
        self.order = sorted(placed, key=_reading_order)
        """Everyone, as one reads: power down, interest up, name."""
        members: dict[Place, list[Placed]] = defaultdict(list)
        for one in self.order:
            members[one.place].append(one)
        self.trail = frozenset(trail) - members.keys()
        marks = sorted([*members, *self.trail])
        self.spots = {place: self._spot(place, tuple(members[place]), marks) for place in members}

    @cached_property
    def by_key(self) -> dict[Hashable, Placed]:
        """Everyone by key."""
        return {one.key: one for one in self.order}

    def spot_of(self, key: Hashable) -> Spot | None:
        """The spot that someone stands on."""
        one = self.by_key.get(key)
        return self.spots[one.place] if one else None

    def label(self, spot: Spot, selected: Hashable | None = None) -> Sequence[str]:
        """The lines of a spot's label; the selected one's name goes before the first of a stack."""
        shown = next((one for one in spot.members if one.key == selected), spot.members[0])
        write = label_lines if spot.count == 1 else stack_lines
        return write(shown.name, spot.room, self.geometry.step_height, self.width_of)

    def room_at(self, place: Place, among: Collection[Place]) -> int:
        """How many cells a label has there, when its row has marks at the places `among`."""
        power, interest = place
        start = self.geometry.x(interest) + MARK
        later = [self.geometry.x(i) - 1 for p, i in among if p == power and i > interest]
        room = min([self.geometry.end(interest), *later]) - start
        return room if room >= FEWEST else 0

    # Walking

    def step(self, key: Hashable | None, by: int) -> Hashable | None:
        """Who comes so many after `key` as one reads, round from the last to the first."""
        if not self.order:
            return None
        keys = [one.key for one in self.order]
        if key not in self.by_key:
            return keys[0]
        return keys[(keys.index(key) + by) % len(keys)]

    def nearest(self, key: Hashable | None, up: int, right: int) -> Hashable | None:
        """Who is at the nearest spot in a direction: along it first, then across, then in order."""
        here = self.by_key.get(key)
        if here is None:
            return self.step(key, 0)

        def ahead(spot: Spot) -> tuple[int, int]:
            higher, further = spot.place[0] - here.power, spot.place[1] - here.interest
            along, across = (higher * up, further) if up else (further * right, higher)
            return along, abs(across)

        spots = [spot for spot in self.spots.values() if ahead(spot)[0] > 0]
        return min(spots, key=ahead).members[0].key if spots else None

    def half_further(self, key: Hashable | None, up: int) -> Hashable | None:
        """Who is nearest to where half the plane up is, or down, of those that are that way."""
        here = self.by_key.get(key)
        if here is None:
            return self.step(key, 0)
        half = (HIGHEST - LOWEST + 1) // 2

        def off(spot: Spot) -> tuple[int, int]:
            power, interest = spot.place
            return abs(power - here.power - up * half), abs(interest - here.interest)

        spots = [spot for spot in self.spots.values() if (spot.place[0] - here.power) * up > 0]
        return min(spots, key=off).members[0].key if spots else None

    def _spot(self, place: Place, members: tuple[Placed, ...], marks: Sequence[Place]) -> Spot:
        return Spot(place, self.geometry.x(place[1]), self.room_at(place, marks), members)


def _reading_order(one: Placed) -> tuple[int, int, str, str]:
    return -one.power, one.interest, one.name.casefold(), str(one.key)
