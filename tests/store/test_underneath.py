"""A file that something else replaces or deletes while the notebook is open."""

import os
import shutil
from pathlib import Path

from tests.store.making import opened, reflection, stock, titles, with_records


def other_notebook(path: Path, *names: str) -> Path:
    folder = path.parent / "other"
    folder.mkdir()
    return with_records(folder / path.name, *names)


def test_a_file_put_in_its_place_is_kept_and_ours_is_beside_it(path: Path) -> None:
    with_records(path, "One")
    theirs = other_notebook(path, "Theirs")
    with opened(path) as notebook:
        notebook.reflections.add(reflection("Two"))
        theirs.replace(path)
        notebook.reflections.add(reflection("Three"))
        ours = notebook.path
        assert ours.name.startswith("notebook.json.conflict-")
        assert str(ours) in notebook.notices[-1]
        assert not notebook.state.problem
        assert titles(ours) == ["One", "Two", "Three"]
        notebook.reflections.add(reflection("Four"))
    assert len(stock(ours)["reflections"]) == 4
    assert titles(path) == ["Theirs"]
    with opened(path) as notebook:
        assert not notebook.notices


def test_it_is_noticed_when_only_the_fold_is_left_to_do(path: Path) -> None:
    with_records(path, "One")
    theirs = other_notebook(path, "Theirs")
    with opened(path) as notebook:
        notebook.reflections.add(reflection("Two"))
        theirs.replace(path)
    (ours,) = path.parent.glob("*.conflict-*")
    assert titles(ours) == ["One", "Two"]
    assert titles(path) == ["Theirs"]


def test_it_is_noticed_when_it_was_written_over_in_place(path: Path) -> None:
    with_records(path, "One")
    theirs = other_notebook(path, "Theirs", "And more")
    with opened(path) as notebook:
        path.write_bytes(theirs.read_bytes())
        notebook.reflections.add(reflection("Two"))
        assert titles(notebook.path) == ["One", "Two"]
    assert titles(path) == ["Theirs", "And more"]


def test_a_file_that_was_deleted_is_written_again(path: Path) -> None:
    with_records(path, "One")
    with opened(path) as notebook:
        notebook.reflections.add(reflection("Two"))
        path.unlink()
        notebook.reflections.add(reflection("Three"))
        assert titles(path) == ["One", "Two", "Three"]
    with opened(path):
        path.unlink()
    assert titles(path) == ["One", "Two", "Three"]


def test_the_same_content_copied_back_is_no_conflict(path: Path) -> None:
    with_records(path, "One")
    copy = shutil.copy(path, path.with_name("copy"))
    with opened(path) as notebook:
        Path(copy).replace(path)
        notebook.reflections.add(reflection("Two"))
        os.utime(path)
        notebook.reflections.add(reflection("Three"))
        assert notebook.path == path
    assert titles(path) == ["One", "Two", "Three"]


def test_a_journal_that_was_deleted_is_written_again(path: Path) -> None:
    with_records(path, "One")
    with opened(path) as notebook:
        notebook.reflections.add(reflection("Two"))
        path.with_name("notebook.json.journal").unlink()
        notebook.reflections.add(reflection("Three"))
        assert titles(path) == ["One", "Two", "Three"]


def test_a_journal_that_another_hand_wrote_in_is_kept(path: Path) -> None:
    with_records(path, "One")
    journal = path.with_name("notebook.json.journal")
    with opened(path) as notebook:
        notebook.reflections.add(reflection("Two"))
        with journal.open("ab") as file:
            file.write(b"from another machine\n")
        notebook.reflections.add(reflection("Three"))
        assert titles(path) == ["One", "Two", "Three"]
    (kept,) = path.parent.glob("*.journal.conflict-*")
    assert b"from another machine" in kept.read_bytes()


def test_a_link_stays_a_link(path: Path) -> None:
    with_records(path, "One")
    link = path.parent / "elsewhere" / "link.json"
    link.parent.mkdir()
    link.symlink_to(path)
    with opened(link) as notebook:
        notebook.reflections.add(reflection("Two"))
    assert link.is_symlink()
    assert titles(path) == ["One", "Two"]
    assert [found.name for found in link.parent.iterdir()] == ["link.json"]
