"""The app before its notebook has been read: the frame is there, and whatever is pressed waits."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from jargon8_tui.model.kinds import FEEDBACK
from jargon8_tui.settings import Settings
from jargon8_tui.store import Notebook
from jargon8_tui.ui.app import Jargon8
from jargon8_tui.ui.places import PLACES, PlaceName
from tests.conftest import NOW
from tests.ui.running import Running, opened, saved
from tests.ui.test_today import add


@pytest.fixture
def site(notebook: Notebook) -> Path:
    add(notebook, FEEDBACK, summary="Barrier slow", severity="high", received="2026-11-02")
    notebook.close()
    return notebook.path


@asynccontextmanager
async def unread(path: Path) -> AsyncIterator[tuple[Running, Callable[[], object]]]:
    """The app before the notebook at `path` has been read, and what has it read."""
    app = Jargon8(path, Settings(), now=lambda: NOW, opener=opened)
    read = app.read_notebook
    with pytest.MonkeyPatch.context() as for_now:
        for_now.setattr(app, "read_notebook", lambda: None)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            try:
                yield Running(app, pilot), read
            finally:
                if app.session.is_open:
                    app.session.notebook.close()


async def test_the_frame_is_there_and_its_keys_do_nothing_until_the_records_are(site: Path) -> None:
    async with unread(site) as (on, read):
        assert " 1 Today 2 Stak" in on.shown and "? Help" in on.shown
        await on.press(*"jaedlyxnfsADuc", "enter", "slash", "tab")
        assert on.said == "Reading the notebook."
        read()
        await on.sees("FB-1")
        assert on.said.startswith("The oldest concern is FB-1, 20 days.")
        await on.press("enter")
        assert "Barrier slow" in on.shown
    assert [kept.title for kept in saved(site).feedback.all()] == ["Barrier slow"]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.mode)
async def test_a_place_that_is_gone_to_before_shows_what_it_has_then(
    site: Path, place: PlaceName
) -> None:
    async with unread(site) as (on, read):
        await on.press(place.digit)
        assert on.said == "Reading the notebook."
        read()
        await on.until_open()
        assert on.app.current_mode == place.mode
        assert on.said != "Reading the notebook."
        await on.press("5")
        await on.sees("Barrier slow")
