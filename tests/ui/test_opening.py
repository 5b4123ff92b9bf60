"""The app before its notebook has been read: the frame is there, and whatever is pressed waits."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from jargon8_tui.model.kinds import ACTION, FEEDBACK, REFLECTION
from jargon8_tui.settings import Settings
from jargon8_tui.store import Notebook
from jargon8_tui.ui.app import Jargon8
from jargon8_tui.ui.places import PLACES, PlaceName
from jargon8_tui.ui.today.place import Today
from tests.conftest import NOW
from tests.ui.running import Running, opened, saved
from tests.ui.test_today import add


@pytest.fixture
def site(notebook: Notebook) -> Path:
    add(notebook, FEEDBACK, summary="Barrier slow", severity="high", received="2026-11-02")
    add(notebook, ACTION, text="Draft the summary", due="2026-11-21")
    add(notebook, ACTION, text="Brief nights", due="2026-11-20")
    add(notebook, REFLECTION, title="Barrier review", date="2026-11-20")
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
        assert on.said.startswith("2 things are overdue; the oldest concern is FB-1, 20 days.")
        await on.press("enter")
        assert "Brief nights" in on.shown
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


async def test_what_presses_is_shown_first_and_nothing_is_said_of_the_rest(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Today, "read_on", lambda _session: None)
    async with unread(site) as (on, read):
        read()
        await on.sees("Overdue 2")
        assert on.said == "2 things are overdue; the oldest concern is FB-1, 20 days."
        assert "FB-1" in on.shown
        assert "Drafts" not in on.shown and "Portfolio" not in on.shown
        await on.press("j")
        under_the_cursor = cursor_line(on)
        assert "Draft the summary" in under_the_cursor
        on.app.session.outlook.read_rest(NOW.date())
        on.app.session.tell_pages()
        await on.sees("Portfolio")
        assert "Drafts 1" in on.shown
        assert cursor_line(on) == under_the_cursor
        await on.press("k")
        assert on.said.endswith("Nothing due today, nothing slipped this week.")


async def test_where_nothing_presses_it_goes_on_reading(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(notebook, REFLECTION, title="Barrier review", date="2026-11-20")
    notebook.close()
    monkeypatch.setattr(Today, "read_on", lambda _session: None)
    async with unread(notebook.path) as (on, read):
        read()
        while not on.app.session.is_open:
            await on.pilot.pause(0.01)
        await on.rest()
        assert on.said == "Reading the notebook."
        assert "empty" not in on.shown
        on.app.session.outlook.read_rest(NOW.date())
        on.app.session.tell_pages()
        await on.sees("Drafts 1")
        assert "Barrier review" in cursor_line(on)


def cursor_line(on: Running) -> str:
    """The line that the cursor is on."""
    return next(line for line in on.shown.splitlines() if line.startswith("►"))
