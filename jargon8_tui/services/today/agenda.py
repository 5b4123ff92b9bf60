"""The agenda: what is overdue, due today, open, slipping, still a draft, and what lies ahead.

It is what `Outlook` knows of a notebook, sorted out for one moment. Nothing here reads a notebook.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from jargon8_tui.model.dates import day_of
from jargon8_tui.model.feedback import SEVERITIES
from jargon8_tui.model.kinds import Ref
from jargon8_tui.model.standard import Area

if TYPE_CHECKING:  # it takes statistics, which a notebook without recent measurements is spared
    from jargon8_tui.services.levels.slipping import Slip


class Item(NamedTuple):
    """Something that is due: of which record, what is to be done, and when."""

    ref: Ref
    title: str
    doing: str
    """`acknowledge` or `respond` for feedback, `contact` for a stakeholder, `do` for an action."""
    due: dt.date | dt.datetime
    severity: str = ""
    """Of feedback."""
    cadence: str = ""
    """Of a contact: how often it is to be."""
    named_person: bool = False
    """Whether the title of a contact is a person's name."""

    @property
    def weight(self) -> int:
        """How bad it is: 0 for what has no severity, and for low."""
        return SEVERITIES.index(self.severity) if self.severity else 0

    def is_overdue(self, now: dt.datetime) -> bool:
        """Whether it should have been done: a day counts as a whole, a moment to the minute."""
        if isinstance(self.due, dt.datetime):
            return self.due < now
        return self.due < now.date()


class Concern(NamedTuple):
    """Feedback that is open, since when, and how far it has come."""

    ref: Ref
    title: str
    received: dt.datetime
    stage: str
    severity: str

    def age(self, today: dt.date) -> int:
        """For how many days it has been open."""
        return (today - self.received.date()).days


class Draft(NamedTuple):
    """A reflection that is not all written yet."""

    ref: Ref
    title: str
    date: dt.date
    area: int | None


class Coverage(NamedTuple):
    """An area of the standard, and how many of its criteria have a record that claims them."""

    area: Area
    claimed: int

    @property
    def criteria(self) -> int:
        """How many criteria it has."""
        return len(self.area.criteria)


class Milestone(NamedTuple):
    """A day that everything leads up to."""

    name: str
    day: dt.date

    def days_left(self, today: dt.date) -> int:
        """How many days there are until then; below zero once it is over."""
        return (self.day - today).days


class Agenda(msgspec.Struct, frozen=True):
    """What a manager wants to know at the start of a shift."""

    now: dt.datetime
    overdue: tuple[Item, ...] = ()
    """The worst first, then the longest overdue."""
    due_today: tuple[Item, ...] = ()
    """The worst first, then by time."""
    concerns: tuple[Concern, ...] = ()
    """The oldest first."""
    slipped: tuple[Slip, ...] = ()
    drafts: tuple[Draft, ...] = ()
    """The newest first."""
    coverage: tuple[Coverage, ...] = ()
    """The areas that have criteria, by number."""
    milestones: tuple[Milestone, ...] = ()
    """The ones that are still to come."""
    is_whole: bool = True
    """Whether that is all; else it is only what presses, and the rest has not been read yet."""

    @property
    def today(self) -> dt.date:
        """The day it is for."""
        return self.now.date()


def pressing_first(items: Iterable[Item]) -> tuple[Item, ...]:
    """The worst first, then by when they are due."""
    return tuple(sorted(items, key=lambda item: (-item.weight, *_place(item.due), str(item.ref))))


def overdue(items: Iterable[Item], now: dt.datetime) -> tuple[Item, ...]:
    """Those that should have been done, in the order given."""
    return tuple(item for item in items if item.is_overdue(now))


def due_today(items: Iterable[Item], now: dt.datetime) -> tuple[Item, ...]:
    """Those that are to be done today and are not overdue, in the order given."""
    today = now.date()
    return tuple(item for item in items if day_of(item.due) == today and not item.is_overdue(now))


def _place(due: dt.date | dt.datetime) -> tuple[dt.date, float]:
    """Where a day or a moment stands in time; a day comes after the moments in it."""
    if isinstance(due, dt.datetime):
        return due.date(), due.timestamp()
    return due, float("inf")
