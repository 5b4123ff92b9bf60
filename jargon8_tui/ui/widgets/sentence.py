"""The sentence line: one sentence about what is under the cursor, or what just happened."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from jargon8_tui.ui.text import plain


class SentenceLine(Widget):
    """The row above the footer. Messages stand here, where they are read, and not in toasts.

    A sentence that one row cannot hold takes a second and a third from what is above.
    """

    DEFAULT_CSS = """
    SentenceLine { height: auto; max-height: 3; background: $panel; color: $foreground; }
    """

    sentence = reactive("", layout=True)

    def render(self) -> Content:
        """The sentence; a blank keeps the row where there is none."""
        return plain(" ".join(self.sentence.split()) or " ")
