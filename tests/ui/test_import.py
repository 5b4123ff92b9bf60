"""Import by keyboard: what is there is shown before it is taken in, and taken back with one key."""

import re
from pathlib import Path

import pytest

from jargon8_tui.exchange.importing import import_files
from jargon8_tui.model.kinds import NOTE, Ref
from jargon8_tui.model.note import Note
from jargon8_tui.model.values import revised
from jargon8_tui.store import Notebook
from jargon8_tui.ui.importing.reading import reading
from jargon8_tui.ui.importing.rows import Item, rows_of
from jargon8_tui.ui.overlays.ask import Ask
from jargon8_tui.ui.widgets.blocks import Line, Spot
from jargon8_tui.ui.widgets.text_fields import LineInput
from tests.conftest import NOW
from tests.ui.imports import (
    ENTRY,
    EVERYTHING_STAYS,
    PEOPLE,
    answered,
    asked,
    found,
    previewed,
    taken_in,
)
from tests.ui.running import POISON, POISON_SHOWN, running, saved


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a reflection, two notes and a table in which not everything fits."""
    folder = tmp_path / "desk"
    (folder / "area-2").mkdir(parents=True)
    (folder / "area-2" / "reflections.md").write_text(ENTRY, "utf-8")
    (folder / "keys.md").write_text("# Keys\n\n## Spare\nIn the safe.\n\n## Lost\nRing.\n", "utf-8")
    (folder / "people.csv").write_text(PEOPLE, "utf-8")
    return folder


async def test_what_fits_and_what_does_not_is_shown_by_line(path: Path, folder: Path) -> None:
    async with running(path) as on:
        await previewed(on, folder / "people.csv")
        assert on.heading.startswith("Import   3 refused   people.csv")
        assert "people.csv: 3 refused, and 2 that fit stay out with them" in on.shown
        rows = re.findall(r"(\d+)  (refused|fits) ", on.shown)
        assert [line for line, _ in rows] == ["3", "5", "6", "2", "4"]
        assert "Power is a whole number from 1 to 10; 14 was given." in on.shown
        assert on.said == "Nothing of it can be taken in as it is: escape goes back."
        await on.press("G")
        assert "It fits, and stays out with its file" in on.shown
        assert on.row("Group").split() == ["Group", "emergency", "service"]
        await on.press("enter")
        assert on.said == "Nothing of it can be taken in as it is: escape goes back."
        await on.press("escape")
        assert on.said == EVERYTHING_STAYS
    assert list(saved(path).stakeholders.all()) == []


async def test_a_folder_is_taken_in_by_enter_and_taken_back_by_u(path: Path, folder: Path) -> None:
    async with running(path) as on:
        await previewed(on, folder)
        assert on.heading.startswith("Import   3 new, 3 refused   desk")
        assert on.said == "enter imports 3 records; escape leaves everything as it is."
        order = [on.shown.index(name) for name in ("people.csv", "area-2/refl", "keys.md")]
        assert order == sorted(order), "what is refused comes first"
        assert len(saved(path).notes) == 0, "it is only looked at"
        await taken_in(on)
        assert on.said == "3 imported, 3 refused. u takes that back."
        assert [kept.title for kept in saved(path).notes.all()] == ["Spare", "Lost"]
        assert saved(path).reflections.get(1).did == "Counted cars."
        await on.press("u")
        assert on.said == "Undone: 3 records were imported."
        assert (len(saved(path).notes), len(saved(path).reflections)) == (0, 0)
        await on.press("ctrl+r")
        assert (len(saved(path).notes), len(saved(path).reflections)) == (2, 1)


async def test_escape_leaves_everything_as_it_is(path: Path, folder: Path) -> None:
    async with running(path) as on:
        await previewed(on, folder)
        await on.press("escape")
        assert on.heading.startswith("Journal")
        assert on.said == EVERYTHING_STAYS
        await on.press("u")
        assert on.said == "There is nothing to undo."
    assert (len(saved(path).notes), len(saved(path).reflections)) == (0, 0)


async def test_what_is_here_is_updated_left_or_unchanged(
    notebook: Notebook, path: Path, tmp_path: Path
) -> None:
    names = ("Gate", "Ramp", "Desk")
    file = tmp_path / "posts.md"
    text = "# Posts\n\n" + "\n\n".join(f"## {name}\nOne officer.\nAll day." for name in names)
    file.write_text(text, "utf-8")
    import_files(notebook, [file])
    desk = notebook.notes.get(3)
    notebook.notes.put(3, revised(desk, {"body": "Two, from today."}, NOW).record)
    notebook.close()
    file.write_text(text.replace("All day.", "Until six.").replace("Until six.", "All day.", 1))
    async with running(path) as on:
        await previewed(on, file)
        assert on.heading.startswith("Import   1 updated, 1 unchanged, 1 refused   posts.md")
        assert "NT-3 was changed here since it was imported" in on.shown
        assert on.said == "enter updates 1 record; escape leaves everything as it is."
        await on.press("j")
        assert "Until six." in on.shown, "what it is to be"
        await on.press("j")
        assert "It is here already, and stays as it is." in on.shown
        await on.press("tab", "j", "enter")
        assert on.heading.startswith("NT-1   note"), "the pane leads to the record"
        await on.press("escape", "tab")
        await taken_in(on)
        assert on.said == "1 updated, 1 unchanged, 1 refused. u takes that back."
    bodies = [kept.record.body for kept in saved(path).notes.all()]
    assert bodies == ["One officer.\nAll day.", "One officer.\nUntil six.", "Two, from today."]


async def test_short_values_are_shown_before_and_after(
    notebook: Notebook, path: Path, tmp_path: Path
) -> None:
    file = tmp_path / "people.csv"
    file.write_text("name,power,interest,cadence\nFire service,8,3,none\n", "utf-8")
    import_files(notebook, [file])
    notebook.close()
    file.write_text("name,power,interest,cadence\nFire service,9,3,yearly\n", "utf-8")
    async with running(path, (120, 40)) as on:
        await previewed(on, file)
        assert "Power           8 → 9" in on.shown
        assert "Cadence         none → yearly" in on.shown
        await taken_in(on)
    assert saved(path).stakeholders.get(1).power == 9


async def test_a_record_that_comes_along_is_called_by_its_name(path: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.csv").write_text("stakeholder,summary\nFire service,Drill\n", "utf-8")
    (tmp_path / "in" / "b.csv").write_text("name,power,interest\nFire service,8,3\n", "utf-8")
    async with running(path) as on:
        await previewed(on, tmp_path / "in")
        assert on.row("Stakeholder ").split() == ["Stakeholder", "Fire", "service"]
        await taken_in(on)
    contact = saved(path).contacts.get(1)
    assert contact.stakeholder == saved(path).stakeholders.get(1).uid


class TestPaths:
    async def test_home_and_several_with_blanks_in_them(
        self, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("HOME", str(tmp_path))
        (tmp_path / "on shift.md").write_text("# On shift\nQuiet.\n", "utf-8")
        (tmp_path / "off.txt").write_text("Slept.\n", "utf-8")
        async with running(path) as on:
            await asked(on)
            await answered(on, "~/on shift.md")
            await found(on)
            assert on.heading.startswith("Import   1 new   on shift.md")
            await on.press("escape")
            await asked(on)
            await answered(on, f"'{tmp_path}/on shift.md' ~/off.txt ~/gone.md")
            await found(on)
            assert on.heading.startswith("Import   2 new, 1 refused")
            assert "There is no such file; check its name." in on.shown
            await taken_in(on)
        assert [kept.title for kept in saved(path).notes.all()] == ["On shift", "off"]

    @pytest.mark.parametrize(
        "typed", ["nowhere.md", "~nobody-of-that-name/a.md", "'half", "x" * 999]
    )
    async def test_where_nothing_is_there_it_asks_again(self, path: Path, typed: str) -> None:
        async with running(path) as on:
            await asked(on)
            await answered(on, typed)
            assert isinstance(on.app.screen, Ask)
            assert "There is no such file or folder; import which?" in on.shown
            assert on.app.screen.query_one(LineInput).value == typed, "to be put right"
            await on.press("escape", "escape")
            assert on.heading.startswith("Journal")

    async def test_an_empty_folder_says_what_would_be_read(
        self, path: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "empty").mkdir()
        async with running(path) as on:
            await previewed(on, tmp_path / "empty")
            assert on.heading.startswith("Import   nothing to import   empty")
            assert "There is no file in it that import reads" in on.shown
            assert on.said == "There is nothing to import: escape goes back."
            await on.press("enter")
            assert on.said == "There is nothing to import: escape goes back."


async def test_names_and_reasons_are_only_text(path: Path, tmp_path: Path) -> None:
    name = POISON.replace("/", "")
    shown = POISON_SHOWN.replace("/", "")
    (tmp_path / f"{name}.md").write_text(f"# {POISON}\nWords.\n", "utf-8")
    (tmp_path / f"{name}.json").write_text(f'[{{"kind": "{name[:9]}"}}]', "utf-8")
    async with running(path) as on:
        await asked(on)
        await answered(on, str(tmp_path))
        await found(on)
        assert f"{shown}.md: 1 new" in on.shown
        assert f"{shown}.json: 1 refused" in on.shown
        assert "[b]x[b] [ is not a kind of record" in on.shown, "the reason, with what was given"
        assert "\x1b" not in on.shown
        await taken_in(on)
    assert saved(path).notes.get(1).title == POISON_SHOWN


async def test_a_long_table_scrolls_under_its_headings(path: Path, tmp_path: Path) -> None:
    lines = [f"Tenant {n},3,{n % 10 + 1}" for n in range(300)]
    (tmp_path / "many.csv").write_text("\n".join(["name,power,interest", *lines]), "utf-8")
    async with running(path) as on:
        await previewed(on, tmp_path / "many.csv")
        await on.press("G")
        assert "301  new" in on.shown
        assert "Tenant 299" in on.shown
        assert "Line" in on.shown
        await taken_in(on)
    assert len(saved(path).stakeholders) == 300


async def test_the_keys_are_in_footer_and_help(path: Path, folder: Path) -> None:
    async with running(path) as on:
        await previewed(on, folder)
        assert on.shown.splitlines()[-1].startswith("enter Import  escape Leave")
        await on.press("question_mark")
        assert "Help: the import" in on.shown
        assert "× refused, and its file with it" in on.shown


async def test_a_notebook_that_is_only_read_takes_nothing_in(notebook: Notebook) -> None:
    notebook.notes.add(Note(title="One"))
    with Notebook(notebook.path, read_only=True):
        async with running(notebook.path) as on:
            await on.press("colon")
            await on.type("import")
            await on.press("enter")
            assert on.said == "The notebook is only read here, so nothing can be imported."
    notebook.close()


def test_a_record_that_is_gone_by_now_is_said_to_be(notebook: Notebook, tmp_path: Path) -> None:
    file = tmp_path / "keys.md"
    file.write_text("# Keys\nIn the safe.\n", "utf-8")
    import_files(notebook, [file])
    report = import_files(notebook, [file], dry_run=True)
    (item,) = (one for one in rows_of(report, [file]) if isinstance(one, Item))
    _, _, blocks = reading(notebook, item, {})
    assert Spot("Here            NT-1  Keys", Ref(NOTE, 1), hang=16) in blocks
    notebook.notes.remove(1)
    _, _, blocks = reading(notebook, item, {})
    assert Line("Here            NT-1, which is not here any more", hang=16) in blocks


async def test_what_is_there_twice_comes_in_once(path: Path, tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(ENTRY, "utf-8")
    async with running(path) as on:
        await previewed(on, tmp_path / "a.md", tmp_path / "b.md")
        assert on.heading.startswith("Import   1 new, 1 unchanged   a.md, b.md")
        await on.press("j")
        assert "It is in this import twice, and comes in once." in on.shown
        await taken_in(on)
        assert on.said == "1 imported, 1 unchanged. u takes that back."
    assert len(saved(path).reflections) == 1
