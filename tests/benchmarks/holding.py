"""How long the app is held while it loads: from its frame until every record has been read.

    python -m tests.benchmarks.holding [SIZE]

A clock inside the app wants to tick every millisecond; what it is late by is what a key would have
waited. Held while the first place is laid out is that place's own first paint, told apart.
"""

import asyncio
import gc
import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from textual.pilot import Pilot

from jargon8_tui.settings import Settings
from jargon8_tui.store import BadRecord, Notebook
from jargon8_tui.ui.app import Jargon8
from jargon8_tui.ui.running import GIVES_WAY
from tests.benchmarks.making import write_notebook
from tests.benchmarks.terminal import StopwatchTerminal
from tests.benchmarks.timing import p95
from tests.conftest import NOW

TICK = 0.001
PAINTED = 0.3
"""Seconds after the notebook was opened in which the first place is drawn."""


class Watched(Notebook):
    """A notebook that knows when every record of it has been read."""

    was_read = False

    def check_all(self) -> list[BadRecord]:
        """Read every record once."""
        try:
            return super().check_all()
        finally:
            self.was_read = True


async def tick(app: Jargon8, held: dict[str, list[float]]) -> None:
    """Note how late each tick is, by what the app is doing."""
    opened = 0.0
    last = perf_counter()
    while not (app.session.is_open and getattr(app.session.notebook, "was_read", True)):
        await asyncio.sleep(TICK)
        now = perf_counter()
        late, last = now - last - TICK, now
        if not app.session.is_open:
            held["loading"].append(late)
            continue
        opened = opened or now
        held["first paint" if now - opened < PAINTED else "reading through"].append(late)


async def measure(pilot: Pilot[None], held: dict[str, list[float]]) -> None:
    """Tick until all has been read, and end the app."""
    assert isinstance(pilot.app, Jargon8)
    await tick(pilot.app, held)
    pilot.app.exit()


def open_watched(path: Path, read_only: bool) -> Notebook:
    """Open a notebook that can be watched."""
    return Watched(path, read_only=read_only, now=lambda: NOW)


def main() -> None:
    """Measure, and print the figures."""
    size = float(sys.argv[1]) if len(sys.argv) > 1 else 5.0
    held: dict[str, list[float]] = {"loading": [], "first paint": [], "reading through": []}
    with TemporaryDirectory() as folder:
        path = write_notebook(Path(folder) / "notebook.json", size)
        gc.collect()
        gc.disable()  # as the app does when it is run
        sys.setswitchinterval(GIVES_WAY)
        app = Jargon8(path, Settings(), now=lambda: NOW, opener=open_watched)
        app.driver_class = StopwatchTerminal
        asyncio.run(app.run_async(size=(80, 24), auto_pilot=partial(measure, held=held)))
        app.session.notebook.close()
    print(f"{'Held at ' + f'{size:g}x, ms':22}{'95 %':>9}{'99.9 %':>9}{'most':>9}{'ticks':>8}")
    for name, late in held.items():
        if late:
            rare = sorted(late)[int(len(late) * 0.999)]
            cells = "".join(f"{1000 * value:9.1f}" for value in (p95(late), rare, max(late)))
            print(f"{name:22}{cells}{len(late):8}")


if __name__ == "__main__":
    main()
