"""The screen that every other is: styled, laid out and drawn once for a window, and not three times
over, which is what Textual does with a screen that is new."""

from copy import copy
from typing import TypeVar

from textual import events, on
from textual.geometry import Size
from textual.message import Message
from textual.screen import ModalScreen, Screen

from jargon8_tui.ui.widgets.too_small import COLUMNS, ROWS

WIDE_FROM = 100
"""From this many columns on a list and what is under its cursor stand side by side."""

T = TypeVar("T")


class Fitted(Screen[T]):
    """A screen that knows its window before it is in it."""

    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (COLUMNS, "-narrow"), (WIDE_FROM, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (ROWS, "-tall")]

    _laid_out_for: Size | None = None
    _was_left = False
    """Whether another screen has been on top since it was made."""

    def on_compose(self) -> None:
        """Have the classes of the window's size before anything is styled. They would come with
        the first size, and everything be styled, laid out and drawn once more for them."""
        width, height = self.app.size
        for bounds, room in (
            (self.HORIZONTAL_BREAKPOINTS or [], width),
            (self.VERTICAL_BREAKPOINTS or [], height),
        ):
            self.add_class(max(bound for bound in bounds if bound[0] <= room)[1], update=False)

    def on_mount(self) -> None:
        """Hide what Textual adds for notices that jargon8 does not use. It would be hidden once all
        is laid out, and all be laid out again for it."""
        for rack in self.query("ToastRack"):
            rack.display = False

    def post_message(self, message: Message) -> bool:
        """Have a window's size for itself. Textual gives one and the same event to this screen and
        to those under it, and what one of them passes over the others would too."""
        return super().post_message(
            copy(message) if isinstance(message, events.Resize) else message
        )

    @on(events.Resize)
    def _lay_out_once(self, event: events.Resize) -> None:
        """Lay everything out once for a size; Textual tells each of them two or three times."""
        if event.size == self._laid_out_for:
            event.prevent_default()
        self._laid_out_for = event.size

    @on(events.ScreenResume)
    def _style_once(self, event: events.ScreenResume) -> None:
        """Take over a theme that was chosen meanwhile; what was only just made is styled for it.
        Textual lays everything out for the window now."""
        event.refresh_styles = self._was_left
        if self.is_attached:
            self._laid_out_for = self.app.size

    @on(events.ScreenSuspend)
    def _leave(self) -> None:
        self._was_left = True


class OnTop(ModalScreen[T], Fitted[T]):
    """A screen that lies on top of a page, until it is answered or left."""
