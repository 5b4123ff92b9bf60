"""A notebook that is only read: nothing that is said or offered there would have to change it."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from jargon8_tui.model.action import Action
from jargon8_tui.model.feedback import Feedback
from jargon8_tui.model.kinds import FEEDBACK, REFLECTION, Ref
from jargon8_tui.model.raci import Raci
from jargon8_tui.store import Notebook
from tests.conftest import NOW
from tests.ui.journal_notebooks import entry
from tests.ui.running import running, saved
from tests.ui.stakeholder_notebooks import add


@pytest.fixture
def only_read(notebook: Notebook) -> Iterator[Path]:
    """A notebook with something in each place, which can only be read."""
    add(notebook, "Facilities manager", 8, 9)
    notebook.raci_matrices.add(Raci.started("Keys"))
    notebook.reflections.add(entry(title="Night visit", next_steps="- Tell nights"))
    notebook.feedback.add(Feedback(summary="Barrier stuck", received=NOW))
    notebook.actions.add(Action(text="Order cones", due=dt.date(2026, 11, 30)))
    notebook.reflections.add(entry(title="Thrown away"))
    notebook.back_up()
    notebook.reflections.remove(2)
    notebook.fold()
    with Notebook(notebook.path, read_only=True):
        yield notebook.path
    notebook.close()


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (["1", "j"], "RJ-1: enter opens it."),
        (["1", "A"], "AC-1: enter reads it whole."),
        (["1", "A", "enter"], "AC-1 is due on Mon 30 Nov 2026."),
        (["3"], "RM-1: no problems. enter opens it."),
        (["4"], "RJ-1 is a draft: enter reads it whole."),
        (["4", "enter"], "RJ-1 is a draft."),
        (["4", "enter", "down"], "Tell nights"),
        (["5"], "FB-1 is received."),
        (["5", "enter"], "FB-1 is received."),
        (["0"], "The notebook is only read here, so nothing can be brought back."),
        (["0", "G"], "The notebook is only read here, so nothing can be brought back."),
    ],
)
async def test_what_is_said_tells_of_no_key_that_changes(
    only_read: Path, keys: list[str], said: str
) -> None:
    async with running(only_read, at="6") as on:
        await on.press(*keys)
        await on.sees(said)
        assert on.said.startswith(said)


async def test_nobody_is_moved_and_no_contact_is_offered(only_read: Path) -> None:
    async with running(only_read, at="2") as on:
        assert "Move" not in on.footer
        assert "Contact" not in on.footer
        before = on.shown
        await on.press("H", "shift+up", "C")
        assert on.shown == before
    assert saved(only_read).stakeholders.get(1).power == 8


async def test_nothing_comes_back_from_the_trash_or_a_backup(only_read: Path) -> None:
    async with running(only_read, at="0") as on:
        assert "Restore" not in on.footer
        for place in ("g", "G"):
            await on.press(place, "enter")
            assert on.said.startswith("The notebook is only read here")
            assert "Go back" not in on.shown
    assert saved(only_read).collection(REFLECTION).get(1).title == "Night visit"
    assert Ref(REFLECTION, 2).id not in saved(only_read).reflections


async def test_what_belongs_to_an_entry_tells_of_no_key_that_changes(only_read: Path) -> None:
    async with running(only_read, (130, 36), at="5") as on:
        await on.sees("None yet.")
        assert "takes the next step" not in on.shown
        await on.press("4")
        await on.press("tab", "down")
        assert "a makes an action" not in on.shown
    assert len(saved(only_read).collection(FEEDBACK)) == 1
