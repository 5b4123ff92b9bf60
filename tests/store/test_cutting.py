"""Tables that are cut out of the file when they are first asked for: by any thread, once, while
others are asked for, while records change, and where it is broken off."""

import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Barrier, Event

import msgspec
import pytest

from jargon8_tui.store import Notebook
from jargon8_tui.store.collection import PAUSE
from jargon8_tui.store.layout import Rows
from jargon8_tui.store.sieving import lines_with
from jargon8_tui.store.uncut import Uncut
from tests.faults.operations import OPERATIONS, Operation, starts
from tests.store.making import action, opened, reflection, stock, titles

SIFTED = 64
"""How many rows are looked through at once where they are cut already."""


@pytest.fixture
def large(path: Path) -> Path:
    """A notebook whose reflections fill several slices of its file, with an action beside them."""
    with opened(path) as notebook, notebook.transaction("it was filled"):
        for number in range(60):
            notebook.reflections.add(reflection(f"Entry {number}", did="sought " * 700))
        notebook.actions.add(action())
    return path


def cuts_done_by(monkeypatch: pytest.MonkeyPatch, stand_in: Callable[[Uncut], Rows]) -> None:
    """Have `stand_in` cut tables from now on."""
    monkeypatch.setattr(Uncut, "cut", stand_in)


def test_threads_that_ask_for_one_table_at_once_have_it_cut_once(
    large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut = Uncut.cut
    sizes: list[int] = []
    together = Barrier(4)

    def counted(table: Uncut) -> Rows:
        rows = cut(table)
        sizes.append(len(rows))
        return rows

    def how_many(notebook: Notebook) -> int:
        together.wait()
        return len(notebook.reflections)

    with opened(large, read_only=True) as notebook, ThreadPoolExecutor(4) as threads:
        cuts_done_by(monkeypatch, counted)
        assert list(threads.map(how_many, [notebook] * 4)) == [60] * 4
    assert sizes == [60]


def test_no_table_waits_until_another_is_cut(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cut = Uncut.cut
    begun, go_on = Event(), Event()
    order = []

    def slow_where_large(table: Uncut) -> Rows:
        rows = cut(table)
        if len(rows) > 1:
            begun.set()
            go_on.wait(10)  # which is how long this takes where one waits for the other
            order.append("reflections")
        return rows

    with opened(large, read_only=True) as notebook, ThreadPoolExecutor(1) as threads:
        cuts_done_by(monkeypatch, slow_where_large)
        asked = threads.submit(len, notebook.reflections)
        begun.wait()
        assert len(notebook.actions) == 1
        order.append("actions")
        go_on.set()
        assert asked.result() == 60
    assert order == ["actions", "reflections"]


def test_what_is_looked_through_is_as_it_was_when_that_began(large: Path) -> None:
    sieve = partial(lines_with, b"sought")
    with opened(large) as notebook:
        looking = notebook.reflections.dated(sieve, SIFTED)
        assert next(looking)[1] == PAUSE
        notebook.reflections.remove(60)
        changed = msgspec.structs.replace(notebook.reflections.get(59), title="Changed", did="")
        notebook.reflections.put(59, changed)
        notebook.reflections.add(reflection("Added", did="sought"))
        assert sorted(id for _, id in looking if id != PAUSE) == list(range(1, 61))
        again = notebook.reflections.dated(sieve, SIFTED)
        assert sorted(id for _, id in again if id != PAUSE) == [*range(1, 59), 61]


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)
def test_an_interrupt_while_a_table_is_cut_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, operation: Operation
) -> None:
    folder = starts(tmp_path / "starts")[operation.start]
    for at in range(1, 100):
        path = tmp_path / str(at) / "notebook.json"
        shutil.copytree(folder, path.parent)
        with monkeypatch.context() as patched:
            tables, is_done = do_interrupted(path, operation, patched, at)
        if tables < at:
            return
        held = frozenset(titles(path))
        assert held == operation.new if is_done else held in (operation.old, operation.new)
        with opened(path) as notebook:
            assert notebook.check().is_whole
            notebook.reflections.add(reflection("Afterwards"))
        found = {row["title"] for row in stock(path)["reflections"].values()}
        assert found == {*held, "Afterwards"}


def do_interrupted(
    path: Path, operation: Operation, patched: pytest.MonkeyPatch, at: int
) -> tuple[int, bool]:
    """Open a notebook, do it and close it, with an interrupt where the `at`-th table is cut; how
    many were, and whether it was done."""
    cut = Uncut.cut
    tables = 0
    is_done = False

    def interrupted(table: Uncut) -> Rows:
        nonlocal tables
        tables += 1
        if tables == at:
            raise KeyboardInterrupt
        return cut(table)

    cuts_done_by(patched, interrupted)
    try:
        with opened(path) as notebook:
            operation.do(notebook)
            is_done = True
    except KeyboardInterrupt:
        pass
    return tables, is_done
