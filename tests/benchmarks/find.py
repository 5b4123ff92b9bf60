"""`jargon8 find` as a whole process, against importing Textual and against jrnl.

    python -m tests.benchmarks.find [ROUNDS] [SIZE] [JRNL]

They take turns, from compiled modules. One word is in every second record, one in none.

JRNL is the program `jrnl`, set up in an environment of its own so that nothing is shared:

    python -m venv /tmp/jrnl && /tmp/jrnl/bin/pip install jrnl
    python -m tests.benchmarks.find 15 1 /tmp/jrnl/bin/jrnl

It is given 4,000 entries of 1.5 KB, the texts of the reflections of the notebook at 1x.
"""

import datetime as dt
import os
import subprocess
import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from jargon8_tui.model.kinds import REFLECTION
from jargon8_tui.model.reflection import Reflection
from jargon8_tui.services.finding.texts import text_of
from tests.benchmarks.command import command_in
from tests.benchmarks.making import tables_of, write_notebook
from tests.benchmarks.timing import in_turns, report

ROUNDS = 15
BASE = "import textual.app"


def jrnl_command(program: str, folder: Path) -> list[str]:
    """What has jrnl look for a word in a journal of its own, which is written here."""
    reflections = tables_of(1)[REFLECTION.table].values()
    records = sorted(map(msgspec.json.Decoder(Reflection).decode, reflections), key=_by_date)
    journal = folder / "journal.txt"
    journal.write_text("\n".join(f"[{r.date} 09:00] {r.title}\n{text_of(r)}\n" for r in records))
    config = folder / "jrnl.yaml"
    config.write_text(
        f"version: v4.2\njournals:\n  default:\n    journal: {journal}\n"
        "colors: {body: none, date: none, tags: none, title: none}\n"
        "default_hour: 9\ndefault_minute: 0\neditor: ''\nencrypt: false\nhighlight: false\n"
        "indent_character: '|'\nlinewrap: 79\ntagsymbols: '@'\ntemplate: false\n"
        "timeformat: '%Y-%m-%d %H:%M'\n"
    )
    return [program, "--config-file", str(config), "-contains", "roster"]


def _by_date(record: Reflection) -> dt.date:
    return record.date


def main() -> None:
    """Make a notebook, and measure."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    size = float(sys.argv[2]) if len(sys.argv) > 2 else 1.0
    with TemporaryDirectory() as folder:
        path = write_notebook(Path(folder) / "notebook.json", size)
        env = {**os.environ, "PYTHONPYCACHEPREFIX": str(Path(folder) / "compiled")}
        env.pop("PYTHONDONTWRITEBYTECODE", None)
        find = [*command_in(Path(folder), path), "find"]
        commands = {
            BASE: [sys.executable, "-c", BASE],
            "a word in every second record": [*find, "roster"],
            "two words": [*find, "barrier", "lane"],
            "a word in none": [*find, "xylophone"],
        }
        if len(sys.argv) > 3:
            commands["jrnl -contains"] = jrnl_command(sys.argv[3], Path(folder))
        acts = {
            name: partial(subprocess.run, command, env=env, capture_output=True, check=True)
            for name, command in commands.items()
        }
        report(f"Whole processes at {size:g}x, ms", in_turns(acts, rounds), BASE)


if __name__ == "__main__":
    main()
