"""The sieve: which rows are not worth being read; it never leaves out one that is sought."""

import json
from typing import Any

import msgspec
from hypothesis import example, given, settings
from hypothesis import strategies as st

from jargon8_tui.model.feedback import Feedback, Update
from jargon8_tui.model.kinds import kind_of
from jargon8_tui.model.note import Note
from jargon8_tui.model.raci import Activity, Raci, Role
from jargon8_tui.model.record import Record
from jargon8_tui.services.finding.query import Query
from jargon8_tui.services.finding.sieve import sieve
from jargon8_tui.services.finding.texts import holds
from jargon8_tui.store.sieving import picked
from tests.conftest import NOW

WORDS = st.sampled_from(
    [
        *("gate", "Gate", "pass", "passes", "note", "summary", "concern", "n", "ngate", "a_b"),
        *("café", "“gate”", "gate\npass", "gate\n\npass", "\\gate", "\\ngate", "\tpass", '"gate"'),
        *('gate","note":"pass', "x}", "–", "£5", "字", "\x01gate", "received", "access control"),
    ]
)
TEXTS = st.lists(WORDS | st.text(st.characters(exclude_categories=["Cs"]), max_size=3), max_size=5)
TEXT = TEXTS.map(" ".join)
STAGES = st.sampled_from(["received", "acknowledged", "closed"])
TAGS = st.lists(TEXT, max_size=3).map(tuple)
RECORDS: st.SearchStrategy[Record] = st.one_of(
    st.builds(Note, uid=st.just("1"), title=TEXT, body=TEXT, section=TEXT, tags=TAGS),
    st.builds(
        Feedback,
        received=st.just(NOW),
        uid=st.just("1"),
        summary=TEXT,
        detail=TEXT,
        category=TEXT,
        tags=TAGS,
        updates=st.lists(
            st.builds(Update, at=st.just(NOW), stage=STAGES, note=TEXT), max_size=3
        ).map(tuple),
    ),
    st.builds(
        Raci,
        uid=st.just("1"),
        title=TEXT,
        roles=st.just((Role(name="Gate"), Role(name="pass"), Role(name="x"))),
        activities=st.lists(
            st.builds(Activity, name=TEXT, note=TEXT, cells=st.just(("R", "", "A"))), max_size=2
        ).map(tuple),
    ),
)
SOUGHT = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
QUERIES = st.one_of(
    SOUGHT, SOUGHT.map(lambda words: f'"{words}'), SOUGHT.map(lambda words: f'"{words}" pa')
)


def passes(words: str, *records: Record, **written: Any) -> list[bool]:
    """Which of some records of a kind the sieve lets pass, as JSON that was `written` so."""
    rows = [msgspec.json.encode(record) for record in records]
    if written:
        rows = [json.dumps(json.loads(row), **written).encode() for row in rows]
    looked_through = picked(list(enumerate(rows)), sieve(Query.of(words), kind_of(records[0])))
    return [at in dict(looked_through) for at in range(len(rows))]


@settings(max_examples=150)
@given(RECORDS, QUERIES)
@example(Feedback(uid="1", received=NOW, summary="x", tags=("gate", "pass")), '"gate pass"')
@example(
    Feedback(
        uid="1",
        received=NOW,
        summary="x",
        updates=(Update(at=NOW, stage="closed", note="the gate"), Update(at=NOW, stage="received")),
    ),
    '"the gate received"',
)
def test_it_never_leaves_out_what_is_sought(record: Record, words: str) -> None:
    if holds(Query.of(words), record):
        assert passes(words, record) == [True]
        assert passes(words, record, ensure_ascii=True) == [True]
        assert passes(words, record, ensure_ascii=False, separators=(", ", ": ")) == [True]


@settings(max_examples=50)
@given(st.lists(st.builds(Note, title=TEXT, body=TEXT), min_size=2, max_size=4), QUERIES)
def test_it_says_the_same_of_rows_alone_and_together(notes: list[Note], words: str) -> None:
    assert passes(words, *notes) == [alone for note in notes for alone in passes(words, note)]


def test_words_that_stand_apart_are_no_phrase() -> None:
    apart = Note(title="The gate, and then the pass", body="At the gate.", section="Pass")
    together = Note(title="x", body="Asked at the\ngate:\n\tpass it on")
    assert passes('"gate pass"', apart, together) == [False, True]
    assert passes('"gate pass"', Note(title="The gate passed")) == [False]
    assert passes('"gate pass', Note(title="The gate passed")) == [True]
    assert passes('"gate pass', Note(title="The tollgate passed")) == [False]


def test_a_phrase_may_go_on_in_the_next_part_of_a_field_but_not_in_the_next_field() -> None:
    assert passes('"gate pass"', Note(title="x", tags=("gate", "pass"))) == [True]
    assert passes('"gate pass"', Note(title="At the gate", body="pass it on")) == [False]


def test_what_a_record_has_unless_it_says_otherwise_is_not_looked_for() -> None:
    entry = Feedback(received=NOW, summary="Lift stuck")
    assert b"concern" not in msgspec.json.encode(entry)
    assert passes("concern", entry) == passes('"concern"', entry) == [True]
    assert passes('"concern" gate', entry) == [False]


def test_the_name_of_a_field_is_no_word() -> None:
    assert passes("summary", Feedback(received=NOW, summary="Lift stuck")) == [False]
    assert passes("summary", Feedback(received=NOW, summary="A summary: stuck")) == [True]
