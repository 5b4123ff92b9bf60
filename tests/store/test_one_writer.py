"""One notebook has one writer; everyone else is told who that is, and may read."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from jargon8_tui.store import NotebookHeld
from tests.store.making import opened, reflection, titles, with_records

HOLD = """
import sys
from pathlib import Path
from tests.store.making import opened, reflection
notebook = opened(Path(sys.argv[1]), patience=float(sys.argv[2]))
notebook.reflections.add(reflection("From the other process"))
print("ready", flush=True)
sys.stdin.readline()
notebook.close()
"""


@contextmanager
def another_process(path: Path, patience: float = 0) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the notebook open and has saved a record in it."""
    held = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path), str(patience)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert held.stdin is not None and held.stdout is not None
    try:
        assert held.stdout.readline() == "ready\n"
        yield held
    finally:
        held.kill()
        held.wait()
        held.stdin.close()
        held.stdout.close()


def test_a_second_writer_is_told_who_the_first_is(path: Path) -> None:
    with another_process(path) as other:
        with pytest.raises(NotebookHeld) as refused:
            opened(path)
        assert f"process {other.pid}" in str(refused.value)
        assert "since Sun 22 Nov 2026, 14:05" in str(refused.value)


def test_a_reader_sees_every_change_that_the_writer_saved(path: Path) -> None:
    with another_process(path):
        assert titles(path) == ["From the other process"]


def test_what_a_killed_writer_saved_is_there_for_the_next(path: Path) -> None:
    with_records(path, "One")
    with another_process(path) as other:
        os.kill(other.pid, signal.SIGKILL)
        other.wait()
        with opened(path) as notebook:
            notebook.reflections.add(reflection("After it"))
    assert titles(path) == ["One", "From the other process", "After it"]


def test_a_command_waits_for_another_command(path: Path) -> None:
    with another_process(path, patience=3) as other:
        assert other.stdin is not None
        other.stdin.write("\n")
        other.stdin.flush()
        with opened(path, patience=30) as notebook:
            notebook.reflections.add(reflection("Mine"))
    assert titles(path) == ["From the other process", "Mine"]


def test_a_command_does_not_wait_for_an_open_app(path: Path) -> None:
    with another_process(path):
        start = time.monotonic()
        with pytest.raises(NotebookHeld, match="in jargon8 on"):
            opened(path, patience=60)
        assert time.monotonic() - start < 60


def test_the_note_of_who_holds_it_goes_with_the_holder(path: Path) -> None:
    with opened(path):
        assert path.with_name("notebook.json.holder").exists()
    assert not path.with_name("notebook.json.holder").exists()
