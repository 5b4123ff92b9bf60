"""How long the app is held from its frame until every word is indexed, and while one finds.

    python -m tests.benchmarks.holding [SIZE]

A clock inside the app wants to tick every millisecond; what it is late by is what a key would have
waited. Find is opened as soon as all has been read, and typed into until there is an index, and
then again; at last a note is opened, and records are looked through for those that speak of it.
What holds the app while a screen is laid out for the first time is told apart. Before and after, a
bare app that does nothing ticks as well: what it is late by is the machine's.
"""

import asyncio
import gc
import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from textual.app import App, AutopilotCallbackType, ComposeResult
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Static

from jargon8_tui.model.shipped_note import ShippedRef
from jargon8_tui.settings import Settings
from jargon8_tui.store import BadRecord, Notebook
from jargon8_tui.ui.app import Jargon8
from jargon8_tui.ui.page import Page
from jargon8_tui.ui.running import GIVES_WAY
from tests.benchmarks.making import write_notebook
from tests.benchmarks.terminal import StopwatchTerminal
from tests.benchmarks.timing import p95
from tests.conftest import NOW

TICK = 0.001
PAINTED = 0.3
"""Seconds after it was asked for in which a screen is drawn."""
BETWEEN_KEYS = 0.06
SOUGHT = ("roster", "barrier lane", "xylophone", '"gate pass"', "kind:feedback radio")

IDLE = 5.0
"""Seconds for which the bare app is left to itself, each time."""

BARE, LOADING, PAINTING = "a bare app, idle", "loading", "a first paint"
READING, INDEXING = "reading through", "indexing and finding"
FINDING, SEEING = "finding by the index", "who speaks of a note"
DOING = (BARE, LOADING, READING, INDEXING, FINDING, SEEING, PAINTING)
UNTIL_INDEXED = (LOADING, READING, INDEXING)
"""From the start, first paints apart."""


class Watched(Notebook):
    """A notebook that knows when every record of it has been read."""

    was_read = False

    def check_all(self) -> list[BadRecord]:
        """Read every record once."""
        try:
            return super().check_all()
        finally:
            self.was_read = True


class Bare(App[None]):
    """An app that shows a word and does nothing."""

    def compose(self) -> ComposeResult:
        """The word."""
        yield Static("Hello")


class Clock:
    """Notes how late each tick is, by what the app is doing."""

    def __init__(self) -> None:
        self.doing = BARE
        self.held: dict[str, list[float]] = {name: [] for name in DOING}

    async def run(self) -> None:
        """Tick until that is cancelled."""
        last = perf_counter()
        while True:
            await asyncio.sleep(TICK)
            now = perf_counter()
            self.held[self.doing].append(now - last - TICK)
            last = now


async def idle(pilot: Pilot[None], clock: Clock) -> None:
    """Do nothing for a while, and end."""
    await asyncio.sleep(PAINTED)
    clock.doing = BARE
    ticking = asyncio.create_task(clock.run())
    await asyncio.sleep(IDLE)
    ticking.cancel()
    pilot.app.exit()


async def measure(pilot: Pilot[None], clock: Clock) -> None:
    """Go through what the app does, one after another, and end it."""
    app = pilot.app
    assert isinstance(app, Jargon8)
    clock.doing = LOADING
    ticking = asyncio.create_task(clock.run())
    while not app.session.is_open:
        await asyncio.sleep(TICK)
    clock.doing = PAINTING
    await asyncio.sleep(PAINTED)
    clock.doing = READING
    while not getattr(app.session.notebook, "was_read", True):
        await asyncio.sleep(TICK)
    clock.doing = PAINTING
    app.action_find()
    await asyncio.sleep(PAINTED)
    clock.doing = INDEXING
    while not app.session.finder.is_indexed:
        await find_something(app)
    clock.doing = FINDING
    for _ in range(3):
        await find_something(app)
    clock.doing = PAINTING
    app.pop_screen()
    app.view(ShippedRef("acas-mediation"))
    await asyncio.sleep(PAINTED)
    clock.doing = SEEING
    assert isinstance(app.screen, Page)
    app.screen.show()
    while any(worker.is_running for worker in app.workers):
        await asyncio.sleep(TICK)
    ticking.cancel()
    app.exit()


async def find_something(app: Jargon8) -> None:
    """Type what one looks for, as quickly as people do, and take it back."""
    for words in SOUGHT:
        for letter in words:
            app.post_message(Key("space" if letter == " " else letter, letter))
            await asyncio.sleep(BETWEEN_KEYS)
        for _ in words:
            app.post_message(Key("backspace", None))
        await asyncio.sleep(BETWEEN_KEYS)


def open_watched(path: Path, read_only: bool) -> Notebook:
    """Open a notebook that can be watched."""
    return Watched(path, read_only=read_only, now=lambda: NOW)


def run(app: App[None], act: AutopilotCallbackType) -> None:
    """Run an app as it is run in a terminal, but for the terminal."""
    app.driver_class = StopwatchTerminal
    asyncio.run(app.run_async(size=(80, 24), auto_pilot=act))


def main() -> None:
    """Measure, and print the figures."""
    size = float(sys.argv[1]) if len(sys.argv) > 1 else 5.0
    clock = Clock()
    with TemporaryDirectory() as folder:
        path = write_notebook(Path(folder) / "notebook.json", size)
        gc.collect()
        gc.disable()  # as the app does when it is run
        sys.setswitchinterval(GIVES_WAY)
        run(Bare(), partial(idle, clock=clock))
        app = Jargon8(path, Settings(), now=lambda: NOW, opener=open_watched)
        run(app, partial(measure, clock=clock))
        app.session.notebook.close()
        run(Bare(), partial(idle, clock=clock))
    print(f"{'Held at ' + f'{size:g}x, ms':24}{'95 %':>9}{'99.9 %':>9}{'most':>9}{'ticks':>8}")
    until_indexed = [late for name in UNTIL_INDEXED for late in clock.held[name]]
    for name, late in {**clock.held, "from start to indexed": until_indexed}.items():
        rare = sorted(late)[int(len(late) * 0.999)]
        cells = "".join(f"{1000 * value:9.1f}" for value in (p95(late), rare, max(late)))
        print(f"{name:24}{cells}{len(late):8}")


if __name__ == "__main__":
    main()
