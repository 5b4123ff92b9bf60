"""The agenda holds to a plain reading of every record, whatever was done to the notebook before."""

import datetime as dt
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from jargon8_tui.model.action import Action
from jargon8_tui.model.contact import Contact
from jargon8_tui.model.feedback import Feedback, Update
from jargon8_tui.model.kinds import (
    ACTION,
    CONTACT,
    FEEDBACK,
    KINDS,
    REFLECTION,
    SERVICE_LEVEL,
    STAKEHOLDER,
    Kept,
)
from jargon8_tui.model.record import Record
from jargon8_tui.model.reflection import Reflection
from jargon8_tui.model.stages import STAGES
from jargon8_tui.model.stakeholder import Stakeholder
from jargon8_tui.model.values import made
from jargon8_tui.services.levels.slipping import Slip
from jargon8_tui.services.stakeholders.staying_in_touch import standings
from jargon8_tui.services.standard import standard
from jargon8_tui.services.today.agenda import Agenda
from jargon8_tui.services.today.outlook import Outlook, milestones
from jargon8_tui.services.today.watched import Entry
from jargon8_tui.settings import Settings
from jargon8_tui.store import Notebook
from tests.conftest import NOW, TODAY, counted_uids

SETTINGS = Settings()
DAYS = st.integers(-40, 40).map(lambda n: TODAY + dt.timedelta(days=n))
MOMENTS = st.integers(-2000, 2000).map(lambda n: NOW + dt.timedelta(minutes=37 * n))
SEVERITIES = st.sampled_from(["low", "medium", "high", "critical"])
CRITERIA = st.lists(st.sampled_from(["A2-P1", "A2-D2", "A5-1", "A7-P9"]), unique=True).map(tuple)

feedback = st.builds(
    Feedback,
    summary=st.just("Lift out"),
    received=MOMENTS,
    type=st.sampled_from(["concern", "complaint", "compliment", "request"]),
    severity=SEVERITIES,
    stage=st.sampled_from(STAGES),
    acknowledge_by=st.none() | MOMENTS,
    resolve_by=st.none() | MOMENTS,
    updates=st.lists(st.builds(Update, at=MOMENTS, stage=st.sampled_from(STAGES)), max_size=2).map(
        tuple
    ),
)
actions = st.builds(Action, text=st.just("Do it"), due=st.none() | DAYS, done=st.none() | DAYS)
reflections = st.builds(
    Reflection,
    title=st.just("Drill"),
    date=DAYS,
    area=st.none() | st.just(2),
    criteria=CRITERIA,
    status=st.sampled_from(["draft", "complete"]),
)
stakeholders = st.builds(
    Stakeholder,
    name=st.just("Site manager"),
    power=st.just(8),
    interest=st.just(8),
    cadence=st.sampled_from(["none", "weekly", "monthly"]),
    active=st.booleans(),
    created=MOMENTS,
)


def plain(notebook: Notebook, now: dt.datetime) -> dict[str, Any]:
    """What the agenda is to say, from every record decoded whole."""
    due: list[tuple[int, str, Any]] = []
    for entry in notebook.feedback.all():
        for first in entry.record.dues[:1]:
            weight = ["low", "medium", "high", "critical"].index(entry.record.severity)
            due.append((weight, str(entry.ref), first.by))
    for action in notebook.actions.all():
        if action.record.is_open and action.record.due:
            due.append((0, str(action.ref), action.record.due))
    for standing in standings(notebook, now.date()):
        if standing.next is not None:
            due.append((0, str(standing.kept.ref), standing.next))
    late = {ref: weight for weight, ref, when in due if _is_late(when, now)}
    return {
        "overdue": late,
        "today": {ref for _, ref, when in due if _day(when) == now.date() and ref not in late},
        "concerns": [
            str(kept.ref)
            for kept in sorted(notebook.feedback.all(), key=lambda k: (k.record.received, k.ref.id))
            if kept.record.is_open and kept.record.type in ("concern", "complaint")
        ],
        "drafts": {str(k.ref) for k in notebook.reflections.all() if k.record.is_open},
        "claimed": {c for kept in notebook.reflections.all() for c in kept.record.criteria},
    }


def holds(agenda: Agenda, notebook: Notebook, now: dt.datetime) -> None:
    """Compare an agenda with the plain reading."""
    wanted = plain(notebook, now)
    assert {str(item.ref): item.weight for item in agenda.overdue} == wanted["overdue"]
    assert {str(item.ref) for item in agenda.due_today} == wanted["today"]
    assert [str(one.ref) for one in agenda.concerns] == wanted["concerns"]
    assert {str(one.ref) for one in agenda.drafts} == wanted["drafts"]
    claimed = {
        area.number: sum(one.id in wanted["claimed"] for one in area.criteria)
        for area in standard(notebook).areas
        if area.criteria
    }
    assert {one.area.number: one.claimed for one in agenda.coverage} == claimed
    weights = [item.weight for item in agenda.overdue]
    assert weights == sorted(weights, reverse=True)
    for weight in set(weights):
        days = [_day(item.due) for item in agenda.overdue if item.weight == weight]
        assert days == sorted(days)


def pressing_of(agenda: Agenda) -> Agenda:
    """What of an agenda is known first."""
    return msgspec.structs.replace(
        agenda, slipped=(), drafts=(), coverage=(), milestones=(), is_whole=False
    )


def _is_late(when: dt.date | dt.datetime, now: dt.datetime) -> bool:
    return when < now if isinstance(when, dt.datetime) else when < now.date()


def _day(when: dt.date | dt.datetime) -> dt.date:
    return when.date() if isinstance(when, dt.datetime) else when


class Following(RuleBasedStateMachine):
    """A notebook that is written in, undone and redone, and the outlook that follows it."""

    @initialize()
    def begin(self) -> None:
        self.folder = TemporaryDirectory()
        path = Path(self.folder.name) / "notebook.json"
        self.notebook = Notebook(path, now=lambda: NOW, new_uid=counted_uids())
        self.outlook = Outlook(self.notebook)
        self.outlook.read_pressing(TODAY)
        self.notebook.follow(self.outlook.follow)
        self.now = NOW

    @rule()
    def read_on(self) -> None:
        self.outlook.read_rest(self.now.date())

    @rule(record=feedback | actions | reflections | stakeholders)
    def add(self, record: Record) -> None:
        kind = next(kind for kind in KINDS if kind.record is type(record))
        self.notebook.collection(kind).add(record)

    @rule(at=MOMENTS, choice=st.integers(0))
    def speak(self, at: dt.datetime, choice: int) -> None:
        everyone = list(self.notebook.stakeholders.all())
        if everyone:
            uid = everyone[choice % len(everyone)].record.uid
            contact = Contact(stakeholder=uid, at=at, summary="Spoke")
            self.notebook.contacts.add(contact)

    @rule(record=feedback | actions | reflections | stakeholders, choice=st.integers(0))
    def change(self, record: Record, choice: int) -> None:
        kind = next(kind for kind in KINDS if kind.record is type(record))
        if kept := self._one_of(kind, choice):
            same = msgspec.structs.replace(record, uid=kept.record.uid, created=kept.record.created)
            self.notebook.collection(kind).put(kept.ref.id, same)

    @rule(
        kind=st.sampled_from([FEEDBACK, ACTION, REFLECTION, STAKEHOLDER, CONTACT]),
        choice=st.integers(0),
    )
    def remove(self, kind: Any, choice: int) -> None:
        if kept := self._one_of(kind, choice):
            self.notebook.collection(kind).remove(kept.ref.id)

    @rule(back=st.booleans())
    def walk(self, back: bool) -> None:
        if back:
            self.notebook.undo()
        else:
            self.notebook.redo()

    @rule(hours=st.sampled_from([1, 30]))
    def wait(self, hours: int) -> None:
        self.now += dt.timedelta(hours=hours)

    @invariant()
    def the_agenda_is_right(self) -> None:
        if hasattr(self, "outlook"):
            agenda = self.outlook.agenda(self.now, SETTINGS)
            anew = Outlook(self.notebook)
            anew.read(self.now.date())
            whole = anew.agenda(self.now, SETTINGS)
            holds(whole, self.notebook, self.now)
            assert agenda.is_whole == self.outlook.is_whole
            assert agenda == (whole if agenda.is_whole else pressing_of(whole))

    def _one_of(self, kind: Any, choice: int) -> Kept[Any] | None:
        kept = list(self.notebook.collection(kind).all())
        return kept[choice % len(kept)] if kept else None

    def teardown(self) -> None:
        if hasattr(self, "notebook"):
            self.notebook.close()
            self.folder.cleanup()


Following.TestCase.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
test_the_agenda_holds_to_every_record = Following.TestCase


@given(day=DAYS)
def test_a_milestone_is_named_until_it_is_over(day: dt.date) -> None:
    named = milestones(Settings(gateway=day), TODAY)
    assert [one.day for one in named] == ([day] if day >= TODAY else [])


def test_what_is_changed_while_the_rest_is_read_is_in_it(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    fields = {"name": "Response", "unit": "min", "direction": "at most", "targets": "3"}
    notebook.service_levels.add(made(SERVICE_LEVEL, fields, NOW).record)
    outlook = Outlook(notebook)
    outlook.read_pressing(TODAY)
    notebook.follow(outlook.follow)
    times: list[int] = []

    def slipped(_notebook: Notebook, _today: dt.date) -> list[Slip]:
        if not times:
            notebook.reflections.add(Reflection(title="Written meanwhile", date=TODAY))
        times.append(1)
        return []

    monkeypatch.setattr("jargon8_tui.services.levels.slipping.slipped_this_week", slipped)
    outlook.read_rest(TODAY)
    assert len(times) == 2, "what was read before the change may be out of date"
    assert [draft.title for draft in outlook.agenda(NOW, SETTINGS).drafts] == ["Written meanwhile"]


def test_what_changes_while_the_drafts_are_gone_through_on_a_thread_is_among_them(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook.reflections.add(Reflection(title="There before", date=TODAY))
    outlook = Outlook(notebook)
    outlook.read_pressing(TODAY)
    notebook.follow(outlook.follow)
    looked: list[Entry] = []

    def is_draft(entry: Entry) -> bool:
        looked.append(entry)
        if len(looked) == 2:  # the first time it is only asked whether the entry matters
            notebook.reflections.add(Reflection(title="Written meanwhile", date=TODAY))
        return entry.status == "draft"

    monkeypatch.setattr(Entry, "is_draft", property(is_draft))
    outlook.read_rest(TODAY)
    assert [draft.title for draft in outlook.agenda(NOW, SETTINGS).drafts] == [
        "Written meanwhile",
        "There before",
    ]
