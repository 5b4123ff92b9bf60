"""The keys that work somewhere, as a table to read: made from the bindings themselves."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, takewhile, zip_longest
from math import ceil

from rich.cells import cell_len
from textual.binding import Binding
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import Input, TextArea

from jargon8_tui.model.text import counted
from jargon8_tui.services.finding.query import folded
from jargon8_tui.ui.keys import EVERYWHERE, GROUPS, MOVE, is_typed_into, typed_character
from jargon8_tui.ui.text import fitted

TYPING = Binding.Group("Typing")
"""What a text field does of its own."""
_ORDER = (*GROUPS, TYPING)
_GROUP_WIDTH, _KEYS_WIDTH = 12, 10


@dataclass(frozen=True)
class Line:
    """A line of the table: an action or a few that belong together, and their keys."""

    group: Binding.Group
    family: str
    """The name of the action, whatever it is given."""
    kin: str
    """What the ids of a family begin with."""
    keys: tuple[tuple[str, ...], ...]
    """As they are written, by action."""
    says: tuple[str, ...]
    """What each action does."""
    names: tuple[str, ...]
    """What each is called in the footer."""

    @property
    def written(self) -> str:
        """The keys, as many of them as there is room for."""
        firsts = [keys[0] for keys in self.keys]
        every = " ".join(key for keys in self.keys for key in keys)
        for text in (every, " ".join(firsts)):
            if len(text) < _KEYS_WIDTH:
                return text
        return f"{firsts[0]} to {firsts[-1]}" if len(firsts) > 3 else " ".join(firsts)

    @property
    def said(self) -> str:
        """What they do, what is the same of each said once: `go to Journal, Library`."""
        shared = self._shared()
        first, *others = (text.split(" ") for text in self.says)
        return ", ".join([" ".join(first), *(" ".join(words[shared:]) for words in others)])

    def said_in(self, width: int) -> str:
        """What they do in at most so many cells: in a word or two where there is no room."""
        if cell_len(self.said) <= width:
            return self.said
        if len(set(self.names)) == 1:
            return _as_words(self.names[0])
        if len(self.names) > 2:
            return f"{self.kin}s"
        first, *others = map(_as_words, self.names)
        return ", ".join([first, *(name.removeprefix(f"{first} ") for name in others)])

    def has(self, words: str) -> bool:
        """Whether it is the line of a key, or has every one of the words."""
        if any(words in keys for keys in self.keys):
            return True
        text = folded(" ".join((self.group.description, self.said, *self.names)))
        return all(word in text for word in folded(words).split())

    def joined(self, other: "Line") -> "Line | None":
        """Both as one line, where they are the same action and read and fit as one."""
        if (self.group, self.family) != (other.group, other.family):
            return None
        both = replace(
            self,
            keys=self.keys + other.keys,
            says=self.says + other.says,
            names=self.names + other.names,
        )
        return both if both._shared() and len(both.written) < _KEYS_WIDTH else None

    def _shared(self) -> int:
        """How many words each begins with that are the same."""
        columns = zip(*(text.split(" ") for text in self.says), strict=False)
        return sum(1 for _ in takewhile(lambda words: len(set(words)) == 1, columns))


def _as_words(name: str) -> str:
    """A name as it stands within a line."""
    return name[:1].lower() + name[1:]


def lines_of(screen: Screen[object]) -> list[Line]:
    """What works on `screen` where its focus is, by group, the nearest to the focus first; what
    only waits for something under the cursor too."""
    found: dict[tuple[int, str], tuple[Binding, list[str]]] = {}
    typing = is_typed_into(screen.focused)
    for node, binding, _, _ in screen.active_bindings.values():
        if typing and typed_character(binding.key):
            continue  # it would only be typed
        if shown := _told(node, binding):
            _, keys = found.setdefault((id(node), binding.action), (shown, []))
            keys.append(screen.app.get_key_display(binding))
    lines: list[Line] = []
    for binding, keys in found.values():
        line = _line(binding, tuple(keys))
        if lines and (both := lines[-1].joined(line)):
            lines[-1] = both
        else:
            lines.append(line)
    return sorted(lines, key=lambda line: _ORDER.index(line.group))


def _line(binding: Binding, keys: tuple[str, ...]) -> Line:
    assert binding.group is not None
    return Line(
        group=binding.group,
        family=binding.action.partition("(")[0],
        kin=(binding.id or "").partition(".")[0],
        keys=(keys,),
        says=(binding.tooltip,),
        names=(binding.description,),
    )


def _told(node: DOMNode, binding: Binding) -> Binding | None:
    """The binding as the table tells of it; none where it does not. Of what a text field does of
    its own it tells what has a letter, not what arrows do in any field anywhere."""
    if binding.group in GROUPS:
        return binding
    is_field = isinstance(node, Input | TextArea)
    if not is_field or not re.fullmatch(r"(ctrl|super)\+[a-z]", binding.key):
        return None
    says = binding.description[:1].lower() + binding.description[1:]
    return replace(binding, tooltip=says, group=TYPING) if says else None


def counted_keys(lines: Sequence[Line]) -> str:
    """How many there are, as a sentence."""
    everywhere = sum(line.group in (EVERYWHERE, MOVE) for line in lines)
    return f"{counted(len(lines) - everywhere, 'key')} here, {everywhere} everywhere."


def table(
    lines: Sequence[Line], width: int, columns: int, *, parted: bool = False
) -> list[Content]:
    """The lines in groups, in so many columns, on rows of `width` cells."""
    room = (width - _GROUP_WIDTH) // columns - _KEYS_WIDTH - 1
    rows: list[Content] = []
    for group, members in groupby(lines, key=lambda line: line.group):
        if rows and parted:
            rows.append(Content(""))
        title = group.description
        for cells in zip_longest(*_in_columns(list(members), columns)):
            row = Content.styled(fitted(title, _GROUP_WIDTH), "bold")
            for line in filter(None, cells):
                row += Content.styled(fitted(line.written, _KEYS_WIDTH), "bold")
                row += Content(fitted(line.said_in(room), room) + " ")
            rows.append(row)
            title = ""
    return rows


def _in_columns(lines: list[Line], columns: int) -> list[list[Line]]:
    """The lines down one column and then the next."""
    deep = ceil(len(lines) / columns)
    return [lines[at : at + deep] for at in range(0, len(lines), deep)]


def in_short(marks: str, width: int) -> list[str]:
    """What marks mean, three blanks between, on as few rows of `width` cells as will do."""
    rows: list[str] = []
    for mark in filter(None, map(str.strip, marks.split("   "))):
        longer = f"{rows[-1]}   {mark}" if rows else ""
        if longer and cell_len(longer) <= width:
            rows[-1] = longer
        else:
            rows.append(mark)
    return rows
