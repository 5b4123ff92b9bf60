"""Find by keyboard before there is an index: what is shown while the search goes on."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from jargon8_tui.model.kinds import REFLECTION, Kind, Ref
from jargon8_tui.model.record import Record
from jargon8_tui.services.finding.find import Finder
from jargon8_tui.services.finding.query import Query
from tests.ui.find_notebooks import chosen, found, listed
from tests.ui.running import running


async def test_what_is_found_so_far_is_shown_and_can_be_gone_to_before_the_search_is_done(
    written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_held = True

    def look(finder: Finder, query: Query, kinds: Sequence[Kind[Record]]) -> Iterator[Ref | None]:
        yield Ref(REFLECTION, 3)
        while is_held:
            yield None
        yield Ref(REFLECTION, 2)

    monkeypatch.setattr(Finder, "look", look)
    async with running(written) as on:
        await on.press("slash")
        await on.type("barrier")
        await on.sees("1+ found")
        assert on.said == "1+ found for barrier, and still looking."
        assert listed(on) == ["RJ-3"]
        is_held = False
        await on.sees("2 found")
        assert listed(on) == ["RJ-3", "RJ-2"]
        is_held = True
        await on.type("s")
        await on.sees("1+ found")
        await on.press("enter")
        await on.sees("Pushed by hand.")


async def test_the_cursor_stays_where_it_was_put_until_that_is_found_again(
    written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_held = False

    def look(finder: Finder, query: Query, kinds: Sequence[Kind[Record]]) -> Iterator[Ref | None]:
        yield Ref(REFLECTION, 1)
        while is_held:
            yield None
        yield Ref(REFLECTION, 2)

    monkeypatch.setattr(Finder, "look", look)
    async with running(written) as on:
        await found(on, "barr")
        await on.press("down")
        is_held = True
        await on.type("i")
        await on.press("backspace")
        assert (listed(on), chosen(on)) == (["RJ-1", "RJ-2"], "RJ-2")
        is_held = False
        assert chosen(on) == "RJ-2"


async def test_without_an_index_all_of_it_is_found_as_well(
    written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Finder, "start_index", lambda _: lambda _: None)
    async with running(written) as on:
        await found(on, "BARR pea")
        assert not on.app.session.finder.is_indexed
        assert listed(on) == ["NT-1", "RJ-1", "RJ-2"]
        await on.press("backspace", "backspace", "backspace")
        assert sorted(listed(on)) == ["AC-1", "NT-1", "RJ-1", "RJ-2", "RJ-3"]
