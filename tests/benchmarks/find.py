"""`jargon8 find` as a whole process, against importing Textual.

    python -m tests.benchmarks.find [ROUNDS] [SIZE]

The two take turns, from compiled modules. One word is in nearly every record, one in none.
"""

import os
import subprocess
import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.making import write_notebook
from tests.benchmarks.timing import in_turns, report

ROUNDS = 15
BASE = "import textual.app"


def main() -> None:
    """Make a notebook, and measure."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    size = float(sys.argv[2]) if len(sys.argv) > 2 else 1.0
    with TemporaryDirectory() as folder:
        path = write_notebook(Path(folder) / "notebook.json", size)
        env = {**os.environ, "PYTHONPYCACHEPREFIX": str(Path(folder) / "compiled")}
        env.pop("PYTHONDONTWRITEBYTECODE", None)
        find = [sys.executable, "-m", "jargon8_tui", "--notebook", str(path), "find"]
        commands = {
            BASE: [sys.executable, "-c", BASE],
            "a word in nearly every record": [*find, "roster"],
            "two words": [*find, "barrier", "lane"],
            "a word in none": [*find, "xylophone"],
        }
        acts = {
            name: partial(subprocess.run, command, env=env, capture_output=True, check=True)
            for name, command in commands.items()
        }
        report(f"Whole processes at {size:g}x, ms", in_turns(acts, rounds), BASE)


if __name__ == "__main__":
    main()
