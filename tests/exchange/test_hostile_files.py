"""Files made to hurt: random, cut, mixed up. Each is taken in whole, or refused in a sentence."""

import json
import random
import re
import string
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from jargon8_tui.exchange.exporting import export
from jargon8_tui.exchange.import_report import ImportReport
from jargon8_tui.exchange.importing import import_files
from jargon8_tui.model.kinds import NOTE, REFLECTION
from jargon8_tui.store import Notebook
from tests.exchange.files import ENTRY, brought_in, everything, opened, written

JOURNAL = (
    "---\ndate: 3/10/2026\ntags: [a, b]\n---\n# My journal\n\n## 12 Oct 2026 – Keys\n"
    "- **What I did:** A\n- **What I learned:** B\n\n```\n## x\n```\n13 Oct 2026\n"
    "**What I did:** C\n"
)
LEFT_ALONE = "was written here|was changed here|was saved later|is in the trash"
"""Why one record of a good file may not come in."""
PIECES = (
    *("# ", "## ", "###### ", "---\n", "```\n", "~~~\n", "\n\n", "**What I did:**", "*x*\n", "- "),
    *("## Next steps\n", "# Reflections – Area 2: X\n", "12/10/2026", "31/02/2026\n", "Area 100"),
    *("<!-- jargon8 {} -->\n", '<!-- jargon8 {"kind": "note"} -->\n', "uid: x\n", "date: fri\n"),
    *("\ufeff", "\x1b[31m", "\u202e", "\x00", "[" * 300, "{" * 300, '"', "\\", "\x85", "é" * 50),
)


@pytest.fixture
def originals(notebook: Notebook, tmp_path: Path) -> list[bytes]:
    """Good files of each format, those of an export among them."""
    brought_in(notebook, written(tmp_path / "entry.md", ENTRY))
    brought_in(notebook, written(tmp_path / "keys.md", "# Keys\n## Spare\n---\nIn the safe.\n"))
    files = [
        *export(notebook, REFLECTION, tmp_path / "r.md", "md"),
        *export(notebook, NOTE, tmp_path / "n.md", "md"),
        *export(notebook, REFLECTION, tmp_path / "r.json", "json"),
    ]
    return [*(file.read_bytes() for file in files), ENTRY.encode(), JOURNAL.encode()]


def hostile(originals: list[bytes], seed: int, count: int) -> Iterator[tuple[str, bytes]]:
    """Names and contents of `count` files."""
    chance = random.Random(seed)
    for _ in range(count):
        content = bytearray(chance.choice(originals))
        match chance.randrange(7):
            case 0:
                content = bytearray(chance.randbytes(chance.randrange(2000)))
            case 1:
                content = bytearray("".join(chance.choices(PIECES, k=60)).encode())
            case 2:
                content = bytearray("".join(chance.choices(string.printable, k=600)).encode())
            case 3:
                del content[chance.randrange(len(content)) :]
        for _ in range(chance.randrange(12)):
            at = chance.randrange(len(content) + 1)
            match chance.randrange(4):
                case 0:
                    content[at:at] = chance.choice(PIECES).encode()
                case 1:
                    content[at : at + chance.randrange(30)] = b""
                case 2:
                    content[at : at + 1] = chance.randbytes(1)
                case 3:
                    content[at:at] = content[: chance.randrange(400)]
        yield chance.choice(["x.md", "x.txt", "x.json", "x.markdown"]), bytes(content)


def check(report: ImportReport, before: int, after: int) -> None:
    """A file is in the report as a whole: taken in or refused, and the notebook agrees."""
    bad = [refused for refused in report.refused if not re.search(LEFT_ALONE, refused.reason)]
    assert not (bad and (report.imported or report.updated))
    assert after - before == len(report.imported)
    for refused in report.refused:
        assert refused.reason.endswith(".") and len(refused.reason) < 900
        assert refused.reason.isprintable()


def run(originals: list[bytes], folder: Path, seed: int, count: int) -> tuple[int, int]:
    taken = refused = 0
    with opened(folder, "target.json") as notebook:
        size = 0
        for name, content in hostile(originals, seed, count):
            path = written(folder / "hostile" / name, content)
            report = import_files(notebook, [path])
            now_size = len(everything(notebook))
            check(report, size, now_size)
            size = now_size
            taken += bool(report.imported or report.updated)
            refused += bool(report.refused)
        assert notebook.bad_records() == []
    return taken, refused


def test_each_is_taken_in_whole_or_refused(originals: list[bytes], tmp_path: Path) -> None:
    taken, refused = run(originals, tmp_path, seed=8, count=300)
    assert taken > 30 and refused > 30


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10))
def test_thousands_of_hostile_files_do_no_harm(
    originals: list[bytes], tmp_path: Path, seed: int
) -> None:
    run(originals, tmp_path, seed=100 + seed, count=500)


def test_all_at_once_the_good_ones_come_in(
    originals: list[bytes], notebook: Notebook, tmp_path: Path
) -> None:
    folder = tmp_path / "many"
    for number, (name, content) in enumerate(hostile(originals, seed=3, count=80)):
        written(folder / f"{number}-{name}", content)
    written(folder / "good.md", "# Good\n## Section\nwords\n")
    report = import_files(notebook, [folder])
    assert "good.md" in [taken.file.name for taken in report.imported]
    out = {refused.file for refused in report.refused}
    assert not out & {taken.file for taken in (*report.imported, *report.updated)}
    report = import_files(notebook, [folder])
    assert report.imported == report.updated == []


@pytest.mark.parametrize(
    "text",
    [
        "#" + " " * 200_000 + "x",
        "## " + "# " * 100_000,
        "- " * 100_000 + "x",
        "*" + "a*" * 100_000,
        "**What I did:" + " " * 200_000 + "x",
        "1 " * 100_000 + "2026",
        "```\n~~~\n" * 20_000,
        "".join("`" * (3 + n % 300) + "\n" for n in range(5_000)),
        "12 Oct 2026\n" * 10_000 + "**What I did:** x",
        "# a\n## b\n### c\n" * 5_000 + "**What I did:** x",
        "---\n" + "a: [" + "[" * 50_000 + "]" * 50_000 + "]\n---\n",
        json.dumps([{"kind": "note", "title": "x"}] * 2000).replace("}, {", "},\n{"),
    ],
    ids=lambda text: repr(text[:9]),
)
@pytest.mark.parametrize("name", ["x.md", "x.json"])
def test_none_takes_more_than_its_size_would(
    notebook: Notebook, tmp_path: Path, text: str, name: str
) -> None:
    """Nothing in reading grows with the square of a file: that would be thousands of times."""

    def taken(content: str) -> float:
        path = written(tmp_path / name, content)
        start = time.process_time()
        import_files(notebook, [path], dry_run=True)
        return time.process_time() - start

    calm = "words and words\n" * (len(text) // 16)
    assert taken(text) < 500 * max(taken(calm) for _ in range(5))
