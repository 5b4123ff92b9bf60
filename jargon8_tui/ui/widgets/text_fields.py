"""The fields that text is typed into: a line, and prose of any length up to the limit.

Whatever comes in, by key, by paste or from a record, passes the gate first: nothing in a field can
command the terminal, and a paste that does not fit is refused whole, before any of it is laid out.
None blinks. All are left with tab and shift+tab; escape is left to what they stand in.
"""

import re
from typing import TYPE_CHECKING

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input, TextArea
from textual.widgets.text_area import EditResult, Location

from jargon8_tui.model.text import FIELD_LIMIT, cleaned, counted, size_in_words, words_in
from jargon8_tui.ui.keys import HERE, key

if TYPE_CHECKING:
    from textual.content import Content

_ITEM = re.compile(r"( *[-*+] (?:\[ \] )?)(.*)$")
"""A line of a Markdown list: its bullet, and what stands after it."""


class Remark(Message):
    """What a field did with a text other than take it as it was: a sentence for the user."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.sentence = sentence


class ProseArea(TextArea):
    """Text of many lines. `title` is what a sentence calls it, `holder` what sort of thing it is.

    Posts `Remark` for a key or paste that was refused or cleaned. `enter` is a new line, `ctrl+z`
    and `ctrl+y` are the text's own undo and redo.
    """

    DEFAULT_CSS = """
    ProseArea { border: $edge $foreground 50%; }
    ProseArea:focus { border: $edge $border; }
    ProseArea .text-area--placeholder { color: $text-muted; text-style: italic; }
    """

    def __init__(
        self,
        text: str = "",
        *,
        title: str,
        holder: str = "field",
        placeholder: "str | Content" = "",
        bordered: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(
            cleaned(text).text,
            placeholder=placeholder,
            compact=not bordered,
            highlight_cursor_line=False,
            id=id,
            classes=classes,
        )
        self.cursor_blink = False
        self._title = title
        self._holder = holder

    @property
    def words(self) -> int:
        """How many words it holds."""
        return words_in(self.text)

    def load_text(self, text: str) -> None:
        """Show another text in place of the present one, without undo."""
        super().load_text(cleaned(text).text)

    def replace(
        self,
        insert: str,
        start: Location,
        end: Location,
        *,
        maintain_selection_offset: bool = True,
    ) -> EditResult:
        """Put `insert` in place of what stands between two locations, if it passes the gate."""
        kept = _size(self.text) - _size(self.get_text_range(start, end))
        admitted = _admitted(self, insert, kept, self._title, self._holder)
        if admitted is None:
            return EditResult(end_location=self.cursor_location, replaced_text="")
        return super().replace(
            admitted, start, end, maintain_selection_offset=maintain_selection_offset
        )

    async def _on_key(self, event: events.Key) -> None:
        """Let enter in a list begin its next item, and end the list on an item left empty."""
        item = _ITEM.match(self.document.get_line(self.cursor_location[0]))
        at_end = self.cursor_at_end_of_line and self.selection.is_empty
        if event.key == "enter" and item and at_end and not self.read_only:
            event.prevent_default()
            event.stop()
            if item[2]:
                self.insert(f"\n{item[1]}")
            else:
                self.action_delete_to_start_of_line()
            return
        await super()._on_key(event)


class LineInput(Input):
    """Text of one line, without a border; a paste of several lines is joined with blanks."""

    virtual_size = Reactive(Size(0, 0))
    """Nothing around it is laid out anew for each letter, as it would be by Textual's own."""
    DEFAULT_CSS = """
    LineInput > .input--placeholder { color: $text-muted; text-style: italic; }
    """

    def __init__(
        self,
        value: str = "",
        *,
        title: str,
        holder: str = "field",
        placeholder: str = "",
        suggester: Suggester | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(
            cleaned(value, one_line=True).text,
            placeholder=placeholder,
            suggester=suggester,
            select_on_focus=False,
            compact=True,
            id=id,
            classes=classes,
        )
        self.cursor_blink = False
        self._title = title
        self._holder = holder

    def watch_virtual_size(self) -> None:
        """Show no more blanks after a text that was cut than a layout would."""
        self.scroll_x = self.validate_scroll_x(self.scroll_x)

    def on_paste(self, event: events.Paste) -> None:
        """Take the whole of a paste: Textual's own field takes its first line, without a word."""
        event.prevent_default()
        event.stop()
        self.replace(event.text, *self.selection)

    def replace(self, text: str, start: int, end: int) -> None:
        """Put `text` in place of what stands between two positions, if it passes the gate."""
        start, end = sorted((start, end))
        kept = _size(self.value) - _size(self.value[max(0, start) : end])
        admitted = _admitted(self, text, kept, self._title, self._holder, one_line=True)
        if admitted is not None:
            super().replace(admitted, start, end)


class EnteredLine(LineInput):
    """A line whose `action_enter` is done before the next key: by way of the app, as keys with an
    action go, what is typed quickly after enter would still be part of this line."""

    def on_key(self, event: events.Key) -> None:
        """Heed enter at once."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.action_enter()

    def action_enter(self) -> None:
        """Take what is typed."""
        raise NotImplementedError


class AnswerLine(LineInput):
    """A line that enter gives back as the answer."""

    BINDINGS = [
        key("enter", "submit", "Keep", "keep what is typed", id="answer.keep", group=HERE),
    ]


class WriteLine(LineInput):
    """A line with the path that something is written to."""

    BINDINGS = [
        key("enter", "submit", "Write", "write it there", id="answer.write", group=HERE),
    ]


class ReadLine(LineInput):
    """A line with the path of what is to be read."""

    BINDINGS = [
        key("enter", "submit", "Look", "see what is there before it is taken in",
            id="answer.look", group=HERE),
    ]  # fmt: skip


def _admitted(
    field: Widget, text: str, kept: int, title: str, holder: str, *, one_line: bool = False
) -> str | None:
    """`text` as it may stand in `field` beside `kept` bytes; none where it does not fit.

    Says so in a `Remark` where it does not, and where something had to be taken out of it.
    """
    size, limit = _size(text), size_in_words(FIELD_LIMIT)
    if text and kept + size > FIELD_LIMIT:
        if len(text) == 1:
            sentence = f"This {holder} is full: {size_in_words(kept)} of {limit}."
        elif kept:
            sentence = (
                f"Not pasted: {size_in_words(size)} beside the {size_in_words(kept)} "
                f"already there, the {holder} holds {limit}."
            )
        else:
            sentence = f"Not pasted: {size_in_words(size)}, the {holder} holds {limit}."
        field.post_message(Remark(sentence))
        return None
    # A key is one character and passes as it is: joining lines would eat a typed blank.
    admitted, removed = cleaned(text, one_line=one_line and len(text) > 1)
    if removed:
        were = "was" if removed == 1 else "were"
        field.post_message(
            Remark(f"{counted(removed, 'control character')} {were} taken out of {title}.")
        )
    return admitted


def _size(text: str) -> int:
    """How many bytes of UTF-8 a text is."""
    return len(text.encode("utf-8", "surrogatepass"))
