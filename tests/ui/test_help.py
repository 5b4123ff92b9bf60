"""Help by keyboard: the keys of wherever one is, found, remapped, and put away."""

from pathlib import Path

import pytest

from jargon8_tui.settings import Settings
from jargon8_tui.ui.help import Help
from jargon8_tui.ui.key_table import in_short, lines_of
from jargon8_tui.ui.places import PLACES, PlaceName
from tests.ui.running import Running, running


def rows(on: Running) -> list[str]:
    return [" ".join(row.split()) for row in on.shown.splitlines()]


async def test_it_shows_the_keys_of_the_place_in_their_groups_and_what_it_is_for(
    kept: Path,
) -> None:
    async with running(kept) as on:
        await on.press("question_mark")
        shown = on.shown
        assert "Help: Journal" in shown
        assert "Your reflections by date." in shown
        groups = [shown.index(f" {group} ") for group in ("Here", "Record", "Everywhere", "Move")]
        assert groups == sorted(groups)
        assert "? f1" in shown
        assert " 0 " in shown
        assert "places" in shown
        assert "1 to 0" in shown
        assert on.said.endswith("everywhere.")
        await on.press("escape")
        assert not isinstance(on.app.screen, Help)


async def test_it_fits_eighty_by_twenty_four_and_shows_three_columns_where_wide(
    kept: Path,
) -> None:
    async with running(kept) as on:
        await on.press("f1")
        scroll = on.app.screen.query_one("#scroll")
        assert scroll.max_scroll_y == 0
    async with running(kept, (130, 36)) as on:
        await on.press("f1")
        assert any(row.count("a page") == 2 and "half" in row for row in rows(on))


async def test_a_narrow_window_has_one_column_that_says_what_keys_do(kept: Path) -> None:
    async with running(kept, (60, 20)) as on:
        await on.press("question_mark", "G")
        assert "half a page down" in on.shown
        await on.press("g")
        assert "leave; everything is saved" in on.shown


async def test_slash_finds_a_key_by_what_it_does_or_by_itself(kept: Path) -> None:
    async with running(kept) as on:
        await on.press("question_mark", "slash")
        await on.type("trash brings")
        assert "move it to the trash; u brings it back" in on.shown
        assert "find anything" not in on.shown
        await on.press(*["backspace"] * 12)
        await on.type("f2")
        assert "save now what could not be saved" in on.shown
        await on.type("no such key")
        assert "No key has that here." in on.shown
        await on.press("escape")
        assert "find anything" in on.shown, "escape shows all the keys again"
        await on.press("escape")
        assert not isinstance(on.app.screen, Help), "and once more closes"


async def test_enter_leaves_the_field_and_keeps_what_was_found(kept: Path) -> None:
    async with running(kept) as on:
        await on.press("question_mark", "slash")
        await on.type("redo")
        await on.press("enter", "j")
        assert "do it again" in on.shown
        assert "find anything" not in on.shown


async def test_a_remapped_key_is_shown_as_it_is_mapped(kept: Path) -> None:
    async with running(kept, settings=Settings(keys={"find": "ctrl+f", "help": "f12"})) as on:
        await on.press("f12")
        assert "ctrl+f find anything" in " ".join(rows(on))
        assert "? f1" not in on.shown
        await on.press("f12")
        assert not isinstance(on.app.screen, Help)


async def test_f1_helps_where_letters_are_typed_and_leaves_out_the_keys_that_only_type(
    kept: Path,
) -> None:
    async with running(kept) as on:
        await on.press("slash")
        await on.type("ramp")
        await on.press("f1")
        shown = on.shown
        assert "Help: find" in shown
        assert "A record is found by the beginnings of its words" in shown
        assert "Typing" in shown
        assert "ctrl+w" in shown
        assert "go to the record" in shown
        assert "choose the record" not in shown, "that is for picking"
        await on.press("escape")
        assert "1 found for ramp" in on.said, "what was typed is still there"


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.mode)
async def test_every_key_of_every_place_has_its_line(kept: Path, place: PlaceName) -> None:
    async with running(kept) as on:
        await on.press(place.digit)
        told = {key for line in lines_of(on.app.screen) for keys in line.keys for key in keys}
        active = on.app.screen.active_bindings.values()
        ours = [one.binding for one in active if one.enabled and one.binding.id]
        assert {on.app.get_key_display(binding) for binding in ours} <= told
        assert all(binding.tooltip for binding in ours)


def test_marks_stand_on_as_few_rows_as_will_do() -> None:
    assert in_short("", 20) == []
    assert in_short("! medium   !! high   !!! critical", 22) == [
        "! medium   !! high",
        "!!! critical",
    ]


async def test_it_says_where_there_is_more_of_it_than_the_window_shows(kept: Path) -> None:
    async with running(kept, at="2") as on:
        await on.press("question_mark")
        assert on.said.endswith("Down shows the rest.")
        await on.press(*["j"] * 12)
        assert "6 and above is high" in on.shown
        await on.press("g")
        assert "6 and above is high" not in on.shown
        await on.press("G")
        assert "6 and above is high" in on.shown
    async with running(kept, (130, 50), at="2") as on:
        await on.press("question_mark")
        assert on.said.endswith("everywhere.")
