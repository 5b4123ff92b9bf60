"""Naming roles and activities in place: typed over, one after another, as stakeholders."""

from pathlib import Path

from jargon8_tui.model.stakeholder import Stakeholder
from jargon8_tui.store import Notebook
from jargon8_tui.ui.widgets.raci_grid import RaciGrid
from tests.ui.matrices import kept
from tests.ui.running import running


async def test_a_name_that_only_stands_in_is_typed_over(notebook: Notebook) -> None:
    notebook.close()
    async with running(notebook.path) as on:
        await on.press("3", "n")
        await on.type("Fire")
        await on.press("enter", "escape")
        assert "enter keeps the name" not in on.said
        await on.press("up", "enter")
        await on.type("Wardens")
        await on.press("enter")
        assert [role.name for role in kept(notebook.path).roles] == ["Wardens", "Role 2"]


async def test_tab_names_one_after_another(drill: Path) -> None:
    async with running(drill) as on:
        await on.press("3", "enter", "up", "enter", *["backspace"] * 6)
        for name in ("One", "Two", "Three"):
            await on.type(name)
            await on.press("tab")
        assert [role.name for role in kept(drill).roles] == ["One", "Two", "Three"]
        for name in ("Four", "Five", "Six"):
            await on.type(name)
            await on.press("tab")
        assert [row.name for row in kept(drill).activities] == ["Four", "Five", "Six"]
        assert on.said == "The last name: enter keeps it, shift+tab goes back to the one before."
        await on.type("teen")
        await on.press("shift+tab")
        await on.type("Fifth")
        await on.press("enter")
        assert [row.name for row in kept(drill).activities] == ["Four", "Fifth", "Sixteen"]
        assert isinstance(on.app.focused, RaciGrid)
        assert on.said == "Fifth × Three: informed"


async def test_names_typed_one_after_another_are_never_taken_for_letters(path: Path) -> None:
    async with running(path, at="3") as on:
        await on.press("n")
        await on.type("Fire")
        await on.press("enter")
        for name in ("Guards", "Reception", "Raise the alarm", "!"):
            await on.type(name)
            await on.press("tab")
        assert [role.name for role in kept(path).roles] == ["Guards", "Reception"]
        assert [(row.name, row.cells) for row in kept(path).activities] == [
            ("Raise the alarm!", ("", ""))
        ]
        await on.press("enter", "r", "escape")
        assert on.said.startswith("RM-1: ")


async def test_a_name_that_is_being_typed_is_kept_as_one_leaves(drill: Path) -> None:
    async with running(drill, at="3") as on:
        await on.press("enter", "enter")
        await on.type(" every floor")
        await on.press("ctrl+q")
    assert kept(drill).activities[0].name == "Sweep every floor"


async def test_a_role_named_as_a_stakeholder_is_that_stakeholder(notebook: Notebook) -> None:
    known = notebook.stakeholders.add(Stakeholder(name="Tenant rep", power=3, interest=8))
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
        await on.press("down", "r", "up")
        await on.press("colon")
        await on.type("go to stakeholders")
        await on.press("enter", "enter")
        assert "In matrices 1" in on.shown
        assert "RM-1  Fire: tenant REP" in on.shown
        assert "R    Activity 1" in on.shown
        await on.press("3", "up", "S")
        assert kept(notebook.path).roles[0].stakeholder is None
