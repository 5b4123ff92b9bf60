"""Long work on the app's own thread, in slices so short that no key waits for it."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from time import perf_counter
from typing import TypeVar

T = TypeVar("T")

SLICE = 0.002
"""Seconds of work between two looks for a key."""
AFTER = 0.001
"""Seconds for the keys, and for the index of words that may be being built meanwhile."""


async def in_slices(found: Iterator[T | None]) -> AsyncIterator[T]:
    """What is `found`, others let in between; where it is none there is nothing yet."""
    until = perf_counter() + SLICE
    for one in found:
        if one is not None:
            yield one
        if perf_counter() >= until:
            await asyncio.sleep(AFTER)
            until = perf_counter() + SLICE
