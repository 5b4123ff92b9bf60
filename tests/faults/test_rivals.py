"""Two processes at one notebook, again and again: no update of either is lost."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from jargon8_tui.store import NotebookHeld
from tests.store.making import opened, reflection, titles, with_records

RIVAL = """
import sys
from pathlib import Path
from tests.store.making import opened, reflection
notebook = opened(Path(sys.argv[1]))
print("open", flush=True)
for line in sys.stdin:
    notebook.reflections.add(reflection(line.strip()))
    print(notebook.path, flush=True)
notebook.close()
"""


class Rival:
    """Another process that has the notebook open."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdin is not None and process.stdout is not None
        self.process = process
        self.stdin, self.stdout = process.stdin, process.stdout
        assert self.stdout.readline() == "open\n"

    def add(self, title: str) -> Path:
        """Have it save a record; where its notebook then is."""
        self.stdin.write(f"{title}\n")
        self.stdin.flush()
        return Path(self.stdout.readline().strip())


@contextmanager
def rival(path: Path) -> Iterator[Rival]:
    """Another process that has the notebook open, until it is told to close it."""
    command = [sys.executable, "-c", RIVAL, str(path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        other = Rival(process)
        yield other
        if process.poll() is None:
            other.stdin.close()
            process.wait()


def a_second_start(path: Path, rounds: int) -> None:
    """Each round one holds it, the other is refused, and then they change places."""
    expected = []
    for number in range(rounds):
        with rival(path) as other:
            other.add(f"Theirs {number}")
            with pytest.raises(NotebookHeld):
                opened(path)
        with opened(path) as notebook:
            notebook.reflections.add(reflection(f"Ours {number}"))
        expected += [f"Theirs {number}", f"Ours {number}"]
    assert titles(path) == expected


def a_killed_holder(path: Path, rounds: int) -> None:
    """Each round the holder is killed, and the next one finds what it saved."""
    expected = []
    for number in range(rounds):
        with rival(path) as other:
            other.add(f"Theirs {number}")
            other.process.send_signal(signal.SIGKILL)
            other.process.wait()
        with opened(path) as notebook:
            notebook.reflections.add(reflection(f"Ours {number}"))
        expected += [f"Theirs {number}", f"Ours {number}"]
    assert titles(path) == expected


def a_file_replaced_underneath(path: Path, rounds: int) -> None:
    """Each round a program puts another notebook in its place; both are kept."""
    for number in range(rounds):
        folder = path.parent / str(number)
        with_records(folder / path.name, "One")
        with_records(folder / "theirs" / path.name, "Theirs")
        with rival(folder / path.name) as other:
            other.add("Two")
            shutil.copy(folder / "theirs" / path.name, folder / path.name)
            ours = other.add("Three")
        assert titles(ours) == ["One", "Two", "Three"]
        assert titles(folder / path.name) == ["Theirs"]


SCENES = (a_second_start, a_killed_holder, a_file_replaced_underneath)
unix_only = pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")


@unix_only
def test_no_update_is_lost_in_a_few_rounds(path: Path) -> None:
    for scene in SCENES:
        scene(path.parent / scene.__name__ / path.name, 2)


@unix_only
@pytest.mark.slow
def test_no_update_is_lost_in_a_hundred_rounds(path: Path) -> None:
    for scene in SCENES:
        scene(path.parent / scene.__name__ / path.name, 100)
