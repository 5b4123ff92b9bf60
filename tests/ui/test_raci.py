"""The RACI place by keys alone: matrices listed, started, typed into, and what was saved."""

from pathlib import Path
from typing import Any

import msgspec
import pytest
from rich.cells import cell_len

from jargon8_tui.model.raci import Activity, Raci, Role
from jargon8_tui.model.raci_problems import problems
from jargon8_tui.model.stakeholder import Stakeholder
from jargon8_tui.services.raci import templates
from jargon8_tui.store import Notebook
from jargon8_tui.ui.widgets.raci_grid import RaciGrid
from tests.ui.running import POISON, POISON_SHOWN, Running, running, saved

NAMES = ("Security officers", "Security manager", "Facilities", "Tenants")


def kept(path: Path, id: int = 1) -> Raci:
    """The matrix that is on the disk."""
    return saved(path).raci_matrices.get(id)


def cells(matrix: Raci) -> list[tuple[str, ...]]:
    return [activity.cells for activity in matrix.activities]


@pytest.fixture
def drill(notebook: Notebook) -> Path:
    """A matrix of three activities by three roles, one activity without an A, one not filled."""
    roles = tuple(Role(name=name) for name in ("Guards", "Manager", "Tenants"))
    rows = {"Sweep": ("R", "A", ""), "Call": ("R", "", "I"), "Wait": ("", "", "")}
    activities = tuple(Activity(name=name, cells=row) for name, row in rows.items())
    notebook.raci_matrices.add(Raci(title="Drill", roles=roles, activities=activities))
    notebook.close()
    return notebook.path


class Counting:
    """Presses keys and counts them; what is typed as a name is not counted."""

    def __init__(self, on: Running) -> None:
        self._on = on
        self.keys = 0

    async def press(self, *keys: str) -> None:
        self.keys += len(keys)
        await self._on.press(*keys)

    async def name(self, text: str) -> None:
        await self._on.type(text)


async def test_the_evacuation_matrix_is_made_in_under_forty_keys_beside_the_names(
    path: Path,
) -> None:
    async with running(path) as on:
        by = Counting(on)
        await by.press("3", "n")
        await by.name("Evacuation")
        await by.press("enter")
        for name in (*NAMES[:2], "Sweep the building"):
            await by.name(name)
            await by.press("enter")
        await by.press("r", "right", "a")
        for name, letter in zip(NAMES[2:], "ci", strict=True):
            await by.press("plus")
            await by.name(name)
            await by.press("enter", letter)
        for name in ("Take the roll", "Say when it is over"):
            await by.press("o")
            await by.name(name)
            await by.press("enter", "equals_sign")
        assert by.keys < 40
        assert "No problems" in on.shown
        assert "Every activity has one A and an R." in on.shown
    matrix = kept(path)
    assert matrix.title == "Evacuation"
    assert tuple(role.name for role in matrix.roles) == NAMES
    assert cells(matrix) == [("R", "A", "C", "I")] * 3
    assert problems(matrix) == []


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


async def test_letters_are_toggled_cleared_and_saved_as_one_goes(drill: Path) -> None:
    async with running(drill) as on:
        await on.press("3", "enter", "a")
        assert cells(kept(drill))[0] == ("RA", "A", "")
        assert on.said == "Sweep × Guards: responsible and accountable"
        assert "two roles are accountable" in on.shown
        await on.press("a", "right", "space", "c", "i", "r")
        assert cells(kept(drill))[0] == ("R", "RCI", "")
        assert on.said == "Sweep × Manager: responsible, consulted and informed"


async def test_what_other_letters_do_elsewhere_they_do_not_do_here(drill: Path) -> None:
    async with running(drill) as on:
        before = kept(drill)
        await on.press("3", "enter", "d", "l", "f", "s")
        assert kept(drill) == before
        assert isinstance(on.app.focused, RaciGrid)
        await on.press("colon")
        await on.type("move it to the trash")
        assert "Delete" in on.shown
        await on.press("enter")
        assert on.said == "RM-1 is in the trash. u brings it back."
        await on.press("u")
        assert kept(drill) == before


async def test_rows_and_columns_are_inserted_named_moved_and_removed(drill: Path) -> None:
    async with running(drill) as on:
        await on.press("3", "enter", "O")
        await on.type("Alarm")
        await on.press("enter", "j", "J", "right", "L", "D")
        matrix = kept(drill)
        assert [a.name for a in matrix.activities] == ["Alarm", "Call", "Wait"]
        assert [role.name for role in matrix.roles] == ["Guards", "Tenants", "Manager"]
        assert cells(matrix)[1] == ("R", "I", "")
        await on.press("g", "up", "shift+left", "shift+left", "D")
        assert [role.name for role in kept(drill).roles] == ["Guards", "Tenants"]
        await on.press("enter", "end", "s", "enter", "left", "left", "down", "Y")
        matrix = kept(drill)
        assert [role.name for role in matrix.roles] == ["Guardss", "Tenants"]
        assert [a.name for a in matrix.activities] == ["Alarm", "Alarm", "Call", "Wait"]


async def test_every_step_can_be_undone_and_done_again(drill: Path) -> None:
    async with running(drill) as on:
        await on.press("3", "enter")
        steps = [
            ["a"], ["space"], ["right", "i"], ["plus", "X", "enter"], ["o", "Y", "enter"],
            ["equals_sign"], ["shift+up"], ["shift+right"], ["D"], ["Y"],
            ["up", "up", "up", "D"], ["down", "v", "right", "down", "c"],
            ["escape", "enter", "z", "enter"],
        ]  # fmt: skip
        states = [kept(drill)]
        for keys in steps:
            await on.press(*keys)
            if kept(drill) != states[-1]:
                states.append(kept(drill))
        assert len(states) == len(steps) + 1
        seen: list[Any] = []
        while "There is nothing to undo" not in on.said:
            seen.append((kept(drill).roles, kept(drill).activities))
            await on.press("u")
        before = [(state.roles, state.activities) for state in reversed(states)]
        assert [state for state in seen if state in before] == before
        await on.press(*["ctrl+r"] * len(seen))
        assert cells(kept(drill)) == cells(states[-1])


async def test_a_block_takes_a_letter_and_lets_go_of_it(drill: Path) -> None:
    async with running(drill) as on:
        await on.press("3", "enter", "v", "down", "down", "right", "c")
        assert cells(kept(drill)) == [("RC", "AC", ""), ("RC", "C", "I"), ("C", "C", "")]
        assert on.said.startswith("3 × 2 cells: a letter goes into all of them")
        await on.press("space", "escape", "i")
        assert cells(kept(drill)) == [("", "", ""), ("", "", "I"), ("", "I", "")]
        await on.press("escape")
        assert "RACI   1 matrix" in on.shown


async def test_the_keys_go_round_the_problems(drill: Path) -> None:
    async with running(drill) as on:
        await on.press("3", "enter", "G", "a", "g", "right_square_bracket")
        assert on.said == "Call × Guards: responsible"
        await on.press("right_square_bracket")
        assert on.said.startswith("Wait × Guards")
        box = on.shown[on.shown.index("2 errors") :].splitlines()
        assert box[1].startswith("× Wait: nobody is responsible.")
        await on.press("right_square_bracket")
        assert on.said.startswith("Call × Guards")
        await on.press("left_square_bracket")
        assert on.said.startswith("Wait × Guards")


async def test_a_note_is_written_on_an_activity(drill: Path) -> None:
    async with running(drill) as on:
        await on.press("3", "enter", "N")
        await on.type("By floor.")
        await on.press("escape", "left")
        assert kept(drill).activities[0].note == "By floor."
        assert on.said == "Sweep: By floor."


async def test_a_name_is_needed_and_escape_leaves_it_as_it_was(drill: Path) -> None:
    async with running(drill) as on:
        await on.press("3", "enter", "enter", *["backspace"] * 5, "enter")
        assert on.said.startswith("A name is needed")
        await on.press("escape")
        assert kept(drill).activities[0].name == "Sweep"
        assert isinstance(on.app.focused, RaciGrid)


async def test_tab_names_one_after_another(drill: Path) -> None:
    async with running(drill) as on:
        await on.press("3", "enter", "up", "enter", *["backspace"] * 6)
        for name in ("One", "Two", "Three"):
            await on.type(name)
            await on.press("tab")
        assert [role.name for role in kept(drill).roles] == ["One", "Two", "Three"]
        assert isinstance(on.app.focused, RaciGrid)


async def test_a_role_named_as_a_stakeholder_is_that_stakeholder(notebook: Notebook) -> None:
    known = notebook.collection(_kind("stakeholder")).add(
        Stakeholder(name="Tenant rep", power=3, interest=8)
    )
    notebook.close()
    async with running(notebook.path) as on:
        await on.press("3", "n")
        await on.type("Fire")
        await on.press("enter")
        await on.type("tenant REP")
        await on.press("enter", "escape", "up")
        role = kept(notebook.path).roles[0]
        assert (role.name, role.stakeholder) == ("tenant REP", known.record.uid)
        assert on.said.startswith("tenant REP (ST-1): ")
        await on.press("S")
        assert kept(notebook.path).roles[0].stakeholder is None


def _kind(name: str) -> Any:
    from jargon8_tui.model.kinds import kind_named

    return kind_named(name)


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


async def test_a_notebook_for_reading_only_says_so_and_stays_as_it_is(drill: Path) -> None:
    async with running(drill) as on:
        on.app.session.notebook.read_only = True
        before = kept(drill)
        await on.press("3", "enter", "a")
        assert "read" in on.said
        assert kept(drill) == before
        assert on.app.screen.query_one(RaciGrid).matrix.activities == before.activities
