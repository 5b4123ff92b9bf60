"""The first sight of each place, in a notebook of any size against one of a tenth of a year's.

    python -m tests.benchmarks.places [SIZE]

From the key until its rows are drawn: all that it takes to load the place, too, so that every round
is a process of its own. Then find and the line to write down in, over the last of them.
"""

import asyncio
import gc
import json
import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from textual.app import App
from textual.events import Key
from textual.pilot import Pilot

from jargon8_tui.settings import Settings
from jargon8_tui.store import Notebook
from jargon8_tui.ui.app import Jargon8
from jargon8_tui.ui.places import HOME, PLACES
from jargon8_tui.ui.running import GIVES_WAY
from tests.benchmarks.making import write_notebook
from tests.benchmarks.terminal import SETTLED, StopwatchTerminal
from tests.benchmarks.timing import report
from tests.conftest import NOW

SMALL = 0.01
ROUNDS = 7
IS_PAGE = 400
"""A page takes more letters than that to draw; the place one comes from is drawn before, too."""
UNTIL_AT_REST = 0.4
"""Seconds until what comes after the rows has come."""
KEYS = {
    **{place.digit: place.name for place in PLACES if place is not HOME},
    "slash": "Find",
    "c": "Capture",
}


async def first_sight(app: App[None], key: str) -> float:
    """Seconds from a key until a page has been drawn."""
    written = StopwatchTerminal.written
    written.clear()
    start = perf_counter()
    app.post_message(Key(key, None))
    while not (drawn := [at for at, data in written if len(data) > IS_PAGE]):
        await asyncio.sleep(0)
    return drawn[0] - start


async def go_round(pilot: Pilot[None], times: dict[str, float]) -> None:
    """Open one after another, each when the one before is at rest."""
    app = pilot.app
    assert isinstance(app, Jargon8)
    while not app.session.is_open or not app.session.finder.is_indexed:
        await asyncio.sleep(SETTLED)
    for key, name in KEYS.items():
        await asyncio.sleep(UNTIL_AT_REST)
        times[name] = await first_sight(app, key)
        if name == "Find":
            app.post_message(Key("escape", None))
    app.exit()


def opened(path: Path, read_only: bool) -> Notebook:
    """The notebook, at the moment that it was written for."""
    return Notebook(path, read_only=read_only, now=lambda: NOW)


def a_round(path: Path) -> dict[str, float]:
    """The times of one round, in this process."""
    gc.disable()  # as the app does when it is run
    sys.setswitchinterval(GIVES_WAY)
    times: dict[str, float] = {}
    app = Jargon8(path, Settings(), now=lambda: NOW, opener=opened)
    app.driver_class = StopwatchTerminal
    asyncio.run(app.run_async(size=(80, 24), auto_pilot=partial(go_round, times=times)))
    app.session.notebook.close()
    return times


def in_a_process(path: Path) -> dict[str, float]:
    """The times of one round, in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.places", str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    times: dict[str, float] = json.loads(done.stdout)
    return times


def main(arguments: Sequence[str]) -> None:
    """Measure both in turns, and print the figures."""
    if arguments and Path(arguments[0]).is_file():
        print(json.dumps(a_round(Path(arguments[0]))))
        return
    size = float(arguments[0]) if arguments else 1.0
    with TemporaryDirectory() as folder:
        paths = {
            f"{one:g}x": write_notebook(Path(folder) / f"{one:g}.json", one)
            for one in (SMALL, size)
        }
        rounds = [{name: in_a_process(path) for name, path in paths.items()} for _ in range(ROUNDS)]
    for name in KEYS.values():
        times = {one: [each[one][name] for each in rounds] for one in paths}
        report(f"{name}, ms", times, f"{SMALL:g}x")


if __name__ == "__main__":
    main(sys.argv[1:])
