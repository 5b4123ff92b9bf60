"""The kinds of record, and the refs by which records are shown and addressed."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jargon8_tui.model.action import Action
from jargon8_tui.model.errors import NotFound, Refused
from jargon8_tui.model.kinds import (
    ACTION,
    KINDS,
    LINK,
    REFLECTION,
    Kept,
    Ref,
    kind_named,
    kind_of,
    kind_of_table,
    read_ref,
    the_ref,
    title_of,
    when_of,
)
from jargon8_tui.model.link import Link
from jargon8_tui.model.record import Record
from tests.conftest import NOW
from tests.model.strategies import ANY_RECORD

REFS = st.builds(Ref, st.sampled_from(KINDS), st.integers(1, 10**17))


def test_names_prefixes_and_tables_are_each_kinds_own() -> None:
    names = [name for kind in KINDS for name in {kind.name, kind.table}]
    assert len(set(names)) == len(names)
    assert len({kind.prefix for kind in KINDS}) == len(KINDS)
    assert len({kind.record for kind in KINDS}) == len(KINDS)
    assert all(len(kind.prefix) == 2 and kind.prefix.isupper() for kind in KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_is_found_by_what_it_is_called(kind: object) -> None:
    assert kind in KINDS
    for name in (kind.name, kind.name.upper(), kind.table, f" {kind.name.title()} "):
        assert kind_named(name) is kind
    assert kind_of_table(kind.table) is kind


def test_a_kind_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(Refused, match=r"reflections-old is not a kind of record: .*reflection, "):
        kind_named("reflections-old")
    assert kind_of_table("trash") is None


@given(REFS, st.booleans())
def test_a_ref_reads_back_in_any_case(ref: Ref, lower: bool) -> None:
    text = str(ref).lower() if lower else str(ref)
    assert read_ref(text) == read_ref(f"  {text} ") == the_ref(text) == ref


@pytest.mark.parametrize(
    "text",
    [
        "",
        "RJ",
        "RJ-",
        "RJ-0",
        "RJ-01",
        "RJ--1",
        "RJ 1",
        "XX-1",
        "RJ-1x",
        "RJ-٣",
        "R-1",
        "RJ-" + "9" * 19,
    ],
)
def test_what_is_not_a_ref(text: str) -> None:
    assert read_ref(text) is None
    with pytest.raises(NotFound, match=r"is not a ref: a ref is one of .*, then a dash"):
        the_ref(text)


@given(ANY_RECORD)
def test_every_record_has_a_title_and_a_when(record: Record) -> None:
    kept = Kept(Ref(kind_of(record), 7), record)
    assert kept.title == title_of(record)
    assert kept.title
    assert isinstance(kept.when, dt.date)


def test_when_falls_back_on_the_day_a_record_was_made() -> None:
    due = dt.date(2026, 12, 1)
    assert when_of(Action(text="Count", due=due, created=NOW)) == due
    assert when_of(Action(text="Count", created=NOW)) == NOW


def test_a_link_without_a_reason_is_called_a_link() -> None:
    link = Link(a="here", b="there")
    assert title_of(link) == "link"
    assert link.other("here") == "there"
    assert link.other("there") == "here"


def test_a_kind_has_a_word_for_one_and_for_several() -> None:
    assert (REFLECTION.label, REFLECTION.labels) == ("reflection", "reflections")
    assert kind_of(Action(text="Count")) is ACTION
    assert LINK.labels == "links"
