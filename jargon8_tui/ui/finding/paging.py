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
"""So many are shown as soon as they are there; what there is after the first slice, be it less."""


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
    until = clock() + SLICE
    shown: int | None = None
    for ref in found:
        if ref is not None:
            refs.append(ref)
        if len(refs) > MOST:
            break
        if clock() < until:
            continue
        if shown is None or shown < FIRST_PAGE <= len(refs):
            shown = len(refs)
            yield SoFar(refs[:], is_all=False)
        yield None
        until = clock() + SLICE
    yield SoFar(refs, is_all=True)
