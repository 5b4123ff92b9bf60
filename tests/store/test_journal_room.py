"""The blanks behind the last line of a journal, which saves are written over: whether there are
enough of them, too few or none, every save is read again."""

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from jargon8_tui.store import Notebook, reading
from jargon8_tui.store.codec import Codec
from jargon8_tui.store.journal import Reading, read_journal
from tests.store.making import opened, reflection, titles, with_records

ROOM = 1 << 16
"""How many blanks are made where there are not enough."""


@pytest.fixture
def journal(path: Path) -> Path:
    """The journal of a notebook that holds One in its file; there is none as yet."""
    with_records(path, "One")
    return journal_of(path)


def add(notebook: Notebook, title: str, size: int = 0) -> None:
    """Save a reflection of about `size` bytes, and see it saved."""
    notebook.reflections.add(reflection(title, did="x" * size))
    assert not notebook.state.problem


def room_in(journal: Path) -> int:
    """How many blanks there are behind its last line."""
    content = journal.read_bytes()
    return len(content) - len(content.rstrip(b" "))


@pytest.fixture
def killed(path: Path, journal: Path) -> Path:
    """A notebook as a kill left it: One is in its file, Two, Three and Four are in its journal."""
    with opened(path) as notebook:
        for title in ("Two", "Three", "Four"):
            add(notebook, title)
        shutil.copytree(path.parent, path.parent / "killed")
    return path.parent / "killed" / path.name


def journal_of(path: Path) -> Path:
    """Where the journal of a notebook is."""
    return path.with_name(path.name + ".journal")


def lines_of(content: bytes) -> list[bytes]:
    """The lines of a journal, without the blanks behind them."""
    return content.rstrip(b" ").splitlines(keepends=True)


@pytest.mark.parametrize("over", [-1, 0, 1, 2, 70_000])
def test_a_save_may_leave_one_blank_or_none_or_need_more_than_there_are(
    path: Path, journal: Path, over: int
) -> None:
    with opened(path) as notebook:
        for title in ("Two", "Three", "Last"):
            add(notebook, title)
        add(notebook, "Full", ROOM // 2)
        room, line = room_in(journal), len(lines_of(journal.read_bytes())[-1])
        add(notebook, "Full", ROOM // 2 + room - line + over)
        assert room_in(journal) == (ROOM if over > 0 else -over)
        assert titles(path)[-1] == "Full"
        add(notebook, "Behind it")
        with opened(path, read_only=True) as reader:
            assert not reader.check().findings
        assert titles(path) == ["One", "Two", "Three", "Last", "Full", "Full", "Behind it"]


def test_saves_go_on_being_read_where_the_room_for_them_is_used_up(
    path: Path, journal: Path
) -> None:
    with opened(path) as notebook:
        add(notebook, "Two")
        add(notebook, "Three")
        room = journal.stat().st_size
        for number in range(5):
            add(notebook, f"{number}", 20_000)
            with opened(path, read_only=True) as reader:
                assert not reader.notices
                assert [k.record.title for k in reader.reflections.all()][-1] == f"{number}"
        assert journal.stat().st_size > room


@pytest.mark.parametrize("fits", [0, 1, 100])
def test_a_disk_too_full_for_room_takes_the_saves_all_the_same(
    path: Path, journal: Path, monkeypatch: pytest.MonkeyPatch, fits: int
) -> None:
    write = os.write

    def only_lines(descriptor: int, content: bytes) -> int:
        if bytes(content).strip(b" "):
            return write(descriptor, content)
        if fits and len(content) > fits and not room_in(journal):
            return write(descriptor, bytes(content)[:fits])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "write", only_lines)
    with opened(path) as notebook:
        for title in ("Two", "Three", "Four", "Five"):
            add(notebook, title)
            assert titles(path)[-1] == title
            assert room_in(journal) <= fits
    assert titles(path) == ["One", "Two", "Three", "Four", "Five"]


HOLE, BEHIND = b" " * 40, b" " * 400

TORN: dict[str, Callable[[bytes], bytes]] = {
    "its end never came": lambda line: line[:60] + BEHIND,
    "its beginning never came": lambda line: HOLE + line[40:] + BEHIND,
    "a hole in it": lambda line: line[:20] + HOLE + line[60:] + BEHIND,
    "all but its newline": lambda line: line[:-1] + BEHIND,
    "zeros behind its beginning": lambda line: line[:60] + b"\0" * 80 + BEHIND,
    "nothing behind it": lambda line: line[:60],
}


@pytest.mark.parametrize("damage", TORN.values(), ids=TORN)
def test_a_save_of_which_a_part_came_to_the_disk_is_as_if_it_had_not_been(
    killed: Path, damage: Callable[[bytes], bytes]
) -> None:
    journal = journal_of(killed)
    *lines, last = lines_of(journal.read_bytes())
    journal.write_bytes(b"".join(lines) + damage(last))
    assert titles(killed) == ["One", "Two", "Three"]
    with opened(killed) as notebook:
        (found,) = notebook.check().findings
        assert (found.severity, "cut off" in found.sentence) == ("harmless", True)
        add(notebook, "Five")
        assert titles(killed) == ["One", "Two", "Three", "Five"]
    assert titles(killed) == ["One", "Two", "Three", "Five"]


def test_a_journal_without_room_is_gone_on_with(killed: Path) -> None:
    journal = journal_of(killed)
    journal.write_bytes(b"".join(lines_of(journal.read_bytes())))
    before = journal.stat()
    with opened(killed) as notebook:
        assert not notebook.check().findings
        add(notebook, "Five")
        assert journal.stat().st_ino == before.st_ino
        assert room_in(journal)
    assert titles(killed) == ["One", "Two", "Three", "Four", "Five"]


@pytest.mark.parametrize(
    "content", [b"", b" " * 400, b"\n" * 3 + b" " * 400], ids=["none", "blanks", "line ends"]
)
def test_a_journal_of_blanks_is_said_to_hold_no_save(killed: Path, content: bytes) -> None:
    journal_of(killed).write_bytes(content)
    assert titles(killed) == ["One"]
    with opened(killed) as notebook:
        (found,) = notebook.check().findings
        assert (found.severity, found.sentence) == (
            "error",
            "No save in the journal can be read; it is set aside before the next save.",
        )
        add(notebook, "Five")
    assert titles(killed) == ["One", "Five"]
    (kept,) = killed.parent.glob("*.journal.conflict-*")
    assert kept.read_bytes() == content


@pytest.mark.parametrize("title", ["Four", ""], ids=["at a save", "at a fold"])
def test_a_save_that_another_wrote_into_the_room_is_kept(
    path: Path, journal: Path, title: str
) -> None:
    with opened(path) as notebook:
        add(notebook, "Two")
        add(notebook, "Three")
        size = journal.stat().st_size
        with journal.open("r+b") as file:
            file.seek(-room_in(journal), os.SEEK_END)
            file.write(b"from another machine, whose lock does not reach here\n")
        assert journal.stat().st_size == size
        if title:
            add(notebook, title)
            assert titles(path) == ["One", "Two", "Three", title]
    (kept,) = path.parent.glob("*.journal.conflict-*")
    assert b"from another machine" in kept.read_bytes()


def test_saves_that_are_read_while_they_are_written_are_no_damage(
    killed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = journal_of(killed)
    whole = journal.read_bytes()
    first, second, third, last = lines_of(whole)
    journal.write_bytes(first + second + b" " * 40 + third[40:] + last)

    def then_it_comes(content: bytes, codec: Codec) -> Reading:
        found = read_journal(content, codec)
        journal.write_bytes(whole)
        return found

    monkeypatch.setattr(reading, "read_journal", then_it_comes)
    with opened(killed, read_only=True) as reader:
        assert not reader.notices
        assert [kept.title for kept in reader.reflections.all()] == ["One", "Two", "Three", "Four"]
