"""What is shown where the notebook cannot be opened: why, and what to do; nothing is changed."""

from jargon8_tui.model.errors import Refused
from jargon8_tui.store import NotANotebook
from jargon8_tui.ui.keys import key
from jargon8_tui.ui.sheet import Sheet

DAMAGED, COULD_NOT = 4, 1
"""What the app ends with, as a command would."""


class CannotOpen(Sheet):
    """Why there is nothing to show. All one can do here is to read it and leave."""

    TITLE = "a notebook that cannot be opened"
    HELP = (
        "jargon8 never writes over a file that it cannot read. Put a good copy in its place, or "
        "start jargon8 with --notebook and the name of another."
    )
    BINDINGS = [
        key("q,escape,enter", "leave", "Leave", "leave jargon8", id="cannot_open.leave"),
    ]

    def __init__(self, refusal: Refused) -> None:
        super().__init__(
            "The notebook cannot be opened",
            str(refusal).splitlines(),
            "Nothing has been changed. q leaves.",
        )
        self._code = DAMAGED if isinstance(refusal, NotANotebook) else COULD_NOT

    def action_leave(self) -> None:
        """Leave the app."""
        self.app.exit(return_code=self._code)
