"""A process killed with -9 at any moment: every save it had acknowledged is there afterwards."""

import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.store.making import opened, reflection, stock

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")

SEED = 22

WRITER = """
import sys
from pathlib import Path
from tests.store.making import opened, reflection
notebook = opened(Path(sys.argv[1]))
number = 0
while True:
    number += 1
    print("before", flush=True)
    if number % int(sys.argv[2]) == 0:
        notebook.fold()
        print("folded", flush=True)
        continue
    kept = notebook.reflections.add(reflection(f"Entry {number}", did="x" * (number % 7 * 300)))
    if not notebook.state.problem:
        print(kept.ref.id, flush=True)
"""
"""Saves and now and then folds, as fast as it can, and says so before and after each."""


def killed_writer(path: Path, delay: float, aimed_at: int | None, fold_every: int) -> set[int]:
    """Let a writer run, kill it after a delay, and return the ids it had acknowledged.

    Aimed, the delay starts when that many of its saves and folds have begun.
    """
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(fold_every)],
        stdout=subprocess.PIPE,
        text=True,
    ) as writer:
        assert writer.stdout is not None
        lines = []
        begun = 0
        while begun < (aimed_at or 1):
            lines.append(writer.stdout.readline())
            begun += lines[-1] == "before\n"
        time.sleep(delay)
        writer.send_signal(signal.SIGKILL)
        lines += writer.stdout.readlines()
    return {int(line) for line in lines if line.endswith("\n") and line.strip().isdigit()}


def killed_again_and_again(path: Path, times: int, *, aimed: bool, megabytes: float) -> None:
    """Kill a writer that many times; every twenty times begin with a new notebook of that size."""
    chance = random.Random(SEED)
    acknowledged: set[int] = set()
    for round in range(times):
        if round % 20 == 0:
            shutil.rmtree(path.parent, ignore_errors=True)
            acknowledged = filled(path, int(megabytes * 500))
        fold_every = chance.choice((3, 10, 1000))
        if aimed:
            aim = chance.choice((1, 2, 3, 4))
            acknowledged |= killed_writer(path, chance.uniform(0, 0.004), aim, fold_every)
        else:
            acknowledged |= killed_writer(path, chance.uniform(0, 0.25), None, fold_every)
        with opened(path, read_only=True) as reader:
            found = {kept.ref.id for kept in reader.reflections.all()}
            assert acknowledged <= found
            assert not reader.bad_records()
        stock(path)
    with opened(path) as notebook:
        assert notebook.check().is_whole
    assert not list(path.parent.rglob("*.jargon8-*"))


def filled(path: Path, count: int) -> set[int]:
    """A notebook of `count` records of 2 KB; their ids."""
    with opened(path) as notebook, notebook.transaction("it was filled"):
        for _ in range(count):
            notebook.reflections.add(reflection("There before", did="y" * 2000))
    return set(range(1, count + 1))


def test_a_few_kills_lose_nothing(path: Path) -> None:
    killed_again_and_again(path.parent / "random" / path.name, 3, aimed=False, megabytes=0.1)
    killed_again_and_again(path.parent / "aimed" / path.name, 3, aimed=True, megabytes=0.1)


@pytest.mark.slow
def test_a_thousand_kills_at_random_moments_lose_nothing(path: Path) -> None:
    path = path.parent / "notebook" / path.name
    killed_again_and_again(path, 1000, aimed=False, megabytes=5)


@pytest.mark.slow
def test_three_hundred_kills_inside_a_save_or_a_fold_lose_nothing(path: Path) -> None:
    path = path.parent / "notebook" / path.name
    killed_again_and_again(path, 300, aimed=True, megabytes=5)
