"""Opening that fails at any call to the system: a rescue, a migration, a journal gone bad. What was
there is there afterwards, and the next try goes through."""

import contextlib
import errno
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from jargon8_tui.model.errors import Refused
from jargon8_tui.store import NotANotebook, migrations, rescue
from tests.conftest import NOW
from tests.faults.shim import Killed, failing
from tests.store.making import opened, reflection, titles, with_records
from tests.store.test_migrations import shout

BROKEN = b'{"reflections": {"1": {'


def put_right(path: Path) -> None:
    """Go back to the newest good backup."""
    rescue(path, now=lambda: NOW)


def open_and_close(path: Path) -> None:
    """Open and close."""
    opened(path).close()


@pytest.fixture
def damaged(path: Path) -> Path:
    """The folder of a notebook that cannot be read, with a backup of One and a journal of Two."""
    folder = path.parent / "damaged"
    whole = with_records(folder / path.name, "One")
    with opened(whole) as notebook:
        notebook.back_up()
        notebook.reflections.add(reflection("Two"))
        shutil.copytree(folder, path.parent / "copy")
    shutil.rmtree(folder)
    (path.parent / "copy").rename(folder)
    whole.write_bytes(BROKEN)
    return folder


@pytest.fixture
def bad_line(path: Path) -> Path:
    """The folder of a notebook of One and Three, Two being in a line of the journal gone bad."""
    folder = path.parent / "bad"
    whole = with_records(folder / path.name, "One")
    with opened(whole) as notebook:
        notebook.reflections.add(reflection("Two"))
        notebook.reflections.add(reflection("Three"))
        shutil.copytree(folder, path.parent / "copy")
    shutil.rmtree(folder)
    (path.parent / "copy").rename(folder)
    journal = folder / "notebook.json.journal"
    journal.write_bytes(journal.read_bytes().replace(b"Two", b"T\0o"))
    return folder


def after_each_failure(
    start: Path, do: Callable[[Path], None], patch: pytest.MonkeyPatch, number: int | None
) -> Iterator[Path]:
    """Do it in copies of `start`, with each call failing in turn; what was there afterwards."""
    at = 0
    failed = True
    while failed:
        at += 1
        place = start.with_name(f"{start.name}-{at}")
        shutil.copytree(start, place)
        with failing(patch, at, number=number) as disk, contextlib.suppress(Killed, Refused):
            do(place / "notebook.json")
        failed = bool(disk.failed)
        found = start.with_name(f"{start.name}-{at}-found")  # another name has another lock
        shutil.copytree(place, found)
        yield found / "notebook.json"
    assert at > 10


@pytest.mark.parametrize("number", [None, errno.ENOSPC, errno.EIO])
def test_a_rescue_that_fails_can_be_done_again(
    damaged: Path, monkeypatch: pytest.MonkeyPatch, number: int | None
) -> None:
    for path in after_each_failure(damaged, put_right, monkeypatch, number):
        try:
            opened(path, read_only=True).close()
        except NotANotebook:
            assert path.read_bytes() == BROKEN
            put_right(path)
        assert BROKEN in [found.read_bytes() for found in path.parent.glob("*.damaged-*")]
        assert titles(path) == ["One", "Two"]
        open_and_close(path)
        assert titles(path) == ["One", "Two"]


@pytest.mark.parametrize("number", [None, errno.ENOSPC, errno.EIO])
def test_a_migration_that_fails_can_be_done_again(
    path: Path, monkeypatch: pytest.MonkeyPatch, number: int | None
) -> None:
    older = with_records(path.parent / "older" / path.name, "One", "Two").parent
    monkeypatch.setattr(migrations, "MIGRATIONS", (shout,))
    for found in after_each_failure(older, open_and_close, monkeypatch, number):
        assert titles(found) == ["ONE", "TWO"]
        open_and_close(found)
        assert titles(found) == ["ONE", "TWO"]


@pytest.mark.parametrize("number", [None, errno.ENOSPC, errno.EIO])
def test_a_journal_with_a_bad_line_loses_no_more_than_that_line(
    bad_line: Path, monkeypatch: pytest.MonkeyPatch, number: int | None
) -> None:
    bad = (bad_line / "notebook.json.journal").read_bytes()
    for path in after_each_failure(bad_line, open_and_close, monkeypatch, number):
        assert titles(path) == ["One", "Three"]
        open_and_close(path)
        assert titles(path) == ["One", "Three"]
        assert bad in [found.read_bytes() for found in path.parent.glob("*.journal.damaged-*")]
