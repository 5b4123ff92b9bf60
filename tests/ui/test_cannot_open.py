"""A notebook that cannot be opened: the app says why, changes nothing, and leaves."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from jargon8_tui.model.note import Note
from jargon8_tui.settings import Settings
from jargon8_tui.store import Notebook
from jargon8_tui.ui.app import Jargon8
from jargon8_tui.ui.cannot_open import CannotOpen
from tests.ui.running import Running


async def refused(app: Jargon8, pilot: Pilot[None]) -> Running:
    on = Running(app, pilot)
    await on.until(lambda: isinstance(app.screen, CannotOpen), "it was not refused")
    await on.rest()
    return on


@pytest.mark.parametrize("leaving", ["q", "escape", "enter"])
async def test_it_says_why_and_leaves_with_the_code_of_a_damaged_notebook(
    tmp_path: Path, leaving: str
) -> None:
    path = tmp_path / "site [b] [x].json"
    path.write_text("{not a notebook", "utf-8")
    app = Jargon8(path, Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        on = await refused(app, pilot)
        assert "The notebook cannot be opened" in on.shown
        assert "site [b] [x].json" in on.shown.replace("│\n│", "")
        assert on.said == "Nothing has been changed. q leaves."
        await on.press("slash", "n", "4", "u", "r", "ctrl+s")
        assert isinstance(app.screen, CannotOpen), "no other key does anything"
        await on.press(leaving)
    assert app.return_code == 4
    assert path.read_text("utf-8") == "{not a notebook"


async def test_r_goes_back_to_the_newest_good_backup_and_keeps_the_damaged_file(
    notebook: Notebook,
) -> None:
    notebook.notes.add(Note(title="Queues at the ramp"))
    notebook.back_up()
    notebook.close()
    notebook.path.write_text("{cut sho", "utf-8")
    app = Jargon8(notebook.path, Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        on = await refused(app, pilot)
        assert on.said.startswith("Nothing has been changed. r goes back to")
        await on.press("r")
        await on.until_open()
        assert [kept.title for kept in app.session.notebook.notes.all()] == ["Queues at the ramp"]
        assert "Today" in on.shown
        app.session.notebook.close()
    damaged = list(notebook.path.parent.glob("notebook.json.damaged-*"))
    assert damaged[0].read_text("utf-8") == "{cut sho"
