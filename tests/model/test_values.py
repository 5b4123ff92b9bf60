"""From what was typed, or came as JSON, to a record: what fits comes back the same."""

import datetime as dt
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jargon8_tui.model.errors import BadValue, NotFound, Refused
from jargon8_tui.model.fields import Shape, fields_by_name, fields_of
from jargon8_tui.model.kinds import ACTION, LINK, NOTE, REFLECTION, kind_of
from jargon8_tui.model.record import UNSTAMPED, Record
from jargon8_tui.model.reflection import Reflection
from jargon8_tui.model.values import as_given, fitting, in_json, in_words, made, revised, validated
from tests.conftest import NOW, TODAY
from tests.model.entry import ENTRY
from tests.model.strategies import ANY_RECORD, RAW, records


def typed(record: Record) -> dict[str, str]:
    """Every field but the moments as it is shown: those show no seconds."""
    return {
        field.name: in_words(field, getattr(record, field.attribute))
        for field in fields_of(type(record))
        if field.shape is not Shape.MOMENT
    }


def stamped(record: Record, like: Record) -> Record:
    moments = [f.attribute for f in fields_of(type(record)) if f.shape is Shape.MOMENT]
    return msgspec.structs.replace(record, **{name: getattr(like, name) for name in moments})


@given(ANY_RECORD)
def test_what_is_shown_makes_the_same_record(record: Record) -> None:
    again = made(kind_of(record), typed(record), NOW)
    assert stamped(again.record, like=record) == record
    assert again.removed == {}
    assert again.notice == ""


@given(ANY_RECORD)
def test_what_is_printed_as_json_makes_the_same_record(record: Record) -> None:
    printed = msgspec.json.decode(msgspec.json.encode(in_json(record)))
    assert list(printed) == [field.name for field in fields_of(type(record))]
    beside = {"ref": "RJ-1", "kind": "reflection", "links": [], "worked_out": {}}
    assert made(kind_of(record), printed | beside, NOW).record == record


@given(ANY_RECORD)
def test_every_field_given_as_it_is_shown_changes_nothing(record: Record) -> None:
    shown = {f.name: in_words(f, getattr(record, f.attribute)) for f in fields_of(type(record))}
    assert revised(record, shown, NOW).record == record
    assert revised(record, {}, NOW).record == record


@given(records(REFLECTION), records(REFLECTION))
def test_one_record_can_be_revised_into_another(one: Reflection, other: Reflection) -> None:
    values = {name: value for name, value in in_json(other).items() if name != "uid"}
    assert revised(one, values, NOW).record == msgspec.structs.replace(other, uid=one.uid)


@given(st.dictionaries(st.sampled_from([*fields_by_name(Reflection)]), RAW, max_size=6))
def test_any_text_in_any_field_makes_a_record_or_a_sentence(given_: dict[str, str]) -> None:
    try:
        record = made(REFLECTION, {"title": "Peak"} | given_, NOW).record
    except Refused as refusal:
        assert str(refusal).startswith("reflection ")
        assert len(str(refusal)) < 400
    else:
        assert validated(record) == record


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from([*fields_by_name(Reflection)]), JSON, max_size=4))
def test_any_json_in_any_field_makes_a_record_or_a_sentence(given_: dict[str, Any]) -> None:
    try:
        record = made(REFLECTION, {"title": "Peak"} | given_, NOW).record
    except Refused as refusal:
        assert str(refusal).startswith("reflection ")
    else:
        assert validated(record) == record


def test_what_is_left_out_is_filled_in() -> None:
    record = made(REFLECTION, {"title": "Peak"}, NOW).record
    assert record == Reflection(date=TODAY, title="Peak")
    assert record.status == "draft"
    assert (record.uid, record.created) == ("", UNSTAMPED)


def test_an_empty_value_clears_a_field_or_starts_it_now() -> None:
    empty = dict.fromkeys(["area", "criteria", "hours", "tags", "date", "status"], "")
    cleared = revised(ENTRY, empty, NOW).record
    assert cleared == Reflection(
        uid=ENTRY.uid,
        created=ENTRY.created,
        modified=ENTRY.modified,
        date=TODAY,
        title=ENTRY.title,
    )
    assert revised(ENTRY, dict.fromkeys(empty), NOW).record == cleared


def test_values_are_taken_in_any_case_and_with_blanks_about_them() -> None:
    record = made(
        REFLECTION,
        {
            "title": "  Peak\tqueue \n",
            "status": " Complete ",
            "area": " 5 ",
            "hours": "1.50",
            "criteria": " A5-1 ,, A5-2, A5-1 ",
            "date": "Fri 20 Nov",
            "did": "  as written\n\n",
        },
        NOW,
    ).record
    assert record.title == "Peak queue"
    assert (record.status, record.area, record.hours) == ("complete", 5, 1.5)
    assert record.criteria == ("A5-1", "A5-2")
    assert record.date == dt.date(2026, 11, 20)
    assert record.did == "  as written\n\n"


def test_a_comma_parts_the_words_of_a_list_wherever_they_come_from() -> None:
    for given_ in ("gate, north", ["gate, north"], ["gate", "north"]):
        assert made(NOTE, {"title": "x", "tags": given_}, NOW).record.tags == ("gate", "north")


def test_a_field_at_its_limit_is_kept_whole() -> None:
    text = "€" * (200 * 1024 // 3)
    assert revised(ENTRY, {"did": text}, NOW).record.did == text


def test_what_the_gate_took_out_is_said_by_field() -> None:
    result = made(
        REFLECTION,
        {"title": "\x1b[31mPeak", "did": "a\x00b\x07c\u202e", "tags": ["x\x08"]},
        NOW,
    )
    assert result.removed == {"title": 1, "did": 3, "tags": 1}
    assert (result.record.title, result.record.did) == ("Peak", "abc")
    assert result.notice == (
        "1 control character was taken out of Title. "
        "3 control characters were taken out of What I did. "
        "1 control character was taken out of Tags."
    )


def test_what_names_another_record_is_kept_as_its_uid() -> None:
    uids = {"RJ-1": "one", "RJ-2": "two"}

    def resolve(text: str, _of: str = "", /) -> str:
        if text not in uids:
            raise NotFound(f"Nothing in this notebook is called {text!r}.")
        return uids[text]

    assert made(LINK, {"a": "RJ-1", "b": "RJ-2"}, NOW, resolve).record.b == "two"
    assert made(ACTION, {"text": "x", "source": ""}, NOW, resolve).record.source is None
    with pytest.raises(BadValue) as refusal:
        made(ACTION, {"text": "x", "source": "RJ-9"}, NOW, resolve)
    assert str(refusal.value) == ("action source: Nothing in this notebook is called 'RJ-9'.")


def test_a_moment_keeps_the_seconds_that_no_form_shows() -> None:
    created = fields_by_name(Reflection)["created"]
    assert in_words(created, ENTRY.created) == "2026-11-19 14:04"
    again = revised(ENTRY, {"created": "2026-11-19 14:04", "title": "New"}, NOW).record
    assert again.created == ENTRY.created
    moved = revised(ENTRY, {"created": "2026-11-19 14:03"}, NOW).record
    assert moved.created.minute == 3


@pytest.mark.parametrize(
    ("name", "typed_", "value"),
    [
        ("title", " Peak\n", "Peak"),
        ("hours", "1.5", 1.5),
        ("hours", "", None),
        ("date", "fri", dt.date(2026, 11, 20)),
        ("criteria", "A2-P1, A2-P2", ("A2-P1", "A2-P2")),
    ],
)
def test_one_field_of_a_form_by_itself(name: str, typed_: str, value: Any) -> None:
    field = fields_by_name(Reflection)[name]
    assert fitting(REFLECTION, field, typed_, NOW, as_given) == value
