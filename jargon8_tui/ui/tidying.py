"""What nothing refers to any more, looked for between two keys.

Python would do so by itself whenever enough has been made, and so in the middle of a key, which
would take twice as long; and it would go again and again through every place that has been opened,
though each stays to the end.
"""

import asyncio
import gc
from typing import Any

from textual.app import App

LOOKS_EVERY = 0.1
"""Seconds between two looks at whether there is something to do."""
MANY = 2_000
"""So many things made since the last time are looked through: one or two milliseconds."""
ALL_AFTER = 10
"""After so many times, what outlived them is looked through as well."""
AT_REST = 100
"""Whoever makes fewer things between two looks is at rest."""


class Tidying:
    """Tidies up after `app`."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._made = 0
        """Things made and not gone, at the last look."""
        self._times = 0
        """How often the new ones were looked through since all were."""
        self._stay: set[str] = set()
        """The places that were opened and are not looked through any more."""

    async def go_on(self) -> None:
        """Tidy up until the app ends."""
        gc.freeze()  # all that was loaded to get here stays
        gc.disable()
        try:
            while self._app.is_running:
                await asyncio.sleep(LOOKS_EVERY)
                self._look()
        finally:
            gc.enable()

    def _look(self) -> None:
        made = gc.get_count()[0]
        at_rest, self._made = abs(made - self._made) < AT_REST, made
        if at_rest and self._is_in_new_place:
            gc.collect()
            gc.freeze()
            self._stay.add(self._app.current_mode)
        elif made >= MANY:
            self._times = (self._times + 1) % ALL_AFTER
            gc.collect(1 if self._times else 2)
        else:
            return
        self._made = 0

    @property
    def _is_in_new_place(self) -> bool:
        """Whether one is in a place itself, and for the first time."""
        return self._app.current_mode not in self._stay and len(self._app.screen_stack) == 1
