"""Import by keyboard, where notebook or files change between preview and enter: what is done is
what is right by then."""

from pathlib import Path

import pytest

from jargon8_tui.ui.help import Help
from jargon8_tui.ui.importing.preview import Preview
from tests.ui.imports import (
    ENTRY,
    EVERYTHING_STAYS,
    answered,
    asked,
    found,
    meanwhile,
    previewed,
    taken_in,
)
from tests.ui.running import running, saved


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with one reflection."""
    file = tmp_path / "entry.md"
    file.write_text(ENTRY, "utf-8")
    return file


async def test_what_is_taken_back_meanwhile_is_new_again(path: Path, file: Path) -> None:
    async with running(path) as on:
        await previewed(on, file)
        await taken_in(on)
        await previewed(on, file)
        assert on.said == "All of it is here already: escape goes back."
        await on.press("u")
        await on.until(lambda: "1 new" in on.heading, "it is not found out anew")
        await taken_in(on)
    assert len(saved(path).reflections) == 1


async def test_what_came_meanwhile_is_not_taken_in_twice(path: Path, file: Path) -> None:
    async with running(path) as on:
        await previewed(on, file)
        await on.press("1")
        await previewed(on, file)
        await taken_in(on)
        await on.press("4")
        await on.until(lambda: "1 unchanged" in on.heading, "it is not found out anew")
        await on.press("enter")
        assert on.said == "All of it is here already: escape goes back."
    assert len(saved(path).reflections) == 1


async def test_a_file_that_was_changed_comes_in_as_it_is_then(path: Path, file: Path) -> None:
    async with running(path) as on:
        await previewed(on, file)
        file.write_text(ENTRY.replace("cars", "bikes"), "utf-8")
        await taken_in(on)
    assert saved(path).reflections.get(1).did == "Counted bikes."


async def test_a_file_that_went_bad_is_not_taken_in(path: Path, file: Path) -> None:
    async with running(path) as on:
        await previewed(on, file)
        file.write_bytes(b"\x00\xff\x00\xff" * 9)
        await on.press("enter")
        await on.until(lambda: on.said.startswith("Nothing was imported"), "not said")
        assert on.said == "Nothing was imported: 1 refused."
        assert "UTF-16" in on.shown
        await on.press("escape")
    assert len(saved(path).reflections) == 0


async def test_keys_are_answered_while_it_is_found_out(
    path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(path) as on:
        meanwhile(monkeypatch, on, ["question_mark"], lambda: isinstance(on.app.screen, Help))
        await asked(on)
        await answered(on, str(file))
        assert "Help: the import" in on.shown
        await on.press("escape")
        await found(on)
        assert on.heading.startswith("Import   1 new   entry.md")


async def test_nothing_is_taken_in_unseen(
    path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    async with running(path) as on:

        def is_said() -> bool:
            said.append(on.said)
            return len(said) > 20

        meanwhile(monkeypatch, on, ["enter"], is_said)
        await asked(on)
        await answered(on, str(file))
        await found(on)
        assert said[-1] == "Reading what is there; escape leaves it."
        assert on.said == "enter imports 1 record; escape leaves everything as it is."
    assert len(saved(path).reflections) == 0


async def test_escape_leaves_while_it_is_found_out(
    path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(path) as on:
        meanwhile(monkeypatch, on, ["escape"], lambda: not isinstance(on.app.screen, Preview))
        await asked(on)
        await answered(on, str(file))
        assert on.said == EVERYTHING_STAYS
        await on.press("j")
        assert on.heading.startswith("Journal")
    assert len(saved(path).reflections) == 0


async def test_a_change_while_it_is_found_out_has_it_found_out_again(
    path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(path) as on:
        await previewed(on, file)
        await taken_in(on)
        kept = on.app.session.notebook.reflections
        meanwhile(monkeypatch, on, ["u"], lambda: 1 not in kept)
        await asked(on)
        await answered(on, str(file))
        await found(on)
        assert on.heading.startswith("Import   1 new   entry.md")


async def test_a_change_while_it_is_taken_in_is_heeded(
    path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(path) as on:
        await previewed(on, file)
        await taken_in(on)
        file.write_text(ENTRY.replace("cars", "bikes"), "utf-8")
        await previewed(on, file)
        assert on.said.startswith("enter updates 1 record")
        kept = on.app.session.notebook.reflections
        meanwhile(monkeypatch, on, ["u"], lambda: 1 not in kept)
        await taken_in(on)
        assert on.said == "1 imported. u takes that back.", "there was nothing left to update"
    assert saved(path).reflections.get(2).did == "Counted bikes."


async def test_one_may_go_elsewhere_while_it_is_taken_in(
    path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(path) as on:
        await previewed(on, file)
        meanwhile(monkeypatch, on, ["8"], lambda: on.app.current_mode == "library")
        await taken_in(on)
        assert on.said == "1 imported. u takes that back."
        assert on.heading.startswith("Library"), "one stays where one went"
        await on.press("4")
        await found(on)
        assert on.said == "All of it is here already: escape goes back."
    assert len(saved(path).reflections) == 1


async def test_under_the_help_it_is_shown_as_it_is_by_then(
    path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(path) as on:
        await previewed(on, file)
        meanwhile(monkeypatch, on, ["question_mark"], lambda: isinstance(on.app.screen, Help))
        await on.press("enter", "escape")
        await on.until(lambda: "1 unchanged" in on.heading, "it is not found out anew")
        assert on.said == "1 imported. u takes that back."
        await on.press("enter")
        assert on.said == "All of it is here already: escape goes back."
    assert len(saved(path).reflections) == 1


async def test_escape_while_it_is_taken_in_takes_in_nothing(
    path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(path) as on:
        await previewed(on, file)
        meanwhile(monkeypatch, on, ["escape"], lambda: not isinstance(on.app.screen, Preview))
        await on.press("enter")
        assert on.said == EVERYTHING_STAYS
        await on.press("j")
    assert len(saved(path).reflections) == 0
