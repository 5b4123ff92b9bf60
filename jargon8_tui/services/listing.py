"""Records of any kinds in the order that lists have them, those that cannot be read left out."""

import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import msgspec

from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import FEEDBACK, Kept, Kind
from jargon8_tui.model.record import Record
from jargon8_tui.store import Notebook


def newest_first(
    notebook: Notebook, kinds: Iterable[Kind[Any]], test: Callable[[bytes], bool] | None = None
) -> Iterator[Kept[Record]]:
    """Every record of `kinds` by its when, newest first, each decoded as it is reached.

    Where `test` is given, only those whose JSON passes it are looked at.
    """
    collections = [notebook.collection(kind) for kind in kinds]
    lists = [each.matching(test) if test else each.newest_first() for each in collections]
    return heapq.merge(*map(_readable, lists), key=lambda kept: kept.when.isoformat(), reverse=True)


class _Stage(msgspec.Struct):
    stage: str = ""


def still_open(kind: Kind[Any]) -> Callable[[bytes], bool] | None:
    """A test that lets pass the rows of `kind` that can be open; none where there is no saying.

    Of ten thousand entries of feedback some are open, and the others are never decoded.
    """
    if kind is not FEEDBACK:
        return None
    read = msgspec.json.Decoder(_Stage).decode

    def can_be_open(row: bytes) -> bool:
        try:
            return read(row).stage != "closed"
        except msgspec.DecodeError:
            return True  # whoever looks at it will see

    return can_be_open


def _readable(listing: Sequence[Kept[Record]]) -> Iterator[Kept[Record]]:
    for at in range(len(listing)):
        try:
            yield listing[at]
        except Refused:
            continue  # it is in the file but cannot be read: `check` names it
