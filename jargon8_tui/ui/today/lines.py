"""What stands on Today: the sections of the agenda, cut to the room that there is."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any, NamedTuple

import msgspec

from jargon8_tui.model.kinds import Ref
from jargon8_tui.services.today.agenda import Agenda
from jargon8_tui.services.today.words import coverage_lines, milestone_in_words
from jargon8_tui.store import Unfinished
from jargon8_tui.ui.places import PlaceName, home_of
from jargon8_tui.ui.widgets.record_row import GroupHeading

CUT_TO = 3
"""How many lines of a section stay where not all of them have room."""
ROOMY_FROM = 32
"""From so many lines of body on, every section has a blank line before it."""


class Offer(NamedTuple):
    """Writing that was left in an earlier sitting, to be gone on with."""

    forms: Sequence[Unfinished]


class More(NamedTuple):
    """What a section has beyond the lines of it that are shown."""

    number: int
    place: PlaceName | None
    """Where all of them are, if there is such a place."""
    called: str


class Standing(NamedTuple):
    """A line about the portfolio."""

    text: str


class Line(NamedTuple):
    """A line that the cursor can be on: in which section, and what it is about."""

    section: str
    about: Any
    """An `Item`, `Concern`, `Slip`, `Draft` or `Unfinished`, or one of the above."""

    @property
    def key(self) -> Hashable:
        """What it is known by when the agenda has changed."""
        match self.about:
            case Unfinished():
                return self.section, str(self.about.ref), self.about.part
            case Offer() | More():
                return self.section, type(self.about).__name__
            case Standing():
                return self.section, self.about.text
            case _:
                return self.section, str(self.ref)

    @property
    def form(self) -> Unfinished | None:
        """The writing left half-way that it is about, where it is about one."""
        match self.about:
            case (Unfinished() as form) | Offer(forms=[form]):
                return form
        return None

    @property
    def ref(self) -> Ref | None:
        """The record that it is about, or will be once it is written; or none."""
        about = self.form or self.about
        return None if isinstance(about, Offer | More | Standing) else about.ref


class Section(msgspec.Struct, frozen=True):
    """A part of Today. One with nothing in it is left out."""

    name: str
    things: Sequence[Any]
    heading: str = ""
    """In the place of the name and the number."""
    is_whole: bool = False
    """Whether it is never cut."""
    kind: str = ""
    """What its things are, where a place has all of them."""
    called: str = ""
    """What that place is called in `5 opens the log`."""

    def lines(self, most: int | None = None) -> list[Line]:
        """A line for each thing in it, or for so many at most."""
        return [Line(self.name, thing) for thing in self.things[:most]]

    @property
    def title(self) -> GroupHeading:
        """The heading that it stands under."""
        return GroupHeading(self.heading) if self.heading else GroupHeading(self.name, len(self))

    def __len__(self) -> int:
        return len(self.things)

    def cut(self) -> Sequence[Line]:
        """Its first lines, and one that says how many more there are."""
        if len(self) <= CUT_TO + 1:  # that line would take the room of the one it hides
            return self.lines()
        more = More(len(self) - CUT_TO, home_of(self.kind), self.called)
        return [*self.lines(CUT_TO), Line(self.name, more)]


def sections_of(agenda: Agenda, unfinished: Sequence[Unfinished], room: int) -> list[Section]:
    """What there is to show, in the order that it stands in; a line told of it in `room` cells."""
    concerns = f"Open concerns {len(agenda.concerns):,}, oldest first"
    milestones = (milestone_in_words(one, agenda.today) for one in agenda.milestones)
    portfolio = [Standing(text) for text in (*coverage_lines(agenda.coverage, room), *milestones)]
    sections = (
        Section("Overdue", agenda.overdue, is_whole=True),
        Section("Due today", agenda.due_today),
        Section("Open concerns", agenda.concerns, concerns, kind="feedback", called="the log"),
        Section("Slipped this week", agenda.slipped, kind="service-level", called="the levels"),
        Section("Unfinished", unfinished),
        Section("Drafts", agenda.drafts, kind="reflection", called="the journal"),
        Section("Portfolio", portfolio, "Portfolio", is_whole=True),
    )
    return [section for section in sections if section.things]


def laid_out(
    offer: Sequence[Unfinished],
    sections: Sequence[Section],
    room: int,
    opened: set[str],
    *,
    more_come: bool = False,
) -> list[Line | GroupHeading]:
    """The lines of Today in a body of `room` lines; the sections in `opened` are not cut.

    Where `more_come`, other sections are to follow, and these leave them room.
    """
    lines: list[Line | GroupHeading] = [Line("Offer", Offer(offer))] if offer else []
    whole = len(lines) + sum(1 + len(section) for section in sections)
    fits = whole <= room and not more_come
    has_blanks = (fits and whole + len(sections) <= room) or room >= ROOMY_FROM
    for section in sections:
        if has_blanks and lines:
            lines.append(GroupHeading(""))
        is_whole = fits or section.is_whole or section.name in opened
        lines += [section.title, *(section.lines() if is_whole else section.cut())]
    return lines
