"""The actions as a list: which of them are listed, the overdue ones first.

Of each only the few fields that decide are read; an action is decoded whole when it is looked at.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

import msgspec

from jargon8_tui.model.action import Action
from jargon8_tui.services.finding.query import Query
from jargon8_tui.store import Listing, Notebook

State = Literal["open", "done", "overdue"]
STATES: tuple[State, ...] = ("open", "done", "overdue")


class Head(msgspec.Struct, gc=False):
    """Of an action: what its place in the list follows from, and what words are looked for in."""

    text: str
    due: dt.date | None = None
    done: dt.date | None = None
    result: str = ""
    owner: str = ""
    tags: tuple[str, ...] = ()

    def is_overdue(self, today: dt.date) -> bool:
        """Whether it is open, and should have been done before `today`."""
        return self.done is None and self.due is not None and self.due < today


@dataclass(frozen=True)
class Filter:
    """Which actions are listed; what is empty leaves none out."""

    state: State | None = None
    query: Query = field(default_factory=Query)

    @classmethod
    def read(cls, typed: str) -> "Filter":
        """`open`, `done`, `overdue`; every other word is looked for in text, result and owner."""
        state: State | None = None
        words = []
        for word in typed.split():
            named = next((one for one in STATES if one == word.casefold()), None)
            if named is None:
                words.append(word)
            else:
                state = named
        return cls(state, Query.of(" ".join(words)))

    def __bool__(self) -> bool:
        return self != Filter()

    def holds(self, head: Head, today: dt.date) -> bool:
        """Whether an action is listed."""
        if self.state == "overdue" and not head.is_overdue(today):
            return False
        if self.state in ("open", "done") and (head.done is None) != (self.state == "open"):
            return False
        texts = (head.text, head.result, head.owner, *head.tags)
        return not self.query or self.query.all_in("\n\n".join(texts))


@dataclass(frozen=True)
class Listed:
    """The actions that are listed, in their order, and how many there are of all."""

    actions: Listing[Action]
    total: int
    open: int
    overdue: int


def listed(notebook: Notebook, filter: Filter, today: dt.date) -> Listed:
    """The actions that `filter` holds: overdue ones first, the longest first; then those due, the
    soonest first; then those due on no day, and the done ones, what was done last first."""
    heads = dict(notebook.actions.each(Head))
    ids = [id for id, head in heads.items() if filter.holds(head, today)]
    return Listed(
        notebook.actions.listing(sorted(ids, key=lambda id: (*_place(heads[id]), id))),
        total=len(heads),
        open=sum(head.done is None for head in heads.values()),
        overdue=sum(head.is_overdue(today) for head in heads.values()),
    )


def _place(head: Head) -> Iterator[int]:
    """Where an action stands: by the day it is due, which has the overdue ones first."""
    if head.done is not None:
        yield from (2, -head.done.toordinal())
    elif head.due is not None:
        yield from (0, head.due.toordinal())
    else:
        yield from (1, 0)
