"""The sentence line: one sentence about what is under the cursor, or what just happened."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from jargon8_tui.ui.glyphs import WGL4, glyphs
from jargon8_tui.ui.text import plain


class SentenceLine(Widget):
    """The row above the footer. Messages stand here, where they are read, and not in toasts.

    A sentence that one row cannot hold takes a second and a third from what is above.
    """

    DEFAULT_CSS = """
    SentenceLine { height: auto; max-height: 3; background: $panel; color: $foreground; }
    """

    sentence = reactive("")

    def validate_sentence(self, sentence: str) -> str:
        """Have it without line breaks: a refusal may have one before what to do about it."""
        return " ".join(sentence.split())

    def watch_sentence(self, before: str, after: str) -> None:
        """Lay the screen out anew for a sentence that takes more rows or fewer, and for no other:
        one is said at every key that finds something."""
        if not self.size or self._rows_of(before) != self._rows_of(after):
            self.refresh(layout=True)

    def render(self) -> Content:
        """The sentence; a blank keeps the row where there is none."""
        return _shown(self.sentence)

    def _rows_of(self, sentence: str) -> int:
        return _shown(sentence).get_height({}, self.size.width)


def _shown(sentence: str) -> Content:
    return plain(sentence.replace(WGL4.cut, glyphs().cut) or " ")
