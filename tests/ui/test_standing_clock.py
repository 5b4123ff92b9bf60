"""The clock that tests of screens go by: it waits for the app, and nobody waits for it."""

import asyncio
import threading
from pathlib import Path

from textual.app import App

from jargon8_tui.ui.resting import AFTER, OnceResting
from tests.ui.running import running
from tests.ui.standing_clock import StandingClock

HOUR = 3600


async def test_it_stands_while_there_is_anything_to_do() -> None:
    loop = asyncio.get_running_loop()
    for _ in range(1_000):
        await asyncio.sleep(0)
    assert loop.time() == 0
    await asyncio.gather(asyncio.sleep(HOUR), asyncio.sleep(2 * HOUR))
    assert loop.time() == 2 * HOUR


async def test_what_is_awaited_longer_comes_later_however_long_the_other_takes() -> None:
    told: list[str] = []

    async def first() -> None:
        await asyncio.sleep(0.001)
        for _ in range(1_000):
            await asyncio.sleep(0)
        told.append("first")

    task = asyncio.create_task(first())
    await asyncio.sleep(0.002)
    told.append("second")
    await task
    assert told == ["first", "second"]


async def test_a_thread_beside_is_done_before_any_time_has_passed() -> None:
    loop = asyncio.get_running_loop()
    assert isinstance(loop, StandingClock)
    asked, answered = threading.Event(), threading.Event()

    def ask() -> None:
        asked.set()
        loop.call_soon_threadsafe(answered.set)
        answered.wait()

    work = asyncio.create_task(asyncio.to_thread(ask))
    await asyncio.sleep(AFTER)
    assert asked.is_set() and work.done()
    assert loop.time() == AFTER


async def test_the_cursor_rests_once_no_key_comes_any_more(path: Path) -> None:
    rests: list[float] = []
    async with running(path) as on:
        loop = asyncio.get_running_loop()
        app: App[None] = on.app
        resting = OnceResting(app, lambda: rests.append(loop.time()))
        for _ in range(9):
            resting.moved()
            await asyncio.sleep(AFTER / 2)
        assert not rests
        await on.rest()
        assert len(rests) == 1
