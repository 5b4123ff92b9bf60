"""List and record side by side, in a window that is wide but has no room for all of both."""

from pathlib import Path

import pytest

from jargon8_tui.model.note import Note
from jargon8_tui.store import Notebook
from tests.ui.feedback_notebooks import add
from tests.ui.imports import previewed
from tests.ui.level_notebooks import slipped
from tests.ui.matrices import with_drill
from tests.ui.running import Running, running

NARROWEST = 100, 30
"""The least window that has both beside each other."""
BESIDE = 44
"""The cells that the record has at the least."""


def edge(on: Running) -> int:
    """The cell that the line between the list and the record stands at."""
    return next(row.index("│") for row in on.shown.splitlines() if "│" in row)


@pytest.fixture
def full(notebook: Notebook) -> Path:
    """A notebook with something in each place."""
    add(notebook, "Barrier stuck at the ramp", "21 Nov 2026 16:40")
    notebook.notes.add(Note(title="Cone store", body="Behind the ramp", source="site.md"))
    notebook.notes.remove(1)
    slipped(notebook)
    return with_drill(Notebook(notebook.path))


@pytest.mark.parametrize("place", ["1", "3", "5", "6", "0"])
@pytest.mark.parametrize("width", [100, 110, 124])
async def test_the_record_keeps_its_room_and_the_list_has_what_is_left(
    full: Path, place: str, width: int
) -> None:
    async with running(full, (width, 30), at=place) as on:
        assert edge(on) == min(width - BESIDE, 80)


async def test_no_value_of_a_record_is_cut_away(full: Path) -> None:
    async with running(full, NARROWEST, at="0") as on:
        assert on.row("Source").endswith("Source          site.md")


async def test_no_value_of_what_is_to_be_imported_is_cut_away(path: Path, tmp_path: Path) -> None:
    source = tmp_path / "log.csv"
    source.write_text("Type,Severity,Summary\nconcern,high,Lift out\n", encoding="utf-8")
    async with running(path, NARROWEST) as on:
        await previewed(on, source)
        await on.rest()
        assert on.row("Severity").endswith("Severity        high")


async def test_a_summary_can_be_told_in_the_log_and_on_today(full: Path) -> None:
    async with running(full, NARROWEST, at="5") as on:
        assert "Barrier stuck at…" in on.row("► ")
        assert "Received" not in on.row("Summary"), "the summary would be cut to a word for it"
        await on.press("1")
        assert "Barrier stuck at the r…" in on.row("●○○○○")


async def test_a_quiet_line_is_wrapped_like_any_other(full: Path) -> None:
    async with running(full, NARROWEST, at="5") as on:
        assert on.row("None yet.").endswith("None yet. > takes the next step, with a")
        assert on.row("note.").endswith("│  note.")


async def test_the_columns_come_and_go_with_the_window(full: Path) -> None:
    async with running(full, (130, 30), at="5") as on:
        assert "Received" in on.row("Summary")
        await on.pilot.resize_terminal(*NARROWEST)
        await on.until(lambda: "Received" not in on.row("Summary"), "the column stays")
        assert edge(on) == NARROWEST[0] - BESIDE


async def test_the_keys_of_an_offer_are_seen(path: Path) -> None:
    async with running(path, NARROWEST) as on:
        await on.press("n")
        await on.type("Half")
        await on.press("escape", "escape")
    async with running(path, NARROWEST, at="1") as on:
        assert on.row("►").startswith("► Continue RJ-1, 14:05?  enter yes, d bin it")


async def test_what_stands_at_the_right_of_a_title_is_whole_or_not_there(path: Path) -> None:
    async with running(path, NARROWEST) as on:
        await on.press("n")
        await on.type("A rather long title of a reflection")
        await on.press("ctrl+s", "1")
        assert "─ RJ-1 A rather long title of a reflecti" in on.row("RJ-1 A")
        assert "re… ─" not in on.row("RJ-1 A")
