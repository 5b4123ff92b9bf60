"""A list to tick: each line with its box, so that what is chosen is seen without colour."""

from collections.abc import Iterable

from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from jargon8_tui.ui.keys import HERE, key
from jargon8_tui.ui.text import fitted, plain
from jargon8_tui.ui.widgets.cursor import cursor_css


class TickList(OptionList):
    """Lines of `(value, text)`, some of them ticked; space or a click ticks and unticks."""

    DEFAULT_CSS = """
    TickList { border: none; padding: 0; background: $background; }
    TickList:focus { border: none; }
    TickList > .option-list--option-highlighted { background: $background; color: $foreground;
                                                  text-style: none; }
    """ + cursor_css("TickList", "option-list--option-highlighted")
    BINDINGS = [
        key("space,enter", "select", "Tick", "tick it, or take the tick away", id="ticks.tick",
            group=HERE),
    ]  # fmt: skip

    class Ticked(Message):
        """Something was ticked or unticked; `values` are those ticked now, in the list's order."""

        def __init__(self, values: tuple[str, ...]) -> None:
            super().__init__()
            self.values = values

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._offered: list[tuple[str, str]] = []
        self._ticked: set[str] = set()

    def offer(self, lines: Iterable[tuple[str, str]], ticked: Iterable[str]) -> None:
        """Offer other lines, with those of the values in `ticked` that are among them ticked."""
        self._offered = list(lines)
        self._ticked = {value for value, _ in self._offered} & set(ticked)
        self._draw()

    def on_resize(self) -> None:
        """Cut the lines anew."""
        self._draw()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tick or untick the line."""
        event.stop()
        self._ticked ^= {self._offered[event.option_index][0]}
        self._draw()
        self.post_message(self.Ticked(tuple(v for v, _ in self._offered if v in self._ticked)))

    def _draw(self) -> None:
        at = self.highlighted
        width = self.scrollable_content_region.width
        self.set_options(
            Option(plain(fitted(f"[{'x' if value in self._ticked else ' '}] {text}", width)))
            for value, text in self._offered
        )
        if self._offered:
            self.highlighted = min(at or 0, len(self._offered) - 1)
