"""A terminal that only notes when it is written to: drawing is measured to the last byte of it."""

import asyncio
from collections.abc import Callable, Iterable
from functools import partial
from time import perf_counter
from typing import Any, ClassVar

from textual.app import App
from textual.drivers.headless_driver import HeadlessDriver
from textual.events import Key

SETTLED = 0.01
"""Seconds without a byte after which a drawing is taken to be complete."""


class StopwatchTerminal(HeadlessDriver):
    """Takes what an app draws, as a terminal does."""

    written: ClassVar[list[tuple[float, str]]] = []

    @property
    def is_headless(self) -> bool:
        """Not so, for the app to draw as it does for people."""
        return False

    def write(self, data: str) -> None:
        """Take what is drawn, and note when."""
        self.written.append((perf_counter(), data))


async def time_to_draw(act: Callable[[], object], marker: str = "") -> float:
    """Seconds from `act` to the last byte of what it drew, which has `marker` in it."""
    written = StopwatchTerminal.written
    written.clear()
    start = perf_counter()
    act()
    while not any(marker in data for _, data in written):
        await asyncio.sleep(0)
    while perf_counter() - written[-1][0] < SETTLED:
        await asyncio.sleep(SETTLED)
    return written[-1][0] - start


async def time_key(app: App[Any], key: str) -> float:
    """Seconds from a key to the last byte of what it drew."""
    pressed = Key(key, key if len(key) == 1 else None)
    return await time_to_draw(partial(app.post_message, pressed))


async def time_keys(app: App[Any], keys: Iterable[str]) -> list[float]:
    """The same of some keys, each pressed when the one before has been drawn."""
    return [await time_key(app, key) for key in keys]
