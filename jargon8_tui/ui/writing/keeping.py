"""What is being typed, on the disk until it is saved: beside the notebook, and not in it."""

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from textual.message_pump import MessagePump
from textual.timer import Timer

from jargon8_tui.model.kinds import Kind, Ref
from jargon8_tui.store import NotSaved, Unfinished
from jargon8_tui.ui.session import Session

KEPT_AFTER = 1.0
"""Seconds from the first key that is not on disk yet until it is put there."""


CAPTURE = "capture"
"""The part that the one line of a capture is kept as: there is at most one of them."""


class Keeping:
    """Keeps what is typed of a record, or of a part of it, and finds it again.

    It is about the record under a ref, or about a new one of a kind, which gets its ref with the
    first key.
    """

    def __init__(
        self, session: Session, about: Ref | Kind[Any], part: str = "", *, is_new: bool = False
    ) -> None:
        self._session = session
        self._about = about
        self._part = part
        self.is_new = is_new
        """Whether the notebook has no such record."""
        unfinished = session.notebook.unfinished
        self.left: Unfinished | None
        """The writing that was left before, or none."""
        if isinstance(about, Ref):
            self.left = unfinished.of(about, part)
        else:
            self.left = next((form for form in unfinished if form.part == part), None)
            self._about = self.left.ref if self.left else about
        self.at: dt.datetime | None = self.left.at if self.left else None
        """When it was last put on the disk; none where nothing is there."""
        self.problem = ""
        """Why what is typed is not on the disk; nothing where it is."""
        self._kept = dict(self.left.fields) if self.left else {}
        self._blank: dict[str, str] | None = None
        self._waiting: Timer | None = None

    @property
    def ref(self) -> Ref:
        """The record's; a new one has it from when it is first asked for."""
        if not isinstance(self._about, Ref):
            self._about = self._session.notebook.reserve(self._about)
        return self._about

    def turn_to(self, kind: Kind[Any]) -> None:
        """Be about a new record of another kind, unless it has its ref already."""
        if not isinstance(self._about, Ref):
            self._about = kind

    def begin(self, values: dict[str, str]) -> None:
        """Take `values` for what stands there before anything is typed."""
        self._kept = values
        if self.left is None and self._blank is None:
            self._blank = values

    def is_kept(self, values: dict[str, str]) -> bool:
        """Whether the disk has `values`, or nothing was typed."""
        return values == self._kept and not self.problem

    def keep_soon(self, page: MessagePump, keep: Callable[[], None]) -> None:
        """Have `page` do `keep` before long: once, however many keys come until then."""

        def keep_now() -> None:
            self._waiting = None
            keep()

        if self._waiting is None:
            self._waiting = page.set_timer(KEPT_AFTER, keep_now)

    def keep(self, values: dict[str, str]) -> bool:
        """Put `values` on the disk, where they are not there yet: whether they were not. What was
        typed and taken out again is forgotten. `problem` says why it failed."""
        self._wait_no_more()
        if self.is_kept(values):
            return False
        unfinished = self._session.notebook.unfinished
        is_blank = values == self._blank or not any(values.values())
        try:
            if is_blank:
                unfinished.drop(self.ref, self._part)
            else:
                unfinished.keep(self.ref, values, is_new=self.is_new, part=self._part)
        except NotSaved as error:
            self.problem = error.why
            return True
        self.problem = ""
        self._kept, self.at = values, None if is_blank else self._session.now()
        self._session.tell_pages()
        return True

    @property
    def complaint(self) -> str:
        """That what is typed is not on the disk, as it is said; nothing where it is."""
        return self.problem and f"What you typed is not kept: {self.problem}"

    @property
    def on_disk(self) -> Unfinished | None:
        """What the disk has of it now."""
        if not isinstance(self._about, Ref):
            return None
        return self._session.notebook.unfinished.of(self._about, self._part)

    def drop(self) -> None:
        """Forget it, saved or thrown away. Raises `NotSaved`."""
        self._wait_no_more()
        if isinstance(self._about, Ref):
            self._session.notebook.unfinished.drop(self._about, self._part)
        self.problem, self.at = "", None
        self._session.tell_pages()

    def let_go(self) -> None:
        """Give back the ref of a new record that nothing is written of."""
        if self.is_new and self.at is None and isinstance(self._about, Ref):
            with suppress(NotSaved):  # then the ref is passed over, as that of what is thrown away
                self._session.notebook.let_go(self._about)

    def _wait_no_more(self) -> None:
        """What was to be done soon is done, and would only be said again where it failed."""
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None
