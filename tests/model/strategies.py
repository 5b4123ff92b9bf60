"""Random values for any field, and random records of any kind, made from the declarations."""

import datetime as dt
from typing import Any, TypeVar

from hypothesis import strategies as st

from jargon8_tui.model.fields import Field, Shape, fields_of
from jargon8_tui.model.kinds import KINDS, Kind
from jargon8_tui.model.record import Record
from jargon8_tui.model.text import cleaned
from jargon8_tui.model.values import validated

R = TypeVar("R", bound=Record)

RAW = st.text(st.characters(), max_size=80)
"""Any text at all, lone surrogates too."""

PROSE = RAW.map(lambda text: cleaned(text).text)
LINE = RAW.map(lambda text: cleaned(text, one_line=True).text)
WORD = LINE.map(lambda text: text.replace(",", "").strip()).filter(bool)
MOMENTS = st.datetimes(
    min_value=dt.datetime(1971, 1, 1),
    max_value=dt.datetime(2100, 1, 1),
    timezones=st.integers(-14 * 60, 14 * 60).map(
        lambda minutes: dt.timezone(dt.timedelta(minutes=minutes))
    ),
)
_BY_SHAPE: dict[Shape, st.SearchStrategy[Any]] = {
    Shape.LINE: LINE,
    Shape.PROSE: PROSE,
    Shape.YES_NO: st.booleans(),
    Shape.DAY: st.dates(),
    Shape.MOMENT: MOMENTS,
    Shape.RECORD: st.uuids().map(str),
}
_BY_NAME = {
    "uid": st.uuids().map(str),
    "criteria": st.lists(st.from_regex(r"\AA[1-9][0-9]?-[PD]?[1-9][0-9]?\Z"), unique=True),
}


def values(field: Field) -> st.SearchStrategy[Any]:
    """Values that fit `field`, none among them where it may be none."""
    fitting = _fitting(field)
    if field.required:
        fitting = fitting.filter(bool)
    return st.none() | fitting if field.optional else fitting


def records(kind: Kind[R]) -> st.SearchStrategy[R]:
    """Records of `kind` as a notebook keeps them: with every field filled in or left out."""
    fields = fields_of(kind.record)
    stamped = {"created": MOMENTS, "modified": MOMENTS}
    always = {f.attribute: values(f) for f in fields if f.required or f.starts_now}
    maybe = {f.attribute: values(f) for f in fields if f.attribute not in always}
    return st.fixed_dictionaries(
        always | stamped, optional={name: maybe[name] for name in maybe if name not in stamped}
    ).map(lambda chosen: validated(kind.record(**chosen)))


ANY_RECORD: st.SearchStrategy[Record] = st.sampled_from(KINDS).flatmap(records)
"""A record of any kind there is."""


def _fitting(field: Field) -> st.SearchStrategy[Any]:
    if field.name in _BY_NAME:
        return _BY_NAME[field.name]
    match field.shape:
        case Shape.CHOICE:
            return st.sampled_from(field.choices)
        case Shape.WHOLE:
            return st.integers(int(field.low or 0), int(field.high or 99))
        case Shape.NUMBER:
            return st.floats(field.low or 0, field.high or 1e6, allow_subnormal=False)
        case Shape.WORDS:
            return st.lists(WORD, max_size=4, unique=True).map(tuple)
    return _BY_SHAPE[field.shape]
