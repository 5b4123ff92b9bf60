"""How figures are worded in a report: with what they are of, and never as more than they are."""

import datetime as dt

from jargon8_tui.services.feedback.patterns import Timing

HOURS_OF_A_DAY = 24
NO_CATEGORY = "no category"
NOT_SAID = "not said"
"""A stakeholder that nobody gave."""


def elapsed(time: dt.timedelta) -> str:
    """`45 min`, `3 h 20 min`, `2 days 4 h`."""
    minutes = round(time.total_seconds() / 60)
    hours, minutes = divmod(minutes, 60)
    if hours < HOURS_OF_A_DAY:
        return _joined((hours, "h"), (minutes, "min")) or "under a minute"
    days, hours = divmod(hours, HOURS_OF_A_DAY)
    return _joined((days, "day" if days == 1 else "days"), (hours, "h"))


def against(many: str, before: int, when: str) -> str:
    """`6 of 9, after 3 in September 2026`."""
    return f"{many}, after {before or 'none'} {when}"


def took(what: str, timing: Timing) -> str:
    """How long something took that was due, and how often it was in time.

    `Answered after a median of 2 h (n = 8); 7 of 9 in time (1 late and not done yet).`
    """
    if timing.median is None:
        late = f", and {timing.judged} overdue" if timing.judged else ""
        return f"{what}: no data{late}."
    return f"{what} after a median of {elapsed(timing.median)} (n = {timing.n}); {in_time(timing)}."


def in_time(timing: Timing) -> str:
    """`8 of 9 in time`, and why these may be more than were done; or that there are none."""
    if not timing.judged:
        return "none to judge yet"
    late = f" ({timing.late} late and not done yet)" if timing.late else ""
    return f"{timing.in_time} of {timing.judged} in time{late}"


def hour(start: int) -> str:
    """`between 08:00 and 09:00`."""
    return f"between {start:02}:00 and {(start + 1) % HOURS_OF_A_DAY:02}:00"


def seconds(time: dt.timedelta | None) -> float | None:
    """A time as JSON has it; none stays none."""
    return None if time is None else time.total_seconds()


def _joined(*parts: tuple[int, str]) -> str:
    return " ".join(f"{number} {unit}" for number, unit in parts if number)
