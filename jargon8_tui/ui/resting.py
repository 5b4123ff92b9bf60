"""What waits until the cursor rests, so that a held key stays as quick as the list is."""

from collections.abc import Callable

from textual.message_pump import MessagePump
from textual.timer import Timer

AFTER = 0.08
"""Seconds without a key until the cursor counts as resting."""


class OnceResting:
    """Does one thing when the cursor has come to rest, however often it was moved before."""

    def __init__(self, owner: MessagePump, do: Callable[[], object]) -> None:
        self._owner = owner
        self._do = do
        self._timer: Timer | None = None

    def moved(self) -> None:
        """Wait anew: the cursor has moved."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._owner.set_timer(AFTER, self._in_turn)

    def _in_turn(self) -> None:
        """Do it between what else the owner does, and not in the middle of that."""
        self._owner.call_later(self._do)
