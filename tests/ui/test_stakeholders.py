"""The stakeholders by keys alone: added, moved, spoken to, found again, and what was saved."""

import datetime as dt
from pathlib import Path

import pytest

from jargon8_tui.model.kinds import ACTION, CONTACT, STAKEHOLDER, Kept
from jargon8_tui.model.stakeholder import Position, Quarter, Stakeholder
from jargon8_tui.model.values import made
from jargon8_tui.services.stakeholders.staying_in_touch import standing_of
from jargon8_tui.store import Notebook
from tests.conftest import NOW
from tests.ui.running import POISON, POISON_SHOWN, Running, running, saved

TODAY = NOW.date()


def kept(path: Path, id: int) -> Stakeholder:
    """The stakeholder on the disk."""
    found: Stakeholder = saved(path).collection(STAKEHOLDER).get(id)
    return found


def add(
    notebook: Notebook, name: str, power: int, interest: int, **fields: str
) -> Kept[Stakeholder]:
    """A stakeholder in the notebook."""
    given = {"name": name, "power": str(power), "interest": str(interest), **fields}
    return notebook.collection(STAKEHOLDER).add(made(STAKEHOLDER, given, NOW).record)


@pytest.fixture
def site(notebook: Notebook) -> Path:
    """Four stakeholders, one in each quarter, and two on one spot."""
    add(notebook, "Building owner", 10, 4, group="building owner", cadence="monthly")
    add(notebook, "Facilities manager", 8, 9, group="client", cadence="weekly")
    add(notebook, "Reception lead", 4, 8, side="internal", group="staff")
    add(notebook, "Lift contractor", 2, 3, group="contractor")
    add(notebook, "Crane hire", 2, 3, group="contractor")
    notebook.close()
    return notebook.path


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
        assert saved(path).collection(CONTACT).get(1).stakeholder == moved.uid

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
        await on.press("down", "enter")
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
        await on.type(" > Send the counts")
        await on.press("enter")
        assert "CT-1 is logged, AC-1 is what was agreed" in on.said
        assert "days late" not in on.shown
        assert "1 warning" not in on.shown
    found = saved(notebook.path)
    assert standing_of(found, late.ref, TODAY).next == TODAY + dt.timedelta(days=7)
    assert found.collection(ACTION).get(1).text == "Send the counts"
    assert found.collection(CONTACT).get(1).summary == "Spoke, by phone"


async def test_the_list_has_the_same_ones_in_the_order_asked_for(site: Path) -> None:
    async with running(site) as on:
        await on.press("2", "tab", "v")
        assert "by next contact" in on.shown
        assert on.said.startswith("ST-2")
        await on.press("s")
        assert on.shown.index("Building owner") < on.shown.index("Crane hire")
        await on.press("j", "v")
        assert on.said.startswith("ST-5")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("contractor", "2 of 5"),
        ("contractors", "2 of 5"),
        ("internal", "1 of 5"),
        ("manage closely", "1 of 5"),
        ("monitor crane", "1 of 5"),
        ("facil", "1 of 5"),
        ("tenant", "0 of 5"),
    ],
)
async def test_the_filter_narrows_both_faces(site: Path, typed: str, shown: str) -> None:
    async with running(site) as on:
        await on.press("2", "f")
        await on.type(typed)
        await on.press("enter")
        assert shown in on.shown
        if shown.startswith("0"):
            assert "None of the 5 is: tenant. f changes the filter." in on.shown
        await on.press("v")
        assert shown in on.shown
        await on.press("escape")
        assert "5 active" in on.shown


async def test_an_inactive_one_is_shown_only_when_asked_for(notebook: Notebook) -> None:
    add(notebook, "Left us", 5, 5, active="no")
    notebook.close()
    async with running(notebook.path) as on:
        await on.press("2")
        assert "Left us" not in on.shown
        assert "f inactive shows them" in on.shown
        await on.press("f")
        await on.type("inactive")
        await on.press("enter", "v")
        assert "Left us (inactive)" in on.shown


async def test_the_communication_plan_is_shown_and_written(site: Path, tmp_path: Path) -> None:
    async with running(site) as on:
        await on.press("2", "P")
        assert "Communication plan   5 stakeholders" in on.shown
        await on.press("x", "ctrl+u")
        to = tmp_path / "plan.csv"
        await on.type(str(to))
        await on.press("enter")
        assert f"The communication plan is written to {to}." in on.said
        assert "Facilities manager" in to.read_text(encoding="utf-8-sig")
        await on.press("escape", "X", "ctrl+u")
        picture = tmp_path / "grid.svg"
        await on.type(str(picture))
        await on.press("enter")
        assert "<svg" in picture.read_text(encoding="utf-8")


NAMES = [
    POISON,
    "R [A] [/x]",
    "N" * 60,
    "Concierge 🙂 and 👩‍🔧 crew",
    "مدير الموقع",
    "警備員の責任者",
]


@pytest.mark.parametrize("size", [(80, 24), (130, 36)])
async def test_names_are_only_text_and_leave_the_plane_where_it_is(
    notebook: Notebook, size: tuple[int, int]
) -> None:
    for n, name in enumerate(NAMES):
        add(notebook, name, 10 - n, 2, needs=name, message=name, organisation=name)
    notebook.close()
    async with running(notebook.path, size) as on:
        await on.press("2")
        for _ in NAMES:
            await on.press("tab")
        await on.sees("R [A] [/x]")
        await on.sees(POISON_SHOWN)
        grid = on.app.screen.query_one("PowerGrid")
        widths = {grid.render_line(y).cell_length for y in range(grid.size.height)}
        assert widths == {size[0]}
        await on.press("v")
        await on.sees("R [A] [/x]")


async def test_no_colour_is_needed_to_see_which_is_selected(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(site) as on:
        await on.press("2")
        grid = on.app.screen.query_one("PowerGrid")
        styles = [part.style for part in grid.render_line(1) if "Building" in part.text]
        assert styles[0] is not None
        assert styles[0].reverse


@pytest.mark.parametrize("size", [(80, 24), (130, 36)])
async def test_one_is_read_whole_with_its_moves_and_contacts(
    notebook: Notebook, size: tuple[int, int]
) -> None:
    kept = add(notebook, "Owner", 9, 9, cadence="weekly", needs=POISON)
    collection = notebook.collection(STAKEHOLDER)
    collection.put(kept.ref.id, kept.record.moved_to(4, 8, POISON, TODAY))
    notebook.close()
    async with running(notebook.path, size) as on:
        await on.press("2", "enter")
        assert "power 4, interest 8: keep informed" in on.shown
        assert "until Sun 22 Nov 2026  power 9, interest 9, manage closely: [b]x[/b]" in on.shown
        assert POISON_SHOWN in on.shown
        await on.press("C", "enter")
        assert "Contacts 1" in on.shown
        await on.press("G", "enter")
        assert "CT-1   contact" in on.shown
        await on.press("escape", "escape")
        assert "○" not in on.shown
        await on.press("t")
        assert "○" in on.shown


async def test_a_broad_window_has_the_details_beside_the_list(site: Path) -> None:
    async with running(site, (130, 36)) as on:
        await on.press("2", "v")
        line = next(line for line in on.shown.splitlines() if "Power 10, interest 4" in line)
        assert line.index("Power 10") > 79
        await on.pilot.resize_terminal(80, 24)
        await on.pilot.pause()
        assert any(line.startswith("Power 10, interest 4") for line in on.shown.splitlines())


async def test_a_reading_only_notebook_is_walked_but_not_changed(site: Path) -> None:
    with Notebook(site, now=lambda: NOW) as held:
        async with running(site) as on:
            await on.press("2", "K", "J", "J", "enter", "enter")
            assert "reading only" in on.shown
            assert held.collection(STAKEHOLDER).get(1).power == 10
