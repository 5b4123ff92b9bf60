"""The log: a filter lists what a look at every whole entry finds, and in that order."""

import datetime as dt
import random

import pytest

from jargon8_tui.model.feedback import SEVERITIES, TYPES, Feedback
from jargon8_tui.model.periods import Period
from jargon8_tui.model.stages import STAGES
from jargon8_tui.model.tracks import TRACKS
from jargon8_tui.services.feedback.log import NEWEST, OPEN, ORDERS, Filter, in_order, sift
from jargon8_tui.services.finding.find import Finder
from jargon8_tui.services.finding.query import Query
from jargon8_tui.store import Notebook
from jargon8_tui.store.collection import SIFTED_AT_ONCE
from tests.conftest import NOW

COUNT = 2 * SIFTED_AT_ONCE + 20


@pytest.fixture
def log(notebook: Notebook) -> Notebook:
    """More entries than are looked through at once, each a little different."""
    chance = random.Random(4)
    with notebook.transaction("they were added"):
        for n in range(COUNT):
            at = NOW - dt.timedelta(hours=chance.randrange(5000))
            entry = Feedback(
                received=at,
                summary=f"{chance.choice(['Gate', 'Lamp'])} {n}",
                type=chance.choice(TYPES),
                track=chance.choice(TRACKS),
                severity=chance.choice(SEVERITIES),
                stage=chance.choice(STAGES),
                category=chance.choice(("access control", "", "safety")),
                acknowledge_by=chance.choice((None, at + dt.timedelta(days=1))),
                resolve_by=chance.choice((None, at + dt.timedelta(days=60))),
                stakeholder=chance.choice((None, "one", "two")),
            )
            notebook.feedback.add(entry)
    return notebook


def ids_of(log: Notebook, filter: Filter) -> list[int]:
    """What is found, slice upon slice."""
    return [id for ids in sift(log, Finder(log), filter, NOW) for id in ids]


@pytest.mark.parametrize(
    ("filter", "is_it"),
    [
        (Filter(), lambda _entry: True),
        (Filter(stages=frozenset(OPEN)), lambda e: e.is_open),
        (Filter(overdue=True), lambda e: e.is_overdue(NOW)),
        (Filter(untold=True), lambda e: e.is_untold),
        (Filter(types=frozenset({"complaint"})), lambda e: e.type == "complaint"),
        (Filter(tracks=frozenset({"staff dispute"})), lambda e: e.track == "staff dispute"),
        (Filter(severities=frozenset({"high", "critical"})), lambda e: e.severity[0] in "hc"),
        (Filter(categories=frozenset({"acc"})), lambda e: e.category == "access control"),
        (Filter(categories=frozenset({""})), lambda e: e.category == ""),
        (Filter(stakeholders=frozenset({"one"})), lambda e: e.stakeholder == "one"),
        (
            Filter(period=Period(dt.date(2026, 10, 1), dt.date(2026, 10, 31))),
            lambda e: (e.received.year, e.received.month) == (2026, 10),
        ),
        (Filter(query=Query.of("gate 1")), lambda e: e.summary.startswith("Gate 1")),
        (
            Filter(query=Query.of("gate"), overdue=True),
            lambda e: "Gate" in e.summary and e.is_overdue(NOW),
        ),
    ],
)
def test_it_finds_what_a_look_at_every_entry_finds(
    log: Notebook, filter: Filter, is_it: object
) -> None:
    assert callable(is_it)
    expected = [kept.ref.id for kept in log.feedback.newest_first() if is_it(kept.record)]
    assert ids_of(log, filter) == expected


def test_the_first_are_there_before_the_last_are_looked_for(log: Notebook) -> None:
    slices = sift(log, Finder(log), Filter(overdue=True), NOW)
    assert next(slices)
    assert len(list(slices)) == COUNT // SIFTED_AT_ONCE


def test_the_orders_are_what_they_are_called(log: Notebook) -> None:
    ids = ids_of(log, Filter())
    entries = {name: [k.record for k in in_order(log, ids, name)] for name in ORDERS}
    assert [kept.ref.id for kept in in_order(log, ids, NEWEST)] == ids
    dues = [entry.dues[0].by for entry in entries["by due time"] if entry.dues]
    assert dues == sorted(dues)
    assert entries["by due time"][: len(dues)] == [e for e in entries["by due time"] if e.dues]
    opened = [entry.is_open for entry in entries["by severity"]]
    assert opened == sorted(opened, reverse=True)
    assert entries["by severity"][0].severity == "critical"
    oldest = [entry.received for entry in entries["oldest open first"] if entry.is_open]
    assert oldest == sorted(oldest)


def test_what_cannot_be_read_is_left_out_and_a_removed_one_too(log: Notebook) -> None:
    slices = sift(log, Finder(log), Filter(stages=frozenset(STAGES)), NOW)
    gone = ids_of(log, Filter())[-1]
    next(slices)
    log.feedback.remove(gone)
    assert gone not in [id for ids in slices for id in ids]
