"""The log of 20,000 entries of feedback against one of 20: opening it, keys, and its filter.

    python -m tests.benchmarks.feedback_log

The place itself is measured, with its heading and the entry under the cursor below the log. The
words are few and stand in nearly every entry, which is the worst that a filter can meet.
"""

import asyncio
import datetime as dt
import gc
import random
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from textual.pilot import Pilot

from jargon8_tui.model.feedback import CATEGORIES, SEVERITIES, Feedback, Update
from jargon8_tui.model.kinds import FEEDBACK
from jargon8_tui.model.stages import STAGES
from jargon8_tui.settings import Settings
from jargon8_tui.store import Notebook
from jargon8_tui.store.layout import Written
from jargon8_tui.store.own import read_own
from jargon8_tui.ui.feedback.place import Feedback as Log
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.tidying import Tidying
from jargon8_tui.ui.widgets.record_list import RecordList
from tests.benchmarks.making import COMMON
from tests.benchmarks.record_list import LONG, SHORT, ways
from tests.benchmarks.terminal import StopwatchTerminal, time_keys, time_to_draw
from tests.benchmarks.timing import Times, report
from tests.conftest import NOW
from tests.ui.bare import Bare

OPENINGS = 15
FILTERS = ("barrier", "b", "zebra", "open high+", "overdue")
ROUNDS = 8


class Desk(Bare):
    """An app in which the log is the only screen."""

    def view(self, _ref: object) -> None:
        """Nothing is opened here."""


def write_notebook(path: Path, count: int) -> None:
    """Write a notebook with so many entries, as bytes, since saving each takes too long."""
    chance = random.Random(5)

    def prose(words: int) -> str:
        return " ".join(chance.choices(COMMON, k=words)).capitalize() + "."

    with Notebook(path, now=lambda: NOW) as notebook:
        notebook.save()
    rows = {}
    for n in range(1, count + 1):
        at = NOW - dt.timedelta(hours=4 * (count - n))
        stage = "closed" if chance.random() < 0.9 else chance.choice(STAGES)
        passed = STAGES[1 : STAGES.index(stage) + 1]
        rows[n] = msgspec.json.encode(
            Feedback(
                uid=f"{n:032x}",
                created=at,
                modified=at,
                received=at,
                category=chance.choice(CATEGORIES),
                severity=chance.choice(SEVERITIES),
                summary=prose(6),
                detail=prose(40),
                remedy_sought=prose(9),
                owner="Shift supervisor",
                stage=stage,
                acknowledge_by=at + dt.timedelta(days=1),
                resolve_by=at + dt.timedelta(days=5),
                updates=tuple(Update(at=at, stage=one, note=prose(12)) for one in passed),
            )
        )
    own = read_own([path.read_bytes()])
    assert own is not None
    path.write_bytes(b"".join(Written({**own.tables, FEEDBACK.table: rows})))


Opened = Callable[[], Log]


async def open_log(app: Desk, made: Log) -> float:
    """Seconds until the first entry is drawn."""
    first = made.session.notebook.feedback.newest_first()[0].title[:12]
    return await time_to_draw(partial(app.push_screen, made), first)


async def close_log(app: Desk) -> None:
    """Take the log away once what comes after it has come."""
    await asyncio.sleep(0.15)
    await app.pop_screen()


async def openings(app: Desk, short: Opened, long: Opened) -> dict[str, list[float]]:
    """Open the log of each in turn."""
    times: dict[str, list[float]] = {f"{SHORT:,} entries": [], f"{LONG:,} entries": []}
    for _ in range(OPENINGS):
        for name, opened in zip(times, (short, long), strict=True):
            times[name].append(await open_log(app, opened()))
            await close_log(app)
    return times


async def keys(app: Desk, opened: Opened, pressed: Sequence[str]) -> list[float]:
    """Press keys in the log, one when the one before has been drawn."""
    await open_log(app, opened())
    log = app.screen.query_one(RecordList)
    for _ in range(SHORT + 4):
        log.action_step(1)
    await asyncio.sleep(0.3)
    times = await time_keys(app, pressed)
    await close_log(app)
    return times


async def filters(app: Desk, opened: Opened) -> dict[str, list[float]]:
    """Filter by some texts, until the first that are found are drawn."""
    times: dict[str, list[float]] = {f"filter by {text}": [] for text in FILTERS}
    log = opened()
    await open_log(app, log)
    for _ in range(ROUNDS):
        for name, text in zip(times, FILTERS, strict=True):

            def narrow(text: str = text) -> None:
                log.filtered(text)
                log.show()

            times[name].append(await time_to_draw(narrow, f"of {LONG:,}"))
            await asyncio.sleep(0.5)
            log.filtered("")
            log.show()
            await asyncio.sleep(0.1)
    await close_log(app)
    return times


async def measure(pilot: Pilot[None], short: Opened, long: Opened, found: list[Times]) -> None:
    """Measure both; an app on a terminal keeps what is printed, so it is printed afterwards."""
    app = pilot.app
    assert isinstance(app, Desk)
    tidying = asyncio.create_task(Tidying(app).go_on())  # as the app does
    await pilot.pause()
    await openings(app, short, short)  # what is slow only once
    found.append(await openings(app, short, long))
    found.append(await ways(partial(keys, app), short, long, "entries"))
    found.append(await filters(app, long))
    tidying.cancel()
    app.exit()


def main() -> None:
    """Write the two notebooks and measure their logs in one app."""
    with TemporaryDirectory() as folder:
        logs: list[Opened] = []
        for count in (SHORT, LONG):
            path = Path(folder) / f"{count}.json"
            write_notebook(path, count)
            session = Session(Settings(), now=lambda: NOW)
            session.opened(Notebook(path, now=lambda: NOW))
            session.notebook.feedback.newest_first()
            session.finder.take_index(session.finder.start_index()(lambda: None))
            logs.append(partial(Log, session))
        gc.collect()
        app = Desk(driver_class=StopwatchTerminal)
        found: list[Times] = []
        script = partial(measure, short=logs[0], long=logs[1], found=found)
        asyncio.run(app.run_async(size=(80, 24), auto_pilot=script))
        report("Opening, ms", found[0], f"{SHORT:,} entries")
        report("Key to redraw, ms", found[1], f"{SHORT:,} entries, a step")
        report(f"Filter of {LONG:,}, ms", found[2], f"filter by {FILTERS[0]}")


if __name__ == "__main__":
    main()
