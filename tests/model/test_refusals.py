"""What does not fit is refused in one sentence: kind, field, what was given, what is accepted."""

import datetime as dt
from typing import Any

import msgspec
import pytest

from jargon8_tui.model.errors import BadValue, Refused
from jargon8_tui.model.fields import fields_by_name
from jargon8_tui.model.kinds import NOTE, REFLECTION
from jargon8_tui.model.reflection import Reflection
from jargon8_tui.model.values import as_given, fitting, made, revised, validated
from tests.conftest import NOW
from tests.model.entry import ENTRY


@pytest.mark.parametrize(
    ("given_", "sentence"),
    [
        ({}, "reflection title: Title is needed: one line of at most 500 characters."),
        (
            {"title": " \n "},
            "reflection title: Title is needed: one line of at most 500 characters.",
        ),
        (
            {"title": 5},
            "reflection title: Title is one line of at most 500 characters; 5 was given.",
        ),
        (
            {"area": "100"},
            "reflection area: Area is a whole number from 1 to 99; 100 was given.",
        ),
        (
            {"area": "two"},
            "reflection area: Area is a whole number from 1 to 99; two was given.",
        ),
        (
            {"area": "٢"},
            "reflection area: Area is a whole number from 1 to 99; ٢ was given.",
        ),
        (
            {"area": True},
            "reflection area: Area is a whole number from 1 to 99; True was given.",
        ),
        ({"hours": 201}, "reflection hours: Hours is a number from 0 to 200; 201 was given."),
        ({"hours": "1e2"}, "reflection hours: Hours is a number from 0 to 200; 1e2 was given."),
        ({"hours": "nan"}, "reflection hours: Hours is a number from 0 to 200; nan was given."),
        (
            {"hours": float("inf")},
            "reflection hours: Hours is a number from 0 to 200; Infinity was given.",
        ),
        (
            {"status": "open"},
            "reflection status: Status is one of draft, complete; open was given.",
        ),
        (
            {"criteria": "A2-P1,zz"},
            "reflection criteria: Criteria are a list such as A2-P1; A2-P1, zz was given.",
        ),
        (
            {"tags": [["a"], None]},
            "reflection tags: Tags are a list such as a,b; a, None was given.",
        ),
        (
            {"created": "2026-02-30"},
            "reflection created: 2026-02-30 is not a date: 2026-11-22, 2026-11-22 14:05, "
            "22/11/2026, 22/11, 22 Nov 2026, today, yesterday, now, 14:05, fri, next fri, +3d, "
            "+2w, +1m, -1w are.",
        ),
    ],
)
def test_a_value_that_does_not_fit_is_named_with_what_does(
    given_: dict[str, Any], sentence: str
) -> None:
    values = given_ if not given_ or "title" in given_ else {"title": "Peak"} | given_
    with pytest.raises(BadValue) as refusal:
        made(REFLECTION, values, NOW)
    assert str(refusal.value) == sentence
    assert (refusal.value.kind, refusal.value.field) == ("reflection", sentence.split(":")[0][11:])
    assert sentence.endswith(refusal.value.reason)
    if given_:
        with pytest.raises(BadValue):
            revised(ENTRY, given_, NOW)


def test_a_field_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(Refused) as refusal:
        made(NOTE, {"title": "x", "colour": "red"}, NOW)
    assert str(refusal.value) == (
        "note colour: there is no such field; "
        "note has title, body, section, source, uid, created, modified, tags."
    )


@pytest.mark.parametrize(
    ("field", "text", "sizes"),
    [
        ("did", "x" * (200 * 1024 + 1), "200 KB; 201 KB"),
        ("did", "€" * 100_000, "200 KB; 293 KB"),
        ("title", "x" * 400_000, "200 KB; 391 KB"),
        ("title", "é" * 1_501, "500 characters; 1,501"),
        ("tags", ",".join(str(n) for n in range(100_000, 160_000)), "200 KB; 528 KB"),
    ],
    ids=["did", "did in bytes", "title", "title in characters", "tags"],
)
def test_a_field_over_its_limit_is_refused_with_both_sizes(
    field: str, text: str, sizes: str
) -> None:
    with pytest.raises(BadValue) as refusal:
        revised(ENTRY, {field: text}, NOW)
    assert refusal.value.field == field
    assert f" at most {sizes} were given." in str(refusal.value)


@pytest.mark.parametrize(
    "given_", [{"uid": ""}, {"uid": "another"}, {"created": ""}, {"modified": None}]
)
def test_a_record_keeps_its_identity_and_its_times(given_: dict[str, Any]) -> None:
    with pytest.raises(BadValue, match="is the notebook's own, and stays as it is"):
        revised(ENTRY, given_, NOW)


def test_a_record_made_in_code_is_checked_as_well() -> None:
    with pytest.raises(BadValue, match="Area is a whole number from 1 to 99; 0 was given"):
        validated(msgspec.structs.replace(ENTRY, area=0))
    with pytest.raises(BadValue, match="Title is needed"):
        validated(msgspec.structs.replace(ENTRY, title=""))
    with pytest.raises(BadValue, match="created"):
        validated(msgspec.structs.replace(ENTRY, created=dt.datetime(2026, 11, 22)))
    with pytest.raises(Refused, match="half a character"):
        validated(msgspec.structs.replace(ENTRY, did="\ud83d"))
    with pytest.raises(Refused, match="half a character"):
        validated(msgspec.structs.replace(ENTRY, tags=("\ud83d",)))


@pytest.mark.parametrize(
    ("name", "typed_", "reason"),
    [
        ("title", "  ", "Title is needed: one line of at most 500 characters."),
        ("hours", "500", "Hours is a number from 0 to 200; 500 was given."),
        ("area", "0", "Area is a whole number from 1 to 99; 0 was given."),
        ("criteria", "zz", "Criteria are a list such as A2-P1; zz was given."),
        ("did", "x" * 300_000, "What I did holds at most 200 KB; 293 KB were given."),
    ],
    ids=["title", "hours", "area", "criteria", "did"],
)
def test_what_is_wrong_with_one_field_of_a_form(name: str, typed_: str, reason: str) -> None:
    with pytest.raises(BadValue) as refusal:
        fitting(REFLECTION, fields_by_name(Reflection)[name], typed_, NOW, as_given)
    assert refusal.value.reason == reason
