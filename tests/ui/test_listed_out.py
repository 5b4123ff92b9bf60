"""What is listed, written out with one key: of an area, of a filter, or all there is."""

import datetime as dt
from pathlib import Path

import pytest

from jargon8_tui.model.action import Action
from jargon8_tui.store import Notebook
from tests.ui.feedback_notebooks import six_entries
from tests.ui.journal_notebooks import three_entries
from tests.ui.running import running


@pytest.fixture
def entries(notebook: Notebook) -> Path:
    """Three entries of the journal."""
    return three_entries(notebook)


async def test_the_entries_of_an_area_are_written_to_a_file(entries: Path, tmp_path: Path) -> None:
    file = tmp_path / "area 5.md"
    async with running(entries) as on:
        await on.press("f")
        await on.type("area 5")
        await on.press("enter", "W")
        assert "Write 1 record to which folder or file?" in on.shown
        assert "journal, area 5.md" in on.shown
        await on.press("ctrl+u")
        await on.type(str(file))
        await on.press("enter")
        await on.sees("What is listed is written to")
    text = file.read_text()
    assert "Held a drill." in text
    assert "Walked round." not in text and "cars" not in text


async def test_each_listed_entry_gets_a_file_in_a_folder(entries: Path, tmp_path: Path) -> None:
    folder = tmp_path / "journal"
    folder.mkdir()
    async with running(entries) as on:
        await on.press("W", "ctrl+u")
        await on.type(str(folder))
        await on.press("enter")
        await on.sees("What is listed is written to 3 files in")
        await on.press("f")
        await on.type("area 7")
        await on.press("enter", "W")
        assert on.said == "Nothing is listed, so there is nothing to write."
    assert len(list(folder.glob("*.md"))) == 3


async def test_the_feedback_that_a_filter_holds_for_is_written_to_a_file(
    notebook: Notebook, tmp_path: Path
) -> None:
    path, file = six_entries(notebook), tmp_path / "open.csv"
    async with running(path, at="5") as on:
        await on.press("f")
        await on.type("critical")
        await on.press("enter", "W")
        assert "feedback, critical.md" in on.shown
        await on.press("ctrl+u")
        await on.type(str(file))
        await on.press("enter")
        await on.sees("What is listed is written to")
    (row,) = file.read_text("utf-8-sig").splitlines()[1:]
    assert "Lift stayed off" in row


async def test_actions_are_written_without_what_is_unfinished(
    notebook: Notebook, tmp_path: Path
) -> None:
    notebook.actions.add(Action(text="Order cones", due=dt.date(2026, 11, 30)))
    notebook.close()
    file = tmp_path / "actions.md"
    async with running(notebook.path, at="1") as on:
        await on.press("A", "n")
        await on.type("Half an action")
        await on.press("escape", "escape", "W")
        assert "Write 1 record to which folder or file?" in on.shown
        await on.press("ctrl+u")
        await on.type(str(file))
        await on.press("enter")
        await on.sees("What is listed is written to")
    assert "Order cones" in file.read_text()
    assert "Half" not in file.read_text()
