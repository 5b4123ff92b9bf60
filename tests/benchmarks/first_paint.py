"""From the command to the first paint, and to the records, against a bare Textual hello-world.

    python -m tests.benchmarks.first_paint [NOTEBOOK] [ROUNDS]

Each start is a process of its own in a pseudo-terminal of 80 by 24; the two programs take turns.
NOTEBOOK is the sample notebook unless named. Both are scripts and run from compiled modules, as
what is installed does, wherever Python was told to put them. Where there are no pseudo-terminals
(Windows) it does not run.
"""

import os
import pty
import select
import shutil
import signal
import sys
import termios
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.command import command_in
from tests.benchmarks.timing import report

HELLO = """
from textual.app import App, ComposeResult
from textual.widgets import Static
class Hello(App[None]):
    def compose(self) -> ComposeResult:
        yield Static("Hello, world")
Hello().run()
"""
SAMPLE = Path(__file__).parents[2] / "sample_data" / "notebook.json"
AGENDA = b"overdue"
"""What Today says in any notebook as soon as it has been read, be it that nothing is."""
ROUNDS = 15
PATIENCE = 20.0


def marks_of(command: list[str], marks: list[bytes], compiled: Path) -> list[float]:
    """Seconds from starting `command` until each of `marks` has been written, in their order."""
    start = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ.update(
            TERM="xterm-256color", COLUMNS="80", LINES="24", PYTHONPYCACHEPREFIX=str(compiled)
        )
        os.execv(command[0], command)
    termios.tcsetwinsize(terminal, (24, 80))
    times: list[float] = []
    drawn = b""
    try:
        while len(times) < len(marks):
            if not select.select([terminal], [], [], PATIENCE)[0]:
                raise TimeoutError(f"{marks[len(times)]!r} was not drawn: {drawn[-500:]!r}")
            drawn += os.read(terminal, 65536)
            while len(times) < len(marks) and marks[len(times)] in drawn:
                times.append(time.perf_counter() - start)
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)
    return times


def main() -> None:
    """Measure, and print the figures side by side."""
    notebook = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS
    times: dict[str, list[float]] = {"bare hello-world": [], "frame": [], "records on screen": []}
    with TemporaryDirectory() as folder:
        hello = Path(folder) / "hello.py"
        hello.write_text(HELLO)
        copy = Path(folder) / "notebook.json"
        shutil.copyfile(notebook, copy)
        compiled = Path(folder) / "compiled"
        app = command_in(Path(folder), copy)
        for turn in range(rounds + 1):
            taken = marks_of([sys.executable, str(hello)], [b"Hello, world"], compiled)
            taken += marks_of(app, [b"Today", AGENDA], compiled)
            if turn:  # the first compiles, and warms the disk's cache
                for name, seconds in zip(times, taken, strict=True):
                    times[name].append(seconds)
    report(f"First paint of {notebook.name}, {rounds} rounds", times, "bare hello-world")


if __name__ == "__main__":
    main()
