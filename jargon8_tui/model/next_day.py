"""The day of the week that is still to come, where it was named alone and so is the last one."""

import datetime as dt
from contextlib import suppress

from jargon8_tui.model.dates import BadDate, day_in_words, due_in_words, read_day


def next_instead(text: str, now: dt.datetime) -> str:
    """`next fri is Fri 27 Nov 2026`, where `text` is a day of the week that is over at the moment
    `now`; else nothing."""
    following = f"next {' '.join(text.split()).casefold()}"
    with suppress(BadDate):
        if read_day(text, now) < now.date():
            return f"{following} is {day_in_words(read_day(following, now))}"
    return ""


def due_as_typed(text: str, due: dt.date, now: dt.datetime) -> str:
    """A day that something is due on, as it reads back once `text` was typed for it: `Fri 20 Nov
    2026, in the past: next fri is Fri 27 Nov 2026`."""
    return ": ".join(filter(None, (due_in_words(due, now.date()), next_instead(text, now))))
