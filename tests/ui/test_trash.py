"""The trash: what was deleted, restored under its old ref by a key."""

import datetime as dt
import itertools
from pathlib import Path

import pytest

from jargon8_tui.model.action import Action
from jargon8_tui.model.note import Note
from jargon8_tui.model.raci import Activity, Raci, Role
from jargon8_tui.model.reflection import Reflection
from jargon8_tui.model.stakeholder import Stakeholder
from jargon8_tui.services.connections import link
from jargon8_tui.store import Notebook
from tests.conftest import NOW
from tests.ui.running import POISON, POISON_SHOWN, running, saved


@pytest.fixture
def path_with_trash(path: Path) -> Path:
    minutes = itertools.count()
    notebook = Notebook(path, now=lambda: NOW - dt.timedelta(hours=1, minutes=-next(minutes)))
    entry = notebook.reflections.add(
        Reflection(date=dt.date(2026, 11, 20), title="Counting cars", did="I counted.")
    )
    action = notebook.actions.add(Action(text="Order cones", source=entry.record.uid))
    note = notebook.notes.add(Note(title="Cone store", body="Behind the *south* ramp."))
    link(notebook, action.ref, note.ref)
    notebook.notes.remove(note.ref.id)
    notebook.actions.remove(action.ref.id)
    notebook.reflections.remove(entry.ref.id)
    notebook.close()
    return path


async def test_the_latest_deleted_is_on_top_with_what_comes_back(path_with_trash: Path) -> None:
    async with running(path_with_trash) as on:
        await on.press("0")
        await on.rest()
        assert "3 deleted" in on.shown
        assert "I counted." in on.shown
        assert "It comes back as RJ-1." in on.shown
        await on.press("j")
        await on.rest()
        assert "AC-1     action         Order cones" in on.shown
        assert "deleted today 13:" in on.shown
        assert "It comes back as AC-1, with its 1 link." in on.shown
        assert "RJ-1, which it names under From, is in the trash as well." in on.shown


async def test_a_narrow_window_leaves_the_titles_whole(notebook: Notebook) -> None:
    notebook.notes.add(Note(title="What the fire panel shows"))
    notebook.notes.remove(1)
    notebook.close()
    async with running(notebook.path, (60, 20), at="0") as on:
        assert on.row("NT-1").endswith("What the fire panel shows     deleted today 14:05")


async def test_a_deleted_matrix_says_who_has_which_letter_and_names_no_uid(
    notebook: Notebook,
) -> None:
    kept = notebook.stakeholders.add(Stakeholder(name="Tenants", power=5, interest=5))
    roles = (Role(name="Guards"), Role(name="Tenants", stakeholder=kept.record.uid))
    activities = (Activity(name="Sweep", cells=("RA", "I")), Activity(name="Wait", cells=("", "")))
    notebook.raci_matrices.add(Raci(title="Drill", roles=roles, activities=activities))
    notebook.raci_matrices.remove(1)
    notebook.close()
    async with running(notebook.path, (80, 36), at="0") as on:
        assert "Sweep: R Guards; A Guards; I Tenants" in on.shown
        assert "Wait: not filled in yet" in on.shown
        assert "Tenants (ST-1)" in on.shown
        assert kept.record.uid not in on.shown


async def test_enter_restores_under_the_old_ref_and_u_takes_that_back(
    path_with_trash: Path,
) -> None:
    async with running(path_with_trash) as on:
        await on.press("0", "j", "j", "enter")
        assert on.said == "NT-1 is back. u puts it in the trash again."
        assert "2 deleted" in on.shown
        assert saved(path_with_trash).notes.get(1).title == "Cone store"
        await on.press("u")
        assert "3 deleted" in on.shown
        assert 1 not in saved(path_with_trash).notes


async def test_an_empty_trash_says_so(path: Path) -> None:
    async with running(path) as on:
        await on.press("0")
        assert "The trash is empty." in on.shown
        assert "No backups yet: b makes one." in on.shown
        await on.press("enter")
        assert "0 deleted, 0 backups" in on.shown


async def test_a_backup_is_made_by_a_key_and_listed_newest_first(path: Path) -> None:
    async with running(path) as on:
        await on.press("0", "b")
        assert on.said.startswith("Backed up: 0 records, ")
        await on.sees("good")
        assert "Backups 1, newest first" in on.shown
        assert "Sun 22 Nov 2026, 14:05" in on.shown
        assert on.said.startswith("Backed up"), "reading it says nothing"


async def test_going_back_to_a_backup_asks_and_u_takes_it_back(path: Path) -> None:
    async with running(path) as on:
        await on.press("0", "b")
        on.app.session.notebook.notes.add(Note(title="Later"))
        await on.sees("Notes           1 added since")
        await on.press("enter")
        await on.sees("Go back to Sun 22 Nov 2026, 14:05, with 1 record fewer? enter yes")
        await on.press("escape")
        assert len(saved(path).notes) == 1
        await on.press("enter")
        await on.sees("Go back to")
        await on.press("enter")
        assert on.said == "Restored. u goes back to 14:05."
        assert len(saved(path).notes) == 0
        await on.press("u")
        assert len(saved(path).notes) == 1


async def test_what_came_since_a_backup_is_named_by_kind(path: Path) -> None:
    async with running(path) as on:
        await on.press("0", "b")
        on.app.session.notebook.raci_matrices.add(Raci(title="Later"))
        await on.sees("RACI matrices   1 added since")


async def test_a_backup_like_the_present_is_nothing_to_go_back_to(path: Path) -> None:
    async with running(path) as on:
        await on.press("0", "b", "j", "enter")
        await on.sees("Nothing differs from now, so there is nothing to go back to.")


async def test_a_backup_that_cannot_be_read_is_marked_and_never_restored(path: Path) -> None:
    with Notebook(path, now=lambda: NOW) as notebook:
        notebook.notes.add(Note(title="Ramp"))
        made = notebook.back_up()
    made.path.write_bytes(made.path.read_bytes()[:80])
    async with running(path) as on:
        await on.press("0")
        await on.sees("×►Sun 22 Nov 2026, 14:05  cannot be used: it is cut short")
        assert on.said == "This backup cannot be used: it is cut short."
        await on.press("enter")
        await on.sees("json.gz cannot be used: it is cut short.")
        assert len(saved(path).notes) == 1


@pytest.mark.parametrize("size", [(80, 24), (130, 36)])
async def test_user_text_is_only_text(notebook: Notebook, size: tuple[int, int]) -> None:
    notebook.notes.add(Note(title=POISON, section=POISON, body=POISON, tags=(POISON,)))
    notebook.notes.remove(1)
    notebook.close()
    async with running(notebook.path, size) as on:
        await on.press("0")
        await on.rest()
        assert on.shown.count(POISON_SHOWN) >= 4, "title, section, text and tags"
        assert "\x1b" not in on.shown
        assert "\u202e" not in on.shown


async def test_the_trash_is_filtered_by_kind_and_word_and_a_ref_is_copied(
    path_with_trash: Path,
) -> None:
    async with running(path_with_trash, at="0") as on:
        await on.press("f")
        await on.type("notes")
        assert "Cone store" in on.shown
        assert "Order cones" not in on.shown
        await on.press("enter", "y")
        assert on.said == "NT-1 is copied."
        await on.press("f", "ctrl+u")
        await on.type("zebra")
        assert "None of the 3 deleted is: zebra." in on.shown
        await on.press("escape")
        assert "Counting cars" in on.shown


async def test_what_is_deleted_can_only_be_restored_and_a_key_says_so(
    path_with_trash: Path,
) -> None:
    async with running(path_with_trash, at="0") as on:
        for pressed in ("e", "d", "l", "a", "x"):
            await on.press("j", pressed)
            assert on.said == "What is in the trash is only read: enter restores it."
