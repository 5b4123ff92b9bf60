"""Long work in a thread that lets the app go first: were the two always at it at once, a key would
take twice as long."""

import asyncio
import threading
import time
from collections.abc import Callable

IS_IDLE = 0.005
"""Seconds within which an app that has little to do answers."""
BREATH = 0.005
"""Seconds for which one that has more goes first."""
PATIENCE = 1.0
"""Seconds after which one that does not answer is not waited for any longer."""


class Ended(Exception):
    """The app has ended, and what is done beside it is to end too."""


class Breathing:
    """What such work calls after each few steps, from its thread. Made on the app's own."""

    def __init__(self, is_running: Callable[[], bool]) -> None:
        self._loop = asyncio.get_running_loop()
        self._is_running = is_running

    def __call__(self) -> None:
        """Wait until the app has done what it was at. Raises `Ended`."""
        answered = threading.Event()
        asked = time.perf_counter()
        try:
            self._loop.call_soon_threadsafe(answered.set)
        except RuntimeError:  # the loop is closed
            raise Ended from None
        answered.wait(PATIENCE)
        if not self._is_running():
            raise Ended
        if time.perf_counter() - asked > IS_IDLE:
            time.sleep(BREATH)
