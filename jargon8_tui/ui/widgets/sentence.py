"""The sentence line: one sentence about what is under the cursor, or what just happened."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from jargon8_tui.ui.text import fitted


class SentenceLine(Widget):
    """One row above the footer. Messages stand here, where they are read, and not in toasts."""

    DEFAULT_CSS = """
    SentenceLine { height: 1; background: $panel; color: $foreground; }
    """

    sentence = reactive("")

    def render(self) -> Content:
        """The sentence, cut to the row."""
        return Content(fitted(self.sentence, self.size.width))
