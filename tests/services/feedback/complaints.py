"""Random feedback, as a year of it could be: for tests of what is worked out from it."""

import datetime as dt
import random

import msgspec

from jargon8_tui.model.feedback import CATEGORIES, OUTCOMES, SEVERITIES, TYPES, Feedback
from jargon8_tui.model.tracks import TRACKS
from jargon8_tui.services.feedback.due_times import due_times
from jargon8_tui.settings import Settings

WHO = [f"00000000-0000-4000-8000-0000000000{number:02}" for number in range(6)]


def random_entry(chance: random.Random, now: dt.datetime, days: int) -> Feedback:
    """An entry received in so many days before `now`, as far on as the dice have it."""
    minutes = chance.randrange(days * 24 * 60)
    record = Feedback(
        summary=f"Matter {chance.randrange(10**9)}",
        received=now - dt.timedelta(minutes=minutes),
        type=chance.choice(TYPES),
        track=chance.choice((*TRACKS, "customer", "customer")),
        severity=chance.choice(SEVERITIES),
        category=chance.choice((*CATEGORIES[:4], "")),
        stakeholder=chance.choice((*WHO, None)),
    )
    record = msgspec.structs.replace(record, **due_times(record, Settings())._asdict())
    at = record.received
    for _ in range(chance.randrange(7)):
        at += dt.timedelta(minutes=chance.randrange(1, 4 * 24 * 60))
        if at > now:
            break
        if not record.is_open:
            record = record.opened_again("Again", at)
        elif record.next_stage == "closed" or chance.random() < 0.15:
            told = at if chance.random() < 0.7 else None
            score = chance.choice((None, 1, 2, 3, 4, 5))
            outcome = chance.choice(OUTCOMES)
            record = record.closed("Done", outcome, at, told, score)
        elif record.next_stage:
            record = record.advanced(record.next_stage, "On it", at)
    return record
