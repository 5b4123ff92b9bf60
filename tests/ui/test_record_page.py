"""A record read whole, and the keys that act on it wherever it is under the cursor."""

import datetime as dt
from pathlib import Path

import pytest

from jargon8_tui.model.action import Action
from jargon8_tui.model.kinds import Ref, the_ref
from jargon8_tui.model.note import Note
from jargon8_tui.services.connections import connected, link
from jargon8_tui.store import Notebook
from tests.conftest import NOW
from tests.ui.running import POISON, POISON_SHOWN, Running, running, saved

ACTION = the_ref("AC-1")


@pytest.fixture
def path_with_action(notebook: Notebook) -> Path:
    note = notebook.notes.add(Note(title="Cone store", body="Behind the south ramp."))
    notebook.notes.add(Note(title="Ramp rules", body="Ten miles an hour."))
    action = notebook.actions.add(
        Action(
            text="Order cones",
            due=dt.date(2026, 11, 27),
            owner="Shift supervisor",
            result="Asked for *twelve*.",
            source=note.record.uid,
            tags=("ramp",),
        )
    )
    link(notebook, action.ref, the_ref("NT-2"), "where they stand")
    notebook.close()
    return notebook.path


async def view(on: Running, ref: Ref = ACTION) -> None:
    on.app.view(ref)
    await on.pilot.pause()


async def test_every_field_that_holds_something_is_shown(path_with_action: Path) -> None:
    async with running(path_with_action) as on:
        await view(on)
        for text in (
            "AC-1   action",
            "Order cones",
            "Due             Fri 27 Nov 2026",
            "Owner           Shift supervisor",
            "From            NT-1  Cone store",
            "Tags            ramp",
            "Asked for twelve.",
            "Linked 1",
            "NT-2  Ramp rules",
            "where they stand",
        ):
            assert text in on.shown
        assert "Done" not in on.shown.replace("D Done", "")
        assert on.said == "AC-1 is due on Fri 27 Nov 2026: D marks it done."


async def test_what_is_connected_is_walked_there_and_back(path_with_action: Path) -> None:
    async with running(path_with_action) as on:
        await view(on)
        await on.press("j")
        assert on.said == "enter goes to NT-1."
        await on.press("j", "enter")
        assert "Ten miles an hour." in on.shown
        assert "AC-1  Order cones" in on.shown, "the link is seen from its other end"
        await on.press("j", "enter")
        assert "AC-1   action" in on.shown
        await on.press("escape", "escape")
        assert on.said == "enter goes to NT-2."


async def test_an_action_is_done_and_open_again_by_a_key(path_with_action: Path) -> None:
    async with running(path_with_action) as on:
        await view(on)
        await on.press("D", "enter")
        await on.type("Twelve came")
        await on.press("enter")
        assert on.said == "AC-1 is done. u takes that back."
        done = saved(path_with_action).actions.get(1)
        assert (done.done, done.result) == (NOW.date(), "Asked for *twelve*.\n\nTwelve came")
        await on.press("D")
        assert on.said == "AC-1 is open again. u takes that back."
        assert saved(path_with_action).actions.get(1).done is None


async def test_a_link_is_made_to_what_is_found(path_with_action: Path) -> None:
    async with running(path_with_action) as on:
        await view(on, the_ref("NT-1"))
        await on.press("l")
        await on.type("ramp rules")
        await on.press("enter")
        await on.type("same place")
        await on.press("enter")
        assert on.said == "NT-1 and NT-2 are linked. u takes that back."
        whys = {end.why for end in connected(saved(path_with_action), the_ref("NT-1"))}
        assert "same place" in whys
        await on.press("l")
        await on.type("ramp rules")
        await on.press("enter", "enter")
        assert on.said == "NT-1 and NT-2 are linked already, by LK-2."


@pytest.mark.parametrize("keys", [["escape"], ["enter", "escape"]])
async def test_a_link_that_is_given_up_changes_nothing(
    path_with_action: Path, keys: list[str]
) -> None:
    async with running(path_with_action) as on:
        await view(on, the_ref("NT-1"))
        await on.press("l")
        await on.type("ramp")
        await on.press(*keys)
        assert len(saved(path_with_action).links) == 1


async def test_an_action_comes_from_the_record_it_was_added_to(path_with_action: Path) -> None:
    async with running(path_with_action) as on:
        await view(on, the_ref("NT-2"))
        await on.press("a")
        await on.type("Paint the speed limit")
        await on.press("ctrl+s")
        assert on.said == "AC-2 is saved. u takes that back."
        kept = saved(path_with_action)
        assert kept.actions.get(2).source == kept.notes.get(2).uid


async def test_a_record_is_written_to_a_file_that_is_not_there_yet(
    path_with_action: Path, tmp_path: Path
) -> None:
    async with running(path_with_action, (130, 36)) as on:
        await view(on, the_ref("NT-2"))
        await on.press("x", "ctrl+u")
        await on.type(str(tmp_path / "note.md"))
        await on.press("enter")
        assert on.said == f"NT-2 is written to {tmp_path / 'note.md'}."
        assert "Ten miles an hour." in (tmp_path / "note.md").read_text()
        await on.press("x", "ctrl+u")
        await on.type(str(tmp_path / "note.md"))
        await on.press("enter")
        assert on.said.startswith(f"{tmp_path / 'note.md'} is there already")


async def test_a_deleted_record_leaves_its_page_and_u_brings_it_back(
    path_with_action: Path,
) -> None:
    async with running(path_with_action) as on:
        await view(on)
        await on.press("d")
        assert on.said == "AC-1 is in the trash. u brings it back."
        assert 1 not in saved(path_with_action).actions
        await on.press("u")
        assert 1 in saved(path_with_action).actions


async def test_a_page_of_what_is_gone_says_so(path_with_action: Path) -> None:
    async with running(path_with_action) as on:
        await view(on)
        on.app.session.notebook.actions.remove(1)
        await on.pilot.pause()
        assert "AC-1 is not in the notebook any more" in on.shown
        await on.press("u")
        assert "Order cones" in on.shown


@pytest.mark.parametrize("size", [(80, 24), (130, 36)])
async def test_user_text_is_only_text(notebook: Notebook, size: tuple[int, int]) -> None:
    kept = notebook.notes.add(Note(title=POISON, body=POISON))
    notebook.actions.add(
        Action(text=POISON, owner=POISON, result=POISON, source=kept.record.uid, tags=(POISON,))
    )
    link(notebook, ACTION, kept.ref, POISON)
    notebook.close()
    async with running(notebook.path, size) as on:
        await view(on)
        assert on.shown.count(POISON_SHOWN) >= 5
        await on.press("e")
        assert on.shown.count(POISON_SHOWN) >= 4
        assert "\x1b" not in on.shown
        assert "\u202e" not in on.shown
