"""The power/interest grid with 500 stakeholders against one with 5: a key until it is drawn again.

    python -m tests.benchmarks.power_grid

Keys select the next one, go to the nearest, and move the selected one a step and back. They are
measured in the place itself, heading, sentence line and details included, up to the last byte.
"""

import asyncio
import gc
import random
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from textual.events import Key
from textual.pilot import Pilot

from jargon8_tui.model.kinds import CONTACT, STAKEHOLDER
from jargon8_tui.model.values import made
from jargon8_tui.settings import Settings
from jargon8_tui.store import Notebook
from jargon8_tui.ui.app import Jargon8
from tests.benchmarks.terminal import StopwatchTerminal, time_key
from tests.benchmarks.timing import Times, report
from tests.conftest import NOW

FEW, MANY = 5, 500
KEYS = 200
WORDS = (
    *("tenant", "owner", "rep", "manager", "lead", "tower"),
    *("north", "south", "liaison", "security", "client", "desk"),
)
SEQUENCES: dict[str, Sequence[str]] = {
    "next": ["tab"],
    "nearest": ["down", "up"],
    "a step": ["K", "J"],
}


def write_notebook(path: Path, count: int) -> None:
    """Write a notebook with so many stakeholders, each with two contacts."""
    chance = random.Random(8)
    with Notebook(path, now=lambda: NOW) as notebook, notebook.transaction("all"):
        for _ in range(count):
            given = {
                "name": " ".join(chance.choices(WORDS, k=3)).capitalize(),
                "power": str(chance.randint(2, 9)),
                "interest": str(chance.randint(2, 9)),
                "cadence": chance.choice(["weekly", "monthly", "none"]),
                "needs": " ".join(chance.choices(WORDS, k=30)),
            }
            kept = notebook.stakeholders.add(made(STAKEHOLDER, given, NOW).record)
            for summary in ("The barrier", "The lift"):
                about = {"stakeholder": kept.record.uid, "summary": summary}
                notebook.contacts.add(made(CONTACT, about, NOW).record)


async def measure(pilot: Pilot[None], count: int, found: dict[str, Sequence[float]]) -> None:
    """Press each sequence of keys over and over, one when the one before has been drawn."""
    app = pilot.app
    assert isinstance(app, Jargon8)
    while not app.session.is_open:
        await pilot.pause(0.05)
    app.action_go_to("stakeholders")
    await pilot.pause(0.5)
    for name, keys in SEQUENCES.items():
        times = []
        for n in range(KEYS + 10):
            times.append(await time_key(app, keys[n % len(keys)]))
            await asyncio.sleep(0.15 if n % 20 == 0 else 0)  # let the details come, now and then
        found[f"{count} stakeholders, {name}"] = times[10:]
        if name == "a step":
            app.post_message(Key("u", "u"))
            await pilot.pause(0.1)
    app.session.notebook.close()
    app.exit()


def main() -> None:
    """Write the two notebooks and measure the place on each."""
    found: dict[str, Sequence[float]] = {}
    with TemporaryDirectory() as folder:
        for count in (FEW, MANY):
            path = Path(folder) / f"{count}.json"
            write_notebook(path, count)
            gc.collect()
            app = Jargon8(path, Settings(), now=lambda: NOW)
            app.driver_class = StopwatchTerminal
            script = partial(measure, count=count, found=found)
            asyncio.run(app.run_async(size=(80, 24), auto_pilot=script))
    for name in SEQUENCES:
        times: Times = {key: taken for key, taken in found.items() if key.endswith(name)}
        report(f"Key to redraw, {name}, ms", times, f"{FEW} stakeholders, {name}")


if __name__ == "__main__":
    main()
