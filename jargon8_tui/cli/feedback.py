"""What `show` and `list` say of feedback beside its fields."""

import datetime as dt
from collections.abc import Iterator

from jargon8_tui.model.dates import in_words
from jargon8_tui.model.feedback import Feedback
from jargon8_tui.model.record import Record
from jargon8_tui.model.text import counted
from jargon8_tui.model.tracks import ROUTES


def in_short(feedback: Feedback, now: dt.datetime) -> str:
    """What tells one from the others in a list: `complaint, high, investigating, overdue`."""
    track = "" if feedback.track == "customer" else feedback.track
    late = "overdue" if feedback.is_overdue(now) else ""
    words = (feedback.type, track, feedback.weight, feedback.stage, late)
    return ", ".join(filter(None, words))


def reopening_in_words(before: Record, after: Record) -> str:
    """That a change has opened a closed entry again; nothing where it has not."""
    if not (isinstance(before, Feedback) and isinstance(after, Feedback)):
        return ""
    if after.reopened == before.reopened:
        return ""
    return f"It was closed and is open again, reopened {counted(after.reopened, 'time')} by now."


def step_lines(feedback: Feedback, now: dt.datetime) -> Iterator[str]:
    """What it waits for, who handles it, and its updates, latest first."""
    for due in feedback.dues:
        late = "! Overdue: to" if due.by < now else "To"
        answered = "answered" if due.stage == "responded" else due.stage
        yield f"{late} be {answered} by {in_words(due.by)}"
    if feedback.is_untold:
        yield "They are still to be told what came of it."
    if feedback.track in ROUTES:
        yield ROUTES[feedback.track]
    if feedback.updates:
        yield from ("", f"Updates {len(feedback.updates)}")
    for update in reversed(feedback.updates):
        yield f"  {in_words(update.at)}  {update.stage}"
        yield from (f"    {line}".rstrip() for line in update.note.splitlines())
