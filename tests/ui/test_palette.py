"""The palette by keyboard: an action found by its name and done, and those that have no key."""

import json
import re
import sys
from pathlib import Path

import pytest

from jargon8_tui.model.reflection import Reflection
from jargon8_tui.settings import Settings
from jargon8_tui.store import Notebook
from jargon8_tui.ui.commands import commands
from jargon8_tui.ui.overlays.sheet import Sheet
from jargon8_tui.ui.palette import Palette
from jargon8_tui.ui.places import PLACES, PlaceName
from jargon8_tui.ui.themes import CONTRAST
from jargon8_tui.ui.widgets.text_fields import LineInput
from tests.conftest import NOW
from tests.ui.journal_notebooks import three_entries
from tests.ui.running import Running, running, saved
from tests.ui.stakeholder_notebooks import add


async def do(on: Running, name: str) -> None:
    """Name an action and do it."""
    await on.press("ctrl+p")
    await on.type(name)
    await on.press("enter")


async def answer(on: Running, text: str) -> None:
    """Paste an answer to what is asked."""
    on.app.screen.query_one(LineInput).value = text
    await on.press("enter")


async def test_an_action_is_found_by_letters_of_its_name_and_done(kept: Path) -> None:
    async with running(kept) as on:
        await on.press("colon")
        assert "Palette" in on.shown
        await on.type("libr")
        assert "go to Library" in on.shown
        await on.press("enter")
        assert "1 of your own" in on.shown


async def test_an_action_is_found_by_what_it_does(kept: Path) -> None:
    async with running(kept) as on:
        await on.press("colon")
        await on.type("colours")
        assert "Theme: choose the colours." in on.said
        await on.press("escape")
        assert not isinstance(on.app.screen, Palette)


async def test_a_name_that_nothing_has_says_so(kept: Path) -> None:
    async with running(kept) as on:
        await on.press("colon")
        await on.type("qqq [/ [b]")
        assert on.said == "No action is called that."
        await on.press("enter")
        assert isinstance(on.app.screen, Palette)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.mode)
async def test_every_key_has_its_entry(kept: Path, place: PlaceName) -> None:
    async with running(kept) as on:
        await on.press(place.digit)
        names = {command.title for command in commands(on.app, on.app.screen)}
        active = on.app.screen.active_bindings.values()
        ours = {one.binding.description for one in active if one.enabled and one.binding.id}
        assert ours <= names
        assert "Screenshot" not in names


async def test_what_a_text_field_takes_the_keys_of_is_reached_from_it(kept: Path) -> None:
    async with running(kept) as on:
        await on.press("8", "f")
        await on.type("q4")
        await do(on, "journal")
        assert "Journal   0 entries" in on.shown


async def test_the_theme_is_chosen_and_kept(kept: Path) -> None:
    async with running(kept) as on:
        await do(on, "theme")
        await on.type("contrast")
        await on.press("enter")
        assert on.app.theme == "jargon8-contrast"
        assert on.app.session.settings.theme == "jargon8-contrast"


async def test_a_place_that_was_open_when_another_theme_was_chosen_is_drawn_in_it(
    notebook: Notebook,
) -> None:
    path = three_entries(notebook)
    places = [place.digit for place in PLACES]
    async with running(path, settings=Settings(theme=CONTRAST.name)) as on:
        wanted = {}
        for digit in places:
            await on.press(digit)
            wanted[digit] = drawn(on)
    async with running(path) as on:
        await on.press(*places[:-2])
        await do(on, "theme")
        await on.type("contrast")
        await on.press("enter")
        for digit in places:
            await on.press(digit)
            assert drawn(on) == wanted[digit], f"{digit} is drawn as it was"


def drawn(on: Running) -> str:
    """A picture of the screen, with nothing in it that names the picture."""
    return re.sub(r"terminal-\d+", "", on.app.export_screenshot())


async def test_the_journal_is_written_to_a_file(kept: Path, tmp_path: Path) -> None:
    file = tmp_path / "journal.json"
    async with running(kept) as on:
        await do(on, "export the")
        await answer(on, str(file))
        assert on.said == "There are no reflections to export, so nothing was written."
        on.app.session.notebook.reflections.add(
            Reflection(date=NOW.date(), title="Kiosk [b]opening[/b] [/")
        )
        await do(on, "export the")
        await answer(on, str(file.with_suffix(".docx")))
        assert "journal.docx: .docx is not written" in on.said
        await do(on, "export the")
        await answer(on, str(file))
        assert on.said == f"The journal is written to {file}."
    assert json.loads(file.read_text("utf-8"))[0]["title"] == "Kiosk [b]opening[/b] [/"


@pytest.mark.skipif(sys.platform == "win32", reason="any name is a folder beside one's own there")
async def test_a_home_folder_of_nobody_is_said(kept: Path) -> None:
    async with running(kept) as on:
        await do(on, "export the")
        await answer(on, "~nobody-at-all/journal.json")
        assert "begins with a home folder that is not known here" in on.said


async def test_an_area_is_named_for_this_notebook(kept: Path) -> None:
    async with running(kept) as on:
        await do(on, "name an")
        await on.press("1", "enter")
        await on.pilot.pause()
        await answer(on, "Site [b]life[/b]")
        assert on.said == "Area 1: Site [b]life[/b]. Check with your training provider."
    assert saved(kept).areas[0].name == "Site [b]life[/b]"


async def test_an_area_that_is_none_is_refused(kept: Path) -> None:
    async with running(kept) as on:
        await do(on, "name an")
        await answer(on, "77")
        assert on.said.startswith("77 is no area of the standard: 1, 2, 3")


async def test_a_check_says_that_nothing_is_amiss_or_lists_what_is(kept: Path) -> None:
    async with running(kept) as on:
        await do(on, "check the")
        assert on.said.startswith("Nothing is amiss in 1 record")
    kept.write_text(kept.read_text("utf-8").replace('"Queues at the ramp"', "7"), "utf-8")
    async with running(kept) as on:
        await do(on, "check the")
        assert isinstance(on.app.screen, Sheet)
        assert "notes 1" in on.shown
        assert "found in 1 record" in on.said


async def test_it_says_where_the_notebook_and_the_settings_are(kept: Path) -> None:
    async with running(kept) as on:
        await do(on, "where the notebook")
        assert on.said.startswith("The notebook is /")
        await do(on, "where the settings")
        assert on.said.startswith("The settings are to be in /")


async def test_keys_that_share_a_name_are_all_there(notebook: Notebook) -> None:
    add(notebook, "Facilities manager", 8, 9)
    notebook.close()
    async with running(notebook.path, at="2") as on:
        await on.press("colon")
        await on.type("move it to")
        for way in ("less interest", "less power", "more power", "more interest"):
            assert f"move it to {way}" in on.shown
        await on.type(" more power")
        await on.press("enter")
        assert "power 8→9" in on.said


async def test_a_name_is_whole_in_the_narrowest_window(kept: Path) -> None:
    async with running(kept, (60, 20)) as on:
        await on.press("colon")
        await on.type("where")
        assert "Where the notebook is  " in on.shown
        assert "Where the settings are  " in on.shown


async def test_what_a_template_is_for_is_whole_where_there_is_room(kept: Path) -> None:
    async with running(kept, (100, 30), at="3") as on:
        await on.press("t")
        assert "by how serious it is" in on.row("Incident escalation")


async def test_a_question_for_a_path_says_what_enter_does_with_it(kept: Path) -> None:
    async with running(kept) as on:
        await do(on, "import")
        assert on.footer.startswith("enter Look")
        await on.press("escape")
        await do(on, "export the")
        assert on.footer.startswith("enter Write")
        await on.press("escape")
        await do(on, "name an")
        assert on.footer.startswith("enter Keep")


async def test_the_name_that_a_key_is_remapped_by_is_told_and_is_the_one(kept: Path) -> None:
    async with running(kept, at="8") as on:
        await on.press("colon")
        await on.type("write it to a file")
        assert on.said == "Export: write it to a file. The settings call it record.export."
    remapped = Settings(keys={"record.export": "X"})
    async with running(kept, at="8", settings=remapped) as on:
        await on.press("G", "enter", "enter", "X")
        assert on.shown.splitlines()[-2].startswith("Write NT-1 to")
