"""The palette: an action found by its name, and done."""

from collections.abc import Sequence
from operator import attrgetter

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.fuzzy import FuzzySearch

from jargon8_tui.model.text import counted
from jargon8_tui.services.finding.query import folded
from jargon8_tui.ui.commands import Command
from jargon8_tui.ui.finding.seek import Seek, SeekLine
from jargon8_tui.ui.keys import key
from jargon8_tui.ui.widgets.frame import Across, FrameLine
from jargon8_tui.ui.widgets.record_list import RecordList
from jargon8_tui.ui.widgets.record_row import Cell, Column, Row


class PaletteLine(SeekLine):
    """The name of an action, or a part of it; enter does it."""

    BINDINGS = [key("enter", "screen.go", "Do it", "do what is chosen", id="palette.go")]


class Palette(Seek[Command | None]):
    """Actions to choose from by typing: answers the one that was chosen, or none."""

    TITLE = "palette"
    HELP = (
        "Every action has a name. Type some of its letters, or a word of what it does, and press "
        "enter; its key stands beside it for the next time, and below it the name that this key "
        "has in the settings."
    )
    LINE = PaletteLine
    COLUMNS = (Column(""),)

    def __init__(
        self, actions: Sequence[Command], *, title: str = "Palette", thing: str = "action"
    ) -> None:
        """`thing` is what one of them is called where they are counted."""
        super().__init__(title, attrgetter("title"))
        self._actions = actions
        self._thing = thing
        self._fuzzy = FuzzySearch()

    def box(self) -> ComposeResult:
        """The line, and the actions."""
        yield from super().box()
        yield FrameLine(Across.LAST, "enter Do it", "escape Close")

    def on_mount(self) -> None:
        """Offer every action, its name and its keys whole."""
        titles = max((cell_len(one.title) for one in self._actions), default=0)
        keys = max((cell_len(one.keys) for one in self._actions), default=0)
        columns = (Column("", titles), Column(""), Column("", keys, right=True))
        self.found.show_columns(columns if keys else columns[:-1])
        self.look()

    def look(self) -> None:
        """List the actions that have what is typed: in their names, then in what they do."""
        scores = {one: self._match(one)[0] for one in self._actions}
        by_name = sorted(filter(scores.get, self._actions), key=scores.__getitem__, reverse=True)
        words = folded(self.words).split()
        by_word = [
            one
            for one in self._actions
            if not scores[one] and all(word in folded(one.says) for word in words)
        ]
        actions = [*by_name, *by_word]
        count = counted(len(actions), self._thing)
        self.list_them(actions, count, "" if actions else f"No {self._thing} is called that.")
        self.found.action_first()

    def row(self, item: Command) -> Row:
        """An action, what matches in its name marked."""
        marks = [(at, at + 1) for at in sorted(self._match(item)[1])]
        return Row((Cell(item.title, matches=marks), item.says, Cell(item.keys, "muted")))

    @on(RecordList.Highlighted)
    def _say_what(self, message: RecordList.Highlighted) -> None:
        if message.item is not None and message.item.says:
            called = f" The settings call it {message.item.called}." * bool(message.item.called)
            self.say(f"{message.item.title}: {message.item.says}.{called}")

    def action_go(self) -> None:
        """Answer the action under the cursor."""
        if (action := self.found.item) is not None:
            self.dismiss(action)

    def _match(self, action: Command) -> tuple[float, Sequence[int]]:
        """How well its name matches what is typed, and at which letters."""
        sought = self.words.strip()
        return self._fuzzy.match(sought, action.title) if sought else (0, ())
