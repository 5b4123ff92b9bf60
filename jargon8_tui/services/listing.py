"""Records of any kinds in the order that lists have them, those that cannot be read left out."""

import heapq
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import Kept, Kind
from jargon8_tui.model.record import Record
from jargon8_tui.store import Notebook


def newest_first(notebook: Notebook, kinds: Iterable[Kind[Any]]) -> Iterator[Kept[Record]]:
    """Every record of `kinds` by its when, newest first, each decoded as it is reached."""
    lists = (_readable(notebook.collection(kind).newest_first()) for kind in kinds)
    return heapq.merge(*lists, key=lambda kept: kept.when.isoformat(), reverse=True)


def _readable(listing: Sequence[Kept[Record]]) -> Iterator[Kept[Record]]:
    for at in range(len(listing)):
        try:
            yield listing[at]
        except Refused:
            continue  # it is in the file but cannot be read: `check` names it
