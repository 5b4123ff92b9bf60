"""What goes on beside the user: folding when it is quiet, reading every record through once and
indexing its words, and an end that loses nothing when the app is told to stop from outside.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import Callable, Coroutine
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

from jargon8_tui.model.errors import Refused
from jargon8_tui.model.text import counted
from jargon8_tui.ui.breathing import Breathing, Ended
from jargon8_tui.ui.one_thread import OneThread
from jargon8_tui.ui.tidying import Tidying

if TYPE_CHECKING:
    from textual.app import App

    from jargon8_tui.ui.session import Session

LOOKS_EVERY = 5.0
"""Seconds between looks at whether the journal is to be folded."""

ENDINGS = ("SIGTERM", "SIGHUP", "SIGINT", "SIGBREAK")
"""Told to end by the system, by a closed window, or by a key of the console. Not every system has
each of them."""

FIND = "jargon8_tui.ui.finding.find"
"""What is loaded before it is asked for, so that the first search begins at once."""


class Caretaker:
    """Looks after the notebook of `session` for as long as `app` runs."""

    def __init__(
        self, app: App[None], session: Session, say: Callable[[str], None], beside: OneThread
    ) -> None:
        self._app = app
        self._session = session
        self._say = say
        self._beside = beside
        self._told = 0
        """How many of the notebook's notices the user has been told."""
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self) -> None:
        """Begin, once the notebook is on the screen."""
        self._app.set_interval(LOOKS_EVERY, self.look)
        self._start(self._read_through())
        self.tell()

    def heed_endings(self) -> None:
        """Have the app end as it does by a key, whatever tells it to."""
        loop = asyncio.get_running_loop()
        for name in ENDINGS:
            number = getattr(signal, name, None)
            if number is None:
                continue
            with contextlib.suppress(NotImplementedError, ValueError, RuntimeError):
                # not on Windows, and not beside the main thread
                loop.add_signal_handler(number, self._end)

    def look(self) -> None:
        """Fold where that is due, and index anew, beside the app."""
        notebook = self._session.notebook
        if notebook.fold_is_due and (fold := notebook.start_fold()) is not None:
            self._start(self._fold(fold))
        if self._session.finder.wants_index:
            self._start(self._index())
        self.tell()

    def tell(self) -> None:
        """Tell the user what the notebook has to say of itself, each thing once."""
        notices = self._session.notebook.notices
        new, self._told = notices[self._told :], len(notices)
        if new:
            self._say(" ".join(" ".join(new).split()))

    def keep_writing(self) -> None:
        """Have on disk whatever is being written, on any page or sheet."""
        for page in list(self._session.pages):
            page.keep_writing()
        for sheet in list(self._session.sheets):
            sheet.keep_writing()

    def _end(self) -> None:
        self.keep_writing()
        if not (self._app.is_headless or sys.stdin.isatty()):
            self._end_without_terminal()
        self._app.exit()

    def _end_without_terminal(self) -> NoReturn:
        """Close the notebook and be gone: the window was closed, and there is nothing to restore.

        Textual may wait without end for what draws to a terminal that is not there any more, and
        the notebook would stay locked.
        """
        if self._session.is_open:
            with contextlib.suppress(Refused):  # nobody is there to be told
                self._session.notebook.close()
        os._exit(0)

    async def _fold(self, fold: Callable[[], None]) -> None:
        await asyncio.to_thread(fold)
        if problem := self._session.notebook.fold_problem:
            self._say(f"{problem} Everything is in the journal beside it.")

    async def _read_through(self) -> None:
        """Find what cannot be read before the user does."""
        bad = await self._beside.do(self._session.notebook.check_all)
        await self._beside.do(import_module, FIND)
        self._start(Tidying(self._app).go_on())
        if bad:
            verb = "does" if len(bad) == 1 else "do"
            self._say(f"{counted(len(bad), 'record')} {verb} not fit; : check names them.")
        await self._index()

    async def _index(self) -> None:
        """Have find look things up from now on, where it has gone through the records so far."""
        finder = self._session.finder
        build = finder.start_index()
        breathe = Breathing(lambda: self._app.is_running)
        with contextlib.suppress(Ended):
            finder.take_index(await self._beside.do(build, breathe))

    def _start(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)  # or it could be collected half-way
        task.add_done_callback(self._tasks.discard)
