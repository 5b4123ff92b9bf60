"""A row to write many small records on: day, value and note, and enter begins the next."""

from collections.abc import Callable
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Label, Static

from jargon8_tui.ui.glyphs import glyphs
from jargon8_tui.ui.keys import HERE, key
from jargon8_tui.ui.text import safe
from jargon8_tui.ui.widgets.text_fields import EnteredLine


class Typed(NamedTuple):
    """What stands on the row."""

    day: str = ""
    value: str = ""
    note: str = ""

    @property
    def line(self) -> str:
        """Value and note as the one line that they are read as."""
        return f"{self.value} {self.note}".strip()


class EntryField(EnteredLine):
    """A field of the row; enter in any of them writes the row."""

    BINDINGS = [
        key("enter", "enter", "Write it", "write the row and start the next", id="entry.write",
            group=HERE),
        key("tab", "app.focus_next", "Next field", "to the next field", id="entry.next",
            group=HERE),
    ]  # fmt: skip

    def action_enter(self) -> None:
        """Write the row."""
        row = next(node for node in self.ancestors if isinstance(node, EntryRow))
        row.write()


class EntryRow(Vertical):
    """Three fields, and under them what was understood of them or what is wrong.

    `write` is given what is typed and answers what is wrong with it, or nothing once it is kept;
    the value and the note are then empty for the next, which starts with the same day.
    """

    DEFAULT_CSS = """
    EntryRow {
        height: auto;
        & > Horizontal { height: 1; background: $panel; }
        & Label { width: auto; padding: 0 1 0 2; text-style: bold; }
        & #day { width: 18; }
        & #value { width: 16; }
        & #note { width: 1fr; }
        & > Static { height: auto; min-height: 1; padding: 0 0 0 2; color: $text-muted; }
        &.-wrong > Static { color: $text-error; text-style: bold; }
    }
    """

    class Edited(Message):
        """What is typed is not what it was."""

    def __init__(self, typed: Typed, write: Callable[[Typed], str]) -> None:
        super().__init__()
        self._before = typed
        self._write = write

    def compose(self) -> ComposeResult:
        """The fields, each after its name, and the line under them."""
        with Horizontal():
            yield Label("Date")
            yield EntryField(self._before.day, title="Date", placeholder="today", id="day")
            yield Label("Value")
            yield EntryField(
                self._before.value, title="Value", placeholder="4.2, 14:05-14:09", id="value"
            )
            yield Label("Note")
            yield EntryField(
                self._before.note, title="Note", placeholder="what it was about", id="note"
            )
        yield Static(markup=False, id="understood")

    @property
    def typed(self) -> Typed:
        """What stands on the row."""
        return Typed(*(self.query_one(f"#{name}", EntryField).value for name in Typed._fields))

    def begin(self) -> None:
        """Put the focus where the next value is typed."""
        self.query_one("#value").focus()

    def write(self) -> None:
        """Have the row written; say what is wrong, or start the next."""
        if wrong := self._write(self.typed):
            self.understand(wrong, is_wrong=True)
            return
        for name in ("#value", "#note"):
            self.query_one(name, EntryField).value = ""
        self.understand("")
        self.begin()

    def understand(self, sentence: str, *, is_wrong: bool = False) -> None:
        """Say under the row what was understood of it, or what is wrong with it."""
        self.set_class(is_wrong, "-wrong")
        mark = f"{glyphs().error} " if is_wrong else ""
        self.query_one("#understood", Static).update(mark + safe(sentence))

    @on(Input.Changed)
    def _edited(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Edited())
