"""A durable save at three sizes of notebook, against SQLite's commit and a bare append.

    python -m tests.benchmarks.saving [ROUNDS] [FOLDER]

All take turns, round by round, in one process: the disk's mood is then in each of them. SQLite
commits the same row (WAL, synchronous=FULL), the append is 4 KB with fdatasync. Opening, folding
and stock TinyDB's insert into the same files follow, for the record. The files go to FOLDER, or to
the system's for temporary ones, which may be in memory: name one on a disk.
"""

import contextlib
import gc
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

import msgspec
from tinydb import TinyDB

from jargon8_tui.model.reflection import Reflection
from jargon8_tui.store import Notebook
from tests.benchmarks.making import Maker, write_notebook
from tests.benchmarks.timing import Act, in_turns, ratio, report, seconds
from tests.conftest import NOW

SIZES = (0.1, 1, 5)
ROUNDS = 200
STOCK_ROUNDS = 3
APPEND = "4 KB append, fdatasync"
SQLITE = "SQLite commit, WAL, FULL"


@contextlib.contextmanager
def appending(path: Path) -> Iterator[Act]:
    """A bare append of 4 KB that is on the disk afterwards."""
    descriptor = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
    content = b"x" * 4096

    def append() -> None:
        os.write(descriptor, content)
        os.fdatasync(descriptor)

    yield append
    os.close(descriptor)


@contextlib.contextmanager
def committing(path: Path, make: Callable[[], Reflection]) -> Iterator[Act]:
    """SQLite's commit of a reflection: its row, and the columns that lists go by."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=FULL")
        database.execute("CREATE TABLE reflections (id INTEGER PRIMARY KEY, day TEXT, row BLOB)")

        def commit() -> None:
            record = make()
            row = (record.date.isoformat(), msgspec.json.encode(record))
            database.execute("INSERT INTO reflections (day, row) VALUES (?, ?)", row)

        yield commit


def saves(notebook: Notebook, make: Callable[[], Reflection]) -> tuple[Act, Act]:
    """Adding a reflection to a notebook, and putting another in its place."""
    id = notebook.reflections.add(make()).ref.id

    def put() -> None:
        notebook.reflections.put(id, make())

    return lambda: notebook.reflections.add(make()), put


def measure_saves(paths: dict[float, Path], folder: Path, rounds: int) -> None:
    """Print what a save takes, of each sort and at each size."""
    maker = Maker(seed=9)
    ready = iter([maker.reflection() for _ in range((rounds + 4) * 8)])
    make = ready.__next__
    with contextlib.ExitStack() as stack:
        acts: dict[str, Act] = {
            APPEND: stack.enter_context(appending(folder / "append")),
            SQLITE: stack.enter_context(committing(folder / "rows.sqlite", make)),
        }
        for size, path in paths.items():
            notebook = stack.enter_context(Notebook(path, now=lambda: NOW))
            notebook.check_all()  # as the app does beside its first screen
            acts[f"add at {size:g}x"], acts[f"put at {size:g}x"] = saves(notebook, make)
        gc.collect()
        gc.freeze()  # as the app does once the notebook is read
        times = in_turns(acts, rounds)
        report(f"One durable save, ms, {rounds} rounds", times, SQLITE)
        for act in ("add", "put"):
            grows = ratio(times[f"{act} at 5x"], times[f"{act} at 0.1x"])
            print(f"{act} at 5x / {act} at 0.1x: {grows:.2f}")
        ours, theirs = times["add at 1x"], times[SQLITE]
        quickest = quantiles(ours, n=10)[0] / quantiles(theirs, n=10)[0]
        print(
            f"add at 1x / SQLite: {ratio(ours, theirs):.2f}, of the quickest tenth {quickest:.2f}"
        )


def measure_whole(paths: dict[float, Path], rounds: int) -> None:
    """Print what opening, folding and stock TinyDB take, where everything is read or written."""
    times: dict[str, dict[str, list[float]]] = {
        "Opening, ms": {},
        "Folding one save, ms": {},
        "Stock TinyDB's insert, ms": {},
    }
    for size, path in paths.items():
        for title, measured in zip(times, (openings, folds, inserts), strict=True):
            times[title][f"at {size:g}x"] = measured(path, rounds)
    for title, taken in times.items():
        report(title, taken, "at 0.1x")


def openings(path: Path, rounds: int) -> list[float]:
    """What reading a notebook takes."""
    return [seconds(partial(Notebook, path, read_only=True)) for _ in range(rounds)]


def folds(path: Path, rounds: int) -> list[float]:
    """What writing it anew takes, with one save in the journal."""
    times = []
    with Notebook(path, now=lambda: NOW) as notebook:
        for n in range(rounds):
            notebook.reflections.add(Reflection(date=NOW.date(), title=f"Fold {n}"))
            times.append(seconds(notebook.fold))
    return times


def inserts(path: Path, rounds: int) -> list[float]:
    """What an insert takes with TinyDB as it comes."""
    with TinyDB(path, encoding="utf-8") as database:
        insert = partial(database.table("reflections").insert, {"title": "Stock"})
        return [seconds(insert) for _ in range(rounds)]


def main() -> None:
    """Make the notebooks, and measure."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    where = sys.argv[2] if len(sys.argv) > 2 else None
    with TemporaryDirectory(dir=where) as made:
        folder = Path(made)
        paths = {size: write_notebook(folder / f"{size:g}.json", size) for size in SIZES}
        measure_saves(paths, folder, rounds)
        measure_whole(paths, STOCK_ROUNDS)


if __name__ == "__main__":
    main()
