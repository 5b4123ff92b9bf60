"""`check`, `backup`, `backups`, `restore-backup`: going back, and that it can be taken back."""

from pathlib import Path

import pytest

from jargon8_tui.settings import write_setting
from jargon8_tui.store import Notebook
from tests.cli.conftest import Shell, listing


@pytest.fixture
def filled(shell: Shell) -> Shell:
    shell("new", "note", "title=First")
    return shell


def titles(shell: Shell) -> list[str]:
    return sorted(one["title"] for one in shell("list", "note", "--json").json)


def backups(shell: Shell) -> list[str]:
    return [one["name"] for one in shell("backups", "--json").json]


def test_one_goes_back_and_that_can_be_taken_back(filled: Shell) -> None:
    made = Path(filled("backup").printed.strip())
    assert made.exists()
    filled("new", "note", "title=Second")
    answer = filled("restore-backup", made.name)
    assert answer.printed == f"{made.name}\n"
    assert titles(filled) == ["First"]
    before = answer.said.removeprefix("jargon8 restore-backup ").split()[0]
    filled("restore-backup", before)
    assert titles(filled) == ["First", "Second"]
    assert filled("new", "note", "title=Third").printed == "NT-3\n"


def test_the_newest_backup_comes_first_and_the_oldest_of_many_can_be_gone_back_to(
    filled: Shell,
) -> None:
    oldest = Path(filled("backup").printed.strip()).name
    for _ in range(8):
        newest = Path(filled("backup").printed.strip()).name
    found = backups(filled)
    assert found[0] == newest
    assert oldest in found
    filled("restore-backup", oldest)


def test_backups_are_listed_with_what_they_hold(filled: Shell) -> None:
    filled("backup")
    (first, *_) = filled("backups", "--json").json
    assert set(first) == {"name", "at", "records", "size"}
    assert first["records"] == 1
    answer = filled("backups")
    assert answer.lines[0].startswith(first["name"])
    assert "Sun 22 Nov 2026, 14:05  1 record" in answer.lines[0]


def test_without_a_notebook_there_is_nothing_to_back_up(shell: Shell, path: Path) -> None:
    assert shell("backup", code=1).said.startswith(f"There is no notebook at {path} yet")
    assert shell("backups", "--json").json == []
    assert shell("backups").said.startswith("There are no backups yet")
    assert listing(path.parent) == {}


def test_a_copy_is_made_where_it_is_asked_for(filled: Shell, tmp_path: Path) -> None:
    copy = tmp_path / "copy.json"
    assert filled("backup", "--to", str(copy)).printed == f"{copy}\n"
    with Notebook(copy, read_only=True) as notebook:
        assert [kept.title for kept in notebook.notes.all()] == ["First"]
    assert filled("backup", "--to", str(copy), code=1).said.startswith(f"{copy} is there already")


@pytest.mark.parametrize("ending", ["", ".journal", ".lock", ".unfinished"])
def test_nothing_is_written_over_the_notebook_itself(
    filled: Shell, path: Path, tmp_path_factory: pytest.TempPathFactory, ending: str
) -> None:
    file = path.with_name(path.name + ending)
    link = tmp_path_factory.mktemp("elsewhere") / "link.md"
    link.symlink_to(file)
    before = listing(path.parent)
    for words in (
        ("export", "note", "--to", str(file), "--format", "json", "--force"),
        ("export", "note", "--to", str(link), "--force"),
        ("report", "monthly", "--to", str(file), "--format", "md", "--force"),
        ("backup", "--to", str(file)),
    ):
        said = filled(*words, code=1).said
        assert "is the notebook's own, so nothing was written; name another file." in said
    assert listing(path.parent) == before
    assert titles(filled) == ["First"]


def test_a_notebook_of_a_newer_jargon8_says_so_in_two_lines(filled: Shell, path: Path) -> None:
    path.write_text(path.read_text("utf-8").replace('"schema":1', '"schema":99'), "utf-8")
    said = filled("new", "note", "title=Second", code=1).said.splitlines()
    assert len(said) == 2
    assert said[0] == f"{path} was written by a newer jargon8, so here it can only be read."
    assert filled("list", "note").said.splitlines() == said[:1]


def test_backups_go_to_the_folder_in_the_settings(filled: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    write_setting("backup_folder", str(folder))
    made = Path(filled("backup").printed.strip())
    assert made.parent == folder
    assert backups(filled) == [made.name]


def test_a_backup_that_is_not_there_is_said(filled: Shell) -> None:
    said = filled("restore-backup", "yesterday", code=1).said
    assert said == "There is no backup called yesterday; jargon8 backups lists them.\n"
    assert titles(filled) == ["First"]


def test_a_damaged_notebook_says_the_way_back_and_takes_it(filled: Shell, path: Path) -> None:
    name = Path(filled("backup").printed.strip()).name
    path.write_bytes(path.read_bytes()[:40])
    said = filled("list", "note", code=4).said
    assert f"jargon8 restore-backup {name} goes back" in said
    assert backups(filled) == [name]
    answer = filled("restore-backup", name)
    assert answer.printed == f"{name}\n"
    assert titles(filled) == ["First"]
    assert list(path.parent.glob("notebook.json.damaged-*"))


def test_a_bad_settings_file_is_said_where_it_matters(filled: Shell, tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("theme = 1\n", "utf-8")
    said = filled("new", "note", "title=Second", code=1).said
    assert "settings.toml: theme is 1, where a text in quotes is wanted." in said
    assert titles(filled) == ["First"]


def test_what_is_only_left_over_is_harmless(filled: Shell, path: Path) -> None:
    left = path.with_name(f"{path.name}.jargon8-0123456789ab")
    left.write_bytes(b"half a save")
    answer = filled("check")
    assert answer.lines[0].startswith(f"Harmless: {left.name} ")
    assert answer.lines[-1].startswith(f"{path} is whole: ")
