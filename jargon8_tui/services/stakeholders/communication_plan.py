"""The communication plan: every active stakeholder, what it is to hear, how, how often, by whom."""

import datetime as dt
from collections.abc import Iterator, Sequence

from jargon8_tui.model.dates import day_in_words
from jargon8_tui.services.stakeholders.staying_in_touch import (
    Standing,
    next_in_words,
    standings,
    urgency,
)
from jargon8_tui.store import Notebook

TITLES = ("Ref", "Stakeholder", "Message", "Channel", "Cadence", "Owner", "Last", "Next")
"""Of the columns, in their order."""


def plan(notebook: Notebook, today: dt.date) -> list[Standing]:
    """The stakeholders that the plan is for, those due first."""
    return sorted((s for s in standings(notebook, today) if s.stakeholder.active), key=urgency)


def rows(all_standings: Sequence[Standing]) -> Iterator[tuple[str, ...]]:
    """The plan as it is written out: a text for each of the columns."""
    for standing in all_standings:
        record = standing.stakeholder
        yield (
            str(standing.kept.ref),
            record.name,
            " ".join(record.message.split()),
            record.channel,
            record.cadence,
            record.owner,
            day_in_words(standing.last.record.at.date()) if standing.last else "",
            day_in_words(standing.next) if standing.next else next_in_words(standing),
        )
