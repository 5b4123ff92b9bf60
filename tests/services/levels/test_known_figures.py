"""The figures that are kept are those read anew, whatever was done to the notebook before."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from jargon8_tui.model.action import Action
from jargon8_tui.model.measurement import Measurement
from jargon8_tui.model.service_level import Target
from jargon8_tui.services.levels.figures import Measured, figures_of
from jargon8_tui.services.levels.known_figures import KnownFigures
from jargon8_tui.store import Notebook
from tests.conftest import NOW, counted_uids
from tests.services.levels.levels import level

LEVELS = ("first", "second", "in the trash")
MOMENTS = st.integers(-400, 0).map(lambda n: NOW + dt.timedelta(hours=13 * n))
PLACES = st.integers(0, 10_000)
measurements = st.builds(
    Measurement,
    service_level=st.sampled_from(LEVELS),
    at=MOMENTS,
    value=st.none() | st.floats(0, 9),
    excluded=st.sampled_from(["", "lift out"]),
)
targets = st.lists(
    st.builds(Target, from_=MOMENTS.map(dt.datetime.date), value=st.floats(0, 9)), min_size=1
).map(tuple)


class Kept(RuleBasedStateMachine):
    """A notebook in which anything happens, and what is known of its figures."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        path = Path(self.folder.name) / "notebook.json"
        self.notebook = Notebook(path, now=lambda: NOW, new_uid=counted_uids())
        for uid in LEVELS:
            self.notebook.service_levels.add(level(uid=uid))
        self.known = KnownFigures(self.notebook)
        self.notebook.follow(self.known.follow)

    def teardown(self) -> None:
        """Leave nothing behind."""
        self.notebook.close()
        self.folder.cleanup()

    def some_id(self, place: int) -> int | None:
        """One of the measurements that are there."""
        ids = [kept.ref.id for kept in self.notebook.measurements.all()]
        return ids[place % len(ids)] if ids else None

    @rule(some=st.lists(measurements, min_size=1, max_size=4))
    def add(self, some: list[Measurement]) -> None:
        """Add some at once."""
        with self.notebook.transaction():
            for one in some:
                self.notebook.measurements.add(one)

    @rule(place=PLACES, record=measurements)
    def edit(self, place: int, record: Measurement) -> None:
        """Make another of one, of another level perhaps."""
        if (id := self.some_id(place)) is not None:
            uid = self.notebook.measurements.get(id).uid
            self.notebook.measurements.put(id, msgspec.structs.replace(record, uid=uid))

    @rule(place=PLACES)
    def delete(self, place: int) -> None:
        """Delete one."""
        if (id := self.some_id(place)) is not None:
            self.notebook.measurements.remove(id)

    @rule(place=st.integers(0, 1), promised=targets)
    def promise(self, place: int, promised: tuple[Target, ...]) -> None:
        """Give a level other targets."""
        if place + 1 not in self.notebook.service_levels:
            return
        record = self.notebook.service_levels.get(place + 1)
        changed = msgspec.structs.replace(record, targets=promised)
        self.notebook.service_levels.put(place + 1, changed)

    @rule()
    def delete_level(self) -> None:
        """Delete a level whose measurements stay; undo brings it back."""
        if 3 in self.notebook.service_levels:
            self.notebook.service_levels.remove(3)

    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        """Take back what was done last."""
        for _ in range(times):
            self.notebook.undo()

    @rule(times=st.integers(1, 4))
    def redo(self, times: int) -> None:
        """Do it again."""
        for _ in range(times):
            self.notebook.redo()

    @invariant()
    def holds(self) -> None:
        """What is known is what is there."""
        for kept in self.notebook.service_levels.all():
            found = self.known.of(kept.record)
            assert found == figures_of(self.notebook, kept.record)
            found.clear()  # it is the caller's own


Kept.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
test_what_is_known_is_what_is_there = Kept.TestCase


def test_after_a_save_only_what_it_changed_is_read(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    of = notebook.service_levels.add(level()).record
    for hours in range(9):
        at = NOW - dt.timedelta(hours=hours)
        notebook.measurements.add(Measurement(service_level=of.uid, at=at, value=hours))
    known = KnownFigures(notebook)
    notebook.follow(known.follow)
    assert len(known.of(of)) == 9

    asked: list[set[int]] = []
    each = notebook.measurements.each

    def noted(shape: type[Measured], ids: set[int]) -> Iterator[tuple[int, Measured]]:
        asked.append(ids)
        return each(shape, ids)

    monkeypatch.setattr(notebook.measurements, "each", noted)
    notebook.measurements.add(Measurement(service_level=of.uid, at=NOW, value=4))
    notebook.actions.add(Action(text="Move the officer"))
    assert [figure.value for figure in known.of(of)][-2:] == [0, 4]
    assert asked == [{10}, set()]
