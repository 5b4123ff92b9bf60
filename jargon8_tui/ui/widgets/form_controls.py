"""What the fields of a form are filled in with: a line, prose, or one of a few choices."""

from collections.abc import Callable, Sequence

from rich.text import Text
from textual import events
from textual.suggester import Suggester
from textual.widgets import Select, Static

from jargon8_tui.model.fields import Field, Shape
from jargon8_tui.model.values import in_words
from jargon8_tui.ui.glyphs import WGL4, glyphs
from jargon8_tui.ui.text import one_line
from jargon8_tui.ui.widgets.text_fields import LineInput, ProseArea, Remark


class Choice(Select[str]):
    """One of a few; a letter on it moves to the next that starts so, without opening the list.

    Posts `Remark` for a letter that none starts with.
    """

    DEFAULT_CSS = """
    Choice {
        height: 1;
        & > SelectCurrent, &:focus > SelectCurrent {
            border: none; padding: 0; background: transparent; background-tint: transparent;
        }
        & > SelectCurrent Static#label { width: auto; max-width: 1fr; }
        &:focus > SelectCurrent Static#label {
            color: $block-cursor-foreground;
            background: $block-cursor-background;
            text-style: $block-cursor-text-style;
        }
        & > SelectOverlay, & > SelectOverlay:focus { border: $edge $border; }
    }
    """

    def __init__(self, field: Field, text: str) -> None:
        choices = field.choices or ("yes", "no")
        chosen = next((choice for choice in choices if choice == text.casefold()), text)
        if chosen and chosen not in choices:
            choices = (*choices, chosen)  # from a newer version: kept in view, refused on leaving
        self._choices = choices
        self._title = field.title
        self.text = chosen
        """What is chosen, or nothing; `value` is not set before it is mounted."""
        super().__init__(
            [(Text(one_line(choice)), choice) for choice in choices],
            prompt="none" if field.optional else "choose",
            allow_blank=field.optional or field.required,
            value=chosen or Select.NULL,
        )

    def on_mount(self) -> None:
        """Draw its arrows with what the terminal can show."""
        if glyphs() is not WGL4:
            for arrow in self.query(".down-arrow").results(Static):
                arrow.update(glyphs().unfolds)
            for arrow in self.query(".up-arrow").results(Static):
                arrow.update(glyphs().folds)

    def watch_value(self, value: object) -> None:
        """Keep what is chosen as text."""
        self.text = value if isinstance(value, str) else ""

    def check_consume_key(self, key: str, character: str | None) -> bool:  # noqa: ARG002 - as Textual calls it
        """Keep letters and digits from the page: a field is being filled in."""
        return character is not None and character.isalnum()

    def on_key(self, event: events.Key) -> None:
        """Move to the next choice that starts with a typed letter; say so where none does."""
        if self.expanded or not event.character or not event.character.isalnum():
            return
        event.stop()
        here = self._choices.index(self.text) + 1 if self.text else 0
        following = self._choices[here:] + self._choices[:here]
        for choice in following:
            if choice.startswith(event.character.casefold()):
                self.value = choice
                return
        listed = ", ".join(map(one_line, self._choices))
        self.post_message(Remark(f"{self._title} is one of {listed}: none begins with that."))


class Offered(Suggester):
    """Completes what is typed from texts that are asked for when they are first needed."""

    def __init__(self, field: Field, suggestions: Callable[[Field], Sequence[str]]) -> None:
        super().__init__(use_cache=False)
        self._field = field
        self._ask = suggestions
        self._texts: list[tuple[str, str]] | None = None

    async def get_suggestion(self, value: str) -> str | None:
        """The first text that starts with `value`, whatever its case."""
        if self._texts is None:
            texts = map(one_line, self._ask(self._field))
            self._texts = [(text.casefold(), text) for text in texts]
        return next((text for folded, text in self._texts if folded.startswith(value)), None)


Control = LineInput | ProseArea | Choice


def control_for(
    field: Field, text: str, suggestions: Callable[[Field], Sequence[str]] | None
) -> Control:
    """What `field` is filled in with, holding `text`; lines and records are completed."""
    suggester = None
    match field.shape:
        case Shape.CHOICE | Shape.YES_NO:
            return Choice(field, text or in_words(field, field.default))
        case Shape.TABLE if hasattr(field.item, "from_line"):
            return LineInput(text, title=field.title, placeholder=field.accepts)
        case Shape.PROSE | Shape.TABLE:
            return ProseArea(text, title=field.title, placeholder=field.help, bordered=True)
        case Shape.LINE | Shape.RECORD if suggestions:
            suggester = Offered(field, suggestions)
    return LineInput(text, title=field.title, placeholder=_stands_in(field), suggester=suggester)


def _stands_in(field: Field) -> str:
    """What an empty line shows: what will be taken for it, or what it is for."""
    if field.starts_now:
        return "now" if field.shape is Shape.MOMENT else "today"
    return in_words(field, field.default) or field.help
