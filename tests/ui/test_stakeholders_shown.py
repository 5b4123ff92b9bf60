"""The stakeholders as they are shown: listed, filtered, planned for, in any script and width."""

from pathlib import Path

import pytest

from jargon8_tui.model.note import Note
from jargon8_tui.services.connections import link
from jargon8_tui.store import Notebook
from tests.conftest import TODAY
from tests.ui.running import POISON, POISON_SHOWN, running
from tests.ui.stakeholder_notebooks import add, five_stakeholders


@pytest.fixture
def site(notebook: Notebook) -> Path:
    """Five stakeholders, at least one in each quarter, two of them on one spot."""
    return five_stakeholders(notebook)


async def test_the_list_has_the_same_ones_in_the_order_asked_for(site: Path) -> None:
    async with running(site) as on:
        await on.press("2", "tab", "v")
        assert "by next contact" in on.shown
        assert on.said.startswith("ST-2")
        await on.press("s")
        assert on.said == "By name."
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


async def test_the_plan_is_filtered_and_sorted_and_read_whole_below(notebook: Notebook) -> None:
    message = "What was counted at the barrier, what was changed because of it, and when we look."
    add(notebook, "Building owner", 9, 3, group="building owner", owner="Contract manager")
    add(notebook, "Facilities manager", 8, 9, group="client", message=message, channel="meeting")
    notebook.close()
    async with running(notebook.path, at="2") as on:
        await on.press("P", "f")
        await on.type("client")
        await on.press("enter")
        assert "1 of 2 stakeholders   client" in on.shown
        whole = " ".join(on.shown.split())
        assert message in whole
        assert "Owner nobody yet: e says who" in whole
        await on.press("escape", "s", "s")
        assert on.said == "By power."
        await on.sees("Contract manager")
        await on.press("escape")
        assert "Keep satisfied 1" in on.shown


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
    collection = notebook.stakeholders
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


async def test_where_there_is_room_texts_are_whole_and_what_is_left_out_is_counted(
    notebook: Notebook,
) -> None:
    message = "What was counted at the barrier, what was changed because of it, and when we look."
    who = add(notebook, "Facilities manager", 8, 9, message=message, group="internal management")
    for number in range(20):
        other = notebook.notes.add(Note(title=f"Note {number}"))
        link(notebook, who.ref, other.ref)
    notebook.close()
    async with running(notebook.path, (120, 40), at="2") as on:
        assert all(word in on.shown for word in message.split())
        assert "and when we look." in on.shown
        assert "Linked 20" in on.shown
        assert "more: enter shows them." in on.shown
    async with running(notebook.path, (200, 60), at="2") as on:
        await on.press("v")
        assert "internal management" in on.shown.splitlines()[4]
        await on.sees("Note 19")
        assert message[:40] in on.shown
        assert "more: enter" not in on.shown


async def test_a_narrow_strip_says_one_thing_to_a_row(site: Path) -> None:
    async with running(site, (60, 20), at="2") as on:
        await on.press("C", "enter", "v")
        assert on.row("Next contact").endswith("Tue 22 Dec 2026, monthly")
        assert on.row("Last ").endswith("Sun 22 Nov, Spoke")


@pytest.mark.parametrize("width", [60, 72, 80, 100, 112, 119, 120, 184])
async def test_no_window_cuts_a_name_to_make_room_for_less(notebook: Notebook, width: int) -> None:
    add(notebook, "Facilities manager", 8, 9, channel="email", cadence="weekly")
    notebook.close()
    async with running(notebook.path, (width, 30), at="2") as on:
        await on.press("v")
        assert "Facilities manager" in on.row("ST-1")
        assert ("Channel" in on.row("Ref")) is (width in (112, 119, 184))


async def test_a_name_is_whole_in_the_sentence_of_its_trail(notebook: Notebook) -> None:
    add(notebook, "Building owner's asset lead", 9, 4)
    notebook.close()
    async with running(notebook.path, at="2") as on:
        await on.press("H", "enter", "enter", "t")
        trail = "9,4 until Sun 22 Nov 2026, now 9,3"
        assert on.said == f"ST-1 Building owner's asset lead: {trail}."


async def test_a_strip_too_low_for_everything_has_what_comes_first(notebook: Notebook) -> None:
    texts = {"needs": "Early word", "message": "Numbers first", "channel": "email"}
    add(notebook, "Facilities manager", 8, 9, cadence="weekly", **texts)
    notebook.close()
    async with running(notebook.path, (100, 20), at="2") as on:
        assert "Next contact" in on.shown


async def test_a_small_window_leaves_the_names_whole(site: Path) -> None:
    async with running(site, (60, 20), at="2") as on:
        await on.press("v")
        assert "Facilities manager" in on.shown.partition("─ ST-")[0]
        await on.press("P")
        assert "Facilities manager" in on.shown.partition("─ ST-")[0]
        assert "Cadence" in on.shown
