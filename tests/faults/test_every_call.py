"""A save, a fold, a backup and a restore that fail at any call to the system: what is there
afterwards is exactly the old or exactly the new, and "saved" was only said when it was."""

import random
import shutil
from pathlib import Path

import pytest

from jargon8_tui.model.errors import Refused
from jargon8_tui.store import NotSaved
from tests.faults.operations import OPERATIONS, Operation, held_by, starts
from tests.faults.shim import ERRORS, Killed, When, failing
from tests.store.making import opened

SEED = 22
WHEN: tuple[When, ...] = ("before", "half", "after")


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return starts(tmp_path_factory.mktemp("starts"))


class Trial:
    """One operation, done anew in a fresh folder for every fault."""

    def __init__(self, operation: Operation, start: Path, place: Path) -> None:
        self.operation = operation
        self.place = place
        self.copy = place.with_name("copy")
        self._start = start

    def killed(self, patch: pytest.MonkeyPatch, at: int, when: When) -> bool:
        """Kill it at a call; whether there was such a call."""
        notebook = opened(self._fresh())
        try:
            with failing(patch, at, when=when) as disk:
                self.operation.do(notebook)
            done = True
        except Killed:
            done = False
        found = held_by(self.place, self.copy)
        allowed = {self.operation.new} if done else {self.operation.old, self.operation.new}
        assert found in allowed, (self.operation.name, at, when, disk.failed)
        notebook.close()
        return bool(disk.failed)

    def refused(self, patch: pytest.MonkeyPatch, at: int, when: When, number: int) -> bool:
        """Report an error at a call; whether there was such a call."""
        operation = self.operation
        notebook = opened(self._fresh())
        said_done = True
        with failing(patch, at, when=when, number=number) as disk:
            try:
                operation.do(notebook)
            except (Refused, NotSaved):
                said_done = False
        said_done = said_done and not notebook.state.problem
        found = held_by(self.place, self.copy)
        case = (operation.name, at, when, number, disk.failed)
        assert found in ({operation.new} if said_done else {operation.old, operation.new}), case
        if operation.name != "close":
            present = {kept.title for kept in notebook.reflections.all()}
            notebook.save()
            assert not notebook.state.problem, case
            assert held_by(self.place, self.copy) == present, case
            notebook.close()
            assert held_by(self.place, self.copy) == present, case
        return bool(disk.failed)

    def _fresh(self) -> Path:
        shutil.rmtree(self.place, ignore_errors=True)
        shutil.copytree(self._start, self.place)
        return self.place / "notebook.json"

    def calls(self, patch: pytest.MonkeyPatch) -> int:
        """How many calls to the system the operation makes when nothing fails."""
        notebook = opened(self._fresh())
        with failing(patch, at=0) as disk:
            self.operation.do(notebook)
        notebook.close()
        return disk.calls


@pytest.fixture
def trials(folders: dict[str, Path], tmp_path: Path) -> list[Trial]:
    return [Trial(o, folders[o.start], tmp_path / "place") for o in OPERATIONS]


def test_a_kill_at_some_calls(trials: list[Trial], monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(SEED)
    for trial in trials:
        calls = trial.calls(monkeypatch)
        for when in WHEN:
            assert trial.killed(monkeypatch, chance.randrange(calls) + 1, when)


def test_an_error_at_some_calls(trials: list[Trial], monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(SEED)
    for trial in trials:
        calls = trial.calls(monkeypatch)
        for number in chance.sample(ERRORS, 3):
            at = chance.randrange(calls) + 1
            assert trial.refused(monkeypatch, at, chance.choice(WHEN), number)


@pytest.mark.slow
def test_a_kill_at_every_call(trials: list[Trial], monkeypatch: pytest.MonkeyPatch) -> None:
    fired = 0
    for trial in trials:
        for when in WHEN:
            at = 1
            while trial.killed(monkeypatch, at, when):
                fired += 1
                at += 1
    assert fired >= 300


@pytest.mark.slow
def test_every_error_at_every_call(trials: list[Trial], monkeypatch: pytest.MonkeyPatch) -> None:
    fired = 0
    for trial in trials:
        for place, number in enumerate(ERRORS):
            at = 1
            while trial.refused(monkeypatch, at, WHEN[place % 3], number):
                fired += 1
                at += 1
    assert fired >= 300
