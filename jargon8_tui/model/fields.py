"""The fields of a record as data: read once from its declaration, used wherever a field is met."""

import datetime as dt
import types
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import NODEFAULT, Meta

from jargon8_tui.model.dates import FORMS
from jargon8_tui.model.record import Record


class Shape(Enum):
    """What sort of value a field holds, as the user meets it."""

    LINE = "line"
    PROSE = "prose"
    CHOICE = "choice"
    YES_NO = "yes or no"
    DAY = "day"
    MOMENT = "moment"
    WHOLE = "whole number"
    NUMBER = "number"
    WORDS = "words"
    RECORD = "record"
    TABLE = "table"


@dataclass(frozen=True)
class Field:
    """One field of a kind: its names, its shape, and what it accepts."""

    name: str
    """In the file, in JSON and on the command line."""
    attribute: str
    """In Python, where that differs because the name is a keyword."""
    title: str
    """On a form."""
    help: str
    shape: Shape
    required: bool
    """Whether the user has to give it: nothing stands in for it."""
    starts_now: bool
    """Whether the present day or moment stands in where it is left out."""
    optional: bool
    """Whether it may be none."""
    default: Any
    choices: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    item: type[msgspec.Struct] | None = None
    """What a row of a table is, where it has fields of its own."""
    of: str = ""
    """The kind that the record it names has to be of, where it is not just any."""
    is_to_come: bool = False
    """Whether it is a day that still lies ahead when it is first written down."""
    app_writes: bool = False
    """Whether it is jargon8 that writes it, as a consequence of other changes."""

    @property
    def is_many(self) -> bool:
        """Whether its title is a plural: Criteria, Targets."""
        return self.shape in (Shape.WORDS, Shape.TABLE)

    @property
    def accepts(self) -> str:
        """What fits, as the end of a sentence."""
        match self.shape:
            case Shape.CHOICE:
                return f"one of {', '.join(self.choices)}"
            case Shape.YES_NO:
                return "yes or no"
            case Shape.WHOLE | Shape.NUMBER:
                return self._numbers()
            case Shape.DAY | Shape.MOMENT:
                return f"a date ({FORMS})"
            case Shape.RECORD:
                what = self.of.replace("-", " ") or "record"
                return f"a ref, uid, name or title of a {what}"
            case Shape.WORDS:
                return f"a list such as {self.help.partition('such as ')[2] or 'a,b'}"
            case Shape.TABLE:
                return getattr(self.item, "FORMS", "a list, as JSON")
            case Shape.PROSE:
                return "text"
        return f"one line of at most {self.high:.0f} characters" if self.high else "a line of text"

    def refusal(self, given: str) -> str:
        """Why `given`, or nothing, does not fit, as a sentence."""
        is_are = "are" if self.is_many else "is"
        if given:
            return f"{self.title} {is_are} {self.accepts}; {given} was given."
        return f"{self.title} {is_are} needed: {self.accepts}."

    def _numbers(self) -> str:
        sort = "a whole number" if self.shape is Shape.WHOLE else "a number"
        if self.low is not None and self.high is not None:
            return f"{sort} from {self.low:g} to {self.high:g}"
        return f"{sort} of at least {self.low:g}" if self.low is not None else sort


@cache
def fields_of(record: type[msgspec.Struct]) -> tuple[Field, ...]:
    """The fields of a kind of record, in the order of its declaration, the common four last; or
    those of a row in a table of one."""
    hints = get_type_hints(record, include_extras=True)
    declared = msgspec.structs.fields(record)
    common = set(Record.__struct_fields__)
    own = [f for f in declared if f.name not in common]
    shared = [f for f in declared if f.name in common]
    return tuple(_field(info, hints[info.name]) for info in own + shared)


@cache
def fields_by_name(record: type[msgspec.Struct]) -> dict[str, Field]:
    """The fields of a kind of record, or of a row in one, by their name in the file."""
    return {field.name: field for field in fields_of(record)}


def names_in(record: msgspec.Struct) -> Iterator[tuple[Field, str]]:
    """The other records that a record names by their uids, in the rows of its tables too."""
    for field in fields_of(type(record)):
        value = getattr(record, field.attribute)
        if field.shape is Shape.RECORD and value:
            yield field, value
        elif field.item is not None:
            for row in value:
                yield from names_in(row)


def _field(info: msgspec.structs.FieldInfo, hint: Any) -> Field:
    inner, metas, optional = _unwrapped(hint)
    extra = {key: value for meta in metas for key, value in (meta.extra or {}).items()}
    choices = get_args(inner) if get_origin(inner) is Literal else ()
    default = info.default
    if info.default_factory is not NODEFAULT:
        default = info.default_factory()
    starts_now = extra.get("starts") == "now"
    shape = _shape(inner, extra, choices)
    return Field(
        name=info.encode_name,
        attribute=info.name,
        title=_last(metas, "title") or info.encode_name.replace("_", " ").capitalize(),
        help=_last(metas, "description") or "",
        shape=shape,
        required=info.required and not starts_now,
        starts_now=starts_now,
        optional=optional,
        default=None if default is NODEFAULT else default,
        choices=choices,
        low=_last(metas, "ge"),
        high=_last(metas, "max_length" if shape is Shape.LINE else "le"),
        item=_item(inner) if shape is Shape.TABLE else None,
        of=extra.get("of", ""),
        is_to_come=extra.get("lies") == "ahead",
        app_writes=extra.get("writes") == "app",
    )


def _last(metas: list[Meta], name: str) -> Any:
    """The value that stands: an outer declaration goes before the shape it is made of."""
    return next((v for meta in reversed(metas) if (v := getattr(meta, name)) is not None), None)


def _unwrapped(hint: Any) -> tuple[Any, list[Meta], bool]:
    """A type without its annotations and its "or none"; the annotations, innermost first."""
    if get_origin(hint) is Annotated:
        inner, metas, optional = _unwrapped(get_args(hint)[0])
        return inner, metas + [m for m in get_args(hint)[1:] if isinstance(m, Meta)], optional
    if get_origin(hint) in (Union, types.UnionType):
        (some,) = [arm for arm in get_args(hint) if arm is not type(None)]
        inner, metas, _ = _unwrapped(some)
        return inner, metas, True
    return hint, [], False


def _item(inner: Any) -> type[msgspec.Struct] | None:
    """What the rows of a table are, where they are structs."""
    item, _, _ = _unwrapped(get_args(inner)[0])
    return item if isinstance(item, type) and issubclass(item, msgspec.Struct) else None


def _shape(inner: Any, extra: dict[str, Any], choices: tuple[str, ...]) -> Shape:
    if choices:
        return Shape.CHOICE
    if "shape" in extra:
        return Shape(extra["shape"])
    if get_origin(inner) is tuple:
        item, _, _ = _unwrapped(get_args(inner)[0])
        return Shape.WORDS if item is str else Shape.TABLE
    by_type = {
        bool: Shape.YES_NO,
        int: Shape.WHOLE,
        float: Shape.NUMBER,
        dt.date: Shape.DAY,
        dt.datetime: Shape.MOMENT,
    }
    return by_type.get(inner, Shape.LINE)
