"""What nothing refers to any more, looked for between two keys.

Python would do so by itself whenever enough has been made, and so in the middle of a key, which
would take twice as long; and it would go again and again through all that is there to stay, such as
the places that were opened.
"""

import asyncio
import gc
from typing import Any

from textual.app import App

LOOKS_EVERY = 0.1
"""Seconds between two looks at whether there is something to do."""
MANY = 2_000
"""So many things made since the last look through them: one or two milliseconds' work."""
OLDER = 10 * MANY
"""So many, and what outlived the looks through the new ones is looked through as well."""
AT_REST = 100
"""Whoever makes fewer things between two looks is at rest."""
GROWN = 5_000
"""So many things are left in a place at rest, and they are there to stay."""


class Tidying:
    """Tidies up after `app`."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._made = 0
        """Things made and not gone, at the last look."""
        self._older = 0
        """Things made since all were looked through, and looked through once."""

    async def go_on(self) -> None:
        """Tidy up until the app ends."""
        gc.freeze()  # all that was loaded to get here stays
        gc.disable()
        try:
            while self._app.is_running:
                await asyncio.sleep(LOOKS_EVERY)
                await asyncio.sleep(0)  # what was due at the same moment goes first
                self._look()
        finally:
            gc.enable()

    def _look(self) -> None:
        made = gc.get_count()[0]
        at_rest, self._made = abs(made - self._made) < AT_REST, made
        is_quiet = at_rest and len(self._app.screen_stack) == 1
        since_all = made + self._older
        if since_all >= OLDER or (is_quiet and since_all >= MANY):
            gc.collect()
            self._older = self._made = 0
            if is_quiet and len(gc.get_objects()) >= GROWN:
                gc.freeze()
        elif made >= MANY:
            gc.collect(1)
            self._older, self._made = since_all, 0
