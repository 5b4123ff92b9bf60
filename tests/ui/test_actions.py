"""The list of actions by keys alone: in order, filtered, done with what came of it, walked back."""

import datetime as dt
from pathlib import Path

import pytest

from jargon8_tui.model.kinds import ACTION, NOTE
from jargon8_tui.model.values import made
from jargon8_tui.store import Notebook
from tests.conftest import NOW
from tests.ui.running import POISON_SHOWN, Running, running, saved


@pytest.fixture
def promised(notebook: Notebook) -> Path:
    """Five actions, the first of which came from a note."""
    note = notebook.notes.add(made(NOTE, {"title": "Loading bay"}, NOW).record)
    for fields in (
        {"text": "Order cones", "due": "2026-11-20", "owner": "me", "source": note.record.uid},
        {"text": "Some day"},
        {"text": "Sent the counts", "due": "2026-11-01", "done": "2026-11-02", "result": "Filed"},
        {"text": "Ask for [b]lamps[/b] [/", "due": "2026-11-30"},
        {"text": "Count again", "due": "2026-10-01"},
    ):
        notebook.actions.add(made(ACTION, fields, NOW).record)
    notebook.close()
    return notebook.path


async def listed(on: Running) -> list[str]:
    """The refs in the list, from the top."""
    await on.rest()
    words = [line.split() for line in on.shown.splitlines()]
    return [part for line in words if "[" in line for part in line if part.startswith("AC-")]


async def test_the_overdue_come_first_and_the_done_last(promised: Path) -> None:
    async with running(promised, at="1") as on:
        await on.press("A")
        assert await listed(on) == ["AC-5", "AC-1", "AC-4", "AC-2"]
        assert "[x] AC-3" in on.shown and "done Mon 2 Nov" in on.shown
        assert "4 open" in on.shown and "2 overdue" in on.shown
        assert "Ask for [b]lamps[/b] [/" in on.shown
        await on.press("escape")
        assert on.app.current_mode == "today" and "Overdue 2" in on.shown


async def test_the_palette_has_it_from_anywhere(promised: Path) -> None:
    async with running(promised) as on:
        await on.press("colon")
        await on.type("actions")
        await on.press("enter")
        await on.sees("4 open")
        await on.press("escape")
        assert on.app.current_mode == "journal"


@pytest.mark.parametrize(
    ("typed", "refs"),
    [
        ("overdue", ["AC-5", "AC-1"]),
        ("open", ["AC-5", "AC-1", "AC-4", "AC-2"]),
        ("open cones", ["AC-1"]),
        ("done", []),
        ("me", ["AC-1"]),
    ],
)
async def test_the_filter_narrows_it(promised: Path, typed: str, refs: list[str]) -> None:
    async with running(promised, at="1") as on:
        await on.press("A", "f")
        await on.type(typed)
        await on.press("enter")
        assert await listed(on) == refs
        assert ("AC-3" in on.shown) is (typed == "done")
        await on.press("escape")
        assert len(await listed(on)) == 4
        await on.press("escape")
        assert on.app.current_mode == "today" and "Actions" not in on.shown


async def test_done_asks_for_the_result_and_the_source_shows_it(promised: Path) -> None:
    async with running(promised, at="1") as on:
        await on.press("A", "j", "D")
        assert "AC-1: done when? " in on.shown
        await on.press("enter")
        await on.type("Twelve came")
        await on.press("enter")
        assert on.said == "AC-1 is done. u takes that back."
        done = saved(promised).actions.get(1)
        assert (done.done, done.result) == (NOW.date(), "Twelve came")
        assert "3 open" in on.shown
        await on.press("f")
        await on.type("cones")
        await on.press("enter", "enter")
        assert "Twelve came" in on.shown
        await on.press("j", "enter")
        assert "Loading bay" in on.shown, "its source"
        assert "[x] AC-1" in on.shown and "done Sun 22 Nov" in on.shown


async def test_it_was_done_on_an_earlier_day_that_is_not_still_to_come(promised: Path) -> None:
    async with running(promised, at="1") as on:
        await on.press("A", "j", "D")
        for typed, asked in (
            ("30 Nov", "Mon 30 Nov 2026 is still to come."),
            ("soonish", "soonish is not a day."),
            ("16 Nov", "Done Mon 16 Nov 2026: what came of it?"),
        ):
            await on.press("ctrl+u")
            await on.type(typed)
            await on.press("enter")
            assert asked in on.shown
        await on.press("enter")
        assert on.said == "AC-1 is done on Mon 16 Nov 2026. u takes that back."
        assert saved(promised).actions.get(1).done == dt.date(2026, 11, 16)


@pytest.mark.parametrize("keys", [("escape",), ("enter", "escape")])
async def test_going_back_from_a_question_changes_nothing(
    promised: Path, keys: tuple[str, ...]
) -> None:
    async with running(promised, at="1") as on:
        await on.press("A", "j", "D", *keys)
        assert on.said == "AC-1 stays open: nothing was changed."
        assert saved(promised).actions.get(1).is_open


async def test_a_done_action_is_opened_again(promised: Path) -> None:
    async with running(promised, at="1") as on:
        await on.press("A", "G", "D")
        assert on.said == "AC-3 is open again. u takes that back."
        assert saved(promised).actions.get(3).is_open


async def test_one_is_written_and_the_list_has_it(path: Path) -> None:
    async with running(path, at="1") as on:
        await on.press("A")
        assert "No actions yet." in on.shown
        await on.press("n")
        await on.type("Order cones")
        await on.press("ctrl+s")
        assert saved(path).actions.get(1).text == "Order cones"
        assert "1 open" in on.shown


async def test_user_text_is_only_text(promised: Path) -> None:
    async with running(promised, at="1") as on:
        notebook = on.app.session.notebook
        text = POISON_SHOWN.replace("red", "\x1b[31mred")
        notebook.actions.add(made(ACTION, {"text": text, "due": "2026-09-01"}, NOW).record)
        await on.press("A")
        assert POISON_SHOWN in on.shown
