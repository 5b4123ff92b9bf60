"""Folding: off the key path, in another thread, never losing what is saved meanwhile."""

import datetime as dt
import threading
from pathlib import Path

from tests.conftest import NOW
from tests.store.making import action, beside, opened, reflection, stock, titles, with_records


def test_it_is_due_once_nothing_has_changed_for_half_a_minute(path: Path) -> None:
    clock = [NOW]
    with opened(path, now=lambda: clock[0]) as notebook:
        notebook.reflections.add(reflection("One"))
        notebook.reflections.add(reflection("Two"))
        due = [notebook.fold_is_due]
        clock[0] += dt.timedelta(seconds=31)
        due.append(notebook.fold_is_due)
        notebook.fold()
        due.append(notebook.fold_is_due)
    assert due == [False, True, False]


def test_it_is_due_at_once_when_the_journal_is_long(path: Path) -> None:
    with opened(path) as notebook:
        notebook.reflections.add(reflection("One"))
        for _ in range(8):
            notebook.reflections.add(reflection("Two", did="x" * 150_000))
        assert notebook.fold_is_due


def test_what_is_saved_during_a_fold_stays_in_the_journal(path: Path) -> None:
    with_records(path, "One")
    with opened(path) as notebook:
        notebook.reflections.add(reflection("Two"))
        fold = notebook.start_fold()
        assert fold is not None
        notebook.reflections.add(reflection("Three"))
        worker = threading.Thread(target=fold)
        worker.start()
        worker.join()
        assert len(stock(path)["reflections"]) == 2
        assert titles(path) == ["One", "Two", "Three"]
        assert notebook.needs_fold
        notebook.reflections.add(reflection("Four"))
        assert titles(path) == ["One", "Two", "Three", "Four"]
    assert len(stock(path)["reflections"]) == 4
    assert beside(path) == {"notebook.json", "notebook.json.backups"}


def test_saves_and_folds_may_run_side_by_side(path: Path) -> None:
    with opened(path) as notebook:
        notebook.reflections.add(reflection("0"))
        workers = []
        for number in range(1, 60):
            notebook.reflections.add(reflection(str(number)))
            if number % 7 == 0 and (fold := notebook.start_fold()) is not None:
                workers.append(threading.Thread(target=fold))
                workers[-1].start()
        assert not notebook.state.problem
    for worker in workers:
        worker.join()
    assert titles(path) == [str(number) for number in range(60)]


def test_an_earlier_fold_that_is_late_does_not_take_anything_back(path: Path) -> None:
    with_records(path, "One")
    with opened(path) as notebook:
        notebook.reflections.add(reflection("Two"))
        late = notebook.start_fold()
        assert late is not None
        notebook.reflections.add(reflection("Three"))
        notebook.fold()
        late()
        assert len(stock(path)["reflections"]) == 3
    assert titles(path) == ["One", "Two", "Three"]


def test_every_record_can_be_read_in_a_thread_while_the_notebook_is_used(path: Path) -> None:
    with opened(path) as notebook:
        with notebook.transaction("many"):
            for number in range(3000):
                notebook.actions.add(action(f"Task {number}"))
        worker = threading.Thread(target=notebook.check_all)
        worker.start()
        for number in range(1, 40):
            notebook.actions.remove(number * 3)
            notebook.actions.add(action("Late"))
        worker.join()
        listed = {kept.ref.id for kept in notebook.actions.newest_first()}
        assert listed == {kept.ref.id for kept in notebook.actions.all()}
        assert all(notebook.ref_of(kept.record.uid) == kept.ref for kept in notebook.actions.all())
