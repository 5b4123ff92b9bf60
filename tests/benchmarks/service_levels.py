"""One service level with 8,000 measurements against one with 80: its page opened, and its keys.

    python -m tests.benchmarks.service_levels

Each is opened from the list of levels and measured to the last byte that is drawn, then the cursor
goes from point to point of the chart, and ten points at once. The two take turns.
"""

import asyncio
import datetime as dt
import gc
import random
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from textual.events import Key

from jargon8_tui.model.kinds import MEASUREMENT, SERVICE_LEVEL
from jargon8_tui.model.measurement import Measurement
from jargon8_tui.model.record import Record
from jargon8_tui.model.service_level import ServiceLevel, Target
from jargon8_tui.settings import Settings
from jargon8_tui.store import Notebook
from jargon8_tui.ui.app import Jargon8
from jargon8_tui.ui.service_levels.level_page import LevelPage
from tests.benchmarks.making import write_tables
from tests.benchmarks.terminal import StopwatchTerminal, time_to_draw
from tests.benchmarks.timing import report
from tests.conftest import NOW

FEW, MANY = 80, 8_000
DAYS = 3_650
OPENINGS = 15
KEYS = 120
STEPS = ("left", "right")
FAR = ("pageup", "pagedown")


def write_notebook(path: Path, count: int) -> None:
    """Write a notebook with one level and so many measurements, over as many years as they take."""
    chance = random.Random(count)
    level = ServiceLevel(
        uid="level",
        name="Response time",
        unit="minutes",
        direction="at most",
        targets=(Target(from_=dt.date(2016, 1, 1), value=3),),
        created=NOW,
        modified=NOW,
    )
    apart = dt.timedelta(days=DAYS) / MANY
    measurements = [
        Measurement(
            uid=f"{n:032x}",
            service_level=level.uid,
            at=NOW - n * apart,
            value=round(chance.gauss(2.8, 0.6), 1),
            note="lift alarm",
            created=NOW,
            modified=NOW,
        )
        for n in range(count)
    ]
    tables = {SERVICE_LEVEL.table: _rows([level]), MEASUREMENT.table: _rows(measurements)}
    write_tables(path, tables)


def _rows(records: Sequence[Record]) -> dict[int, bytes]:
    return {id: msgspec.json.encode(record) for id, record in enumerate(records, 1)}


def pressing(app: Jargon8, pressed: str) -> None:
    """Press a key, as the terminal would have it pressed."""
    app.post_message(Key(pressed, pressed if len(pressed) == 1 else None))


async def opened(app: Jargon8) -> float:
    """Seconds from `enter` on the list until the page of the level is drawn; then back."""
    gc.collect()
    taken = await time_to_draw(partial(pressing, app, "enter"), "mean")
    assert isinstance(app.screen, LevelPage)
    return taken


async def measured(path: Path, found: dict[str, list[float]], count: int) -> None:
    """Open the level over and over, and press its keys."""
    app = Jargon8(path, Settings(), now=lambda: NOW, opener=_opened)
    app.driver_class = StopwatchTerminal
    async with app.run_test(size=(80, 24), headless=False) as pilot:
        while not app.session.is_open:
            await pilot.pause(0.01)
        await pilot.pause(1)
        await pilot.press("6")
        await pilot.pause(0.5)
        for turn in range(OPENINGS + 3):
            taken = await opened(app)
            if turn >= 3:
                found[f"open, {count}"].append(taken)
            await pilot.pause(0.1)
            if turn < OPENINGS + 2:
                await pilot.press("escape")
                await pilot.pause(0.1)
        await pilot.press("G")  # where there is none further on, a key draws nothing
        for name, keys in (("a step", STEPS), ("ten points", FAR)):
            times = [
                await time_to_draw(partial(pressing, app, keys[n % len(keys)]))
                for n in range(KEYS + 8)
            ]
            found[f"{name}, {count}"] += times[8:]
        app.session.notebook.close()


def _opened(path: Path, _read_only: bool) -> Notebook:
    return Notebook(path, now=lambda: NOW)


def main() -> None:
    """Write the two notebooks and measure the page on each, in turns."""
    sorts = ("open", "a step", "ten points")
    found: dict[str, list[float]] = {f"{s}, {n}": [] for s in sorts for n in (FEW, MANY)}
    with TemporaryDirectory() as folder:
        paths = {count: Path(folder) / f"{count}.json" for count in (FEW, MANY)}
        for count, path in paths.items():
            write_notebook(path, count)
        for _ in range(2):
            for count, path in paths.items():
                asyncio.run(measured(path, found, count))
    for sort in sorts:
        times = {f"{sort}, {count}": found[f"{sort}, {count}"] for count in (FEW, MANY)}
        report(f"A level with so many measurements: {sort}", times, f"{sort}, {FEW}")


if __name__ == "__main__":
    main()
