"""The reader of each shape, on fields that no kind has yet."""

from typing import Any

import pytest

from jargon8_tui.model.errors import BadValue
from jargon8_tui.model.fields import Field, Shape
from jargon8_tui.model.readers import read_value
from jargon8_tui.model.values import as_given
from tests.conftest import NOW


def field(shape: Shape) -> Field:
    return Field(
        name="named_person",
        attribute="named_person",
        title="Staff",
        help="",
        shape=shape,
        required=False,
        starts_now=False,
        optional=True,
        default=None,
    )


def read(shape: Shape, given: Any) -> Any:
    return read_value("stakeholder", field(shape), given, NOW, as_given)


@pytest.mark.parametrize(
    ("shape", "given", "value"),
    [
        (Shape.YES_NO, "Yes", True),
        (Shape.YES_NO, "n", False),
        (Shape.YES_NO, True, True),
        (Shape.WHOLE, "-2", -2),
        (Shape.NUMBER, ".5", 0.5),
        (Shape.NUMBER, "3.", 3.0),
        (Shape.NUMBER, 1e-9, 1e-9),
        (Shape.MOMENT, NOW, NOW),
        (Shape.DAY, NOW, NOW.date()),
        (Shape.TABLE, '[{"stage": "entry"}]', ({"stage": "entry"},)),
        (Shape.TABLE, [{"stage": "entry"}], ({"stage": "entry"},)),
        (Shape.WORDS, "a,b", ("a", "b")),
        (Shape.YES_NO, "", None),
    ],
)
def test_what_a_shape_reads(shape: Shape, given: Any, value: Any) -> None:
    found = read(shape, given)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("shape", "given", "sentence"),
    [
        (Shape.YES_NO, "maybe", "Staff is yes or no; maybe was given."),
        (Shape.YES_NO, 1, "Staff is yes or no; 1 was given."),
        (Shape.WHOLE, "2.0", "Staff is a whole number; 2.0 was given."),
        (Shape.NUMBER, 10**400, "Staff is a number; 1000"),
        (Shape.TABLE, "[not json", "Staff are a list, as JSON; [not json was given."),
        (Shape.TABLE, '{"a": 1}', 'Staff are a list, as JSON; {"a": 1} was given.'),
        (Shape.WORDS, 7, "Staff are a list such as a,b; 7 was given."),
    ],
)
def test_what_a_shape_refuses(shape: Shape, given: Any, sentence: str) -> None:
    with pytest.raises(BadValue) as refusal:
        read(shape, given)
    assert str(refusal.value).startswith(f"stakeholder named_person: {sentence}")
    assert len(str(refusal.value)) < 200
