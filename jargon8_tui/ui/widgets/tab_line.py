"""The tabs: one row, drawn at once. Textual's own take two rows and are slow to mount."""

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from jargon8_tui.ui.places import PLACES, PlaceName

WIDE = 112
"""From this many columns on every place is named in full."""


class TabLine(Widget):
    """The places, the present one reversed and always in full."""

    DEFAULT_CSS = """
    TabLine { height: 1; background: $panel; color: $foreground; }
    TabLine > .tab-line--here { background: $foreground; color: $background; text-style: bold; }
    """
    COMPONENT_CLASSES = {"tab-line--here"}

    class Chosen(Message):
        """A tab was clicked."""

        def __init__(self, place: PlaceName) -> None:
            super().__init__()
            self.place = place

    def __init__(self, mode: str) -> None:
        super().__init__()
        self._mode = mode

    def render(self) -> Content:
        """Draw the tabs for the present width."""
        here = self.get_visual_style("tab-line--here")
        return Content.assemble(
            *(
                (text, here) if place.mode == self._mode else text
                for place, text in zip(PLACES, self._texts(), strict=True)
            )
        )

    def on_click(self, event: events.Click) -> None:
        """Find the tab under the mouse."""
        end = 0
        for place, text in zip(PLACES, self._texts(), strict=True):
            end += len(text)
            if event.x < end:
                self.post_message(self.Chosen(place))
                return

    def _texts(self) -> list[str]:
        full = self.size.width >= WIDE
        return [
            f" {place.digit} {place.name} "
            if place.mode == self._mode
            else f"{place.digit} {place.name if full else place.short} "
            for place in PLACES
        ]
