"""What the place of the stakeholders says of itself: of who is selected, of who is shown."""

from collections.abc import Sequence

from jargon8_tui.model.dates import day_in_words
from jargon8_tui.model.stakeholder import Stakeholder
from jargon8_tui.model.text import counted, shortened
from jargon8_tui.services.stakeholders.staying_in_touch import Standing
from jargon8_tui.ui.stakeholders.filtering import Filter

NAMED = 26
"""How many letters of a name go into a long sentence, so that it stays in its row."""
WHOLE = 50
"""And how many into a short one."""
ROOM = 70
"""How many letters a row of 80 cells has for a name and what is said of it."""


def named(standing: Standing, most: int = NAMED) -> str:
    """`ST-4 Facilities manager`."""
    return f"{standing.kept.ref} {shortened(standing.kept.title, most)}"


def warned(standing: Standing) -> str:
    """What gives cause to act, first of all; nothing where there is no such thing."""
    return f"{named(standing)}: {standing.warnings[0].brief}." if standing.warnings else ""


def stands(standing: Standing) -> str:
    """Where someone stood before, or which quarter it is in."""
    record = standing.stakeholder
    if not record.positions:
        return f"{named(standing, WHOLE)}: {record.quarter.value}."
    was = record.positions[-1]
    until = day_in_words(was.date)
    return f"{named(standing)}: was power {was.power}, interest {was.interest} until {until}."


def trail_in_words(record: Stakeholder) -> str:
    """Where it stood and until when, and where it is now: `6,8 until Mon 2 Nov 2026, now 8,9`."""
    earlier = [f"{p.power},{p.interest} until {day_in_words(p.date)}" for p in record.positions]
    return ", ".join([*earlier, f"now {record.power},{record.interest}"])


def trailed(standing: Standing) -> str:
    """Where someone stood, in a sentence; the name is whole where that leaves room for it."""
    trail = trail_in_words(standing.stakeholder)
    return f"{named(standing, max(NAMED, ROOM - len(trail)))}: {trail}."


def counts(everyone: Sequence[Standing], shown: Sequence[Standing], filter: Filter) -> list[str]:
    """How many there are, which of them are shown, and how many give cause to act."""
    active = sum(standing.stakeholder.active for standing in everyone)
    cautions = sum(bool(standing.warnings) for standing in shown)
    return [
        f"{len(shown)} of {len(everyone)}" if filter else f"{active} active",
        str(filter) if filter else "",
        counted(cautions, "warning") if cautions else "",
    ]


def why_empty(everyone: Sequence[Standing], filter: Filter) -> str:
    """Why nobody is shown, and what to do about it."""
    if not everyone:
        return "No stakeholders yet. n adds the first."
    if filter:
        return f"None of the {len(everyone)} is: {filter}. f changes the filter."
    return "None of them is active. f inactive shows them."
