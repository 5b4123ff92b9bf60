"""The way through a form: from field to field, out of one, and what stays in view."""

import pytest

from jargon8_tui.model.kinds import REFLECTION
from jargon8_tui.ui.widgets.form_controls import Choice
from tests.ui.filling import filling


async def test_a_letter_on_a_choice_chooses_and_is_never_the_pages() -> None:
    async with filling(REFLECTION, {"title": "Roster", "status": "complete"}) as (app, pilot):
        app.query_one(Choice).focus()
        await pilot.press("d")
        assert app.form.values()["status"] == "draft"
        await pilot.press("7", "z")
        assert app.form.values()["status"] == "draft"
        assert "page key" not in app.told


async def test_escape_closes_a_list_then_leaves_the_field_then_is_the_pages() -> None:
    async with filling(REFLECTION, {"title": "Roster"}) as (app, pilot):
        app.query_one(Choice).focus()
        await pilot.press("enter", "escape")
        await pilot.pause()
        assert app.query_one(Choice).has_focus
        await pilot.press("escape")
        await pilot.pause()
        assert app.form.has_focus
        assert app.form.field is None
        assert app.told == ["left title", "left status"]
        await pilot.press("d", "escape")
        assert app.told[2:] == ["page key", "left the form"]


@pytest.mark.parametrize("name", ["text", "due", "result", "source"])
async def test_escape_leaves_any_field_and_tab_comes_back_to_it(name: str) -> None:
    async with filling(values={"text": "Ring"}) as (app, pilot):
        app.row(name).control.focus()
        await pilot.press("x", "escape")
        await pilot.pause()
        assert app.form.has_focus
        assert app.told[-2:] == [f"edited {name}", f"left {name}"]
        await pilot.press("tab")
        assert app.row(name).control.has_focus


async def test_tab_goes_round_and_never_out_of_the_form() -> None:
    async with filling() as (app, pilot):
        seen = []
        for _ in range(8):
            assert app.form.field is not None
            seen.append(app.form.field.name)
            await pilot.press("tab")
        assert seen == ["text", "due", "done", "result", "owner", "source", "tags", "text"]
        await pilot.press("shift+tab", "shift+tab", "up")
        assert app.form.field is not None
        assert app.form.field.name == "source"


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 20)])
async def test_the_field_in_focus_is_in_view(size: tuple[int, int]) -> None:
    async with filling(REFLECTION, size=size) as (app, pilot):
        for _ in app.form.fields:
            await pilot.pause()
            assert app.focused is not None
            assert app.form.region.contains_region(app.focused.region)
            await pilot.press("tab")


async def test_what_is_out_of_sight_is_counted_and_page_down_goes_there() -> None:
    async with filling(REFLECTION, {"title": "Roster"}) as (app, pilot):
        await pilot.pause()
        assert app.seen[-1] == "  5 more fields: page down"
        await pilot.press("pagedown")
        await pilot.pause()
        assert app.form.field is not None
        assert app.form.field.name == "criteria"
        assert "page down" not in app.seen[-1]
        await pilot.press("pageup")
        assert app.form.field.name != "criteria"


async def test_a_click_on_a_label_goes_to_its_field() -> None:
    async with filling() as (app, pilot):
        await pilot.click(app.row("owner"), offset=(3, 0))
        await pilot.pause()
        assert app.row("owner").control.has_focus


async def test_the_text_in_focus_grows_to_what_it_holds_and_others_are_seen_in_part() -> None:
    lines = "\n".join(f"Line {n}" for n in range(1, 8))
    async with filling(values={"text": "Ring", "result": lines}) as (app, pilot):
        result = app.row("result").control
        assert result.content_size.height == 3
        result.focus()
        await pilot.pause()
        assert result.content_size.height == 7
        await pilot.press(*["enter"] * 20)
        await pilot.pause()
        assert result.content_size.height == 12, "the fields around it stay in sight"
        await pilot.press("tab")
        await pilot.pause()
        assert result.content_size.height == 3
