"""Patterns as paper shows them: counts with bars, hours and weekdays in rows, sentences."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from jargon8_tui.model.dates import DAYS, FULL_DAYS, MONTHS
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import FEEDBACK, Ref
from jargon8_tui.services.feedback.patterns import Patterns, Repeat, Tally
from jargon8_tui.services.reports.words import NO_CATEGORY, hour, took
from jargon8_tui.ui.glyphs import glyphs
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.text import fitted
from jargon8_tui.ui.widgets.blocks import Block, Line, Quiet, Spot, Title

NAME = 26
"""Cells of a name before its bar."""
AROUND_BAR = NAME + 20
MOST_LISTED = 8
"""Stakeholders that are listed; the rest is counted."""
HOURS_IN_ROW = 12


@dataclass(frozen=True)
class InLog:
    """A line whose entries the log lists under a filter."""

    filter: str


def blocks_of(
    session: Session, found: Patterns, months: Sequence[Tally], width: int
) -> list[Block]:
    """What was found, for a page of so many cells."""
    if not found.n and not found.before:
        return [Quiet("Nothing came in then. v takes another period.")]
    room = max(6, width - AROUND_BAR)
    blocks: list[Block] = [*_answered(found), None, *_repeats(session, found.repeats), None]
    blocks += _tallied("By category", found.categories, room, _category_name, _category_filter)
    blocks += [None, *_stakeholders(session, found.stakeholders, room)]
    blocks += [None, *_tallied("By type", found.types, room, str, str)]
    blocks += [None, *_when(found), None, *_by_month(months, room)]
    return blocks


def _answered(found: Patterns) -> Iterator[Block]:
    """How quickly they were answered, and how satisfied they were."""
    yield Title("Answered")
    yield Line(took("Acknowledged", found.acknowledging), hang=2)
    yield Line(took("Answered", found.resolving), hang=2)
    asked = found.satisfaction
    if asked.mean is None:
        yield Line("Satisfaction: nobody was asked.")
    else:
        scores = ", ".join(f"{n} said {score}" for score, n in enumerate(asked.counts, 1) if n)
        yield Line(f"Satisfaction {asked.mean:.1f} of 5 (n = {asked.n}: {scores}).", hang=2)


def _repeats(session: Session, repeats: Sequence[Repeat]) -> Iterator[Block]:
    yield Title(f"Said again {len(repeats)}", "same stakeholder, same category")
    if not repeats:
        yield Quiet("Nobody raised the same thing twice.")
    for repeat in repeats:
        ref, name = _stakeholder(session, repeat.stakeholder)
        uids = (session.notebook.feedback.id_of(entry.uid) for entry in repeat.entries)
        refs = ", ".join(str(Ref(FEEDBACK, id)) for id in uids if id)
        filter = f"from:{ref} {_category_filter(repeat.category)}"
        text = f"{name}, {repeat.category}: {len(repeat.entries)} times, {refs}"
        yield Spot(text, InLog(filter), hang=4)


def _stakeholders(session: Session, tallies: Sequence[Tally], room: int) -> Iterator[Block]:
    said = [tally for tally in tallies if tally.name]
    called = {tally.name: _stakeholder(session, tally.name) for tally in said[:MOST_LISTED]}
    yield from _tallied(
        "By stakeholder",
        said[:MOST_LISTED],
        room,
        lambda uid: called[uid][1],
        lambda uid: f"from:{called[uid][0]}",
    )
    if others := sum(tally.n for tally in said[MOST_LISTED:]):
        yield Quiet(f"{others} more from {len(said) - MOST_LISTED} others.")


def _tallied(
    title: str,
    tallies: Sequence[Tally],
    room: int,
    name: Callable[[str], str],
    filter: Callable[[str], str],
) -> Iterator[Block]:
    """Names with their counts as bars, and how many more or fewer than in the time before."""
    yield Title(title, "beside the time before")
    most = max((tally.n for tally in tallies), default=0)
    for tally in tallies:
        text = f"{fitted(name(tally.name), NAME)} {tally.n:>4} {_change(tally)}  "
        yield Spot(text + _bar(tally.n, most, room), InLog(filter(tally.name)))


def _when(found: Patterns) -> Iterator[Block]:
    """Hours and weekdays, and what stands out among them."""
    yield Title("By hour")
    for first in range(0, len(found.hours), HOURS_IN_ROW):
        hours = range(first, first + HOURS_IN_ROW)
        yield Quiet("".join(f"{hour:02}".rjust(5) for hour in hours))
        yield Line("".join(_count(found.hours[hour]).rjust(5) for hour in hours))
    if found.busiest_hour is not None:
        n, when = found.hours[found.busiest_hour], hour(found.busiest_hour)
        yield Line(f"More came {when} than in any other hour: {n} of {found.n}.")
    yield None
    yield Title("By weekday")
    yield Quiet("".join(day.rjust(6) for day in DAYS))
    yield Line("".join(_count(n).rjust(6) for n in found.weekdays))
    if found.busiest_weekday is not None:
        n, day = found.weekdays[found.busiest_weekday], FULL_DAYS[found.busiest_weekday]
        yield Line(f"More came on {day}s than on any other day: {n} of {found.n}.")


def _by_month(months: Sequence[Tally], room: int) -> Iterator[Block]:
    yield Title("By month", "beside the same of last year")
    most = max((tally.n for tally in months), default=0)
    for tally in months:
        year, _, month = tally.name.partition("-")
        name = fitted(f"{MONTHS[int(month) - 1]} {year}", NAME)
        bar = _bar(tally.n, most, room)
        yield Spot(f"{name} {tally.n:>4} {_change(tally)}  {bar}", InLog(f"received:{tally.name}"))


def _bar(n: int, most: int, room: int) -> str:
    """As long as `n` is of the `most`; at least a cell of what there is."""
    return glyphs().rule * (max(1, round(room * n / most)) if n else 0)


def _count(n: int) -> str:
    return str(n) if n else glyphs().nothing


def _change(tally: Tally) -> str:
    """How many more or fewer than before, in five cells."""
    change = tally.n - tally.before
    return f"{change:+}".rjust(5) if change else "    ="


def _category_name(category: str) -> str:
    return category or NO_CATEGORY


def _category_filter(category: str) -> str:
    return f"#{category.replace(' ', '-')}" if category else "#not-said"


def _stakeholder(session: Session, uid: str) -> tuple[str, str]:
    """The ref and the name of a stakeholder; of one that is gone, words for that."""
    ref = session.notebook.ref_of(uid)
    try:
        if ref is not None:
            return str(ref), f"{ref} {session.notebook.kept(ref).title}"
    except Refused:
        pass
    return uid, "a stakeholder that is not here"
