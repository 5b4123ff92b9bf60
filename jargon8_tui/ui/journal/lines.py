"""The lines above the sections of an entry while it is written: title, area, hours and date."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label

from jargon8_tui.model.dates import BadDate, day_in_words, read_day
from jargon8_tui.model.fields import fields_by_name
from jargon8_tui.model.reflection import Reflection
from jargon8_tui.ui.text import plain
from jargon8_tui.ui.widgets.text_fields import LineInput

SAYS = {
    "title": "Title: tab goes on to What I did, shift+tab to date, hours and area.",
    "area": "Area: its number in the standard; f4 then picks from its criteria.",
    "hours": "Hours: off the job, such as 1.5.",
    "date": "Date: the day it is about, such as 22/11, yesterday or fri.",
}
"""The fields, and what there is to say of each while it has the focus."""


class Lines(Vertical):
    """A line for each field, and what is understood of the date."""

    DEFAULT_CSS = """
    Lines {
        height: 2; layout: grid; grid-size: 6 2; grid-columns: 6 1fr 6 4 7 6;
        & Label { width: 100%; }
        & #date-said { column-span: 4; padding: 0 0 0 2; color: $text-muted; }
    }
    """

    def __init__(self, values: Mapping[str, str], now: Callable[[], dt.datetime]) -> None:
        """`values` is what each line holds at first, by its field."""
        super().__init__()
        self._values = values
        self._now = now

    def compose(self) -> ComposeResult:
        """The four, in two rows."""
        yield from self._line("title")
        yield from self._line("area", " ")
        yield from self._line("hours", " ")
        yield from self._line("date")
        yield Label(id="date-said")

    def _line(self, name: str, before: str = "") -> Iterator[Label | LineInput]:
        title = fields_by_name(Reflection)[name].title
        yield Label(f"{before}{title.lower() if before else title}")
        yield LineInput(self._values.get(name, ""), title=title, id=name)

    def on_mount(self) -> None:
        """Say what is understood of the date that stands there."""
        self.show_date()

    @property
    def texts(self) -> dict[str, str]:
        """What is written, by field."""
        return {name: self._text(name) for name in SAYS}

    @property
    def area(self) -> int | None:
        """The area, where it is one."""
        value = self._text("area").strip()
        return int(value) if value.isdecimal() and 0 < int(value) < 100 else None

    def show_date(self) -> None:
        """Say what is understood of the date."""
        typed = self._text("date")
        try:
            said = day_in_words(read_day(typed, self._now())) if typed.strip() else "today"
        except BadDate:
            said = "not a date yet"
        self.query_one("#date-said", Label).update(plain(said))

    def _text(self, name: str) -> str:
        return self.query_one(f"#{name}", LineInput).value
