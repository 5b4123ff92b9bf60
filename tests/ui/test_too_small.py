"""A window that is too small to show anything: nothing is done in it that is not seen."""

from pathlib import Path

import pytest

from jargon8_tui.model.kinds import FEEDBACK
from jargon8_tui.model.values import made
from jargon8_tui.store import Notebook
from tests.conftest import NOW
from tests.ui.running import running, saved

SMALL = (59, 19)
NEEDS = "jargon8 needs 60 columns"


@pytest.fixture
def one(notebook: Notebook) -> Path:
    """A notebook with an entry of feedback."""
    given = {"summary": "Lift stayed off", "received": "2026-11-17 09:20"}
    notebook.feedback.add(made(FEEDBACK, given, NOW).record)
    notebook.close()
    return notebook.path


@pytest.mark.parametrize(
    "pressed", ["d", "u", "2", "enter", "n", "c", "slash", "question_mark", "a"]
)
async def test_a_key_does_nothing_on_a_page(one: Path, pressed: str) -> None:
    async with running(one, at="5") as on:
        before = on.app.screen
        await on.pilot.resize_terminal(*SMALL)
        await on.press(pressed)
        assert on.app.screen is before
        assert len(saved(one).feedback) == 1
        assert NEEDS in on.shown.replace("\n", " ")


@pytest.mark.parametrize("opening", ["slash", "question_mark", "colon"])
async def test_an_overlay_shows_nothing_and_stays(one: Path, opening: str) -> None:
    async with running(one, at="5") as on:
        await on.press(opening)
        overlay = on.app.screen
        await on.pilot.resize_terminal(*SMALL)
        await on.press("escape", "enter")
        assert on.app.screen is overlay
        assert NEEDS in on.shown.replace("\n", " ")
        await on.press("ctrl+q")
        assert not on.app.is_running


async def test_one_can_leave(one: Path) -> None:
    async with running(one, SMALL, at="1") as on:
        await on.press("q")
        assert not on.app.is_running
