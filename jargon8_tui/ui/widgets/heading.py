"""The heading: where one is and what is listed, and always how things stand with the disk."""

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from jargon8_tui.ui.glyphs import glyphs
from jargon8_tui.ui.text import fitted, one_line


class Heading(Widget):
    """One row: a bold name and quiet particulars on the left, the save state on the right."""

    DEFAULT_CSS = """
    Heading { height: 1; }
    Heading > .heading--name { text-style: bold; }
    Heading > .heading--unsaved {
        background: $text-error; color: $background; text-style: bold;
    }
    """
    COMPONENT_CLASSES = {"heading--name", "heading--unsaved"}

    def __init__(self) -> None:
        super().__init__()
        self._where = ""
        self._particulars: tuple[str, ...] = ()
        self._state = ""
        self._unsaved = False

    def show(self, name: str, *particulars: str) -> None:
        """Show where one is, and what is to be known about it."""
        name = one_line(name)
        if (name, particulars) != (self._where, self._particulars):
            self._where, self._particulars = name, particulars
            self.refresh()

    def show_state(self, state: str, *, unsaved: bool) -> None:
        """Show how things stand with the disk."""
        if (state, unsaved) != (self._state, self._unsaved):
            self._state, self._unsaved = state, unsaved
            self.refresh()

    def render(self) -> Content:
        """Draw it for the present width; the name is cut before the save state is."""
        state = f" {glyphs().error} {self._state} " if self._unsaved else self._state
        room = max(0, self.size.width - cell_len(state) - 2)
        left = fitted("   ".join((self._where, *filter(None, self._particulars))), room)
        name = min(len(self._where), len(left))
        return Content.assemble(
            (left[:name], self.get_visual_style("heading--name")),
            left[name:],
            "  ",
            (state, self.get_visual_style("heading--unsaved")) if self._unsaved else state,
        )
