"""Random values for any field, and random records of any kind, made from the declarations."""

import datetime as dt
from typing import Any, TypeVar

import msgspec
from hypothesis import strategies as st

from jargon8_tui.model.fields import Field, Shape, fields_of
from jargon8_tui.model.kinds import KINDS, Kind
from jargon8_tui.model.raci import Activity, Role, in_order
from jargon8_tui.model.record import Record
from jargon8_tui.model.service_level import Target
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
_TARGETS = st.dictionaries(st.dates(), st.floats(0, 1e6, allow_subnormal=False), max_size=3)
"""The targets of a service level by the day that each is from: no two from the same."""
_BY_NAME = {
    "uid": st.uuids().map(str),
    "criteria": st.lists(st.from_regex(r"\AA[1-9][0-9]?-[PD]?[1-9][0-9]?\Z"), unique=True),
    "targets": _TARGETS.map(
        lambda of: tuple(Target(from_=day, value=value) for day, value in of.items())
    ),
}


def values(field: Field) -> st.SearchStrategy[Any]:
    """Values that fit `field`, none among them where it may be none."""
    fitting = _fitting(field)
    if field.required:
        fitting = fitting.filter(bool)
    return st.none() | fitting if field.optional else fitting


@st.composite
def tables_of_matrices(draw: st.DrawFn, roles: int = 5, activities: int = 7) -> dict[str, Any]:
    """The roles and activities of a RACI matrix, which have to fit each other."""
    name = LINE.filter(bool)
    columns = draw(
        st.lists(
            st.builds(Role, name=name, stakeholder=st.none() | st.uuids().map(str)),
            max_size=roles,
        )
    )
    cell = st.text("RACI", max_size=3).map(in_order)
    row = st.builds(Activity, name=name, note=PROSE, cells=st.tuples(*[cell] * len(columns)))
    return {"roles": tuple(columns), "activities": tuple(draw(st.lists(row, max_size=activities)))}


@st.composite
def times_of_measurements(draw: st.DrawFn) -> dict[str, Any]:
    """When a measurement was and when it ended, which is not before that."""
    at = draw(MOMENTS)
    passed = draw(st.none() | st.timedeltas(dt.timedelta(), dt.timedelta(days=400)))
    return {"at": at, "ended": None if passed is None else at + passed}


_TOGETHER: dict[str, tuple[set[str], st.SearchStrategy[dict[str, Any]]]] = {
    "raci": ({"roles", "activities"}, tables_of_matrices()),
    "measurement": ({"at", "ended"}, times_of_measurements()),
}
"""The fields of a kind that depend on each other, and what they can be."""


def records(kind: Kind[R]) -> st.SearchStrategy[R]:
    """Records of `kind` as a notebook keeps them: with every field filled in or left out."""
    joined, together = _TOGETHER.get(kind.name, (set(), st.just({})))
    fields = [field for field in fields_of(kind.record) if field.name not in joined]
    stamped = {"created": MOMENTS, "modified": MOMENTS}
    always = {f.attribute: values(f) for f in fields if f.required or f.starts_now}
    maybe = {f.attribute: values(f) for f in fields if f.attribute not in always}
    apart = st.fixed_dictionaries(
        always | stamped, optional={name: maybe[name] for name in maybe if name not in stamped}
    )
    return st.builds(lambda a, b: validated(kind.record(**a, **b)), apart, together)


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
        case Shape.TABLE:
            assert field.item is not None
            rows = st.lists(_rows(field.item), max_size=3, unique_by=_what_is_once)
            return rows.map(tuple)
    return _BY_SHAPE[field.shape]


def _rows(row: type[msgspec.Struct]) -> st.SearchStrategy[Any]:
    """Lines of a table."""
    cells = {field.attribute: values(field) for field in fields_of(row)}
    return st.fixed_dictionaries(cells).map(lambda chosen: row(**chosen))


def _what_is_once(row: msgspec.Struct) -> object:
    """What no two lines of a table share: the day that a target holds from."""
    return row.from_ if isinstance(row, Target) else id(row)
