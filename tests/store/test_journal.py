"""What is saved is in the journal or in the file, whatever became of either meanwhile."""

import shutil
from pathlib import Path

import pytest

from tests.store.making import beside, edited, opened, reflection, stock, titles, with_records


@pytest.fixture
def journal(path: Path) -> Path:
    """The journal of a notebook that holds One in its file, then Two, Three and Four."""
    with_records(path, "One")
    saved = path.with_name("saved")
    notebook = opened(path)
    for title in ("Two", "Three", "Four"):
        notebook.reflections.add(reflection(title))
    shutil.copytree(path.parent, saved, ignore=shutil.ignore_patterns("saved"))
    notebook.close()
    for found in saved.iterdir():
        if found.is_file():
            shutil.copy(found, path.parent)
    shutil.rmtree(saved)
    return path.with_name("notebook.json.journal")


def test_a_save_leaves_the_file_alone_until_it_is_folded(path: Path) -> None:
    with_records(path, "One")
    before = path.read_bytes()
    with opened(path) as notebook:
        notebook.reflections.add(reflection("Two"))
        assert path.read_bytes() == before
        assert titles(path) == ["One", "Two"]
        notebook.fold()
        assert not notebook.needs_fold
        assert [row["title"] for row in stock(path)["reflections"].values()] == ["One", "Two"]
        assert "notebook.json.journal" not in beside(path)


def test_what_was_not_folded_is_read_again(path: Path, journal: Path) -> None:
    assert titles(path) == ["One", "Two", "Three", "Four"]
    with opened(path) as notebook:
        notebook.reflections.add(reflection("Five"))
        assert not notebook.notices
    assert titles(path) == ["One", "Two", "Three", "Four", "Five"]
    assert len(stock(path)["reflections"]) == 5


@pytest.mark.parametrize("room", [b"", b" " * 400])
@pytest.mark.parametrize("cut", [1, 2, 40, 150])
def test_a_save_cut_off_while_it_was_written_is_as_if_it_had_not_been(
    path: Path, journal: Path, cut: int, room: bytes
) -> None:
    journal.write_bytes(journal.read_bytes().rstrip(b" ")[:-cut] + room)
    assert titles(path) == ["One", "Two", "Three"]
    with opened(path, read_only=True) as reader:
        report = reader.check()
    assert report.is_whole
    assert "cut off" in report.findings[0].sentence
    with opened(path) as notebook:
        notebook.reflections.add(reflection("Five"))
    assert titles(path) == ["One", "Two", "Three", "Five"]


def test_a_tail_of_zeros_is_a_save_cut_off(path: Path, journal: Path) -> None:
    content = journal.read_bytes().rstrip(b" ")
    journal.write_bytes(content[:-60] + b"\0" * 400)
    assert titles(path) == ["One", "Two", "Three"]


def test_a_line_gone_bad_is_named_and_the_saves_after_it_are_put_in(
    path: Path, journal: Path
) -> None:
    content = journal.read_bytes()
    journal.write_bytes(content.replace(b"Three", b"Thr\xffe"))
    damaged = journal.read_bytes()
    assert titles(path) == ["One", "Two", "Four"]
    with opened(path, read_only=True) as reader:
        report = reader.check()
        assert not report.is_whole
        assert any("line 3" in finding.sentence for finding in report.findings)
    with opened(path) as notebook:
        assert any("line 3" in notice for notice in notebook.notices)
    (kept,) = path.parent.glob("*.journal.damaged-*")
    assert kept.read_bytes() == damaged
    assert titles(path) == ["One", "Two", "Four"]


def test_a_line_that_went_missing_is_missed(path: Path, journal: Path) -> None:
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join(lines[:2] + lines[3:]))
    with opened(path, read_only=True) as reader:
        assert any("1 save that should be" in f.sentence for f in reader.check().findings)
    assert titles(path) == ["One", "Two", "Four"]


def test_a_damaged_first_line_loses_no_save(path: Path, journal: Path) -> None:
    journal.write_bytes(b"x" + journal.read_bytes()[1:])
    assert titles(path) == ["One", "Two", "Three", "Four"]
    with opened(path) as notebook:
        notebook.reflections.add(reflection("Five"))
    assert titles(path) == ["One", "Two", "Three", "Four", "Five"]


def test_a_journal_already_folded_is_a_harmless_leftover(path: Path, journal: Path) -> None:
    leftover = journal.read_bytes()
    opened(path).close()
    journal.write_bytes(leftover)
    with opened(path) as notebook:
        assert notebook.check().is_whole
        notebook.reflections.add(reflection("Five"))
    assert titles(path) == ["One", "Two", "Three", "Four", "Five"]


def test_a_journal_of_another_state_of_the_file_is_set_aside_not_put_in(
    path: Path, journal: Path, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    other = with_records(tmp_path / "other" / "notebook.json", "Elsewhere")
    shutil.copy(other, path)
    content = journal.read_bytes()
    assert titles(path) == ["Elsewhere"]
    with opened(path) as notebook:
        assert "another state" in notebook.notices[0]
        notebook.reflections.add(reflection("Here"))
    (kept,) = path.parent.glob("*.journal.conflict-*")
    assert kept.read_bytes() == content
    assert titles(path) == ["Elsewhere", "Here"]


def test_an_edit_by_hand_under_a_journal_keeps_both(path: Path, journal: Path) -> None:
    edited(path, lambda file: file["reflections"]["1"].update(title="One, edited"))
    assert titles(path) == ["One, edited", "Two", "Three", "Four"]
    with opened(path) as notebook:
        assert "something other than jargon8" in notebook.notices[0]
        notebook.reflections.add(reflection("Five"))
    assert titles(path) == ["One, edited", "Two", "Three", "Four", "Five"]
    with opened(path) as notebook:
        assert not notebook.notices
        assert notebook.backups()


def test_a_journal_without_its_notebook_is_not_thrown_away(path: Path, journal: Path) -> None:
    content = journal.read_bytes()
    path.unlink()
    with opened(path) as notebook:
        notebook.reflections.add(reflection("New"))
    assert titles(path) == ["New"]
    (kept,) = path.parent.glob("*.journal.conflict-*")
    assert kept.read_bytes() == content
