"""A disk that is really full: nothing is lost, it is said, and it goes on when there is room."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import REFLECTION, Ref
from jargon8_tui.store import NotSaved
from tests.store.making import opened, reflection, stock, titles, with_records

if sys.platform == "win32":
    pytest.skip("Windows has no limit on a file's size", allow_module_level=True)

import resource


@contextmanager
def full_at(size: int) -> Iterator[None]:
    """No file may be longer than `size` bytes: writing stops there in the middle."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def test_a_save_that_does_not_fit_is_kept_and_saved_when_there_is_room(path: Path) -> None:
    with_records(path, "One")
    with opened(path) as notebook:
        notebook.reflections.add(reflection("Two"))
        with full_at(1000):
            notebook.reflections.add(reflection("Three", did="x" * 4000))
            assert notebook.state.problem.startswith("the file may not grow any more")
            assert titles(path) == ["One", "Two"]
            with pytest.raises(NotSaved):
                notebook.save()
            notebook.undo()
            notebook.redo()
            assert notebook.state.problem
        notebook.reflections.add(reflection("Four"))
        assert not notebook.state.problem
        assert titles(path) == ["One", "Two", "Three", "Four"]
    assert len(stock(path)["reflections"]) == 4


def test_a_fold_that_does_not_fit_leaves_file_and_journal_whole(path: Path) -> None:
    with_records(path, *(f"Entry {number}" for number in range(20)))
    before = path.read_bytes()
    with opened(path) as notebook:
        notebook.reflections.add(reflection("Last"))
        with full_at(2000):
            notebook.fold()
            assert notebook.fold_problem
            assert not notebook.state.problem
            assert path.read_bytes() == before
            with pytest.raises(Refused, match="backup could not be made"):
                notebook.back_up(path.with_name("copy.json"))
        assert len(titles(path)) == 21
        notebook.fold()
        assert not notebook.fold_problem
    assert len(stock(path)["reflections"]) == 21
    assert not list(path.parent.glob("*.jargon8-*"))


def test_closing_with_a_full_disk_says_what_is_not_saved(path: Path) -> None:
    with_records(path, "One")
    notebook = opened(path)
    with full_at(100):
        notebook.reflections.add(reflection("Two", did="x" * 500))
        with pytest.raises(NotSaved):
            notebook.close()
    assert titles(path) == ["One"]
    with opened(path):
        pass  # the lock was let go of


def test_unfinished_writing_that_does_not_fit_stays_in_memory(path: Path) -> None:
    with_records(path, "One")
    with opened(path) as notebook:
        with full_at(100), pytest.raises(NotSaved):
            notebook.unfinished.keep(Ref(REFLECTION, 2), {"did": "x" * 500}, is_new=True)
        notebook.unfinished.save()
    with opened(path, read_only=True) as reader:
        assert reader.unfinished.of(Ref(REFLECTION, 2)) is not None


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 200 KB, where one may be mounted."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no disk may be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_loses_nothing_and_goes_on_when_there_is_room(small_disk: Path) -> None:
    path = small_disk / "notebook.json"
    saved = ["One"]
    with opened(path) as notebook:
        notebook.reflections.add(reflection("One"))
        for number in range(60):
            title = f"Entry {number}"
            notebook.reflections.add(reflection(title, did="x" * 6000))
            if notebook.state.problem:
                break
            saved.append(title)
        assert notebook.state.problem.startswith("the disk is full")
        assert titles(path) == saved
        notebook.fold()
        with pytest.raises(NotSaved):
            notebook.unfinished.keep(Ref(REFLECTION, 99), {"did": "x" * 9000}, is_new=True)
        assert titles(path) == saved
        for id in range(3, len(saved) + 2):
            notebook.reflections.remove(id)
        present = [kept.title for kept in notebook.reflections.all()]
        shutil.rmtree(small_disk / "notebook.json.backups", ignore_errors=True)
        subprocess.run(["mount", "-o", "remount,size=4m", str(small_disk)], check=True)
        notebook.save()
        assert not notebook.state.problem
        assert titles(path) == present
    assert len(stock(path)["reflections"]) == len(present)
    assert not list(small_disk.rglob("*.jargon8-*"))
