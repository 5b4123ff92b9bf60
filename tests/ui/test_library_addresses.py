"""Web addresses in notes: shown whole, copied, opened only where one says so, and only https."""

from pathlib import Path

import pytest

from jargon8_tui.model.note import Note
from jargon8_tui.store import Notebook
from tests.ui.library_notebooks import GUARDING, GUARDING_PLACES, to_guarding, to_ones_own
from tests.ui.running import running


async def test_an_address_is_shown_whole_on_lines_of_its_own(path: Path) -> None:
    async with running(path, (80, 60)) as on:
        await to_guarding(on)
        rows = [row.strip(" ▁▂▃▄▅▆▇█") for row in on.shown.splitlines()]
        assert "https://standardsdevelopment.bsigroup.com/projects/9022-07086" in rows


async def test_y_copies_the_address_under_the_cursor_or_else_the_first(path: Path) -> None:
    async with running(path) as on:
        await to_guarding(on)
        await on.press("y")
        assert on.app.clipboard == GUARDING.sources[0].address
        await on.press(*["tab"] * (GUARDING_PLACES + 2), "y")
        assert on.app.clipboard == GUARDING.sources[1].address
        assert on.said == f"{GUARDING.sources[1].address} is copied."


async def test_an_address_is_opened_only_after_a_yes(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(path) as on:
        opened: list[str] = []
        monkeypatch.setattr(on.app, "open_url", opened.append)
        await to_guarding(on)
        await on.press(*["tab"] * (GUARDING_PLACES + 1), "enter")
        assert "Open the page at knowledge.bsigroup.com in the browser?" in on.shown
        await on.press("escape")
        assert opened == []
        await on.press("enter", "enter")
        assert opened == [GUARDING.sources[0].address]
        assert on.said.startswith("The browser was asked to open https://knowledge.bsigroup.com/")


async def test_an_address_beside_the_list_is_copied_and_asked_about_too(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(path) as on:
        opened: list[str] = []
        monkeypatch.setattr(on.app, "open_url", opened.append)
        await on.press("8", "f")
        await on.type("bs 7499 static")
        await on.press("enter", "tab", "G", "y")
        assert on.app.clipboard == GUARDING.sources[-1].address
        await on.press("enter")
        assert "Open the page at standardsdevelopment.bsigroup.com in the browser?" in on.shown
        assert opened == []
        await on.press("enter")
        assert opened == [GUARDING.sources[-1].address]


async def test_an_address_that_is_not_https_is_never_opened(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = "<https://example.org/log> or http://example.org/old"
    notebook.notes.add(Note(title="Our log", body=body))
    notebook.close()
    async with running(notebook.path) as on:
        opened: list[str] = []
        monkeypatch.setattr(on.app, "open_url", opened.append)
        await to_ones_own(on)
        await on.press("tab")
        assert on.said == "enter asks to open it in the browser, y copies it."
        await on.press("tab", "enter")
        assert on.said == (
            "Only https addresses are opened from here; y copies http://example.org/old."
        )
        assert opened == []
