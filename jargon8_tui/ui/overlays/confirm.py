"""A question in the sentence line that is answered with a key: enter for yes, escape for no."""

from textual.app import ComposeResult
from textual.widgets import Label

from jargon8_tui.ui.fitted import OnTop
from jargon8_tui.ui.keys import EVERYWHERE, HERE, key
from jargon8_tui.ui.text import plain
from jargon8_tui.ui.widgets.key_line import KeyLine


class Confirm(OnTop[bool]):
    """Asks before what changes everything. All else is done at once, and can be undone."""

    HELP = "enter does what is asked, escape goes back and changes nothing."
    DEFAULT_CSS = """
    Confirm {
        background: transparent;
        align: left bottom;
        & > Label { width: 100%; height: auto; background: $panel; text-style: bold; }
    }
    """
    BINDINGS = [
        key("enter", "dismiss(True)", "Yes", "do it", id="confirm.yes", group=HERE),
        key("escape", "dismiss(False)", "No", "go back", id="confirm.no", group=HERE),
        key("question_mark,f1", "app.help", "Help", "the keys that work here", id="help",
            group=EVERYWHERE),
    ]  # fmt: skip

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """The question, and its two keys."""
        yield Label(plain(self._question))
        yield KeyLine()
