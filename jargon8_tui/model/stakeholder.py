"""The stakeholder: where one stands on the power/interest grid, and how contact is kept.

The grid is halved between 5 and 6 on both sides, so that nobody stands on a line.
"""

import datetime as dt
from enum import Enum
from typing import Annotated, Any, Literal, Self, get_args

import msgspec
from msgspec import Meta

from jargon8_tui.model.dates import calendar_step
from jargon8_tui.model.record import Day, Line, Prose, Record

LOWEST, HIGHEST = 1, 10
HIGH = 6
"""From here on power or interest is high."""

Score = Annotated[int, Meta(ge=LOWEST, le=HIGHEST)]
Group = Literal[
    "client",
    "building owner",
    "tenant",
    "visitor",
    "contractor",
    "service partner",
    "staff",
    "internal management",
    "regulator",
    "emergency service",
    "community",
    "other",
]
Side = Literal["internal", "external"]
Engagement = Literal["unaware", "resistant", "neutral", "supportive", "leading"]
Cadence = Literal["none", "weekly", "fortnightly", "monthly", "quarterly", "yearly"]

GROUPS: tuple[str, ...] = get_args(Group)
SIDES: tuple[str, ...] = get_args(Side)
ENGAGEMENTS: tuple[str, ...] = get_args(Engagement)
"""From the furthest away to the closest."""

_STEPS: dict[Cadence, tuple[int, str]] = {
    "weekly": (1, "w"),
    "fortnightly": (2, "w"),
    "monthly": (1, "m"),
    "quarterly": (3, "m"),
    "yearly": (1, "y"),
}


class Quarter(Enum):
    """A quarter of the grid, by the strategy for those who stand in it."""

    MANAGE_CLOSELY = "manage closely"
    KEEP_SATISFIED = "keep satisfied"
    KEEP_INFORMED = "keep informed"
    MONITOR = "monitor"

    @property
    def title(self) -> str:
        """At the beginning of a line: `Manage closely`."""
        return self.value.capitalize()


def quarter_at(power: int, interest: int) -> Quarter:
    """The quarter that a place on the grid is in."""
    if power >= HIGH:
        return Quarter.MANAGE_CLOSELY if interest >= HIGH else Quarter.KEEP_SATISFIED
    return Quarter.KEEP_INFORMED if interest >= HIGH else Quarter.MONITOR


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """Where a stakeholder stood before, the day that ended, and why."""

    date: Annotated[Day, Meta(title="Until", extra={"starts": "now"})]
    power: Annotated[Score, Meta(title="Power")]
    interest: Annotated[Score, Meta(title="Interest")]
    reason: Annotated[Line, Meta(title="Reason", description="Why it moved away")] = ""


class Stakeholder(Record, frozen=True, kw_only=True, omit_defaults=True):
    """Someone whom the contract touches, or who can touch it: a role or an alias, not a person."""

    name: Annotated[
        Line, Meta(title="Name", description="A role or an alias, not a person", min_length=1)
    ]
    power: Annotated[Score, Meta(title="Power")]
    interest: Annotated[Score, Meta(title="Interest")]
    organisation: Annotated[Line, Meta(title="Organisation")] = ""
    group: Annotated[Group, Meta(title="Group")] = "other"
    side: Annotated[Side, Meta(title="Side")] = "external"
    cadence: Annotated[Cadence, Meta(title="Cadence", description="How often to speak")] = "none"
    channel: Annotated[Line, Meta(title="Channel", description="How they are reached best")] = ""
    engagement: Annotated[Engagement | None, Meta(title="Engagement")] = None
    desired_engagement: Annotated[Engagement | None, Meta(title="Wanted")] = None
    needs: Annotated[Prose, Meta(title="Needs", description="What they need from us")] = ""
    message: Annotated[Prose, Meta(title="Message", description="What they need to hear")] = ""
    owner: Annotated[Line, Meta(title="Owner", description="Who speaks to them")] = ""
    named_person: Annotated[
        bool, Meta(title="Named person", description="Yes where the name is a person's")
    ] = False
    active: Annotated[bool, Meta(title="Active")] = True
    positions: Annotated[
        tuple[Position, ...],
        Meta(
            title="Earlier positions",
            description="a change of power or interest adds to them",
            extra={"writes": "app"},
        ),
    ] = ()

    @property
    def quarter(self) -> Quarter:
        """The quarter it stands in now."""
        return quarter_at(self.power, self.interest)

    @property
    def is_held_back(self) -> bool:
        """Whether more engagement is wanted than there is."""
        if self.engagement is None or self.desired_engagement is None:
            return False
        return ENGAGEMENTS.index(self.desired_engagement) > ENGAGEMENTS.index(self.engagement)

    def moved_to(self, power: int, interest: int, reason: str, on: dt.date) -> Self:
        """This stakeholder at another place, the present one added to the earlier ones."""
        if (power, interest) == (self.power, self.interest):
            return self
        earlier = Position(date=on, power=self.power, interest=self.interest, reason=reason)
        return msgspec.structs.replace(
            self, power=power, interest=interest, positions=(*self.positions, earlier)
        )

    def revised(self, changes: dict[str, Any], now: dt.datetime) -> Self:
        """This record with some fields changed; a change of place adds to the earlier ones."""
        power = changes.get("power", self.power)
        interest = changes.get("interest", self.interest)
        return super(Stakeholder, self.moved_to(power, interest, "", now.date())).revised(
            changes, now
        )

    def next_contact(self, last: dt.date | None) -> dt.date | None:
        """When it is next to be spoken to, `last` being when it was; none without a cadence.

        Before the first contact the steps count from the day the record was made.
        """
        return next_contact(self.cadence, last or self.created.date())


def next_contact(cadence: Cadence, last: dt.date) -> dt.date | None:
    """A step of `cadence` after `last`; none without a cadence, or where the calendar ends before.
    A month after the 31st is the last day of the next month."""
    step = _STEPS.get(cadence)
    try:
        return last + calendar_step(*step) if step else None
    except (OverflowError, ValueError):
        return None
