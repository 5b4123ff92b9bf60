"""What the app takes of the memory at most, against a bare Textual hello-world.

    python -m tests.benchmarks.memory [SIZE ...]

Each start is a process of its own in a pseudo-terminal, told to end once every record has been
read through in the background; the system says what it took at its peak.
"""

import os
import pty
import resource
import select
import signal
import sys
import termios
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.first_paint import AGENDA, HELLO, PATIENCE
from tests.benchmarks.making import write_notebook

SIZES = (1.0, 5.0)
SETTLED = 3.0
"""Seconds after its first records for which the app is left to itself, by size of notebook."""


def peak_of(command: list[str], mark: bytes, settle: float) -> float:
    """The most memory, in MB, that `command` had until `settle` seconds after `mark` was drawn."""
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", COLUMNS="80", LINES="24")
        os.execv(command[0], command)
    termios.tcsetwinsize(terminal, (24, 80))
    drawn = b""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if select.select([terminal], [], [], 0.1)[0]:
            drawn += os.read(terminal, 65536)
            if mark in drawn:
                mark, end = b"\0", time.monotonic() + settle
    os.kill(child, signal.SIGKILL)
    _, _, used = os.wait4(child, 0)
    os.close(terminal)
    return _megabytes(used)


def _megabytes(used: resource.struct_rusage) -> float:
    return used.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def main() -> None:
    """Measure, and print the figures side by side."""
    sizes = [float(word) for word in sys.argv[1:]] or SIZES
    with TemporaryDirectory() as folder:
        hello = Path(folder) / "hello.py"
        hello.write_text(HELLO)
        base = peak_of([sys.executable, str(hello)], b"Hello, world", 0.5)
        print(f"{'bare hello-world':20}{base:8.1f} MB")
        for size in sizes:
            path = write_notebook(Path(folder) / f"{size:g}x.json", size)
            app = [sys.executable, "-m", "jargon8_tui", "--notebook", str(path)]
            peak = peak_of(app, AGENDA, SETTLED * max(1, size))
            print(f"{f'the app with {size:g}x':20}{peak:8.1f} MB{peak / base:8.2f}")


if __name__ == "__main__":
    main()
