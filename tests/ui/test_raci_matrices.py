"""The RACI matrices as a whole: listed, started, exported, and drawn whatever is in them."""

from pathlib import Path

import msgspec
import pytest
from rich.cells import cell_len

from jargon8_tui.model.raci import Activity, Raci, Role
from jargon8_tui.services.raci import templates
from jargon8_tui.store import Notebook
from jargon8_tui.ui.widgets.raci_grid import RaciGrid
from tests.ui.matrices import kept, with_drill
from tests.ui.running import POISON, POISON_SHOWN, running


async def test_the_list_says_size_and_problems_and_opens_the_grid(drill: Path) -> None:
    async with running(drill) as on:
        await on.press("3")
        row = next(line for line in on.shown.splitlines() if "Drill" in line)
        assert row.startswith("×►RM-1")
        assert "3 × 3" in row
        assert "Call: nobody is accountable. Who answers for it in the end?" in on.shown
        assert on.said == "RM-1: 1 error. enter opens it, t starts another from a template."
        await on.press("enter")
        assert "RM-1 Drill   3 activities × 3 roles" in on.shown
        assert "r a c i Letter" in on.shown
        assert "belong to the cell" in on.said


async def test_a_template_and_a_duplicate_become_matrices_of_their_own(path: Path) -> None:
    async with running(path) as on:
        await on.press("3")
        assert "No matrices yet" in on.shown
        await on.press("t")
        assert all(one.title in on.shown for one in templates())
        await on.type("key")
        await on.press("enter", "enter")
        assert "RM-1 Key control   6 activities × 4 roles" in on.shown
        await on.press("escape", "Y", "enter")
        assert "RM-2 Key control (copy)" in on.shown
        await on.press("escape")
        assert on.said.startswith("RM-2: "), "the new one is under the cursor"
    assert kept(path, 2).activities == kept(path, 1).activities == templates()[3].activities
    assert kept(path, 2).uid != kept(path, 1).uid


async def test_a_matrix_is_exported_as_its_ending_asks(drill: Path, tmp_path: Path) -> None:
    async with running(drill) as on:
        await on.press("3", "x", "ctrl+u")
        await on.type(str(tmp_path / "drill.csv"))
        await on.press("enter")
        assert (tmp_path / "drill.csv").read_text("utf-8-sig").splitlines() == [
            "Activity,Guards,Manager,Tenants",
            "Sweep,R,A,",
            "Call,R,,I",
            "Wait,,,",
        ]


async def test_headings_and_names_stay_in_view_wherever_one_is(notebook: Notebook) -> None:
    roles = tuple(Role(name=f"Number {n:02} guards") for n in range(20))
    rows = tuple(Activity(name=f"Step {n:02}", cells=("",) * 20) for n in range(30))
    notebook.raci_matrices.add(Raci(title="Long", roles=roles, activities=rows))
    notebook.close()
    async with running(notebook.path) as on:
        await on.press("3", "enter", "G", "end")
        lines = on.shown.splitlines()
        assert on.said == "Step 29 × Number 19 guards: no part in it"
        assert any(line.startswith("- Step 18") for line in lines)
        assert any(line.startswith("-►Step 29") for line in lines)
        assert "18 to 30 of 30" in on.shown
        assert lines[5].startswith("‹")
        assert lines[3].rstrip().endswith("Num")
        assert max(map(cell_len, lines)) <= 80
        await on.press("home", "g")
        assert on.shown.splitlines()[5].rstrip().endswith("›")


async def test_names_in_wide_letters_leave_the_columns_where_they_are(notebook: Notebook) -> None:
    roles = tuple(Role(name=name) for name in ("警備 責任者", "Guards", "施設管理者"))
    rows = tuple(
        Activity(name=name, cells=("R", "A", "I"))
        for name in ("避難誘導と点呼を行う担当者の確認", "Sweep", "é" * 80)
    )
    notebook.raci_matrices.add(Raci(title="避難", roles=roles, activities=rows))
    notebook.close()
    for size in ((80, 24), (130, 36)):
        async with running(notebook.path, size) as on:
            await on.press("3", "enter")
            grid = on.app.screen.query_one(RaciGrid)
            strips = [grid.render_line(y) for y in range(6)]
            assert {strip.cell_length for strip in strips} == {size[0]}
            places = {tuple(_cells_of(strip.text, "RAI")) for strip in strips[3:]}
            assert len(places) == 1


def _cells_of(line: str, letters: str) -> list[int]:
    """At which cells of a line some letters stand, each alone between blanks."""
    return [
        cell_len(line[:at])
        for at in range(1, len(line) - 1)
        if line[at] in letters and line[at - 1] == line[at + 1] == " "
    ]


@pytest.mark.parametrize("size", [(80, 24), (130, 36)])
async def test_user_text_is_only_text(notebook: Notebook, size: tuple[int, int]) -> None:
    matrix = Raci.started("P").toggled([0], [0], "R")
    notebook.raci_matrices.add(matrix)
    notebook.close()
    document = msgspec.json.decode(notebook.path.read_bytes())
    row = document["raci_matrices"]["1"]
    row.update(title=POISON, purpose=POISON)
    row["roles"][0]["name"] = row["activities"][0]["name"] = POISON
    row["activities"][0]["note"] = POISON
    notebook.path.write_bytes(msgspec.json.encode(document))
    async with running(notebook.path, size) as on:
        await on.press("3")
        assert on.shown.count(POISON_SHOWN) >= 3
        await on.press("enter")
        assert f"RM-1 {POISON_SHOWN}" in on.shown
        await on.press("left", "right")
        assert f"{POISON_SHOWN} × {POISON_SHOWN}: responsible" in on.said.replace(
            POISON, POISON_SHOWN
        )
        assert POISON_SHOWN in on.shown
        await on.press("enter", "escape", "N")
        assert POISON_SHOWN in on.shown


async def test_the_form_changes_what_a_matrix_is_called_and_leaves_its_cells(drill: Path) -> None:
    async with running(drill) as on:
        before = kept(drill)
        await on.press("3", "e", "end")
        await on.type(" at night")
        await on.press("ctrl+s")
        assert kept(drill).title == "Drill at night"
        assert kept(drill).activities == before.activities


async def test_a_small_window_leaves_the_titles_whole(notebook: Notebook) -> None:
    notebook.raci_matrices.add(Raci(title="Complaints of tenants"))
    notebook.close()
    async with running(notebook.path, (60, 20), at="3") as on:
        assert "Complaints of tenants" in on.shown.partition("─ RM-1")[0]
        assert "Changed" not in on.shown


async def test_the_list_is_filtered_and_sorted(notebook: Notebook) -> None:
    path = with_drill(notebook)
    async with running(path, at="3") as on:
        await on.press("n")
        await on.type("Barrier")
        await on.press("enter", "escape", "escape", "f")
        await on.type("err")
        assert "None of 2 matrices is like that" in on.shown
        await on.type("ors")
        assert "1 of 2 matrices   errors" in on.shown
        assert "Drill" in on.shown
        await on.press("escape", "f")
        await on.type("sweep")
        assert "1 of 2 matrices" in on.shown
        await on.press("escape")
        assert "changed last first" in on.shown
        await on.press("s", "s")
        assert on.said == "Most problems first."
        assert on.shown.index("Drill") < on.shown.index("Barrier")


async def test_another_matrix_is_started_from_the_grid_of_one(notebook: Notebook) -> None:
    path = with_drill(notebook)
    async with running(path, at="3") as on:
        await on.press("enter", "n")
        await on.type("Keys")
        await on.press("enter")
        assert "RM-2 Keys" in on.shown
    assert kept(path, 2).title == "Keys"


async def test_what_is_removed_is_said_and_how_it_comes_back(notebook: Notebook) -> None:
    path = with_drill(notebook)
    async with running(path, at="3") as on:
        await on.press("enter", "D")
        assert on.said == "Sweep was removed. u brings it back."
        await on.press("u", "W")
        assert "Manager  A in 1 of 2 activities" in on.shown
        assert on.said == "3 roles."


async def test_the_nearest_problem_is_read_whole(notebook: Notebook) -> None:
    name = "Walk through every floor of both towers, the plant rooms and the car park"
    activities = (Activity(name=name, cells=("R", "")), Activity(name="Call", cells=("A", "")))
    roles = (Role(name="Guards"), Role(name="Manager"))
    notebook.raci_matrices.add(Raci(title="Sweep", roles=roles, activities=activities))
    notebook.close()
    async with running(notebook.path, at="3") as on:
        await on.press("enter")
        whole = " ".join(on.shown.split())
        assert f"{name}: nobody is accountable. Who answers for it in the end?" in whole


async def test_the_next_problem_is_read_whole_too_where_there_is_room(notebook: Notebook) -> None:
    name = "Walk through every floor of both towers"
    activities = (Activity(name="Call", cells=("", "A")), Activity(name=name, cells=("", "R")))
    roles = (Role(name="Guards"), Role(name="Manager"))
    notebook.raci_matrices.add(Raci(title="Sweep", roles=roles, activities=activities))
    notebook.close()
    async with running(notebook.path, at="3") as on:
        await on.press("enter")
        whole = " ".join(on.shown.split())
        assert "Call: nobody is responsible. Who does the work?" in whole
        assert f"{name}: nobody is accountable. Who answers for it in the end?" in whole
