"""The list of 20,000 rows against one of 20: opening it, and a key until it is drawn again.

    python -m tests.benchmarks.record_list

Rows are reflections of 1.5 KB, decoded from a notebook as the list asks for them. A list of 20
never scrolls, so a key in it draws two rows; in the long one the keys measured all scroll.
"""

import asyncio
import datetime as dt
import gc
import random
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, TypeVar

import msgspec
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.pilot import Pilot

from jargon8_tui.model.dates import in_column
from jargon8_tui.model.kinds import REFLECTION, Kept
from jargon8_tui.model.reflection import Reflection
from jargon8_tui.store import Notebook
from jargon8_tui.store.layout import Written
from jargon8_tui.store.own import read_own
from jargon8_tui.ui.tidying import Tidying
from jargon8_tui.ui.widgets.record_list import RecordList
from jargon8_tui.ui.widgets.record_row import Cell, Column, Row
from tests.benchmarks.making import COMMON
from tests.benchmarks.terminal import StopwatchTerminal, time_keys, time_to_draw
from tests.benchmarks.timing import Times, report
from tests.conftest import NOW

L = TypeVar("L")

SHORT, LONG = 20, 20_000
OPENINGS = 40
KEYS = 200

COLUMNS = (
    Column("Date", 11),
    Column("Area", 4),
    Column("Title"),
    Column("Words", 5, right=True),
    Column("Criteria", 8),
    Column("", 5),
)


def draw(kept: Kept[Reflection]) -> Row:
    """A reflection as the journal lists it."""
    record = kept.record
    return Row(
        (
            in_column(record.date, NOW.date()),
            str(record.area or "-"),
            record.title,
            str(record.words),
            str(len(record.criteria) or "none"),
            Cell("draft" if record.status == "draft" else "", "warning"),
        )
    )


class Desk(App[None]):
    """An app with nothing in it but, at times, a list."""

    def compose(self) -> ComposeResult:
        """Leave room for a list."""
        yield Vertical()

    def open_list(self, rows: Sequence[Any]) -> None:
        """Put a list of `rows` on the screen, with the focus."""
        records = RecordList(COLUMNS, draw)
        self.query_one(Vertical).mount(records)
        records.show(rows)
        records.focus()

    async def close_list(self) -> None:
        """Take the list away."""
        await self.query_one(Vertical).remove_children()
        await asyncio.sleep(0.01)


def write_notebook(path: Path, count: int) -> None:
    """Write a notebook with so many reflections, as bytes, since saving each takes too long."""
    chance = random.Random(8)

    def prose(words: int) -> str:
        return " ".join(chance.choices(COMMON, k=words)).capitalize() + "."

    with Notebook(path, now=lambda: NOW) as notebook:
        notebook.save()
    rows = {
        n: msgspec.json.encode(
            Reflection(
                uid=f"{n:032x}",
                created=NOW,
                modified=NOW,
                date=NOW.date() - dt.timedelta(hours=4 * (count - n)),
                title=prose(5),
                area=n % 9 + 1,
                did=prose(90),
                learned=prose(60),
                mapping=prose(40),
                next_steps=f"- {prose(12)}\n- {prose(12)}",
                criteria=("A2-P3", "A2-P4"),
                status="draft" if n % 7 == 0 else "complete",
            )
        )
        for n in range(1, count + 1)
    }
    own = read_own([path.read_bytes()])
    assert own is not None
    path.write_bytes(b"".join(Written({**own.tables, REFLECTION.table: rows})))


async def openings(app: Desk, short: Sequence[Any], long: Sequence[Any]) -> dict[str, list[float]]:
    """Put a list where none was, until its first row is drawn, the two in turn."""
    times: dict[str, list[float]] = {f"{len(rows):,} rows": [] for rows in (short, long)}
    for _ in range(OPENINGS):
        for rows in (short, long):
            marker = rows[0].title[:12]
            took = await time_to_draw(partial(app.open_list, rows), marker)
            times[f"{len(rows):,} rows"].append(took)
            await app.close_list()
    return times


async def keys(app: Desk, rows: Sequence[Any], keys: Sequence[str]) -> list[float]:
    """Press some keys in a list of `rows`, one when the one before has been drawn."""
    await time_to_draw(partial(app.open_list, rows), rows[0].title[:12])
    for _ in range(SHORT + 4):  # to the foot of the window, where the next step scrolls
        app.query_one(RecordList).action_step(1)
    await asyncio.sleep(0.05)
    times = await time_keys(app, keys)
    await app.close_list()
    return times


async def ways(
    press: Callable[[L, Sequence[str]], Awaitable[list[float]]], short: L, long: L, of: str
) -> dict[str, list[float]]:
    """Go up and down both lists a step at a time, and on through the long one by steps and pages.
    `press` takes one of them and some keys; `of` says what the rows are."""
    up_and_down = (["k"] * 10 + ["j"] * 10) * (KEYS // 20)
    return {
        f"{SHORT:,} {of}, a step": await press(short, up_and_down),
        f"{LONG:,} {of}, a step": await press(long, up_and_down),
        f"{LONG:,} {of}, a step that scrolls": await press(long, ["j"] * KEYS),
        f"{LONG:,} {of}, page down": await press(long, ["pagedown"] * KEYS),
    }


async def measure(
    pilot: Pilot[None], short: Sequence[Any], long: Sequence[Any], found: list[Times]
) -> None:
    """Measure both; an app on a terminal keeps what is printed, so it is printed afterwards."""
    app = pilot.app
    assert isinstance(app, Desk)
    tidying = asyncio.create_task(Tidying(app).go_on())  # as the app does
    await pilot.pause()
    await openings(app, short, short)  # what is slow only once
    found.append(await openings(app, short, long))
    pressed = await ways(partial(keys, app), short, long, "rows")
    end_and_home = ["end", "home"] * (KEYS // 2)
    pressed[f"{LONG:,} rows, end and home"] = await keys(app, long, end_and_home)
    found.append(pressed)
    tidying.cancel()
    app.exit()


def main() -> None:
    """Write the two notebooks and measure their lists in one app."""
    with TemporaryDirectory() as folder:
        listings: list[Sequence[Any]] = []
        for count in (SHORT, LONG):
            path = Path(folder) / f"{count}.json"
            write_notebook(path, count)
            notebook = Notebook(path, now=lambda: NOW)
            start = perf_counter()
            listings.append(notebook.reflections.newest_first())
            took = 1000 * (perf_counter() - start)
            print(
                f"{count:,} records, {path.stat().st_size / 1e6:.1f} MB, ordered in {took:.1f} ms"
            )
        gc.collect()
        app = Desk(driver_class=StopwatchTerminal)
        found: list[Times] = []
        script = partial(measure, short=listings[0], long=listings[1], found=found)
        asyncio.run(app.run_async(size=(80, 24), auto_pilot=script))
        report("Opening, ms", found[0], f"{SHORT:,} rows")
        report("Key to redraw, ms", found[1], f"{SHORT:,} rows, a step")


if __name__ == "__main__":
    main()
