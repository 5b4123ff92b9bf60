"""The filter line: a row to type in that appears above a list and narrows it as one types."""

from textual import on
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Label

from jargon8_tui.ui.keys import HERE, key


class FilterLine(Horizontal):
    """Out of sight until `open`. Enter keeps what was typed, escape clears it."""

    HELP = "Type what to list; the list follows each key. Enter keeps the filter, escape clears it."
    DEFAULT_CSS = """
    FilterLine {
        display: none;
        height: 1;
        background: $panel;
        &.-open { display: block; }
        & > Label { width: auto; padding: 0 1 0 2; text-style: bold; }
        & > Input { width: 1fr; }
    }
    """
    BINDINGS = [
        key("escape", "clear", "Clear", "list everything", id="filter.clear", group=HERE),
    ]

    class Typed(Message):
        """What is to be listed has changed."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Closed(Message):
        """The filter was kept or cleared: the list is next."""

    def __init__(self, hint: str = "words to look for") -> None:
        super().__init__()
        self._hint = hint

    async def open(self) -> None:
        """Come into sight, with what was kept last."""
        if not self.query(Input):  # the row is empty until then, or it would be laid out for none
            from jargon8_tui.ui.widgets.text_fields import AnswerLine

            field = AnswerLine(title="Filter", placeholder=self._hint)
            await self.mount(Label("Filter"), field)
        self.add_class("-open")
        self.query_one(Input).focus()

    def keep(self, text: str) -> None:
        """Take `text` as if it had been typed, and kept."""
        self.query_one(Input).value = text
        self._keep()

    def clear(self) -> None:
        """Forget what was typed."""
        for field in self.query(Input):
            field.value = ""

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(event.value))

    @on(Input.Submitted)
    def _keep(self) -> None:
        self.remove_class("-open")
        self.post_message(self.Closed())

    def action_clear(self) -> None:
        """List everything again and go back to the list."""
        self.clear()
        self._keep()
