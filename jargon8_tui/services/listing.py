"""Records of any kinds in the order that lists have them, those that cannot be read left out."""

import heapq
from collections.abc import Iterable, Iterator
from typing import Any

from jargon8_tui.model.kinds import FEEDBACK, Kept, Kind
from jargon8_tui.model.record import Record
from jargon8_tui.services.today.watched import may_be_open
from jargon8_tui.store import Notebook
from jargon8_tui.store.sieving import Sieve


def newest_first(
    notebook: Notebook, kinds: Iterable[Kind[Any]], sieve: Sieve | None = None
) -> Iterator[Kept[Record]]:
    """Every record of `kinds` by its when, newest first, each decoded as it is reached.

    Where there is a `sieve`, only those that it picks are looked at.
    """
    collections = [notebook.collection(kind) for kind in kinds]
    found = [
        each.matching(sieve) if sieve else each.newest_first().readable() for each in collections
    ]
    return heapq.merge(*found, key=lambda kept: kept.when.isoformat(), reverse=True)


def still_open(kind: Kind[Any]) -> Sieve | None:
    """The sieve for the records of `kind` that may be open; none where there is no saying.

    Of ten thousand entries of feedback some are open, and the others are never decoded.
    """
    return may_be_open if kind is FEEDBACK else None
