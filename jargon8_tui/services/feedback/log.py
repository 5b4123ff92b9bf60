"""The log of feedback: which of it is listed, and in which order.

Of twenty thousand entries only the few fields that decide are read, from the bytes of each row; an
entry is decoded whole when it is looked at. Entries are found newest first, a slice at a time, so
that a list can show the first of them while the rest is still being looked through.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any

import msgspec

from jargon8_tui.model.feedback import SEVERITIES, Feedback, Severity, Type
from jargon8_tui.model.kinds import FEEDBACK, Kept, Ref
from jargon8_tui.model.periods import Period
from jargon8_tui.model.stages import STAGES, Stage, dues
from jargon8_tui.model.tracks import Track
from jargon8_tui.services.finding.find import Finder
from jargon8_tui.services.finding.query import Query, folded
from jargon8_tui.store import Notebook

OPEN: tuple[Stage, ...] = STAGES[:-1]
"""The stages of what is still to be closed."""


class _Head(msgspec.Struct, frozen=True, gc=False):
    """What is read of an entry to tell whether it is listed and where it stands."""

    received: dt.datetime
    track: Track = "customer"
    type: Type = "concern"
    category: str = ""
    severity: Severity = "medium"
    stage: Stage = "received"
    stakeholder: str | None = None
    from_label: str = ""
    acknowledge_by: dt.datetime | None = None
    resolve_by: dt.datetime | None = None
    told_at: dt.datetime | None = None


@dataclass(frozen=True)
class Filter:
    """Which entries are listed; what is empty leaves none out."""

    stages: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    tracks: frozenset[str] = frozenset()
    severities: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    """What a category begins with, folded; nothing asks for those without one."""
    stakeholders: frozenset[str] | None = None
    """The uids of those it is from; `labels` may also name them."""
    whom: str = ""
    """What they were asked for by."""
    labels: Query = field(default_factory=Query)
    """Words of the label it is from, where that is no stakeholder of the register."""
    period: Period | None = None
    overdue: bool = False
    untold: bool = False
    """Answered, and not told yet."""
    query: Query = field(default_factory=Query)

    def __bool__(self) -> bool:
        return self != Filter()

    def holds(self, entry: Feedback | _Head, now: dt.datetime) -> bool:
        """Whether an entry is listed at the moment `now`, its words aside."""
        return (
            (not self.stages or entry.stage in self.stages)
            and (not self.types or entry.type in self.types)
            and (not self.tracks or entry.track in self.tracks)
            and (not self.severities or entry.severity in self.severities)
            and (not self.categories or self._is_about(entry))
            and (self.stakeholders is None or self._is_from(entry))
            and (self.period is None or self.period.covers(entry.received.date()))
            and (not self.overdue or _is_overdue(entry, now))
            and (not self.untold or (entry.stage == "responded" and entry.told_at is None))
        )

    def _is_about(self, entry: Feedback | _Head) -> bool:
        category = folded(entry.category)
        return any(category.startswith(one) if one else not category for one in self.categories)

    def _is_from(self, entry: Feedback | _Head) -> bool:
        assert self.stakeholders is not None
        if entry.stakeholder in self.stakeholders:
            return True
        return bool(self.labels.words) and self.labels.all_in(entry.from_label)


def _due_by(entry: Feedback | _Head) -> dt.datetime | None:
    """When the next stage is due."""
    waiting = dues(entry.stage, entry.acknowledge_by, entry.resolve_by)
    return waiting[0].by if waiting else None


def _is_overdue(entry: Feedback | _Head, now: dt.datetime) -> bool:
    by = _due_by(entry)
    return by is not None and by < now


def sift(
    notebook: Notebook, finder: Finder, filter: Filter, now: dt.datetime
) -> Iterator[list[int]]:
    """The ids of the entries that `filter` holds, newest first, a slice at a time.

    Words are left to the finder, which may have an index of them.
    """
    if filter.query:
        return _with_words(notebook, finder, filter, now)
    return (_held(notebook, ids, filter, now) for ids in notebook.feedback.slices())


def _with_words(
    notebook: Notebook, finder: Finder, filter: Filter, now: dt.datetime
) -> Iterator[list[int]]:
    """Of what has the words, what `filter` holds; where it asks for words alone, all of it."""
    query = replace(filter.query, kinds=frozenset({FEEDBACK.name}))
    has_more = filter != Filter(query=filter.query)
    ids: list[int] = []
    for ref in chain(finder.look(query, [FEEDBACK]), (None,)):
        if isinstance(ref, Ref):
            ids.append(ref.id)
        elif ref is None:
            yield _held(notebook, ids, filter, now) if has_more else ids
            ids = []


def _held(notebook: Notebook, ids: Sequence[int], filter: Filter, now: dt.datetime) -> list[int]:
    """Those of `ids` whose entries `filter` holds, its words aside."""
    heads = notebook.feedback.each(_Head, ids)
    return [id for id, head in heads if filter.holds(head, now)]


def _by_due(head: _Head) -> Any:
    """What is due soonest first, then what waits to be told, then open, then closed."""
    if (by := _due_by(head)) is not None:
        return 0, by.timestamp()
    untold = head.stage == "responded" and head.told_at is None
    return (1 if untold else 2 if head.stage != "closed" else 3), -head.received.timestamp()


def _by_severity(head: _Head) -> Any:
    """The worst first, praise last, the open before the closed, the newest first."""
    return (
        head.stage == "closed",
        head.type == "compliment",
        -SEVERITIES.index(head.severity),
        -head.received.timestamp(),
    )


def _by_age(head: _Head) -> Any:
    """The oldest open one first, the closed ones after them."""
    return head.stage == "closed", head.received.timestamp()


NEWEST = "newest first"
ORDERS: dict[str, Callable[[_Head], Any] | None] = {
    NEWEST: None,
    "by due time": _by_due,
    "by severity": _by_severity,
    "oldest open first": _by_age,
}
"""The orders of the log by name; as they are found where there is nothing to compare."""


def in_order(notebook: Notebook, ids: Sequence[int], order: str) -> Sequence[Kept[Feedback]]:
    """The entries with `ids`, which are newest first, in one of `ORDERS`."""
    compare = ORDERS[order]
    if compare is not None:
        heads = dict(notebook.feedback.each(_Head, ids))
        ids = sorted(heads, key=lambda id: compare(heads[id]))
    return notebook.feedback.listing(ids)
