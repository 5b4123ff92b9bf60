"""What was left half-way stands on top of the list of its kind: gone on with, thrown away, back."""

from pathlib import Path

import pytest

from jargon8_tui.model.kinds import kind_named
from jargon8_tui.store import Notebook
from jargon8_tui.ui.writing.unfinished_rows import OneAfterAnother
from tests.ui.feedback_notebooks import six_entries
from tests.ui.journal_notebooks import three_entries
from tests.ui.running import POISON, POISON_SHOWN, running, saved
from tests.ui.stakeholder_notebooks import add


@pytest.fixture
def entries(notebook: Notebook) -> Path:
    """Three entries of the journal."""
    return three_entries(notebook)


@pytest.mark.parametrize(
    ("places", "kind", "says"),
    [
        (["4"], "reflection", "Reflection: dusk"),
        (["5"], "feedback", "Feedback: dusk"),
        (["6"], "service-level", "Service level: dusk"),
        (["8"], "note", "Note: dusk"),
        (["1", "A"], "action", "Action: dusk"),
        (["2", "v"], "stakeholder", "Stakeholder: dusk"),
    ],
)
async def test_a_new_one_that_was_left_is_on_top_of_its_list_and_enter_goes_on_with_it(
    path: Path, places: list[str], kind: str, says: str
) -> None:
    async with running(path) as on:
        await on.press(*places, "n")
        await on.type("Dusk")
        await on.press("escape", "escape")
        (form,) = saved(path).unfinished
        assert form.kind == kind
        ref = str(form.ref)
        row = on.row("► Unfinished")
        assert f"{ref} " in row and says in row and row.endswith("Sun 22 Nov 14:05")
        assert "Link" not in on.shown.splitlines()[-1], "it is no record yet"
        await on.press("k")
        assert on.said.startswith(f"{ref} is kept, unfinished"), "nothing has moved"
        await on.press("enter")
        assert "kept 14:05" in on.shown and "Dusk" in on.shown
        await on.press("escape", "escape", "d")
        assert on.said == f"What was unfinished of {ref} is thrown away. u brings it back."
        assert "Unfinished" not in on.shown
        assert not list(saved(path).unfinished)
        await on.press("u")
        assert says in on.row("Unfinished")
    assert len(saved(path).collection(kind_named(kind))) == 0


async def test_a_change_that_is_left_is_gone_on_with_by_the_key_it_began_with(
    entries: Path,
) -> None:
    async with running(entries) as on:
        await on.press("e")
        await on.type(", later")
        await on.press("escape", "escape")
        assert on.said == "RJ-3 is kept, unfinished; the same key goes on with it."
        await on.press("e")
        assert on.said.startswith("You were writing this on ")
        assert "Barrier review, later" in on.shown


async def test_it_stands_over_the_others_and_is_an_entry_once_it_is_saved(entries: Path) -> None:
    async with running(entries) as on:
        await on.press("n")
        await on.type("Half")
        await on.press("escape", "escape", "j")
        assert "RJ-3 is a draft" in on.said
        assert "3 entries" in on.heading
        assert "Link" in on.shown.splitlines()[-1]
        await on.press("k")
        assert on.said == "RJ-4 is unfinished: enter goes on with it, d throws it away."
        await on.press("a")
        assert on.said == "There is no record under the cursor."
        await on.press("enter")
        await on.type(" done")
        await on.press("ctrl+s")
        assert "4 entries" in on.heading
        assert on.row("Half done").startswith("► Sun 22 Nov")
        assert "Unfinished" not in on.shown
    assert saved(entries).reflections.get(4).title == "Half done"


async def test_a_filter_leaves_it_out_and_another_order_does_not(entries: Path) -> None:
    async with running(entries) as on:
        await on.press("n")
        await on.type("Half")
        await on.press("escape", "escape", "s")
        assert on.row("Unfinished").startswith("►")
        await on.press("f")
        await on.type("radio")
        assert "Unfinished" not in on.shown
        await on.press("escape")
        assert "Unfinished" in on.shown


async def test_a_captured_line_is_on_top_of_the_log_and_its_steps_are_not(
    notebook: Notebook,
) -> None:
    path = six_entries(notebook)
    async with running(path, at="5") as on:
        await on.press("greater_than_sign")
        await on.type("Half a note")
        await on.press("escape", "c")
        await on.type("queue at the ba")
        await on.press("escape")
        assert on.shown.count("Unfinished") == 1
        await on.press("g")
        assert "Advance" not in on.shown.splitlines()[-1]
        await on.press("greater_than_sign")
        assert on.said == "There is no entry under the cursor."
        await on.press("enter")
        await on.type("rrier")
        await on.press("enter")
        assert "Unfinished" not in on.shown
    assert saved(path).feedback.get(7).summary == "queue at the barrier"


async def test_a_stakeholder_that_was_left_is_in_the_list_and_not_on_the_grid(
    notebook: Notebook,
) -> None:
    add(notebook, "Facilities manager", 8, 9)
    add(notebook, "Night cleaning lead", 2, 5)
    path = notebook.path
    notebook.close()
    async with running(path, at="2") as on:
        await on.press("n")
        await on.type("Dusk")
        await on.press("escape", "escape")
        assert on.said == "ST-3 is kept, unfinished; the same key goes on with it."
        assert "Dusk" not in on.shown
        await on.press("v", "g")
        assert "Stakeholder: dusk" in on.row("► Unfinished")
        assert on.said == "ST-3 is unfinished: enter goes on with it, d throws it away."
        assert "ST-3 unfinished" in on.shown
        assert not any(word in on.footer for word in ("Link", "Contact", "Trail"))
        await on.press("v")
        assert on.said.startswith("ST-1 Facilities manager")
        await on.press("e")
        assert "Edit ST-1" in on.heading
        await on.press("escape", "escape", "v", "f")
        await on.type("client")
        assert "Unfinished" not in on.shown
        await on.press("escape", "g", "e")
        assert "Dusk" in on.shown
        for figure in ("7", "6"):
            await on.press("tab")
            await on.type(figure)
        await on.press("ctrl+s")
        assert "Unfinished" not in on.shown
        assert "►ST-3" in on.row("Dusk")
    assert saved(path).stakeholders.get(3).power == 7


async def test_what_is_typed_stands_beside_the_list_and_is_only_text(notebook: Notebook) -> None:
    path = notebook.path
    notebook.close()
    async with running(path, (130, 36)) as on:
        await on.press("n")
        await on.type(POISON.replace("\x1b", "").replace("\u202e", ""))
        await on.press("escape", "escape")
        shown = POISON_SHOWN.replace("red rtl", "[31mred rtl")
        await on.sees(f"Title           {shown}")
        assert "RJ-1 unfinished" in on.shown


async def test_where_the_notebook_is_only_read_there_is_nothing_to_go_on_with(path: Path) -> None:
    async with running(path) as on:
        await on.press("n")
        await on.type("Half")
        await on.press("escape", "escape")
    with Notebook(path):
        async with running(path) as on:
            assert "Unfinished" not in on.shown


def test_two_sequences_are_one() -> None:
    both = OneAfterAnother([1, 2], range(3, 6))
    assert list(both) == [1, 2, 3, 4, 5]
    assert (both[0], both[2], both[-1], both[-5], both[1:4]) == (1, 3, 5, 1, [2, 3, 4])
    with pytest.raises(IndexError):
        both[5]
    with pytest.raises(IndexError):
        both[-6]
