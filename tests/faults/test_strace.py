"""A real process, killed or refused by the kernel at each system call of every sort that saving,
folding, backing up and going back make."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.operations import FOUR, THREE, Titles, held_by, starts

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("strace") is None, reason="there is no strace here"),
]

WORKER = """
import sys
from pathlib import Path
from tests.store.making import opened, reflection
notebook = opened(Path(sys.argv[1]))
notebook.reflections.add(reflection("Four"))
print("problem" if notebook.state.problem else "saved", flush=True)
notebook.back_up()
notebook.restore_backup(notebook.backups()[-1].name)
notebook.undo()
notebook.fold()
notebook.save()
notebook.close()
"""

ONE: Titles = frozenset({"One"})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return starts(tmp_path_factory.mktemp("starts"))["journal"]


def run(place: Path, log: Path, inject: str) -> tuple[str, bool]:
    """The worker in `place` with a fault injected: what it said, and whether the fault came."""
    strace = ["strace", "-f", "-qq", "-o", str(log), "-e", f"inject={inject}"]
    worker = [sys.executable, "-c", WORKER, str(place / "notebook.json")]
    done = subprocess.run([*strace, *worker], capture_output=True, text=True, check=False)
    return done.stdout, "(INJECTED)" in log.read_text() or done.returncode < 0


@pytest.mark.parametrize("sort", ["write", "fsync", "fdatasync", "rename", "unlink"])
@pytest.mark.parametrize("fault", ["signal=KILL", "error=EIO", "error=ENOSPC"])
def test_every_call_of_a_sort(folder: Path, tmp_path: Path, sort: str, fault: str) -> None:
    number, came = 0, True
    while came:
        number += 1
        place = tmp_path / "place"
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(folder, place)
        said, came = run(place, tmp_path / "log", f"{sort}:{fault}:when={number}")
        found = held_by(place, tmp_path / "copy")
        assert found in (THREE, FOUR, ONE), (sort, fault, number)
        if "saved" in said:
            assert found != THREE, (sort, fault, number)
    assert number > 2
