"""What is done to a notebook while the disk fails, and what it may hold afterwards."""

import datetime as dt
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from jargon8_tui.model.kinds import REFLECTION, Ref
from jargon8_tui.store import Notebook
from tests.conftest import NOW
from tests.store.making import opened, reflection, stock, with_records

Titles = frozenset[str]


@dataclass(frozen=True)
class Operation:
    """Something done to an open notebook, what it held before and what it is to hold."""

    name: str
    do: Callable[[Notebook], object]
    old: Titles
    new: Titles
    start: str = "journal"
    """The folder it begins in: `journal`, `folded` or `none`."""


THREE = frozenset({"One", "Two", "Three"})
FOUR = THREE | {"Four"}


def add(notebook: Notebook) -> None:
    """Save a record."""
    notebook.reflections.add(reflection("Four"))


def add_and_fold(notebook: Notebook) -> None:
    """Save a record and fold."""
    add(notebook)
    notebook.fold()


def go_back(notebook: Notebook) -> None:
    """Go back to the oldest backup, which holds One."""
    notebook.restore_backup(notebook.backups()[-1].name)


OPERATIONS = (
    Operation("save", add, THREE, FOUR),
    Operation("first save after a fold", add, THREE, FOUR, start="folded"),
    Operation("first save of all", add, frozenset(), frozenset({"Four"}), start="none"),
    Operation("remove", lambda n: n.reflections.remove(1), THREE, THREE - {"One"}),
    Operation("fold", Notebook.fold, THREE, THREE),
    Operation("save and fold", add_and_fold, THREE, FOUR),
    Operation("save and fold after a fold", add_and_fold, THREE, FOUR, start="folded"),
    Operation("back up", Notebook.back_up, THREE, THREE),
    Operation("go back", go_back, THREE, frozenset({"One"})),
    Operation("close", Notebook.close, THREE, THREE),
)


def starts(folder: Path) -> dict[str, Path]:
    """The folders that operations begin in: three records, eleven backups, a journal or none."""
    path = folder / "folded" / "notebook.json"
    with_records(path, "One")
    with opened(path) as notebook:
        clock = [NOW - dt.timedelta(hours=20)]
        notebook.now = lambda: clock[0]
        for _ in range(10):
            clock[0] += dt.timedelta(hours=1)
            notebook.back_up()
        notebook.reflections.add(reflection("Two"))
        notebook.fold()
        notebook.reflections.add(reflection("Three"))
        shutil.copytree(path.parent, folder / "journal")
    (folder / "none").mkdir()
    return {name: folder / name for name in ("folded", "journal", "none")}


def held_by(folder: Path, copy: Path) -> Titles:
    """What the next start finds in `folder`: all of it is readable, and can be written to.

    It looks at a `copy`, since the notebook in `folder` may still be open.
    """
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy)
    path = copy / "notebook.json"
    with opened(path, read_only=True) as reader:
        found = [kept.title for kept in reader.reflections.all()]
        report = reader.check()
        assert report.is_whole, report
    with opened(path) as notebook:
        assert not list(copy.rglob("*.jargon8-*"))
        kept = notebook.reflections.add(reflection("Afterwards"))
        notebook.unfinished.keep(Ref(REFLECTION, 90), {}, is_new=True)
    with opened(path) as notebook:
        assert notebook.get(kept.ref) == kept.record
        assert not notebook.bad_records()
    assert {row["title"] for row in stock(path)["reflections"].values()} == {*found, "Afterwards"}
    return frozenset(found)
