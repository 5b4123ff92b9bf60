"""The keys that mean the same everywhere: each does its work or says why not, in every place."""

from pathlib import Path

import pytest

from jargon8_tui.store import Notebook
from jargon8_tui.ui.nothing_here import KEYS
from jargon8_tui.ui.places import PLACES, PlaceName
from tests.ui.journal_notebooks import entry
from tests.ui.running import running
from tests.ui.stakeholder_notebooks import add

PRESSED = tuple(binding.key for binding in KEYS)


@pytest.fixture
def empty(notebook: Notebook) -> Path:
    """A notebook with nothing in it."""
    notebook.close()
    return notebook.path


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.mode)
async def test_no_key_is_silent_in_an_empty_place(empty: Path, place: PlaceName) -> None:
    async with running(empty, at=place.digit) as on:
        for pressed in PRESSED:
            if on.app.page is not None:
                on.app.page.hush()  # what was said of the key before it
            before = on.app.screen, on.app.focused, on.said
            await on.press(pressed)
            where = on.app.screen, on.app.focused
            assert where != before[:2] or on.said != before[2], f"{pressed} says nothing"
            while (on.app.screen, on.app.focused) != before[:2]:
                await on.press("escape")


async def test_the_digit_of_a_place_to_come_says_where_to_go_meanwhile(empty: Path) -> None:
    async with running(empty) as on:
        await on.press("7")
        assert on.said.startswith("Journeys have no place yet; a note in 8 Library")
        await on.press("9")
        assert on.said.startswith("The portfolio has no place yet; 1 says how it stands")
        assert on.app.current_mode == "journal"


async def test_the_footer_offers_only_what_there_is_to_act_on(empty: Path) -> None:
    async with running(empty, at="2") as on:
        for name in ("Move", "Open", "Contact", "Trail", "Edit", "Delete"):
            assert name not in on.footer
        assert on.footer.startswith("n New")
        await on.press("n")
        for value in ("Facilities manager", "8", "9"):
            await on.type(value)
            await on.press("tab")
        await on.press("ctrl+s")
        assert "H J K L Move" in on.footer
        assert "enter Open" in on.footer
        await on.press("4")
        assert "Read" not in on.footer
        await on.press("a")
        assert on.said.startswith("There is nothing here that an action could belong to")
        await on.press("question_mark")
        assert "add an action to it" in on.shown, "the help tells of it all the same"


async def test_a_notebook_that_is_only_read_says_so(notebook: Notebook) -> None:
    notebook.reflections.add(entry(title="Night visit", did="Walked round."))
    with Notebook(notebook.path, read_only=True):
        async with running(notebook.path) as on:
            await on.press("enter")
            await on.press("e")
            assert on.said == "The notebook is only read here, so nothing can be changed."
            await on.press("y")
            assert on.said == "RJ-1 is copied."
    notebook.close()


@pytest.mark.parametrize("place", ["1", "2", "3", "4", "5", "6", "8", "0"])
async def test_no_footer_offers_to_change_a_notebook_that_is_only_read(
    notebook: Notebook, place: str
) -> None:
    with Notebook(notebook.path, read_only=True):
        async with running(notebook.path, (160, 40), at=place) as on:
            assert "/ Find" in on.footer
            for word in ("Capture", "New", "Undo", "Template", "Duplicate", "Back up", "Measure"):
                assert word not in on.footer
            await on.press("c")
            assert on.said.startswith("The notebook is only read here")
    notebook.close()


async def test_half_the_grid_down_and_up_again(notebook: Notebook) -> None:
    for power in range(1, 11):
        add(notebook, f"Tenant {power}", power, 5)
    notebook.close()
    async with running(notebook.path, at="2") as on:
        assert on.said.startswith("ST-10 ")
        await on.press("ctrl+d")
        assert on.said.startswith("ST-5 ")
        await on.press("pagedown")
        assert on.said.startswith("ST-1 ")
        await on.press("ctrl+u")
        assert on.said.startswith("ST-6 ")


async def test_enter_on_what_is_linked_goes_there_from_the_pane_too(notebook: Notebook) -> None:
    notebook.reflections.add(
        entry(title="Barrier review", did="Counted.", next_steps="- Share the counts")
    )
    notebook.close()
    async with running(notebook.path, (120, 40)) as on:
        await on.sees("Share the counts")
        await on.press("tab", "j")
        assert "a makes an action" in on.shown
        await on.press("enter")
        assert "New action" in on.shown
        assert "Share the counts" in on.shown
        await on.press("ctrl+s", "tab", "tab", "j", "enter")
        assert "AC-1   action" in on.shown
