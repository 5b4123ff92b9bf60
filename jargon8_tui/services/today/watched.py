"""The rows that Today watches: of each kind those that matter, as the few fields that decide.

They are read before anything else is on the screen, so none is decoded that does not belong there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

import msgspec

from jargon8_tui.model.feedback import Severity, Type
from jargon8_tui.model.kinds import Kind
from jargon8_tui.model.stages import Stage
from jargon8_tui.model.stakeholder import Cadence
from jargon8_tui.store import Notebook
from jargon8_tui.store.sieving import Sieve, Span, lines_in

S = TypeVar("S", bound=msgspec.Struct)


class OpenFeedback(msgspec.Struct, gc=False):
    """Of feedback: what it is, how bad, and by when it is to get on."""

    received: dt.datetime
    summary: str
    type: Type = "concern"
    severity: Severity = "medium"
    stage: Stage = "received"
    acknowledge_by: dt.datetime | None = None
    resolve_by: dt.datetime | None = None


class OpenAction(msgspec.Struct, gc=False):
    """Of an action: what is to be done by when, and whether it is done."""

    text: str
    due: dt.date | None = None
    done: dt.date | None = None


class InTouch(msgspec.Struct, gc=False):
    """Of a stakeholder: how often it is to be spoken to."""

    uid: str
    name: str
    created: dt.datetime
    cadence: Cadence = "none"
    active: bool = True
    named_person: bool = False


class Spoken(msgspec.Struct, gc=False):
    """Of a contact: with whom, and when."""

    stakeholder: str
    at: dt.datetime


class Entry(msgspec.Struct, gc=False):
    """Of a reflection: what it is about, whether it is all written, and what it claims."""

    date: dt.date
    title: str
    area: int | None = None
    status: str = "draft"
    criteria: tuple[str, ...] = ()

    @property
    def is_draft(self) -> bool:
        """Whether it is not all written yet."""
        return self.status == "draft"


class Watched(Generic[S]):
    """The rows of one kind that matter, each as the few fields that are wanted of it."""

    def __init__(
        self,
        notebook: Notebook,
        kind: Kind[Any],
        shape: type[S],
        matters: Callable[[S], bool],
        may_matter: Sieve | None = None,
    ) -> None:
        """Watch the rows that `matters` holds for; `may_matter` is a quicker look at their JSON,
        which tells most of the others."""
        self.kind = kind
        self.found: dict[int, S] = {}
        self._is_read = False
        self._rows = notebook.collection(kind)
        self._shape = shape
        self._matters = matters
        self._may_matter = may_matter

    def read(self) -> None:
        """Look through all of them."""
        matters = self._matters
        rows = self._rows.each(self._shape, sieve=self._may_matter)
        self.found = {id: row for id, row in rows if matters(row)}
        self._is_read = True

    def as_now(self) -> list[tuple[int, S]]:
        """Those that matter now, by id, to be gone through in a thread whatever is followed
        meanwhile."""
        return list(self.found.items())

    def follow(self, id: int) -> None:
        """Look anew at one that has changed, where they have been looked through."""
        if not self._is_read:
            return
        self.found.pop(id, None)
        for _, row in self._rows.each(self._shape, [id]):
            if self._matters(row):
                self.found[id] = row


def may_be_open(rows: bytes) -> Iterator[Span]:
    """The lines of the feedback that may be open, by a look at its JSON, which takes a third of the
    time that reading it does. Its stage stands before its updates, which have stages of their own.
    """
    for start, end in lines_in(rows):
        closed = rows.find(b'"stage":"closed"', start, end)
        if closed < 0 or rows.find(b'"updates":', closed, end) < 0:
            yield start, end
