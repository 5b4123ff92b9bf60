"""The stakeholders by keys alone: added, walked to, moved, spoken to, and what was saved."""

import datetime as dt
from pathlib import Path

import pytest

from jargon8_tui.model.stakeholder import Position, Quarter, Stakeholder
from jargon8_tui.services.stakeholders.staying_in_touch import standing_of
from jargon8_tui.store import Notebook
from tests.conftest import NOW, TODAY
from tests.ui.running import Running, running, saved
from tests.ui.stakeholder_notebooks import add, five_stakeholders


@pytest.fixture
def site(notebook: Notebook) -> Path:
    """Five stakeholders, at least one in each quarter, two of them on one spot."""
    return five_stakeholders(notebook)


def kept(path: Path, id: int) -> Stakeholder:
    """The stakeholder on the disk."""
    found: Stakeholder = saved(path).stakeholders.get(id)
    return found


async def fill_in(on: Running, *values: str) -> None:
    """Fill in the first fields of a form, and save it."""
    await on.press("n")
    for value in values:
        await on.type(value)
        await on.press("tab")
    await on.press("ctrl+s")


async def test_a_cold_start_by_keys_alone(path: Path) -> None:
    async with running(path) as on:
        await on.press("2")
        assert "No stakeholders yet. n adds the first." in on.shown
        await fill_in(on, "Building owner", "9", "2")
        await fill_in(on, "Facilities manager", "8", "9")
        await fill_in(on, "Cleaning lead", "2", "2")
        await fill_in(on, "Tenant rep", "5", "7")
        assert "ST-4 is saved." in on.said
        quarters = [kept(path, id).quarter for id in (1, 2, 3, 4)]
        assert quarters == [
            Quarter.KEEP_SATISFIED,
            Quarter.MANAGE_CLOSELY,
            Quarter.MONITOR,
            Quarter.KEEP_INFORMED,
        ]
        assert "─ Keep informed 1 ─" in on.shown

        await on.press("K", "shift+up", "shift+right")
        assert "power 5→7, interest 7→8: manage closely" in on.said
        assert "○" in on.shown
        await on.press("enter")
        await on.type("New lease on two floors")
        await on.press("enter")
        assert "ST-4 is at power 7, interest 8: manage closely." in on.said
        moved = kept(path, 4)
        assert (moved.power, moved.interest) == (7, 8)
        reason = "New lease on two floors"
        assert moved.positions == (Position(date=TODAY, power=5, interest=7, reason=reason),)
        assert "─ Manage closely 2 ─" in on.shown

        await on.press("t")
        assert "5,7 until Sun 22 Nov 2026, now 7,8." in on.said
        assert reason in on.shown

        await on.press("C", "enter")
        assert "CT-1 is logged" in on.said
        assert saved(path).contacts.get(1).stakeholder == moved.uid

        await on.press("e")
        await set_cadence(on, "monthly")
        assert kept(path, 4).cadence == "monthly"
        assert "Tue 22 Dec 2026" in on.shown

        await on.press("u", "u", "u")
        assert (kept(path, 4).power, kept(path, 4).interest) == (5, 7)
        assert kept(path, 4).positions == ()

        await on.press("slash")
        await on.type("clean")
        await on.press("enter")
        assert "ST-3" in on.shown
        assert "Cleaning lead" in on.shown


async def set_cadence(on: Running, cadence: str) -> None:
    """Choose a cadence on the form, by its name, and save."""
    for _ in range(6):
        await on.press("tab")
    await on.press("enter")
    await on.type(cadence[:3])
    await on.press("enter", "ctrl+s")


async def test_escape_goes_back_to_moving_and_u_puts_it_back(site: Path) -> None:
    async with running(site) as on:
        await on.press("2", "tab", "tab", "H", "enter", "escape")
        assert kept(site, 3).interest == 8
        await on.press("H")
        assert "interest 8→6" in on.said
        await on.press("u")
        assert "is where it was" in on.said
        await on.press("tab")
        assert kept(site, 3).positions == ()


async def test_undo_and_redo_say_which_move_they_are_of(site: Path) -> None:
    async with running(site, at="2") as on:
        await on.press("J", "H", "enter", "enter", "u")
        move = "ST-1 was moved from power 10, interest 4 to power 9, interest 3."
        assert on.said == f"Undone: {move}"
        await on.press("ctrl+r")
        assert on.said == f"Redone: {move}"
        assert (kept(site, 1).power, kept(site, 1).interest) == (9, 3)


async def test_at_an_edge_it_says_so_and_stays(site: Path) -> None:
    async with running(site) as on:
        await on.press("2", "K")
        assert on.said == "Power is 10 already."
        await on.press("tab")
        assert kept(site, 1).positions == ()


@pytest.mark.parametrize("leaving", [["4"], ["question_mark"], ["q"]])
async def test_a_move_that_was_not_ended_is_kept(site: Path, leaving: list[str]) -> None:
    async with running(site) as on:
        await on.press("2", "J", *leaving)
        assert kept(site, 1).power == 9
        assert kept(site, 1).positions == (Position(date=TODAY, power=10, interest=4),)


async def test_tab_walks_through_stacks_one_by_one_and_enter_opens_them(site: Path) -> None:
    async with running(site) as on:
        await on.press("2")
        names = []
        for _ in range(5):
            names.append(on.said.partition(": ")[0])
            await on.press("tab")
        assert names == [
            "ST-1 Building owner",
            "ST-2 Facilities manager",
            "ST-3 Reception lead",
            "ST-5 Crane hire",
            "ST-4 Lift contractor",
        ]
        assert on.said.startswith("ST-1")
        assert "2 Crane hire+" in on.shown
        await on.press("shift+tab", "enter")
        assert "ST-5  Crane hire" in on.shown
        assert on.footer == "enter Choose  escape Back  ? Help"
        await on.press("question_mark")
        assert "go to that one" in on.shown
        await on.press("escape", "j", "enter")
        assert "Position        power 2, interest 3: monitor" in on.shown
        await on.press("escape", "left")
        assert "ST-5" in on.said or "ST-4" in on.said


async def test_arrows_go_to_the_nearest(site: Path) -> None:
    async with running(site) as on:
        await on.press("2", "down")
        assert "ST-2" in on.said
        await on.press("left")
        assert "ST-3" in on.said
        await on.press("right")
        assert "ST-2" in on.said


async def test_a_contact_clears_what_is_overdue_and_makes_an_action(notebook: Notebook) -> None:
    late = add(notebook, "Owner", 9, 9, cadence="weekly", created="2026-11-01", channel="phone")
    notebook.close()
    async with running(notebook.path) as on:
        await on.press("2")
        assert "The weekly contact is 14 days late: C logs one." in on.shown
        assert "1 warning" in on.shown
        await on.press("C")
        assert "Spoke, by phone" in on.shown
        await on.type("> Send the counts")
        await on.press("enter")
        assert "CT-1 is logged, AC-1 is what was agreed" in on.said
        assert "days late" not in on.shown
        assert "1 warning" not in on.shown
    found = saved(notebook.path)
    assert standing_of(found, late.ref, TODAY).next == TODAY + dt.timedelta(days=7)
    assert found.actions.get(1).text == "Send the counts"
    assert found.contacts.get(1).summary == "Spoke, by phone"


async def test_what_is_typed_of_a_contact_stands_in_the_place_of_the_usual(site: Path) -> None:
    async with running(site, at="2") as on:
        await on.press("C")
        await on.type("Met at the gate")
        await on.press("enter", "C", "end")
        await on.type(", twice")
        await on.press("enter")
    contacts = saved(site).contacts
    assert [contacts.get(id).summary for id in (1, 2)] == ["Met at the gate", "Spoke, twice"]


async def test_a_reading_only_notebook_is_walked_but_not_changed(site: Path) -> None:
    with Notebook(site, now=lambda: NOW) as held:
        async with running(site) as on:
            await on.press("2", "K", "J", "J", "enter", "enter")
            assert "reading only" in on.shown
            assert held.stakeholders.get(1).power == 10


@pytest.mark.parametrize("to_it", [[], ["v"], ["enter"]], ids=["grid", "list", "page"])
async def test_a_deleted_one_is_said_to_be_in_the_trash_until_one_goes_on(
    site: Path, to_it: list[str]
) -> None:
    async with running(site, at="2") as on:
        await on.press(*to_it, "d")
        assert on.said == "ST-1 is in the trash. u brings it back."
        assert "Stakeholders   4 active" in on.shown
        assert 1 not in saved(site).stakeholders
        await on.press("tab" if not to_it or to_it == ["enter"] else "j")
        assert "trash" not in on.said
        await on.press("u")
        assert 1 in saved(site).stakeholders
