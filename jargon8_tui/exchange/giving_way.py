"""Long work done beside a screen: after each few steps of it others go first."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

Breathe = Callable[[], None]
"""What is called then; it may wait, and raise where the work is not wanted any more."""

AT_ONCE = 50
"""How many records are read, made or placed between two breaths: a few milliseconds of work."""


def never() -> None:
    """Let nobody go first: where there is no screen."""


def giving_way(some: Iterable[T], breathe: Breathe) -> Iterator[T]:
    """`some`, with a breath after each few of them."""
    for count, one in enumerate(some, 1):
        yield one
        if count % AT_ONCE == 0:
            breathe()
