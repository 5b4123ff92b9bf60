"""A search as a screen shows it: the first page as soon as it is there, and the rest when it is.

Until there is an index a search goes through the records, which may take long. It is cut into
slices of a few milliseconds, with room for the keys in between.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from time import perf_counter
from typing import NamedTuple

from jargon8_tui.services.finding.looking import AnyRef
from jargon8_tui.ui.finding.found import MOST
from jargon8_tui.ui.slices import SLICE

FIRST_PAGE = 24
"""So many are shown without waiting for more."""
FIRST_LOOK = 0.006
"""Seconds after which what has been found is shown, be it less."""


class SoFar(NamedTuple):
    """What has been found, to be shown."""

    refs: Sequence[AnyRef]
    """One more than are listed where there are more."""
    is_all: bool


def paged(
    found: Iterable[AnyRef | None], clock: Callable[[], float] = perf_counter
) -> Iterator[SoFar | None]:
    """What is `found`, whenever it is to be shown, and none where the keys are to be let in."""
    refs: list[AnyRef] = []
    begun = clock()
    until = begun + SLICE
    shown: int | None = None
    for ref in found:
        if ref is not None:
            refs.append(ref)
        if len(refs) > MOST:
            break
        if (now := clock()) < until:
            continue
        is_late = shown is None and now - begun >= FIRST_LOOK
        if is_late or (shown or 0) < FIRST_PAGE <= len(refs):
            shown = len(refs)
            yield SoFar(refs[:], is_all=False)
        yield None
        until = clock() + SLICE
    yield SoFar(refs, is_all=True)
