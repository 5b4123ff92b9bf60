"""Finding: word beginnings, accents and case aside, newest first, and where it matched."""

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import ACTION, FEEDBACK, NOTE, REFLECTION, Kind
from jargon8_tui.model.record import Record
from jargon8_tui.model.values import made
from jargon8_tui.services.finding.find import find
from jargon8_tui.services.finding.looking import look_through
from jargon8_tui.services.finding.query import Query, folded
from jargon8_tui.services.finding.texts import text_of
from jargon8_tui.store import Notebook
from tests.conftest import NOW


def add(notebook: Notebook, kind: Kind[Record], **values: object) -> str:
    return str(notebook.collection(kind).add(made(kind, values, NOW).record).ref)


def found(notebook: Notebook, words: str, kind: Kind[Record] | None = None) -> list[str]:
    """What is found of the user's own."""
    refs = [str(hit.kept.ref) for hit in find(notebook, words, kind=kind, limit=None)]
    return [ref for ref in refs if not ref.startswith("LIB-")]


@pytest.fixture
def filled(notebook: Notebook) -> Notebook:
    add(notebook, REFLECTION, title="Café talk", date="2026-03-01", did="Straße naïve\nconcern")
    add(
        notebook,
        REFLECTION,
        title="Barrier",
        date="2026-05-01",
        area=2,
        did="A concern at the café",
    )
    add(notebook, ACTION, text="Mend the barrier", due="2026-04-01", owner="Facilities")
    add(notebook, NOTE, title="Mapping", body="A2-P1 and “stakeholders” — who’s who", tags="people")
    return notebook


@pytest.mark.parametrize(
    ("words", "refs"),
    [
        ("cafe", ["RJ-2", "RJ-1"]),
        ("CAFÉ", ["RJ-2", "RJ-1"]),
        ("strasse", ["RJ-1"]),
        ("naive conc", ["RJ-1"]),
        ("conc barr", ["RJ-2"]),
        ("barr", ["RJ-2", "AC-1"]),
        ("arrier", []),
        ("barrier café mend", []),
        ("a2-p1", ["NT-1"]),
        ("who's", ["NT-1"]),
        ("people", ["NT-1"]),
        ("facil", ["AC-1"]),
        ("draft", ["RJ-2", "RJ-1"]),
        ('"at the cafe"', ["RJ-2"]),
        ('"the at cafe"', []),
        ('"naïve concern"', ["RJ-1"]),
        ('"naïve conc"', []),
        ('"naïve conc', ["RJ-1"]),
        ('"concern" barr', ["RJ-2"]),
        ('"barr"', []),
        ("", []),
        (" –!? ", []),
        ('""', []),
    ],
)
def test_all_words_must_begin_a_word_somewhere(
    filled: Notebook, words: str, refs: list[str]
) -> None:
    assert found(filled, words) == refs


@pytest.mark.parametrize(
    ("words", "refs"),
    [
        ("kind:reflection", ["RJ-2", "RJ-1"]),
        ("kind:refl café", ["RJ-2", "RJ-1"]),
        ("kind:rj,ac barrier", ["RJ-2", "AC-1"]),
        ("KIND:action kind:note", ["NT-1", "AC-1"]),
        ("area:2 concern", ["RJ-2"]),
        ("area:7", []),
        ("since:20/4", ["NT-1", "RJ-2"]),
        ('concern since:"1 Mar 2026" until:30/4', ["RJ-1"]),
        ("until:2026-04-01", ["AC-1", "RJ-1"]),
        ("until:2026-03-31", ["RJ-1"]),
        ("since:today", ["NT-1"]),
        ("kind: area: since: barr", ["RJ-2", "AC-1"]),
        ("unkind:reflection", []),
    ],
)
def test_limits_narrow_what_is_found(filled: Notebook, words: str, refs: list[str]) -> None:
    assert found(filled, words) == refs


@pytest.mark.parametrize("words", ["kind:xyz", "area:two", "since:soon", "until:31/2"])
def test_a_limit_that_is_none_is_refused(filled: Notebook, words: str) -> None:
    with pytest.raises(Refused, match=words.partition(":")[2]):
        find(filled, words)


def test_a_choice_that_stands_unless_another_is_made_is_found(notebook: Notebook) -> None:
    add(notebook, FEEDBACK, summary="Lift stuck")
    add(notebook, FEEDBACK, summary="Kind words", type="compliment")
    assert found(notebook, "concern") == ["FB-1"]
    assert found(notebook, "compli") == ["FB-2"]


def test_the_names_of_fields_are_not_words(notebook: Notebook) -> None:
    add(notebook, FEEDBACK, summary="Lift stuck", owner="Night desk")
    assert found(notebook, "summary") == []
    assert found(notebook, "owner") == []
    add(notebook, FEEDBACK, summary="Who is the owner", owner="Night desk")
    assert found(notebook, "owner") == ["FB-2"]


def test_what_ships_is_found_with_what_was_written(notebook: Notebook) -> None:
    add(notebook, NOTE, title="Emotional callers", body="Lower your voice.")
    hits = find(notebook, "emotional")
    refs = [str(hit.kept.ref) for hit in hits]
    assert refs[0] == "NT-1"
    assert [ref for ref in refs if ref.startswith("LIB-")]
    assert [hit.kept.when for hit in hits[1:]] == sorted(
        (hit.kept.when for hit in hits[1:]), reverse=True
    )
    assert all("emotional" in text_of(hit.kept.record).lower() for hit in hits)
    assert not find(notebook, "emotional", kind=ACTION)


def test_uids_and_stamps_are_not_words(filled: Notebook) -> None:
    assert found(filled, "00000000") == []
    assert found(filled, "2026") == []


def test_a_search_can_be_of_one_kind_and_short(filled: Notebook) -> None:
    assert found(filled, "barr", kind=ACTION) == ["AC-1"]
    assert [str(hit.kept.ref) for hit in find(filled, "conc barr", limit=1)] == ["RJ-2"]


def test_fifty_are_enough_unless_asked(notebook: Notebook) -> None:
    with notebook.transaction():
        for number in range(60):
            add(notebook, ACTION, text=f"Lamp {number}")
    assert len(find(notebook, "lamp")) == 50
    assert len(find(notebook, "lamp", limit=None)) == 60


def test_a_link_is_found_by_its_reason(notebook: Notebook) -> None:
    from jargon8_tui.services.connections import link

    one = notebook.notes.add(made(NOTE, {"title": "One"}, NOW).record).ref
    two = notebook.notes.add(made(NOTE, {"title": "Two"}, NOW).record).ref
    link(notebook, one, two)
    link(
        notebook,
        notebook.look_up("Two"),
        notebook.actions.add(made(ACTION, {"text": "x"}, NOW).record).ref,
        "same barrier",
    )
    assert found(notebook, "same barrier") == ["LK-2"]


def test_the_snippet_is_one_line_about_the_first_match(notebook: Notebook) -> None:
    body = "Before it all. " * 20 + "The\nlanyards were handed\n\nout " + "and after that " * 20
    add(notebook, NOTE, title="Access", body=body)
    (hit,) = find(notebook, "lany handed")
    assert hit.field == "body"
    assert "\n" not in hit.snippet
    assert len(hit.snippet) < 110
    assert [hit.snippet[a:b] for a, b in hit.marks] == ["lany", "handed"]


def test_a_screen_can_stop_between_records(filled: Notebook) -> None:
    steps = list(look_through(filled, Query.of("barrier"), [REFLECTION, ACTION]))
    assert [str(ref) for ref in steps if ref] == ["RJ-2", "AC-1"]
    assert None in steps


def test_a_file_that_spells_its_letters_out_is_searched_alike(tmp_path: Path) -> None:
    path = tmp_path / "notebook.json"
    with Notebook(path) as notebook:
        add(notebook, NOTE, title="Café talk", body="字幕 and naïve")
    path.write_text(json.dumps(json.loads(path.read_text("utf-8"))), "ascii")
    with Notebook(path, read_only=True) as notebook:
        for words in ("cafe", "talk", "字", "naive", "CAFÉ tal"):
            assert found(notebook, words) == ["NT-1"]


def test_marks_are_places_in_the_text_as_it_is() -> None:
    text = "Straße, cafe\u0301 and CAFÉS"
    assert [text[a:b] for a, b in Query.of("strass cafe").marks(text)] == ["Straß", "cafe", "CAFÉ"]


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)


@given(WORDS)
def test_every_text_is_found_by_its_own_words(text: str) -> None:
    assert Query.of(text).all_in(text)


@given(WORDS, WORDS)
def test_marks_lie_in_the_text_and_in_order(text: str, words: str) -> None:
    last = 0
    for start, end in Query.of(words).marks(text):
        assert last <= start < end <= len(text)
        last = end


@given(WORDS)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_the_newest_of_a_day_and_a_moment_is_told(notebook: Notebook) -> None:
    add(notebook, REFLECTION, title="barrier day", date=dt.date(2026, 11, 22))
    add(notebook, NOTE, title="barrier moment")
    assert found(notebook, "barrier") == ["NT-1", "RJ-1"]


def test_the_notes_that_ship_stand_among_the_others_by_their_day(notebook: Notebook) -> None:
    add(notebook, REFLECTION, title="Mediation at the gatehouse", date="2025-03-04")
    add(notebook, NOTE, title="Mediation, asked about today")
    refs = [str(hit.kept.ref) for hit in find(notebook, "mediation")]
    assert (refs[0], refs[-1]) == ("NT-1", "RJ-1")
    assert all(ref.startswith("LIB-") for ref in refs[1:-1])


def test_a_link_in_a_note_that_ships_is_shown_by_its_words(notebook: Notebook) -> None:
    hits = find(notebook, "complaint", limit=None)
    assert hits
    assert not any("](" in hit.snippet for hit in hits)
