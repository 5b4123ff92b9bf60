"""The thread on which a notebook is read, looked through and indexed: one, and always the same."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

R = TypeVar("R")


class OneThread:
    """Does one thing after another beside the app.

    What one thread has freed another does not take: were each of these done by whichever is idle, a
    notebook would at times need a tenth more memory.
    """

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1)

    async def do(self, work: Callable[..., R], *given: object) -> R:
        """Do `work`, after what is being done. An app that ends waits for it, as for any thread of
        its loop: a notebook is not to be closed while it is being read."""
        return await asyncio.to_thread(self._thread.submit(work, *given).result)
