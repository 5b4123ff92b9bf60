"""What is shown where the notebook cannot be opened: why, and what to do; nothing is changed."""

import datetime as dt
from collections.abc import Callable

from jargon8_tui.model.dates import in_words
from jargon8_tui.model.errors import Refused
from jargon8_tui.store import NotANotebook, rescue
from jargon8_tui.ui.keys import key
from jargon8_tui.ui.overlays.sheet import Sheet

DAMAGED, COULD_NOT = 4, 1
"""What the app ends with, as a command would."""


class CannotOpen(Sheet):
    """Why there is nothing to show. Where there is a backup that is good, one can go back to it."""

    TITLE = "a notebook that cannot be opened"
    HELP = (
        "jargon8 never writes over a file that it cannot read. Going back to a backup leaves a "
        "copy of that file beside it; --notebook names another."
    )
    BINDINGS = [
        key("r", "restore", "Go back", "go back to the newest good backup",
            id="cannot_open.restore"),
        key("q,escape,enter", "leave", "Leave", "leave jargon8", id="cannot_open.leave"),
    ]  # fmt: skip

    def __init__(
        self, refusal: Refused, now: Callable[[], dt.datetime], again: Callable[[], object]
    ) -> None:
        """`again` opens the notebook once a backup has been put in its place."""
        self._damaged = refusal if isinstance(refusal, NotANotebook) else None
        self._backup = self._damaged.newest_good if self._damaged else None
        way = f"r goes back to {in_words(self._backup.at)}; " if self._backup else ""
        super().__init__(
            "The notebook cannot be opened",
            str(refusal).splitlines(),
            f"Nothing has been changed. {way}q leaves.",
        )
        self._now = now
        self._again = again

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to go back only where there is something to go back to."""
        if action == "restore":
            return self._backup is not None
        return super().check_action(action, parameters)

    def action_restore(self) -> None:
        """Put the newest good backup in the place of the file, and open that."""
        if self._damaged is None or self._backup is None:
            return
        folder = self._backup.path.parent
        try:
            rescue(self._damaged.path, self._backup.name, now=self._now, backup_folder=folder)
        except Refused as refusal:
            self.say(str(refusal))
        else:
            self.dismiss()
            self._again()

    def action_leave(self) -> None:
        """Leave the app."""
        self.app.exit(return_code=DAMAGED if self._damaged else COULD_NOT)
