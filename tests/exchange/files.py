"""What the tests of import and export share: notebooks, files, and texts that make trouble."""

import datetime as dt
import os
from pathlib import Path

import msgspec
from hypothesis import strategies as st

from jargon8_tui.exchange.import_report import ImportReport
from jargon8_tui.exchange.importing import import_files
from jargon8_tui.model.record import Record
from jargon8_tui.model.text import cleaned
from jargon8_tui.store import Notebook
from tests.conftest import NOW, counted_uids
from tests.model.strategies import PROSE

ENTRY = """\
# Reflections – Area 2: Customer and Stakeholder Management
*(written on shift)*

## What I Did
Moved the turnstile check to **07:30**.{}
Told the desk first.

---

## What I Learned
- Queues form in ten minutes.

---

## How This Maps to the Standard
Responding to a concern.

---

## Next Steps
- Count again in a fortnight.
""".replace("{}", "  ")  # a line break, in the Markdown way

TROUBLE = st.sampled_from(
    [
        *("", " ", "\t", "   ", "---", "***", " - - -", "\\", "\\\\", "\\---", "text", "text  "),
        *(
            "# One",
            "## Two",
            "### Three",
            "#",
            "## ",
            "\\## Two",
            "\\\\# One",
            "   ## In",
            "    ## Code",
        ),
        *("### What I did", "## Next steps ##", "###### what  i LEARNED:", "\\### What I did"),
        *(
            "**What I did:**",
            "- **Next steps:** go",
            "__What I learned__:",
            "12 Oct 2026",
            "31/02/2026",
        ),
        *("```", "~~~", "````", "``` py", "   ```", "\\```", "~~~~", "> ```", "- ```"),
        *(
            "*all in italics*",
            "_so_",
            '<!-- jargon8 {"kind": "note"} -->',
            "<!--",
            "-->",
            "===",
            "&amp;",
        ),
        *("# Reflections – Area 5: Another", "uid: 1", "a\x00b", "\u2028", "- [ ] box", "|a|b|"),
    ]
)
"""Lines that would be read as structure, if nobody took care."""

TEXT = PROSE | st.lists(TROUBLE, max_size=9).map(lambda lines: cleaned("\n".join(lines)).text)
LATER = NOW + dt.timedelta(days=3)


def opened(folder: Path, name: str = "notebook.json", now: dt.datetime = NOW) -> Notebook:
    return Notebook(folder / name, now=lambda: now, new_uid=counted_uids())


def written(path: Path, content: str | bytes, at: dt.datetime = NOW) -> Path:
    """A file with `content`, last written at `at`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    os.utime(path, (at.timestamp(), at.timestamp()))
    return path


def brought_in(notebook: Notebook, *paths: Path) -> ImportReport:
    """Import what must come in without a word against it."""
    report = import_files(notebook, paths)
    assert report.refused == []
    return report


def counts(report: ImportReport) -> tuple[int, int, int, int]:
    """How many were imported, updated, unchanged, refused."""
    return (
        len(report.imported),
        len(report.updated),
        len(report.unchanged),
        len(report.refused),
    )


def reasons(report: ImportReport) -> list[str]:
    return [turned_down.reason for turned_down in report.refused]


def everything(notebook: Notebook) -> list[Record]:
    """Every reflection, note, action and link, in the order of the refs."""
    collections = (notebook.reflections, notebook.notes, notebook.actions, notebook.links)
    return [kept.record for collection in collections for kept in collection.all()]


def by_uid(records: list[Record]) -> list[bytes]:
    """`records` as they are kept, in an order that does not depend on their refs."""
    return sorted(msgspec.json.encode(record) for record in records)
