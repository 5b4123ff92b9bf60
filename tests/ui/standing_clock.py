"""An event loop whose clock stands still while there is anything to do.

A screen waits for a cursor to rest, puts what is typed on the disk a second after a key, blinks.
By the machine's clock, what a test sees of that depends on how quick and how busy the machine is.
Here a wait is over only when everything that was to be done before it is done, in the app and in
the threads beside it; and since nobody has to sit through it, it takes no time at all.
"""

import asyncio
import selectors
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from time import monotonic
from typing import Any, TypeVar, TypeVarTuple, Unpack

import pytest

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

LOOKS_EVERY = 0.05
"""Seconds between looks at whether a thread is done, should it not say so."""
STUCK_AFTER = 60
"""Seconds by the machine's clock after which nobody waits for a thread, and a test can fail."""
KEY = 0.02
"""Seconds that pass with a key, and again once it is answered: as Textual's pilot has it."""


class _Waiting(selectors.DefaultSelector):
    """Has the clock go on where the loop would wait for it."""

    loop: "StandingClock"

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None or timeout <= 0:
            return super().select(timeout)
        if self.loop.is_waited_for:
            return super().select(LOOKS_EVERY)
        ready = super().select(0)
        if not ready:
            self.loop.passed += timeout
        return ready


class StandingClock(asyncio.SelectorEventLoop):
    """The loop. Its time is what tests and timers have waited for, and nothing else."""

    def __init__(self) -> None:
        self.passed = 0.0
        self._beside = 0
        """How many threads are at work for it."""
        self._since = 0.0
        """When, by the machine's clock, the first of them began."""
        waiting = _Waiting()
        waiting.loop = self
        super().__init__(waiting)

    @property
    def is_waited_for(self) -> bool:
        """Whether a thread is at work, so that the clock has to wait for it."""
        return self._beside > 0 and monotonic() - self._since < STUCK_AFTER

    def time(self) -> float:
        """Seconds since the start."""
        return self.passed

    def run_in_executor(
        self, executor: Executor | None, func: Callable[[Unpack[Ts]], T], *args: *Ts
    ) -> "asyncio.Future[T]":
        """The same, while the clock stands."""
        self._begin()
        future = super().run_in_executor(executor, func, *args)
        future.add_done_callback(self._done)
        return future

    async def shutdown_default_executor(self, *args: Any) -> None:
        """The same, while the clock stands."""
        self._begin()
        try:
            await super().shutdown_default_executor(*args)
        finally:
            self._beside -= 1

    def _begin(self) -> None:
        if not self._beside:
            self._since = monotonic()
        self._beside += 1

    def _done(self, _future: "asyncio.Future[Any]") -> None:
        self._beside -= 1


def _time() -> float:
    """The time of the loop that runs; the machine's in a thread beside it."""
    try:
        return asyncio.get_running_loop().time()
    except RuntimeError:
        return monotonic()


async def _answered(_least: float = 0) -> None:
    """Wait until a key is answered, which Textual tells from how hard the machine works."""
    await asyncio.sleep(KEY)


@contextmanager
def standing_clock() -> Iterator[None]:
    """Have every loop that is begun go by such a clock, and Textual with it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("asyncio.events.new_event_loop", StandingClock)
        patch.setattr("textual._time.get_time", _time)
        patch.setattr("textual.timer.sleep", asyncio.sleep)  # on Windows it is a thread that waits
        for module in ("app", "pilot"):
            patch.setattr(f"textual.{module}.wait_for_idle", _answered)
        yield
