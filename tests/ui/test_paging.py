"""What a search shows when, told in steps: each takes a millisecond by the clock of the test."""

from collections.abc import Iterator
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jargon8_tui.model.kinds import NOTE, Ref
from jargon8_tui.services.finding.looking import AnyRef
from jargon8_tui.ui.finding.found import MOST
from jargon8_tui.ui.finding.paging import FIRST_PAGE, SoFar, paged
from jargon8_tui.ui.slices import SLICE

STEP = 2**-10
"""Seconds that a step takes, without a remainder."""


class Search:
    """A search whose every step takes as long as the next one."""

    def __init__(self, steps: str) -> None:
        """`steps` has a letter for each step, an `x` where it finds something."""
        self.taken = 0
        self._steps = steps

    def __iter__(self) -> Iterator[AnyRef | None]:
        for number, step in enumerate(self._steps, 1):
            self.taken = number
            yield Ref(NOTE, number) if step == "x" else None

    def clock(self) -> float:
        """The time by the steps that were taken."""
        return self.taken * STEP

    def shown(self) -> list[tuple[int, int, bool]]:
        """After how many steps how many are shown, and whether that is all."""
        return [
            (self.taken, len(page.refs), page.is_all)
            for page in paged(self, self.clock)
            if page is not None
        ]


FRAME = 16
"""Steps within which the first page has to be shown: milliseconds."""
FIRST_SLICE = ceil(SLICE / STEP)
"""After so many steps what there is is shown."""


def test_a_page_is_shown_as_soon_as_it_is_there_and_the_rest_at_the_end() -> None:
    (first, *_, last) = Search("x" * 50).shown()
    assert first == (FIRST_SLICE, FIRST_SLICE, False), "some of a page is more than nothing"
    assert last == (50, 50, True)


def test_what_is_rare_is_shown_while_the_search_goes_on() -> None:
    shown = Search("x" + "." * 200 + "x" + "." * 100).shown()
    assert shown == [(FIRST_SLICE, 1, False), (302, 2, True)]
    assert shown[0][0] <= FRAME


def test_where_nothing_is_found_so_far_that_is_said_within_a_frame() -> None:
    assert Search("." * 500).shown() == [(FIRST_SLICE, 0, False), (500, 0, True)]


def test_what_is_found_at_once_is_shown_once() -> None:
    at_once = FIRST_SLICE - 1
    assert Search("x" * at_once).shown() == [(at_once, at_once, True)]
    assert Search("").shown() == [(0, 0, True)]


def test_no_more_are_looked_for_than_are_listed_and_one() -> None:
    search = Search("x" * 1_000)
    assert search.shown()[-1] == (MOST + 1, MOST + 1, True)


@pytest.mark.parametrize("steps", ["x" * 100, "." * 100, ".x" * 50])
def test_the_keys_are_let_in_after_every_slice(steps: str) -> None:
    search = Search(steps)
    pauses = [search.taken for page in paged(search, search.clock) if page is None]
    gaps = [after - before for before, after in zip([0, *pauses], pauses, strict=False)]
    assert set(gaps) == {FIRST_SLICE}


@given(st.text("x.", max_size=300))
def test_nothing_is_lost_and_the_first_page_never_waits(steps: str) -> None:
    search = Search(steps)
    pages = [page for page in paged(search, search.clock) if isinstance(page, SoFar)]
    places = [number for number, step in enumerate(steps, 1) if step == "x"]
    assert pages[-1].refs == [Ref(NOTE, place) for place in places[: MOST + 1]]
    assert len(pages) <= 3
    shown = Search(steps).shown()
    assert shown[0][0] <= FIRST_SLICE <= FRAME
    if len(steps) > FIRST_SLICE and steps.count("x") >= FIRST_PAGE:
        first_full = next(at for at, count, _ in shown if count >= FIRST_PAGE)
        assert first_full <= places[FIRST_PAGE - 1] + FIRST_SLICE
