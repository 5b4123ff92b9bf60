"""The app as a test drives it: on a notebook of its own, by keys, and what it shows as text."""

import html
import re
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import NamedTuple

from textual import events
from textual.pilot import Pilot

from jargon8_tui.settings import Settings
from jargon8_tui.store import Notebook
from jargon8_tui.ui.app import Jargon8
from jargon8_tui.ui.places import HOME
from jargon8_tui.ui.resting import AFTER
from jargon8_tui.ui.widgets.heading import Heading
from jargon8_tui.ui.widgets.key_line import KeyLine
from jargon8_tui.ui.widgets.sentence import SentenceLine
from tests.conftest import NOW

POISON = "[b]x[/b] [A] [a] [/ \x1b[31mred \u202ertl"
"""What a hand-edited file could hold: markup, an escape sequence, a reading direction."""
POISON_SHOWN = "[b]x[/b] [A] [a] [/ red rtl"

LOOKS = 200
"""How often it is looked whether something is so, before that is a failure."""
CELL = 12.2
"""How wide a cell is in a picture of the screen."""
_TEXT = re.compile(r'<text [^>]*x="([\d.]+)" y="([\d.]+)"[^>]*>(.*?)</text>')


class Running(NamedTuple):
    """The app under test, and the keyboard it is driven by."""

    app: Jargon8
    pilot: Pilot[None]

    async def press(self, *keys: str) -> None:
        """Press keys one after another, and let the screen settle and the cursor rest."""
        for pressed in keys:
            await self.pilot.press(pressed)
        await self.rest()

    async def burst(self, *keys: str) -> None:
        """Press keys faster than they are answered."""
        for pressed in keys:
            self.app.post_message(events.Key(pressed, pressed if len(pressed) == 1 else None))
        await self.rest()

    async def rest(self) -> None:
        """Let the cursor rest until what is under it has been laid out beside the list."""
        await self.pilot.pause(AFTER + 0.05)
        await self.pilot.pause()

    async def until(self, is_so: Callable[[], bool], what: str) -> None:
        """Wait until something is so; fail with `what` and the screen where it does not come."""
        for _ in range(LOOKS):
            if is_so():
                return
            await self.pilot.pause(0.02)
        raise AssertionError(f"{what}:\n{self.shown}")

    async def sees(self, text: str) -> None:
        """Wait until `text` is on the screen."""
        await self.until(lambda: text in self.shown, f"{text!r} is not on the screen")

    async def until_open(self) -> None:
        """Wait until the notebook has been read and is shown."""
        session = self.app.session
        await self.until(
            lambda: session.is_open and session.outlook.is_whole, "the notebook did not open"
        )
        await self.rest()

    async def type(self, text: str) -> None:
        """Type `text` where the focus is."""
        await self.press(*("space" if character == " " else character for character in text))

    @property
    def said(self) -> str:
        """What stands in the sentence line."""
        return self.app.screen.query_one(SentenceLine).sentence

    @property
    def heading(self) -> str:
        """The row below the tabs."""
        return self.app.screen.query_one(Heading).render().plain

    @property
    def footer(self) -> str:
        """The keys in the last row."""
        return str(self.app.screen.query_one(KeyLine).render()).rstrip()

    def row(self, words: str) -> str:
        """The first row on the screen that has some words in it."""
        return next(row.rstrip() for row in self.shown.splitlines() if words in row)

    @property
    def shown(self) -> str:
        """What is on the screen, row by row."""
        rows: dict[float, list[tuple[float, str]]] = defaultdict(list)
        for x, y, text in _TEXT.findall(self.app.export_screenshot()):
            rows[float(y)].append((float(x), html.unescape(text).replace("\xa0", " ")))
        return "\n".join(_row(rows[y]) for y in sorted(rows))


def _row(parts: list[tuple[float, str]]) -> str:
    """The parts of a row, each at its cell; blanks between them are not drawn."""
    row = ""
    for x, text in sorted(parts):
        row = row.ljust(round(x / CELL)) + text
    return row


@asynccontextmanager
async def running(
    path: Path,
    size: tuple[int, int] = (80, 24),
    *,
    at: str = "4",
    settings: Settings | None = None,
) -> AsyncIterator[Running]:
    """The app on the notebook at `path`, at `NOW`, once it has been read, and the key `at` of a
    place pressed: the journal, unless another is asked for."""
    app = Jargon8(path, settings or Settings(), now=lambda: NOW, opener=opened)
    async with app.run_test(size=size) as pilot:
        on = Running(app, pilot)
        await on.until_open()
        await on.press(*([] if at == HOME.digit else [at]))
        try:
            yield on
        finally:
            app.session.notebook.close()


def opened(path: Path, read_only: bool) -> Notebook:
    """The notebook at `path`, open at `NOW`."""
    return Notebook(path, read_only=read_only, now=lambda: NOW)


def saved(path: Path) -> Notebook:
    """What is on the disk, whoever has it open."""
    return Notebook(path, read_only=True)
