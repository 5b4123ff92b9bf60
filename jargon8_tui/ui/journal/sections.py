"""The four sections of an entry as they are written: under each other, the one with the focus as
long as its text, the others their beginning."""

from collections.abc import Mapping

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Label

from jargon8_tui.model.reflection import SECTIONS
from jargon8_tui.model.text import counted, words_in
from jargon8_tui.ui.widgets.text_fields import ProseArea

ROOMY_FROM, VAST_FROM = 30, 48
"""From these many rows on more than four rows are seen of each section."""


class Sections(VerticalScroll, can_focus=False):
    """A field for each section, under its heading and beside how many words it has."""

    DEFAULT_CSS = """
    Sections {
        width: 1fr;
        & .section { height: auto; margin: 1 0 0 0; border-left: blank; }
        & .section:focus-within { border-left: $edge $foreground; }
        & .section:focus-within .name { text-style: bold; }
        & .head { height: 1; }
        & .head .name { width: 1fr; }
        & .head .count { width: auto; color: $text-muted; padding: 0 1 0 0; }
        & ProseArea { height: auto; min-height: 2; max-height: 4; padding: 0;
                      scrollbar-size: 0 0; }
        &.-roomy ProseArea { max-height: 7; }
        &.-vast ProseArea { max-height: 11; }
        & .section ProseArea:focus { min-height: 4; max-height: 100; }
    }
    """

    def __init__(self, values: Mapping[str, str]) -> None:
        """`values` is what each section holds at first, by its field."""
        super().__init__()
        self._values = values
        self._visited: set[str | None] = set()
        """The fields that have had the focus."""

    def compose(self) -> ComposeResult:
        """The fields, each asking its question while it is empty."""
        for section in SECTIONS:
            with Vertical(classes="section"):
                with Horizontal(classes="head"):
                    yield Label(section.heading, classes="name")
                    yield Label(classes="count", id=f"count-{section.field}")
                yield ProseArea(
                    self._values.get(section.field, ""),
                    title=section.heading,
                    holder="section",
                    placeholder=Content(section.question),
                    id=section.field,
                )

    def on_mount(self) -> None:
        """Count what is there."""
        self.count()

    def on_resize(self, event: events.Resize) -> None:
        """Show more of what is written where the window is high."""
        height = event.size.height
        self.set_class(ROOMY_FROM <= height < VAST_FROM, "-roomy")
        self.set_class(height >= VAST_FROM, "-vast")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Go on behind what stands in a field, the first time that it is come to; and keep the
        heading of what is being written in sight, once its field has its height."""
        field = event.widget
        if isinstance(field, ProseArea) and field.id not in self._visited:
            self._visited.add(field.id)
            field.move_cursor(field.document.end)
        self.screen.call_after_refresh(self._show_head, event.widget)

    def _show_head(self, field: Widget) -> None:
        if field.parent and field.outer_size.height < self.size.height:
            head = field.parent.query_one(".head", Horizontal)
            self.scroll_to_widget(head, animate=False, immediate=True)

    def begin(self) -> None:
        """Write in the first."""
        self._field(SECTIONS[0].field).focus()

    def go_on(self) -> None:
        """Write on behind what stands in the last that has anything."""
        if written := [name for name, text in self.texts.items() if text]:
            self._field(written[-1]).focus()

    @property
    def texts(self) -> dict[str, str]:
        """What is written, by field."""
        return {section.field: self._field(section.field).text for section in SECTIONS}

    @property
    def words(self) -> int:
        """How many words there are in all."""
        return sum(map(words_in, self.texts.values()))

    def count(self) -> None:
        """Say how many words each has."""
        for field, text in self.texts.items():
            self.query_one(f"#count-{field}", Label).update(counted(words_in(text), "word"))

    def _field(self, name: str) -> ProseArea:
        return self.query_one(f"#{name}", ProseArea)
