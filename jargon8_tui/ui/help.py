"""Help: the keys that work where the focus is, from the bindings, and what the marks mean."""

from collections.abc import Sequence
from textwrap import wrap
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from jargon8_tui.ui.glyphs import with_glyphs
from jargon8_tui.ui.key_table import Line, counted_keys, in_short, lines_of, table
from jargon8_tui.ui.keys import key
from jargon8_tui.ui.overlays.sheet import Sheet
from jargon8_tui.ui.places import PLACES
from jargon8_tui.ui.widgets.frame import Across, Framed, FrameLine
from jargon8_tui.ui.widgets.text_fields import LineInput

_AROUND = 6
"""The rows that are not the table's: tabs, heading, the frame's two, sentence and keys."""


_COLUMNS_FROM = (76, 100)
"""From so many cells on there are two columns of keys, and three."""


class Help(Sheet):
    """What can be done on the screen it was asked for on. `Help.of` makes it."""

    DEFAULT_CSS = """
    Help > #box > #read, Help #scroll { height: 1fr; }
    Help #filter { display: none; height: 1; layout: horizontal; }
    Help #filter > Static { width: auto; padding: 0 1; }
    Help #filter > LineInput { width: 1fr; }
    Help.-filtering #filter { display: block; }
    """
    BINDINGS = [
        key("slash", "filter", "Find a key", "find a key by its name or by a word",
            id="help.filter"),
        key("question_mark,f1", "leave", "Close", "go back to where you were", id="help",
            show=False),
    ]  # fmt: skip

    def __init__(self, title: str, words: str, lines: Sequence[Line], marks: str) -> None:
        super().__init__(title, ())
        self._words = words
        self._keys = lines
        self._marks = marks

    @classmethod
    def of(cls, screen: Screen[Any]) -> "Help":
        """The help for `screen`, where its focus is now."""
        nodes = [*screen.focused.ancestors_with_self] if screen.focused else [screen]

        def nearest(name: str) -> str:
            return next((text for node in nodes if (text := getattr(node, name, ""))), "")

        mode = getattr(screen, "MODE", "")
        place = next((place.name for place in PLACES if place.mode == mode), "")
        title = ": ".join(filter(None, ("Help", screen.title or place)))
        return cls(title, nearest("HELP"), lines_of(screen), with_glyphs(nearest("MARKS")))

    def box(self) -> ComposeResult:
        """The table, and a line to look for a key with."""
        yield FrameLine(Across.FIRST, self._title)
        with Framed(id="read"), VerticalScroll(id="scroll"):
            yield Static(id="text", markup=False)
        with Framed(id="filter"):
            yield Static("Find a key:", markup=False)
            yield LineInput(title="Find a key", holder="line")
        yield FrameLine(Across.LAST, "/ Find a key", "escape Close")

    def on_resize(self) -> None:
        """Lay the table out for the room there is."""
        self._lay_out()

    @on(LineInput.Changed)
    def _lay_out(self) -> None:
        width = self.size.width - 5  # the frame's sides, a blank beside each, and the scrollbar
        rows = self._everything(width)
        self.query_one("#box").styles.height = 2 + min(
            len(rows) + int(self.has_class("-filtering")), self.size.height - _AROUND
        )
        if sought := self.query_one(LineInput).value.strip():
            rows = table([line for line in self._keys if line.has(sought)], width, 1)
        is_cut = len(rows) > self.size.height - _AROUND
        self.say(f"{counted_keys(self._keys)}{' Down shows the rest.' if is_cut else ''}")
        self.query_one("#text", Static).update(
            Content("\n").join(rows or [Content("No key has that here.")])
        )

    def _everything(self, width: int) -> list[Content]:
        """Words, table and marks; parted by blank rows where they all fit with them."""
        roomy = self.size.height >= 36
        parts = [
            [*map(Content, wrap(self._words, width))],
            table(self._keys, width, self._columns, parted=roomy),
            [*map(Content, in_short(self._marks, width))],
        ]
        parted = [row for part in parts if part for row in (*part, Content(""))][:-1]
        fits = len(parted) <= self.size.height - _AROUND
        return parted if fits else [row for part in parts for row in part]

    @property
    def _columns(self) -> int:
        """As many as leave room to say what a key does."""
        return 1 + sum(self.size.width >= bound for bound in _COLUMNS_FROM)

    # Keys

    def action_filter(self) -> None:
        """Type what to look for."""
        self.add_class("-filtering")
        self._lay_out()
        self.query_one(LineInput).focus()

    @on(LineInput.Submitted)
    def _keep_filter(self) -> None:
        self.query_one(VerticalScroll).focus()

    def action_leave(self) -> None:
        """Show all the keys again, or close."""
        if not self.has_class("-filtering"):
            super().action_leave()
            return
        self.remove_class("-filtering")
        self.query_one(LineInput).value = ""
        self._lay_out()
        self.query_one(VerticalScroll).focus()
