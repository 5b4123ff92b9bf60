"""The RACI place by keys alone: matrices listed, started, typed into, and what was saved."""

from pathlib import Path
from typing import Any

from jargon8_tui.model.raci_problems import problems
from jargon8_tui.ui.raci.problem_box import ProblemBox
from jargon8_tui.ui.widgets.raci_grid import RaciGrid
from tests.ui.matrices import cells, kept
from tests.ui.running import Running, running

NAMES = ("Security officers", "Security manager", "Facilities", "Tenants")


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


async def test_a_notebook_for_reading_only_says_so_and_stays_as_it_is(drill: Path) -> None:
    async with running(drill) as on:
        on.app.session.notebook.read_only = True
        before = kept(drill)
        await on.press("3", "enter", "a")
        assert "read" in on.said
        assert kept(drill) == before
        assert on.app.screen.query_one(RaciGrid).matrix.activities == before.activities


async def test_the_mouse_goes_to_cells_names_and_problems(drill: Path) -> None:
    async with running(drill) as on:
        await on.press("3", "enter")
        grid = on.app.screen.query_one(RaciGrid)
        first = grid.layout_now.side
        await on.pilot.click(RaciGrid, offset=(first + 15, 4))
        assert on.said == "Call × Manager: no part in it"
        await on.pilot.click(RaciGrid, offset=(first + 1, 0))
        assert on.said.startswith("Guards: R in 2 of 2 activities")
        await on.pilot.click(ProblemBox, offset=(4, 1))
        assert on.said == "Call × Guards: responsible"
        await on.pilot.click(RaciGrid, offset=(5, 3))
        await on.pilot.click(RaciGrid, offset=(5, 3))
        await on.type("!")
        await on.press("enter")
        assert kept(drill).activities[0].name == "Sweep!"
        await on.pilot.click(RaciGrid, offset=(5, 3))
        await on.type("!")
        await on.pilot.click(RaciGrid, offset=(first + 15, 4))
        await on.press("i")
        assert kept(drill).activities[0].name == "Sweep!!"
        assert kept(drill).activities[1].cells == ("R", "I", "I")
