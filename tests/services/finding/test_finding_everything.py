"""What a plain reading of every record finds is found: while looking through, and by the index,
whatever is written, changed, thrown away, taken back and opened again meanwhile."""

import datetime as dt
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from msgspec.structs import replace

from jargon8_tui.model.action import Action
from jargon8_tui.model.feedback import Feedback, Update
from jargon8_tui.model.kinds import ACTION, KINDS, NOTE, REFLECTION, Ref, kind_of
from jargon8_tui.model.note import Note
from jargon8_tui.model.record import Record
from jargon8_tui.model.reflection import Reflection
from jargon8_tui.services.finding.find import MANY, Finder
from jargon8_tui.services.finding.query import Query
from jargon8_tui.services.finding.texts import holds
from jargon8_tui.services.library.shipped_notes import shipped_notes
from jargon8_tui.store import Notebook
from tests.conftest import NOW

VOCABULARY = (
    *("barrier", "Barrier", "barriers", "bar", "gate", "café", "CAFE", "Straße", "naïve", "queue"),
    *("ﬁre", "字幕", "x²", "a_b", "A2-P1", "who’s", "ÅNGSTRÖM", "İstanbul", "٣", "e\u0301clair"),
    *("concern", "draft", "received", "summary", "zebra", "supercalifragilistic"),
)
WORDS = st.sampled_from(VOCABULARY)
TEXTS = st.lists(WORDS | st.text(max_size=6), max_size=6).map(" ".join)
DAYS = st.dates(dt.date(2026, 11, 19), dt.date(2026, 11, 24))
MOMENTS = DAYS.map(lambda day: dt.datetime.combine(day, dt.time(9), dt.UTC))

RECORDS: st.SearchStrategy[Record] = st.one_of(
    st.builds(Note, title=WORDS, body=TEXTS, section=WORDS),
    st.builds(Action, text=WORDS, due=DAYS, result=TEXTS),
    st.builds(Reflection, title=WORDS, date=DAYS, did=TEXTS, area=st.sampled_from([None, 2, 7])),
    st.builds(Feedback, summary=WORDS, detail=TEXTS, received=MOMENTS),
)

PIECES = st.one_of(
    WORDS.map(lambda word: word[: 1 + len(word) // 2]),
    WORDS,
    st.tuples(WORDS, WORDS).map(lambda words: f'"{words[0]} {words[1]}"'),
    st.tuples(WORDS, WORDS).map(lambda words: f'"{words[0]} {words[1][:2]}'),
    st.sampled_from(
        ["kind:feedback", "kind:note,action", "area:2", "since:fri", "until:21/11", "since:today"]
    ),
    st.text(max_size=3),
)
QUERIES = st.lists(PIECES, min_size=1, max_size=3).map(" ".join)


def read_plainly(notebook: Notebook, query: Query) -> set[str]:
    """What is found by reading every record there is."""
    if not query:
        return set()
    everything: list[Any] = [kept for kind in KINDS for kept in notebook.collection(kind).all()]
    everything += shipped_notes().values()
    return {str(found.ref) for found in everything if holds(query, found.record)}


def found(finder: Finder, query: Query) -> list[str]:
    """What is found, in its order, which is by when to the second."""
    refs = [ref for ref in finder.look(query) if ref is not None]
    seconds = [found.when.isoformat()[:19] for found in map(finder.read, refs)]
    assert seconds == sorted(seconds, reverse=True)
    return [str(ref) for ref in refs]


def indexed(notebook: Notebook) -> Finder:
    """A finder that has its index."""
    notebook.check_all()
    finder = Finder(notebook)
    finder.take_index(finder.start_index()(lambda: None))
    return finder


def put(notebook: Notebook, ref: Ref, record: Record) -> None:
    """Write `record` in the place of another, whose identity it takes."""
    earlier = notebook.get(ref)
    as_it_is = replace(record, uid=earlier.uid, created=earlier.created)
    notebook.collection(ref.kind).put(ref.id, as_it_is)
    assert notebook.get(ref).uid == earlier.uid


class Finding(RuleBasedStateMachine):
    """One notebook, searched in four ways: plainly, through, in order, and by an index."""

    notebook: Notebook

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.query = Query.of("barrier")
        self.open()

    def open(self) -> None:
        path = Path(self.folder.name) / "notebook.json"
        self.notebook = Notebook(path, now=lambda: NOW)
        self.through = Finder(self.notebook)
        self.by_index = indexed(self.notebook)

    def teardown(self) -> None:
        if hasattr(self, "notebook"):
            self.notebook.close()
            self.folder.cleanup()

    @rule(records=st.lists(RECORDS, min_size=1, max_size=3))
    def add(self, records: list[Record]) -> None:
        with self.notebook.transaction():
            for record in records:
                self.notebook.collection(kind_of(record)).add(record)

    @rule(record=RECORDS, which=st.integers(0, 50))
    def edit(self, record: Record, which: int) -> None:
        collection = self.notebook.collection(kind_of(record))
        ids = [kept.ref.id for kept in collection.all()]
        if ids:
            put(self.notebook, Ref(kind_of(record), ids[which % len(ids)]), record)

    @rule(record=RECORDS, which=st.integers(0, 50))
    def remove(self, record: Record, which: int) -> None:
        collection = self.notebook.collection(kind_of(record))
        ids = [kept.ref.id for kept in collection.all()]
        if ids:
            collection.remove(ids[which % len(ids)])

    @rule()
    def undo(self) -> None:
        self.notebook.undo()

    @rule()
    def redo(self) -> None:
        self.notebook.redo()

    @rule()
    def reopen(self) -> None:
        self.notebook.close()
        self.open()

    @rule(words=QUERIES)
    def look_for(self, words: str) -> None:
        self.query = Query.read(words, NOW)

    @invariant()
    def all_is_found(self) -> None:
        if hasattr(self, "notebook"):
            plainly = read_plainly(self.notebook, self.query)
            fresh = Notebook(self.notebook.path, read_only=True, now=lambda: NOW)
            for finder in (self.through, self.by_index, Finder(fresh)):
                assert sorted(found(finder, self.query)) == sorted(plainly)


TestFinding = Finding.TestCase
TestFinding.settings = settings(max_examples=15, stateful_step_count=20, deadline=None)


@settings(max_examples=30, deadline=None)
@given(st.lists(RECORDS, max_size=25), st.lists(QUERIES, min_size=5, max_size=20))
def test_both_ways_find_the_same_in_the_same_order(records: list[Record], words: list[str]) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        Notebook(Path(folder) / "notebook.json", now=lambda: NOW) as notebook,
    ):
        with notebook.transaction():
            for record in records:
                notebook.collection(kind_of(record)).add(record)
        by_index, through = indexed(notebook), Finder(notebook)
        for typed in words:
            query = Query.read(typed, NOW)
            assert found(by_index, query) == found(through, query)


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("what is raci", "raci"),
        ("data breach", "data-breach"),
        ("missed t", "missed-level"),
        ("acas", "acas-mediation"),
        ("fire", "fire-safety-order"),
    ],
)
def test_of_the_notes_that_ship_the_one_that_is_called_so_comes_first(
    notebook: Notebook, words: str, slug: str
) -> None:
    for finder in (indexed(notebook), Finder(notebook)):
        first, *others = found(finder, Query.of(words))
        assert first == f"LIB-{slug}"
        assert others, "others touch on it"


@pytest.mark.parametrize(
    ("words", "refs"),
    [
        ("barr", ["AC-1", "RJ-2", "FB-1", "NT-1", "RJ-1"]),
        ('"barrier gate"', ["RJ-2", "FB-1"]),
        ('"barrier ga', ["RJ-2", "FB-1"]),
        ('"closed barrier', ["FB-1"]),
        ('"concern" barrier', ["FB-1"]),
        ("kind:feedback barrier", ["FB-1"]),
        ("kind:note,action barr", ["AC-1", "NT-1"]),
        ("area:2", ["RJ-2"]),
        ('area:2 "barrier gate"', ["RJ-2"]),
        ("barrier since:sat", ["AC-1", "RJ-2"]),
        ("barrier until:20/11", ["FB-1", "NT-1", "RJ-1"]),
        ('since:fri until:21/11 "barrier gate', ["RJ-2", "FB-1"]),
        ("zebra", []),
        ('"gate barrier"', []),
    ],
)
def test_every_sort_of_query_is_answered_alike_before_the_index_and_by_it(
    notebook: Notebook, words: str, refs: list[str]
) -> None:
    by_index, through = indexed(notebook), Finder(notebook)
    friday = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
    closed = Update(at=friday, stage="closed", note="Barrier, gate")
    reflection = Reflection(title="Barrier", date=dt.date(2026, 11, 18), did="gate", area=2)
    with notebook.transaction():
        notebook.notes.add(Note(title="Barrier", body="gate", created=friday))
        notebook.actions.add(Action(text="Zebra", due=dt.date(2026, 11, 25)))
        notebook.reflections.add(reflection)
        notebook.reflections.add(reflection)
        notebook.feedback.add(Feedback(summary="Lift", received=friday, updates=(closed,)))
    put(notebook, Ref(ACTION, 1), Action(text="The barriers", due=dt.date(2026, 11, 24)))
    put(notebook, Ref(REFLECTION, 1), replace(reflection, area=None))
    moved = replace(reflection, date=dt.date(2026, 11, 21), did="Under the barrier\ngate")
    put(notebook, Ref(REFLECTION, 2), moved)
    notebook.reflections.remove(2)
    notebook.undo()
    query = Query.read(words, NOW)
    for finder in (by_index, through, indexed(notebook)):
        own = [ref for ref in found(finder, query) if not ref.startswith("LIB-")]
        assert own == refs


def test_what_is_written_while_the_index_is_built_is_in_it(notebook: Notebook) -> None:
    first = notebook.notes.add(Note(title="barrier", body="as it was")).ref
    notebook.notes.add(Note(title="thrown away"))
    notebook.check_all()
    finder = Finder(notebook)
    build = finder.start_index()
    put(notebook, first, Note(title="gate", body="as it is"))
    notebook.notes.remove(2)
    notebook.notes.add(Note(title="zebra"))
    index = build(lambda: None)
    put(notebook, Ref(NOTE, 3), Note(title="zebra crossing"))
    finder.take_index(index)
    for words in ("barrier as", "gate as", "thrown away", "zebra", "zebra crossing"):
        assert set(found(finder, Query.of(words))) == read_plainly(notebook, Query.of(words))


def test_after_very_many_changes_at_once_it_is_built_anew(notebook: Notebook) -> None:
    finder = indexed(notebook)
    with notebook.transaction():
        for number in range(MANY + 1):
            notebook.notes.add(Note(title=f"zebra {number}"))
    assert finder.wants_index
    assert len(found(finder, Query.of("zebra"))) == MANY + 1
    finder.take_index(finder.start_index()(lambda: None))
    assert len(found(finder, Query.of("zebra"))) == MANY + 1


def test_it_is_found_between_others_of_the_same_day_however_many(notebook: Notebook) -> None:
    for day in (20, 22):
        notebook.actions.add(Action(text="zebra", due=dt.date(2026, 11, day)))
    finder = indexed(notebook)
    for _ in range(40):
        notebook.actions.add(Action(text="zebra", due=dt.date(2026, 11, 21)))
    assert len(found(finder, Query.of("zebra"))) == 42


def test_without_fts5_it_looks_through(notebook: Notebook, monkeypatch: Any) -> None:
    from jargon8_tui.services.finding import word_index

    notebook.notes.add(Note(title="zebra"))
    notebook.check_all()
    monkeypatch.setattr(word_index, "_TABLE", "CREATE VIRTUAL TABLE rungs USING nothing(words)")
    finder = Finder(notebook)
    index = finder.start_index()(lambda: None)
    assert index is None
    finder.take_index(index)
    notebook.notes.add(Note(title="zebra"))
    assert found(finder, Query.of("zebra")) == ["NT-2", "NT-1"]
