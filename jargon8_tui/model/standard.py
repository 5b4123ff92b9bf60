"""The apprenticeship standard as data: areas, criteria, and where each line came from.

Nothing of it is code, and nothing is guessed: a name or a level that is not known is empty, and
every line says its source.
"""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from jargon8_tui.model.record import Line

AreaNumber = Annotated[int, Meta(ge=1, le=99)]
CriterionId = Annotated[str, Meta(pattern=r"^A\d{1,2}-[PD]?\d{1,2}$")]
"""Ours, since the standard's own numbers are not known: `A2-P1`, `A5-3` where the level is not."""
Level = Literal["pass", "distinction"]


class Criterion(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something an assessor looks for."""

    id: CriterionId
    text: Line
    short: Line = ""
    """A few words for a narrow column; the text itself where there are none."""
    level: Level | None = None

    @property
    def in_short(self) -> str:
        """A few words that name it."""
        return self.short or self.text


class Area(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An area of the standard; one without a name is a slot for the user to name."""

    number: AreaNumber
    name: Line = ""
    source: Line = ""
    criteria: tuple[Criterion, ...] = ()

    @property
    def label(self) -> str:
        """`Area 2: Customer and Stakeholder Management`."""
        return f"Area {self.number}: {self.name}" if self.name else f"Area {self.number}"


class Standard(msgspec.Struct, frozen=True, kw_only=True):
    """A standard: its areas in order, and what its reader must know about where it came from."""

    code: str
    title: str
    advice: str
    areas: tuple[Area, ...]

    def area(self, number: int) -> Area:
        """The area with `number`, or an unnamed one where the standard has none such."""
        return next((a for a in self.areas if a.number == number), Area(number=number))

    def origin(self, area: Area) -> str:
        """`From study notes: check with your training provider.`, or nothing for an empty slot."""
        return f"From {area.source}: {self.advice}." if area.source else ""

    def criterion(self, id: str) -> Criterion | None:
        """The criterion with `id`, or none."""
        return next((c for area in self.areas for c in area.criteria if c.id == id), None)

    def with_areas(self, areas: list[Area]) -> "Standard":
        """This standard with the user's own areas in the place of the shipped ones."""
        mine = {area.number: area for area in areas}
        both = {area.number: area for area in self.areas} | mine
        return msgspec.structs.replace(self, areas=tuple(both[n] for n in sorted(both)))
