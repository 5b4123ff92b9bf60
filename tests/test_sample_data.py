"""The sample notebook: whole, believable, and in the layout that the app itself writes."""

import datetime as dt
import itertools
import re
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from tinydb import TinyDB

from jargon8_tui.model.contact import Contact
from jargon8_tui.model.feedback import OUTCOMES, TYPES, Feedback
from jargon8_tui.model.fields import fields_of
from jargon8_tui.model.kinds import KINDS, MEASUREMENT, Kept, kind_named
from jargon8_tui.model.periods import Period
from jargon8_tui.model.raci_problems import problems
from jargon8_tui.model.record import Record
from jargon8_tui.model.reflection import SECTIONS
from jargon8_tui.model.service_level import ServiceLevel
from jargon8_tui.model.stages import STAGES
from jargon8_tui.model.stakeholder import Quarter
from jargon8_tui.model.text import cleaned
from jargon8_tui.model.tracks import TRACKS
from jargon8_tui.model.values import in_json, made, validated
from jargon8_tui.services.feedback.due_times import due_times
from jargon8_tui.services.feedback.patterns import entries, patterns
from jargon8_tui.services.levels.figures import between
from jargon8_tui.services.levels.slipping import slipped_this_week
from jargon8_tui.services.reports.level_report import last_year, level_reports
from jargon8_tui.services.stakeholders.staying_in_touch import overdue, standings
from jargon8_tui.services.standard import standard
from jargon8_tui.settings import Settings
from jargon8_tui.store import Notebook
from tests.conftest import NOW, SAMPLE, TODAY


@pytest.fixture
def sample(path: Path) -> Iterator[Notebook]:
    """A copy of the sample, open."""
    shutil.copy(SAMPLE, path)
    with Notebook(path, now=lambda: NOW) as opened:
        yield opened


def everything(notebook: Notebook) -> list[Kept[Record]]:
    return [kept for kind in KINDS for kept in notebook.collection(kind).all()]


def test_every_record_can_be_read_and_fits(sample: Notebook) -> None:
    assert sample.bad_records() == []
    for kept in everything(sample):
        assert validated(kept.record) == kept.record


def test_stock_tinydb_reads_every_table(path: Path) -> None:
    shutil.copy(SAMPLE, path)
    with TinyDB(path, encoding="utf-8") as database:
        assert database.tables() == {kind.table for kind in KINDS} | {"meta", "trash"}
        assert len(database.table("reflections")) == 16
        assert all(row["uid"] for kind in KINDS for row in database.table(kind.table))


def test_opening_and_closing_it_leaves_it_as_it_is(path: Path) -> None:
    shutil.copy(SAMPLE, path)
    Notebook(path).close()
    assert path.read_bytes() == SAMPLE.read_bytes()


def test_it_shows_each_kind_in_each_state(sample: Notebook) -> None:
    entries = [kept.record for kept in sample.reflections.all()]
    actions = [kept.record for kept in sample.actions.all()]
    assert len(entries) >= 12
    assert {2, 3, 5, 6, 7, None} <= {entry.area for entry in entries}
    assert [entry.status for entry in entries].count("draft") == 2
    days = [entry.date for entry in entries]
    assert max(days) - min(days) > dt.timedelta(days=350)
    assert max(days) < TODAY
    assert any(not action.is_open and action.result for action in actions)
    due = [action.due for action in actions if action.is_open and action.due]
    assert any(day < TODAY for day in due)
    assert TODAY in due
    assert any(day > TODAY for day in due)
    assert len(sample.trashed()) == 3
    assert len(sample.notes) >= 12


def test_a_complete_entry_has_all_its_sections_and_known_criteria(sample: Notebook) -> None:
    for entry in (kept.record for kept in sample.reflections.all()):
        if entry.status == "complete":
            assert entry.empty_sections == ()
            assert entry.words > 150
        for id in entry.criteria:
            assert standard(sample).criterion(id) is not None
            assert id.startswith(f"A{entry.area}-")


def test_every_link_and_source_leads_to_a_record(sample: Notebook) -> None:
    for link in (kept.record for kept in sample.links.all()):
        assert sample.ref_of(link.a)
        assert sample.ref_of(link.b)
        assert link.a != link.b
        assert link.why
    for action in (kept.record for kept in sample.actions.all()):
        source = sample.ref_of(action.source or "")
        assert source is not None
        came_from = sample.get(source)
        if isinstance(came_from, Contact):
            assert action.text == came_from.agreed
        elif not isinstance(came_from, Feedback | ServiceLevel):
            assert action.text in sample.reflections.get(source.id).steps


def test_stakeholders_stand_in_every_quarter_and_have_a_history(sample: Notebook) -> None:
    everyone = standings(sample, TODAY)
    active = [one.stakeholder for one in everyone if one.stakeholder.active]
    assert len(active) >= 10
    assert {one.quarter for one in active} == set(Quarter)
    assert {one.side for one in active} == {"internal", "external"}
    assert len(active) < len(everyone)
    moves = [one.stakeholder.positions for one in everyone if one.stakeholder.positions]
    assert max(map(len, moves)) >= 2
    for positions in moves:
        assert [p.date for p in positions] == sorted(p.date for p in positions)
    assert overdue(everyone)
    assert any(caution.key.startswith("a ") for one in everyone for caution in one.warnings)
    known = {one.stakeholder.uid for one in everyone}
    contacts = [kept.record for kept in sample.contacts.all()]
    assert len(contacts) >= 12
    assert {contact.stakeholder for contact in contacts} <= known


def test_a_year_of_feedback_has_patterns_worth_finding(sample: Notebook) -> None:
    log = entries(sample)
    assert 60 <= len(log) <= 90
    assert {entry.type for entry in log} == set(TYPES)
    assert {entry.track for entry in log} == set(TRACKS)
    assert {entry.stage for entry in log} == set(STAGES)
    assert {entry.outcome for entry in log} >= set(OUTCOMES)
    days = [entry.received.date() for entry in log]
    assert max(days) - min(days) > dt.timedelta(days=350)
    year = Period(TODAY - dt.timedelta(days=364), TODAY)
    found = patterns(log, year, Period(year.first - dt.timedelta(1), year.first), NOW)
    assert found.categories[0].name == "access control"
    assert found.busiest_hour == 8
    assert len(found.repeats[0].entries) > 5
    assert found.satisfaction.n > 30
    assert found.acknowledging.share is not None
    assert 0.7 < found.acknowledging.share < 1
    assert any(entry.reopened for entry in log)


def test_some_feedback_waits_for_an_answer_and_some_is_overdue(sample: Notebook) -> None:
    waiting = [entry for entry in entries(sample) if entry.is_open]
    assert len(waiting) > 5
    assert {entry.is_overdue(NOW) for entry in waiting} == {True, False}
    assert any(entry.is_untold for entry in waiting)
    for entry in waiting:
        assert due_times(entry, Settings()) == (entry.acknowledge_by, entry.resolve_by)


def test_a_year_of_measurements_tells_what_the_journal_tells(sample: Notebook) -> None:
    response, patrols, incidents = level_reports(sample, last_year(TODAY), TODAY)
    by_month = {first.month: of for first, of in response.months if of.n}
    told = {3: (64, 59), 4: (71, 57), 7: (65, 61)}
    assert {month: (by_month[month].n, by_month[month].within) for month in told} == told
    (change,) = response.changes
    assert change[1].day == dt.date(2026, 5, 26)
    trial = between(response.figures, Period(change[1].day, dt.date(2026, 6, 16)))
    assert (len(trial), sum(bool(figure.within) for figure in trial)) == (49, 46)
    assert response.peak is not None
    assert (response.peak.first, response.peak.last) == (17, 17)
    assert {17} == {figure.at.hour for figure in trial if "not explained" in figure.note}
    assert response.summary.excluded == 3
    assert len(patrols.level.targets) == 2
    assert patrols.summary.n >= 50
    assert incidents.summary.open == 1
    assert any(of.n == 0 for _, of in incidents.months)


def test_one_level_slipped_this_week(sample: Notebook) -> None:
    (slip,) = slipped_this_week(sample, TODAY)
    assert (slip.level.title, slip.in_words) == (
        *("Response time", "78% within 4 min, was 93% (n = 18)"),
    )


def test_its_matrices_have_clean_ones_and_problems_worth_finding(sample: Notebook) -> None:
    matrices = [kept.record for kept in sample.raci_matrices.all()]
    assert len(matrices) >= 3
    found = [{problem.kind for problem in problems(matrix)} for matrix in matrices]
    assert set() in found
    assert any({"no-responsible", "several-accountable", "no-part"} <= kinds for kinds in found)
    for role in (role for matrix in matrices for role in matrix.roles if role.stakeholder):
        assert sample.ref_of(role.stakeholder or "")


def test_nothing_is_there_twice(sample: Notebook) -> None:
    kept = everything(sample)
    uids = [one.record.uid for one in kept] + [gone.kept.record.uid for gone in sample.trashed()]
    titles = [(one.ref.kind.name, one.title) for one in kept if one.ref.kind is not MEASUREMENT]
    sections = [
        text
        for one in sample.reflections.all()
        for section in SECTIONS
        if (text := getattr(one.record, section.field))
    ]
    for several in (uids, titles, sections):
        assert len(set(several)) == len(several)
    assert {uuid.UUID(uid).version for uid in uids} == {4}


def test_it_was_written_as_time_went_by(sample: Notebook) -> None:
    for one in everything(sample):
        assert one.record.created <= one.record.modified < NOW
    for kind in KINDS:
        made_at = [one.record.created for one in sample.collection(kind).all()]
        assert all(a <= b for a, b in itertools.pairwise(made_at))


def test_an_id_that_is_in_the_trash_is_not_given_again(sample: Notebook) -> None:
    for kind in KINDS:
        trashed = [gone.id for gone in sample.trashed() if gone.kind == kind.name]
        last = max([0, *(kept.ref.id for kept in sample.collection(kind).all()), *trashed])
        assert sample.reserve(kind).id == last + 1
    for gone in sample.trashed():
        assert gone.ref.id not in sample.collection(kind_named(gone.kind))
        sample.restore(gone.ref)


def test_the_gate_would_take_nothing_out_and_change_nothing(sample: Notebook) -> None:
    content = SAMPLE.read_text(encoding="utf-8")
    assert cleaned(content) == (content, 0)
    for kept in everything(sample):
        again = made(kept.ref.kind, in_json(kept.record), NOW)
        assert (again.record, again.removed) == (kept.record, {})


def test_nobody_can_be_reached_or_recognised_by_it(sample: Notebook) -> None:
    personal = re.compile(
        r"@\w|https?:|\b0\d{9,}|\+44|\b(?:Mr|Mrs|Ms|Dr|Sgt|PC) [A-Z]|\b[A-Z]{1,2}\d\w? \d[A-Z]{2}\b"
    )
    for kept in everything(sample):
        for field in fields_of(type(kept.record)):
            value = msgspec.to_builtins(getattr(kept.record, field.attribute))
            assert not personal.search(str(value)), (str(kept.ref), field.name)
