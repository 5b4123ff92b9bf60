"""Looking through many records without holding the app: the first that are found are shown at once,
and the rest a little later, however many there are."""

from collections.abc import Callable, Iterator, Sequence
from time import perf_counter

from textual.message_pump import MessagePump
from textual.timer import Timer

from jargon8_tui.ui.slices import AFTER

AT_FIRST = 0.012
"""Seconds that are looked for before anything is shown: a frame's worth."""
AT_ONCE = 0.006
"""Seconds that are looked for before others have their turn."""


class Sifting:
    """One search at a time. A new one puts an end to that which is under way."""

    def __init__(self, owner: MessagePump, show: Callable[[list[int], bool], None]) -> None:
        """`show` is given the ids that were found, and whether that is all there are."""
        self._owner = owner
        self._show = show
        self._found: list[int] = []
        self._slices: Iterator[Sequence[int]] = iter(())
        self._timer: Timer | None = None

    def begin(self, slices: Iterator[Sequence[int]], *, whole: bool = False) -> None:
        """Look through `slices`; show what was found when it is `whole`, or the first of it too."""
        self.stop()
        self._found, self._slices = [], slices
        if self._is_done(AT_FIRST):
            self._show(self._found, True)
            return
        if not whole:
            self._show(list(self._found), False)
        self._later()

    def stop(self) -> None:
        """Look no further."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _go_on(self) -> None:
        self._timer = None
        if self._is_done(AT_ONCE):
            self._show(self._found, True)
        else:
            self._later()

    def _later(self) -> None:
        self._timer = self._owner.set_timer(AFTER, self._go_on)

    def _is_done(self, seconds: float) -> bool:
        """Look for so long, and say whether everything has been looked through."""
        end = perf_counter() + seconds
        for ids in self._slices:
            self._found += ids
            if perf_counter() >= end:
                return False
        return True
