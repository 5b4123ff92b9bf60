"""One line to type, where the sentence line is: a path, a reason, a word to filter by."""

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Label

from jargon8_tui.ui.fitted import OnTop
from jargon8_tui.ui.keys import HERE, key
from jargon8_tui.ui.text import plain
from jargon8_tui.ui.widgets.key_line import KeyLine
from jargon8_tui.ui.widgets.text_fields import AnswerLine, LineInput

LEAST = 16
"""Cells that an answer is to have beside its question."""


class Ask(OnTop[str | None]):
    """A question with one line for the answer; none where the user went back."""

    HELP = "Type the answer and press enter; escape goes back and changes nothing."
    DEFAULT_CSS = """
    Ask {
        background: transparent;
        align: left bottom;
        & > Horizontal { height: 1; background: $panel; }
        & > .-long { layout: vertical; height: auto; }
        & Label { color: $foreground; text-style: bold; width: auto; padding: 0 1 0 0; }
        & LineInput { width: 1fr; }
    }
    """
    BINDINGS = [
        key("escape", "dismiss(None)", "Back", "go back", id="ask.back", group=HERE),
        key("f1", "app.help", "Help", "the keys that work here", id="ask.help", group=HERE),
    ]

    def __init__(
        self,
        question: str,
        answer: str = "",
        *,
        is_usual: bool = False,
        line: type[LineInput] = AnswerLine,
    ) -> None:
        """`answer` stands there to be changed; one that `is_usual` goes with the first letter. The
        `line` says what enter does."""
        super().__init__()
        self._line = line
        self._question = question
        self._answer = answer
        self._is_usual = is_usual

    def compose(self) -> ComposeResult:
        """The question, and the line."""
        with Horizontal():
            yield Label(plain(self._question))
            yield self._line(self._answer, title="the line", holder="line")
        yield KeyLine()

    def on_resize(self, event: events.Resize) -> None:
        """Answer a question that leaves no room beside it in a row of its own."""
        room = event.size.width - cell_len(self._question)
        self.query_one(Horizontal).set_class(room < LEAST, "-long")

    def on_mount(self) -> None:
        """Let what is typed stand in the place of the usual answer."""
        if self._is_usual:
            self.query_one(LineInput).select_all()

    @on(LineInput.Submitted)
    def _answered(self, event: LineInput.Submitted) -> None:
        self.dismiss(event.value)
