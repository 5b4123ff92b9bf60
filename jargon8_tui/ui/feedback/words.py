"""What there is to say of an entry of the log: in a cell of a column, and as a sentence."""

import datetime as dt

from jargon8_tui.model.dates import (
    DAYS,
    clock,
    day_and_month,
    day_in_words,
    in_column,
    in_words,
)
from jargon8_tui.model.feedback import Feedback
from jargon8_tui.model.kinds import Kept
from jargon8_tui.model.stages import Due
from jargon8_tui.services.feedback.due_times import late_in_words
from jargon8_tui.services.feedback.working_days import working_days_late
from jargon8_tui.settings import Settings
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.widgets.record_row import Cell

_TO_DO = {"acknowledged": "Acknowledge", "responded": "Respond"}
TRACK_MARKS = {"staff dispute": "SD", "data protection": "DP"}
_SHORT_HANDLERS = {"staff dispute": "with HR", "data protection": "with DPO"}


def summary_in_column(record: Feedback) -> str:
    """The summary, after the mark of its track."""
    mark = TRACK_MARKS.get(record.track, "")
    return f"{mark} {record.summary}".lstrip()


def in_short(when: dt.datetime, today: dt.date) -> str:
    """A day in nine cells: `Sat 21` this week and the one before, `28 Oct`, `28 Oct 25`."""
    monday = today - dt.timedelta(days=today.weekday())
    if monday - dt.timedelta(days=7) <= when.date() <= today:
        return f"{DAYS[when.weekday()]} {when.day}"
    day = day_and_month(when)
    return day if when.year == today.year else f"{day} {when.year % 100:02}"


def due_in_column(record: Feedback, now: dt.datetime, settings: Settings) -> Cell:
    """What an entry waits for next, and by when: `ack today 16:40`, `2 wd late`, `tell them`."""
    if not record.is_open:
        at = record.closed_at
        return Cell(f"closed {in_short(at, now.date())}" if at else "closed", "muted")
    for due in record.dues[:1]:
        if due.by < now:
            return Cell(_late_in_short(due.by, now, settings), "error")
        if due.stage == "acknowledged":
            return Cell(f"ack {_when(due.by, now)}", "warning" if _is_near(due, now) else "")
    if handler := _SHORT_HANDLERS.get(record.track):
        return Cell(handler)
    if record.is_untold:
        return Cell("tell them", "warning")
    if record.stage == "responded":
        return Cell("close it")
    if not record.dues:
        return Cell("no due time", "muted")
    due = record.dues[0]
    return Cell(_when(due.by, now), "warning" if _is_near(due, now) else "")


def lateness(record: Feedback, now: dt.datetime, settings: Settings) -> list[str]:
    """What should have been done and was not, a sentence for each."""
    return [
        f"{_TO_DO[due.stage]} was due {in_words(due.by)}: {late_in_words(due.by, now, settings)}."
        for due in record.dues
        if due.by < now
    ]


def dues_in_words(record: Feedback, now: dt.datetime) -> str:
    """`acknowledge by 16:40 today, respond by Wed 25 Nov 17:00`; nothing where nothing is due."""
    return ", ".join(
        f"{_TO_DO[due.stage].lower()} by {clock(due.by)} today"
        if due.by.date() == now.date()
        else f"{_TO_DO[due.stage].lower()} by {in_column(due.by, now.date())} {clock(due.by)}"
        for due in record.dues
    )


def sentence_of(kept: Kept[Feedback], session: Session) -> str:
    """What an entry waits for, and the key that does it."""
    stands, how = _waits_for(kept, session.now(), session.settings)
    return f"{stands}{session.to_change(how)}."


def _waits_for(kept: Kept[Feedback], now: dt.datetime, settings: Settings) -> tuple[str, str]:
    record, ref = kept.record, kept.ref
    if not record.is_open:
        at = record.closed_at
        how = f", {record.outcome}" if record.outcome else ""
        when = f" {day_in_words(at)}" if at else ""
        return f"{ref} was closed{when}{how}", ": < opens it again"
    if late := lateness(record, now, settings):
        return f"{ref}: {late[0][:-1]}", "; > moves it on"
    if record.dues:
        due = record.dues[0]
        done = "acknowledged" if due.stage == "acknowledged" else "answered"
        return f"{ref} waits to be {done} by {_by(due.by, now)}", ": > moves it on"
    if record.handled_by:
        return f"{ref} is with the {record.handled_by}".replace("the HR", "HR"), ": > moves it on"
    if record.is_untold:
        return f"{ref} is answered, and they have not been told", ": > closes it"
    if record.stage == "responded":
        return f"{ref} is answered and told", ": > closes it"
    return f"{ref} is {record.stage}", ": > moves it on"


def origin(record: Feedback, stakeholder: str) -> str:
    """Who said it, how and when: `From Tenant rep (ST-6), by email, Sat 21 Nov 2026, 16:40`, or
    `Received by email, Sat 21 Nov 2026, 16:40` where nobody is named."""
    who = [name for name in (stakeholder, record.from_label) if name]
    how = {"in person": "in person", "meeting": "in a meeting", "written": "in writing"}
    channel = how.get(record.channel or "", f"by {record.channel}" if record.channel else "")
    said = ", ".join(filter(None, (*who, channel, in_words(record.received))))
    return f"From {said}" if who else f"Received {said}"


def _late_in_short(by: dt.datetime, now: dt.datetime, settings: Settings) -> str:
    days = working_days_late(by, now, settings.nation)
    if days:
        return f"{days} wd late"
    is_today = by.date() == now.date()
    return f"late since {clock(by)}" if is_today else f"late, {DAYS[by.weekday()]} {clock(by)}"


def _when(by: dt.datetime, now: dt.datetime) -> str:
    today = now.date()
    return f"today {clock(by)}" if by.date() == today else in_column(by, today)


def _by(by: dt.datetime, now: dt.datetime) -> str:
    return f"{clock(by)} today" if by.date() == now.date() else in_words(by)


def _is_near(due: Due, now: dt.datetime) -> bool:
    return due.by.date() == now.date()
