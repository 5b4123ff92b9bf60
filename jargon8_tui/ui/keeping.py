"""What is being typed, on the disk until it is saved: beside the notebook, and not in it."""

import datetime as dt

from jargon8_tui.model.kinds import Ref
from jargon8_tui.store import NotSaved, Unfinished
from jargon8_tui.ui.session import Session

KEPT_AFTER = 1.0
"""Seconds from the first key that is not on disk yet until it is put there."""


class Keeping:
    """Keeps what is typed of the record under `ref`, or of a `part` of it, and finds it again."""

    def __init__(self, session: Session, ref: Ref, part: str = "", *, is_new: bool = False) -> None:
        self.ref = ref
        self._session = session
        self._part = part
        self._is_new = is_new
        self.left: Unfinished | None = session.notebook.unfinished.of(ref, part)
        """The writing that was left before, or none."""
        self.at: dt.datetime | None = self.left.at if self.left else None
        """When it was last put on the disk; none where nothing is there."""
        self.problem = ""
        """Why what is typed is not on the disk; nothing where it is."""
        self._kept = dict(self.left.fields) if self.left else {}

    def begin(self, values: dict[str, str]) -> None:
        """Take `values` for what stands there before anything is typed."""
        self._kept = values

    def is_kept(self, values: dict[str, str]) -> bool:
        """Whether the disk has `values`, or nothing was typed."""
        return values == self._kept

    def keep(self, values: dict[str, str]) -> None:
        """Put `values` on the disk, where they are not there yet; `problem` says why it failed."""
        if self.is_kept(values):
            return
        unfinished = self._session.notebook.unfinished
        try:
            unfinished.keep(self.ref, values, is_new=self._is_new, part=self._part)
        except NotSaved as error:
            self.problem = error.why
            return
        self.problem = ""
        self._kept, self.at = values, self._session.now()
        self._session.tell_pages()

    @property
    def on_disk(self) -> Unfinished | None:
        """What the disk has of it now."""
        return self._session.notebook.unfinished.of(self.ref, self._part)

    def drop(self) -> None:
        """Forget it, saved or thrown away. Raises `NotSaved`."""
        self._session.notebook.unfinished.drop(self.ref, self._part)
        self.problem, self.at = "", None
        self._session.tell_pages()
