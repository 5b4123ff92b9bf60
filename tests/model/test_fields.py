"""The fields of each kind, as the form, the command line and the schema meet them."""

import datetime as dt
from typing import Annotated, Literal

import pytest
from msgspec import Meta

from jargon8_tui.model.action import Action
from jargon8_tui.model.fields import Field, Shape, fields_by_name, fields_of
from jargon8_tui.model.kinds import ACTION, KINDS, LINK, NOTE, REFLECTION, Kind
from jargon8_tui.model.record import STAMPS, Line, Moment, Record
from jargon8_tui.model.reflection import Reflection


class Sample(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A kind with a field of each shape that the kinds there are have none of."""

    at: Annotated[Moment, Meta(title="When", extra={"starts": "now"})]
    named_person: bool = False
    feeling: Annotated[int, Meta(ge=-2, le=0)] = 0
    value: Annotated[float, Meta(ge=0)] | None = None
    track: Literal["customer", "staff dispute"] = "customer"
    rows: tuple[dict[str, str], ...] = ()
    short: Annotated[Line, Meta(max_length=40)] = ""


def sample(name: str) -> Field:
    return fields_by_name(Sample)[name]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_has_a_title_of_its_own_and_says_what_it_accepts(kind: Kind[Record]) -> None:
    fields = fields_of(kind.record)
    titles = [field.title for field in fields]
    assert len(set(titles)) == len(titles)
    for field in fields:
        assert field.title[0].isupper()
        assert not field.title.endswith(".")
        assert field.accepts
        assert not field.accepts.endswith(".")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_names_a_title_and_a_when_that_it_has(kind: Kind[Record]) -> None:
    assert {kind.title, kind.when} <= fields_by_name(kind.record).keys()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_common_fields_come_last(kind: Kind[Record]) -> None:
    assert [field.name for field in fields_of(kind.record)][-4:] == [*STAMPS, "tags"]


@pytest.mark.parametrize(
    ("kind", "required"),
    [(REFLECTION, {"title"}), (ACTION, {"text"}), (NOTE, {"title"}), (LINK, {"a", "b"})],
    ids=lambda given: given.name if isinstance(given, Kind) else "",
)
def test_what_has_to_be_given(kind: Kind[Record], required: set[str]) -> None:
    assert {field.name for field in fields_of(kind.record) if field.required} == required


def test_the_shape_of_a_field_follows_from_its_type() -> None:
    fields = fields_by_name(Reflection)
    assert {name: field.shape for name, field in fields.items()} == {
        "date": Shape.DAY,
        "title": Shape.LINE,
        "area": Shape.WHOLE,
        "did": Shape.PROSE,
        "learned": Shape.PROSE,
        "mapping": Shape.PROSE,
        "next_steps": Shape.PROSE,
        "criteria": Shape.WORDS,
        "hours": Shape.NUMBER,
        "status": Shape.CHOICE,
        "source": Shape.LINE,
        "uid": Shape.LINE,
        "created": Shape.MOMENT,
        "modified": Shape.MOMENT,
        "tags": Shape.WORDS,
    }
    assert fields["date"].starts_now and not fields["date"].required
    assert fields["area"].optional and not fields["title"].optional
    assert fields["status"].default == "draft"
    assert fields["did"].title == "What I did"


def test_the_source_of_an_action_is_a_record() -> None:
    assert fields_by_name(Action)["source"].shape is Shape.RECORD
    assert fields_by_name(Action)["due"].optional


@pytest.mark.parametrize(
    ("field", "accepts"),
    [
        (fields_by_name(Reflection)["title"], "one line of at most 500 characters"),
        (fields_by_name(Reflection)["area"], "a whole number from 1 to 99"),
        (fields_by_name(Reflection)["hours"], "a number from 0 to 200"),
        (fields_by_name(Reflection)["status"], "one of draft, complete"),
        (fields_by_name(Reflection)["criteria"], "a list such as A2-P1"),
        (fields_by_name(Reflection)["tags"], "a list such as a,b"),
        (fields_by_name(Reflection)["did"], "text"),
        (fields_by_name(Action)["source"], "a ref, uid, name or title of a record"),
        (sample("named_person"), "yes or no"),
        (sample("feeling"), "a whole number from -2 to 0"),
        (sample("value"), "a number of at least 0"),
        (sample("track"), "one of customer, staff dispute"),
        (sample("rows"), "a list, as JSON"),
        (sample("short"), "one line of at most 40 characters"),
    ],
    ids=lambda given: given.name if isinstance(given, Field) else "",
)
def test_what_a_field_accepts(field: Field, accepts: str) -> None:
    assert field.accepts == accepts


def test_a_field_without_a_title_is_called_by_its_name() -> None:
    assert sample("named_person").title == "Named person"
    assert sample("at").title == "When"


def test_a_moment_that_starts_now_need_not_be_given() -> None:
    assert sample("at").starts_now
    assert not sample("at").required
    assert sample("at").accepts.startswith("a date (2026-11-22, ")


def test_defaults_are_values_not_the_lack_of_one() -> None:
    assert fields_by_name(Reflection)["tags"].default == ()
    assert fields_by_name(Reflection)["date"].default is None
    assert fields_by_name(Reflection)["created"].default == dt.datetime(1, 1, 1, tzinfo=dt.UTC)
