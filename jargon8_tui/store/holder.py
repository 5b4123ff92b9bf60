"""One writer: a lock that the system frees when its holder dies, and a note of who that is.

The note is a file of its own, because a locked file cannot be read on Windows.
"""

import contextlib
import datetime as dt
import os
import socket
import time
from pathlib import Path

import msgspec

from jargon8_tui.model.dates import in_words
from jargon8_tui.model.record import Moment
from jargon8_tui.store.durable import discard, make_folder, write_all
from jargon8_tui.store.errors import NotebookHeld
from jargon8_tui.store.lock import Lock

_LOOK_AGAIN = 0.05
_BELIEVE_AFTER = 0.2
"""How long a note may still be that of a holder who was killed, with another about to write."""


class HeldBy(msgspec.Struct, frozen=True):
    """Who holds a notebook: on which machine, in which process, since when, and for how long."""

    host: str
    process: int
    since: Moment
    briefly: bool
    """Whether it is a command, which soon ends, and not the app."""

    def __str__(self) -> str:
        what = "a jargon8 command" if self.briefly else "jargon8"
        since = in_words(self.since.astimezone())
        return f"in {what} on {self.host} (process {self.process}) since {since}"


class Holder:
    """The right to write to a notebook, from `Holder(...)` until `release`."""

    def __init__(self, path: Path, now: dt.datetime, patience: float) -> None:
        """Take hold of the notebook at `path`. Raises `NotebookHeld` and `OSError`.

        With `patience` a command waits that many seconds for another command, not for the app.
        """
        make_folder(path.parent)
        self._note = path.with_name(path.name + ".holder")
        self._lock = Lock(path.with_name(path.name + ".lock"))
        self._acquire(path, patience)
        self._say_so(HeldBy(socket.gethostname(), os.getpid(), now, briefly=patience > 0))

    def release(self) -> None:
        """Let others write."""
        if self._lock.is_held:
            discard(self._note)
            self._lock.release()

    def _acquire(self, path: Path, patience: float) -> None:
        start = time.monotonic()
        while True:
            if self._lock.take():
                return
            note, waited = self._read(), time.monotonic() - start
            is_app = note is not None and not note.briefly and waited >= _BELIEVE_AFTER
            if waited >= patience or is_app:
                raise NotebookHeld(path, str(note or "in another jargon8"))
            time.sleep(_LOOK_AGAIN)

    def _say_so(self, note: HeldBy) -> None:
        with contextlib.suppress(OSError):  # holding it matters, saying so does not
            descriptor = os.open(self._note, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
            try:
                write_all(descriptor, msgspec.json.encode(note))
            finally:
                os.close(descriptor)

    def _read(self) -> HeldBy | None:
        try:
            return msgspec.json.decode(self._note.read_bytes(), type=HeldBy)
        except (OSError, msgspec.DecodeError):
            return None
