"""By when feedback is to be acknowledged and resolved, as the settings have it.

`due_rule(settings)` is what the notebook goes by, so that whatever adds or changes a record, be it
a form, the capture line, a command or a file, has the times worked out alike.
"""

import datetime as dt
from typing import Any, NamedTuple, cast

import msgspec

from jargon8_tui.model.dates import DAYS, clock, on_the_wall
from jargon8_tui.model.feedback import Feedback
from jargon8_tui.model.record import Record
from jargon8_tui.model.text import counted
from jargon8_tui.services.feedback.working_days import (
    next_working_day,
    working_days_late,
    working_days_on,
)
from jargon8_tui.settings import Settings
from jargon8_tui.store import Rule

DATA_PROTECTION_DAYS = 30
"""Days of the calendar in which a complaint about personal data has to be acknowledged."""

_DECIDING = ("track", "type", "severity", "received")
"""The fields that the due times follow from."""


class DueTimes(NamedTuple):
    """When feedback is to be acknowledged and resolved; none where nothing is set for it."""

    acknowledge_by: dt.datetime | None = None
    resolve_by: dt.datetime | None = None


def due_times(feedback: Feedback, settings: Settings) -> DueTimes:
    """What follows for `feedback` from its track, type, severity and when it was received.

    A data protection matter, whatever its type, is resolved in the officer's time, and the law
    gives 30 days from the day after to acknowledge it, or to the next working day. A compliment is
    due nothing and a suggestion only thanks. A staff dispute is acknowledged as anything else and
    then resolved in HR's time.
    """
    try:
        if feedback.track == "data protection":
            return DueTimes(_in_thirty_days(feedback.received, settings))
        if feedback.type == "compliment":
            return DueTimes()
        acknowledge_by = working_days_on(
            feedback.received, settings.acknowledge_days, settings.nation
        )
        if feedback.type == "suggestion" or feedback.track == "staff dispute":
            return DueTimes(acknowledge_by)
        days: int = getattr(settings, f"resolve_days_{feedback.severity}")
        return DueTimes(acknowledge_by, working_days_on(feedback.received, days, settings.nation))
    except OverflowError:  # received on the last days there are
        return DueTimes()


def due_rule(settings: Settings) -> Rule:
    """What a notebook is to do with a record that is added to it or changed in it.

    New feedback gets the due times it was not given. Where that which they follow from is changed,
    they are worked out anew, but for one that was set by hand.
    """

    def ruled(record: Record, before: Record | None) -> Record:
        if not isinstance(record, Feedback):
            return record
        times = due_times(record, settings)
        if before is None:
            missing = {
                name: at for name, at in times._asdict().items() if getattr(record, name) is None
            }
            return msgspec.structs.replace(record, **missing)
        earlier = cast(Feedback, before)
        if all(getattr(record, name) == getattr(earlier, name) for name in _DECIDING):
            return record
        return msgspec.structs.replace(record, **_anew(record, earlier, times, settings))

    return ruled


def late_in_words(by: dt.datetime, now: dt.datetime, settings: Settings) -> str:
    """How late it is for what was due `by`: `2 working days late`, `late since 16:40`, and where
    that was before the weekend, `late since Fri 16:40`."""
    if days := working_days_late(by, now, settings.nation):
        return f"{counted(days, 'working day')} late"
    day = "" if by.date() == now.date() else f"{DAYS[by.weekday()]} "
    return f"late since {day}{clock(by)}"


def _in_thirty_days(received: dt.datetime, settings: Settings) -> dt.datetime:
    last = received.date() + dt.timedelta(days=DATA_PROTECTION_DAYS)
    day = next_working_day(last, settings.nation)
    return on_the_wall(dt.datetime.combine(day, received.time()))


def _anew(
    record: Feedback, before: Feedback, times: DueTimes, settings: Settings
) -> dict[str, Any]:
    """Those of the due times that were worked out before, and not changed with the rest."""
    return {
        name: at
        for (name, at), worked_out in zip(
            times._asdict().items(), due_times(before, settings), strict=True
        )
        if getattr(record, name) == getattr(before, name) == worked_out
    }
