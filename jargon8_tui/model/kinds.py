"""The kinds of record there are. A new kind is a file beside this one, and an entry here."""

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Any, Generic, NamedTuple, TypeVar

import msgspec

from jargon8_tui.model.action import Action
from jargon8_tui.model.contact import Contact
from jargon8_tui.model.errors import NotFound, Refused
from jargon8_tui.model.feedback import Feedback
from jargon8_tui.model.link import Link
from jargon8_tui.model.measurement import LevelOf, Measurement
from jargon8_tui.model.note import Note
from jargon8_tui.model.raci import Raci
from jargon8_tui.model.record import Record
from jargon8_tui.model.reflection import Reflection
from jargon8_tui.model.service_level import ServiceLevel
from jargon8_tui.model.stakeholder import Stakeholder
from jargon8_tui.model.text import shortened

R_co = TypeVar("R_co", bound=Record, covariant=True)


class Kind(msgspec.Struct, Generic[R_co], frozen=True):
    """A kind of record: what it is called where, and which fields name and date it."""

    name: str
    """On the command line and in JSON: `service-level`."""
    prefix: str
    """Of its refs: `SL`."""
    table: str
    """In the file: `service_levels`."""
    record: type[R_co]
    title: str
    """The field that says what a record is, in one line; a measurement's goes with its level."""
    when: str = "created"
    """The field that lists go by; `created` stands in where it is empty."""
    words: str = ""
    """Its name in a sentence, where that is not the name."""
    plural: str = ""

    @property
    def label(self) -> str:
        """Its name as a word in a sentence: `service level`."""
        return self.words or self.name.replace("-", " ")

    @property
    def labels(self) -> str:
        """Several of them, as a word in a sentence."""
        return self.plural or self.label + "s"

    @property
    def are(self) -> str:
        """The verb that goes with several of them: feedback is not counted."""
        return "is" if self.labels == self.label else "are"

    @property
    def have(self) -> str:
        """The other verb that goes with several of them."""
        return "has" if self.labels == self.label else "have"


RACI = Kind(
    "raci", "RM", "raci_matrices", Raci, title="title", words="RACI matrix", plural="RACI matrices"
)
STAKEHOLDER = Kind("stakeholder", "ST", "stakeholders", Stakeholder, title="name")
CONTACT = Kind("contact", "CT", "contacts", Contact, title="summary", when="at")
REFLECTION = Kind("reflection", "RJ", "reflections", Reflection, title="title", when="date")
FEEDBACK = Kind(
    "feedback", "FB", "feedback", Feedback, title="summary", when="received", plural="feedback"
)
SERVICE_LEVEL = Kind("service-level", "SL", "service_levels", ServiceLevel, title="name")
MEASUREMENT = Kind("measurement", "ME", "measurements", Measurement, title="value", when="at")
ACTION = Kind("action", "AC", "actions", Action, title="text", when="due")
NOTE = Kind("note", "NT", "notes", Note, title="title")
LINK = Kind("link", "LK", "links", Link, title="why")

KINDS: tuple[Kind[Record], ...] = (
    STAKEHOLDER,
    CONTACT,
    RACI,
    REFLECTION,
    FEEDBACK,
    SERVICE_LEVEL,
    MEASUREMENT,
    ACTION,
    NOTE,
    LINK,
)

_BY_NAME = {name: kind for kind in KINDS for name in (kind.name, kind.table)}
_BY_PREFIX = {kind.prefix: kind for kind in KINDS}
_BY_TABLE = {kind.table: kind for kind in KINDS}
_BY_RECORD = {kind.record: kind for kind in KINDS}
_REF = re.compile(r"([A-Za-z]{2})-([1-9]\d{0,17})", re.ASCII)


def no_level(_uid: str) -> None:
    """Where no service level is at hand, a measurement is called by its value alone."""


class Ref(NamedTuple):
    """How a record is shown and addressed: its kind's prefix and its id in the file, `FB-12`."""

    kind: Kind[Record]
    id: int

    def __str__(self) -> str:
        return f"{self.kind.prefix}-{self.id}"


@dataclass(frozen=True)
class Kept(Generic[R_co]):
    """A record as the notebook keeps it: with the ref it is found under."""

    ref: Ref
    record: R_co
    level_of: LevelOf = field(default=no_level, compare=False, repr=False)
    """Where the level that a measurement is called by is looked up."""

    @property
    def title(self) -> str:
        """What it is, in one line."""
        return title_of(self.record, self.level_of)

    @property
    def when(self) -> dt.date | dt.datetime:
        """The day or moment that lists go by."""
        return when_of(self.record)


def kind_named(name: str) -> Kind[Record]:
    """The kind called `name`, as on the command line or in the file. Raises `Refused`."""
    try:
        return _BY_NAME[name.strip().lower()]
    except KeyError:
        known = ", ".join(kind.name for kind in KINDS)
        raise Refused(
            f"{shortened(name) or 'Nothing'} is not a kind of record: {known} are."
        ) from None


def kind_of(record: Record) -> Kind[Any]:
    """The kind that `record` is of."""
    return _BY_RECORD[type(record)]


def kind_of_table(table: str) -> Kind[Record] | None:
    """The kind whose records `table` holds, or none where it holds something else."""
    return _BY_TABLE.get(table)


def read_ref(text: str) -> Ref | None:
    """The ref that `text` is (`FB-12`, in any case), or none where it is not one."""
    match = _REF.fullmatch(text.strip())
    kind = _BY_PREFIX.get(match[1].upper()) if match else None
    return Ref(kind, int(match[2])) if match and kind else None


def the_ref(text: str) -> Ref:
    """The ref that `text` is. Raises `NotFound`."""
    if ref := read_ref(text):
        return ref
    prefixes = ", ".join(kind.prefix for kind in KINDS)
    raise NotFound(
        f"{shortened(text) or 'Nothing'} is not a ref: a ref is one of {prefixes}, "
        "then a dash and a number, as in RJ-12."
    )


def title_of(record: Record, level_of: LevelOf = no_level) -> str:
    """What a record is, in one line; a link without a reason is called that."""
    if isinstance(record, Measurement):
        return record.called(level_of(record.service_level))
    kind = kind_of(record)
    return str(getattr(record, kind.title)) or kind.label


def when_of(record: Record) -> dt.date | dt.datetime:
    """The day or moment that lists, `--since` and `find` go by."""
    when: dt.date | dt.datetime = getattr(record, kind_of(record).when) or record.created
    return when
