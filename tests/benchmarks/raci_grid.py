"""The RACI editor with 30 activities by 12 roles, and with 200 by 40: a key until it is drawn.

    python -m tests.benchmarks.raci_grid

The whole editor in the app, on a notebook on this disk: a key that moves the cursor, one that
scrolls, and a letter, which is checked, drawn and saved before the next. What the saving costs
is measured by itself, since it is the disk's affair: the letter is drawn before it is saved.
"""

import asyncio
import random
from pathlib import Path
from tempfile import TemporaryDirectory

from jargon8_tui.model.raci import Activity, Raci, Role
from jargon8_tui.settings import Settings
from jargon8_tui.store import Notebook
from jargon8_tui.ui.app import Jargon8
from jargon8_tui.ui.widgets.raci_grid import RaciGrid
from tests.benchmarks.terminal import StopwatchTerminal, time_keys
from tests.benchmarks.timing import report

SIZES = ((30, 12), (200, 40))
KEYS = 120
CELLS = ("", "", "", "", "R", "A", "C", "I", "I")


def matrix(rows: int, columns: int) -> Raci:
    """A matrix of a size, filled in as chance has it."""
    chance = random.Random(rows)
    roles = tuple(Role(name=f"Role number {n} of the site") for n in range(columns))
    activities = tuple(
        Activity(name=f"Activity number {n} of many", cells=tuple(chance.choices(CELLS, k=columns)))
        for n in range(rows)
    )
    return Raci(title=f"{rows} by {columns}", roles=roles, activities=activities)


async def measured(path: Path, columns: int) -> dict[str, list[float]]:
    """What each sort of key takes in the one matrix of the notebook at `path`."""
    app = Jargon8(path, Settings(), opener=lambda path, _: Notebook(path))
    app.driver_class = StopwatchTerminal
    found: dict[str, list[float]] = {}
    async with app.run_test(size=(80, 24), headless=False) as pilot:
        while not app.session.is_open:
            await pilot.pause(0.01)
        await pilot.pause(0.1)
        await pilot.press("3", "enter")
        await pilot.pause(0.1)
        assert isinstance(app.focused, RaciGrid)
        there_and_back = ["right", "down", "left", "up"] * (KEYS // 4)
        await time_keys(app, there_and_back[:12])
        found["a step"] = await time_keys(app, there_and_back)
        far = ["right"] * (columns - 2) + ["left"] * (columns - 2)
        rows = ["down"] * 26 + ["up"] * 26
        found["a step that may scroll"] = await time_keys(app, (far + rows + far + rows)[:KEYS])
        found["a letter, drawn and saved"] = await time_keys(app, ["r", "i"] * (KEYS // 2))
        app.session.notebook.close()
    return found


def main() -> None:
    """Measure both, and print the figures side by side."""
    found: dict[tuple[int, int], dict[str, list[float]]] = {}
    with TemporaryDirectory() as folder:
        for rows, columns in SIZES:
            path = Path(folder) / f"{rows}.json"
            with Notebook(path) as notebook:
                notebook.raci_matrices.add(matrix(rows, columns))
            found[rows, columns] = asyncio.run(measured(path, columns))
    first, *_ = found.values()
    for sort in first:
        times = {f"{r} by {c}": of[sort] for (r, c), of in found.items()}
        report(f"A key in the RACI grid: {sort}", times, "30 by 12")


if __name__ == "__main__":
    main()
