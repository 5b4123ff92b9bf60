"""Which service levels slipped this week, for whoever wants to know at the start of a shift.

It is asked before anything else is read, so of the measurements only those are decoded that are,
by a look at their JSON, of one of the months in question.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable
from functools import partial

import msgspec

from jargon8_tui.model.kinds import Kept, Ref
from jargon8_tui.model.measurement import Measurement
from jargon8_tui.model.service_level import ServiceLevel
from jargon8_tui.model.units import percent, with_short_unit
from jargon8_tui.services.levels.figures import Figure, figures_from
from jargon8_tui.services.levels.performance import WELL_BELOW, Summary, summary
from jargon8_tui.store import Notebook
from jargon8_tui.store.sieving import lines_found

WEEK = dt.timedelta(days=7)
EARLIER = dt.timedelta(weeks=4)
"""What the week is held against: so long before it."""


class Slip(msgspec.Struct, frozen=True):
    """A level of which fewer figures are within target this week than in the four weeks before."""

    level: Kept[ServiceLevel]
    target: float
    week: Summary
    earlier: Summary

    @property
    def ref(self) -> Ref:
        """The level."""
        return self.level.ref

    @property
    def in_words(self) -> str:
        """`78% within 3 min, was 93% (n = 18)`."""
        target = with_short_unit(self.target, self.level.record.unit)
        now, was = self.week.within_percent or 0, self.earlier.within_percent or 0
        return f"{percent(now)} within {target}, was {percent(was)} (n = {self.week.n})"


def slipped_this_week(notebook: Notebook, today: dt.date) -> list[Slip]:
    """The active levels that slipped in the seven days to `today`, in the order of their refs.

    They are well below what they were, or below what the contract wants and were not before.

    Under seven figures, in the week or in the four before, tell nothing.
    """
    first = today - WEEK - EARLIER + dt.timedelta(days=1)
    recent = _since(notebook, first, today)
    slips = (
        slip_of(kept, figures_from(kept.record, recent[kept.record.uid]), today)
        for kept in notebook.service_levels.all()
        if kept.record.active
    )
    return [slip for slip in slips if slip is not None]


def slip_of(level: Kept[ServiceLevel], figures: Iterable[Figure], today: dt.date) -> Slip | None:
    """How a level slipped in the seven days to `today`; none where it did not. `figures` are those
    of any days."""
    target = level.record.target_on(today)
    begins = today - WEEK
    recent = [figure for figure in figures if begins - EARLIER < figure.day <= today]
    week = summary(level.record, [figure for figure in recent if figure.day > begins])
    earlier = summary(level.record, [figure for figure in recent if figure.day <= begins])
    now, was, wanted = week.within_percent, earlier.within_percent, level.record.required_within
    if target is None or now is None or was is None or week.is_few or earlier.is_few:
        return None
    has_left_the_wanted = wanted is not None and now < wanted <= was
    if was - now >= WELL_BELOW or has_left_the_wanted:
        return Slip(level, target, week, earlier)
    return None


def _since(notebook: Notebook, first: dt.date, last: dt.date) -> dict[str, list[Kept[Measurement]]]:
    """The measurements of the days from `first` to `last`, by the uid of their level."""
    months = {day.strftime("%Y-%m").encode() for day in (first, first + EARLIER, last)}
    look = re.compile(rb'"at":"(?:%b)-' % b"|".join(sorted(months))).search
    found: dict[str, list[Kept[Measurement]]] = defaultdict(list)
    for kept in notebook.measurements.matching(partial(lines_found, look)):
        if first <= kept.record.day <= last:
            found[kept.record.service_level].append(kept)
    return found
