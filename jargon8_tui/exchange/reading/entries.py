"""The entries of a file of reflections: where each begins, and the sections it is made of.

A heading that names no section begins an entry where it

- carries a date, or our own mark, or says `Reflections – Area 2: NAME`;
- has sections beneath it, at a lower level or in bold;
- stands right before sections of its own level that are not the next ones of the entry above.

A heading below that of the section it stands in never does: it is part of the text, as is any
other. A line that is nothing but a date begins an entry where sections follow that the entry above
has already. An entry that holds nothing itself only gives its area and title to those under it:
`# Reflections – Area 2: NAME` above a row of dated headings.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from jargon8_tui.exchange.headings import (
    Heading,
    bold_label,
    date_alone,
    is_structure,
    read_heading,
    section_of,
)
from jargon8_tui.exchange.markdown import Line, subtitle, trimmed, unsealed
from jargon8_tui.exchange.marks import mark_under
from jargon8_tui.exchange.reading.pieces import Unreadable
from jargon8_tui.model.dates import BadDate
from jargon8_tui.model.reflection import SECTIONS

BOLD = 7
"""The level of a section that is named in bold: under every heading."""
_FIELDS = tuple(section.field for section in SECTIONS)


@dataclass
class Entry:
    """One entry as it is read: its heading, what that stands under, and its text by section."""

    line: int
    level: int
    heading: Heading
    above: Heading
    """The area and name that hold for it where its own heading has none."""
    mark: dict[str, Any] | None = None
    subtitle: str = ""
    before: list[str] = field(default_factory=list)
    """The text before its first section."""
    sections: dict[str, list[str]] = field(default_factory=dict)
    highest_heading: int = BOLD
    """The level of the highest heading in the text before its first section."""
    highest_section: int = BOLD
    """The level of its highest section."""

    @property
    def holds_text(self) -> bool:
        """Whether anything is written in it."""
        return any(trimmed(lines) for lines in (self.before, *self.sections.values()))

    @property
    def is_only_above(self) -> bool:
        """Whether it is no entry, only a heading that others stand under."""
        return not (self.holds_text or self.sections or self.mark is not None)

    @property
    def area(self) -> int | None:
        """The number of its area, its own or the one it stands under."""
        return self.above.area if self.heading.area is None else self.heading.area

    @property
    def unnamed(self) -> list[str]:
        """The fields whose sections it does not have yet."""
        return [name for name in _FIELDS if name not in self.sections]

    def text(self, name: str) -> str:
        """The text of a section as it was written."""
        lines = self.sections.get(name, [])
        return trimmed(lines) if self.mark is None else unsealed(lines, is_structure)


def entries_in(lines: Sequence[Line]) -> list[Entry]:
    """The entries in `lines` in their order, with those that are only above others.

    Raises `Unreadable` for a date in a heading that does not exist.
    """
    reading = _Reading(lines)
    at = 0
    while at < len(lines):
        at = reading.take(at)
    return reading.entries


class _Reading:
    """A pass over the lines, and where it stands."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.entry = Entry(1, 0, Heading(), Heading())
        self.entries = [self.entry]
        self.into = self.entry.before
        self.into_level = BOLD
        """The level of the section that is open; of none, below every heading."""
        self.above: list[tuple[int, Heading]] = []
        """The headings that the present place is under, with their levels."""

    def take(self, at: int) -> int:
        """Read the line at `at`; return where to go on."""
        line, is_ours = self.lines[at], self.entry.mark is not None
        if found := _section(line, () if is_ours else self.entry.unnamed):
            name, level, rest = found
            self._open(name, level, rest)
            return at + 1
        if line.level and (not is_ours or line.level <= 2):
            marked = mark_under(self.lines, at)
            if marked or is_ours or line.level <= self.into_level:
                heading = self._heading(line)
                if marked or is_ours or self._begins(at, heading):
                    return self._begin(at, heading, marked)
            if self.into is self.entry.before:
                self.entry.highest_heading = min(self.entry.highest_heading, line.level)
        elif not (is_ours or line.fenced) and self._takes_date(at):
            return at + 1
        self.into.append(line.text)
        return at + 1

    def _open(self, name: str, level: int, rest: str) -> None:
        self.into = self.entry.sections.setdefault(name, [])
        self.into += ([""] if self.into else []) + ([rest] if rest else [])
        self.into_level = level
        self.entry.highest_section = min(self.entry.highest_section, level)

    def _heading(self, line: Line) -> Heading:
        try:
            return read_heading(line.heading)
        except BadDate as error:
            raise Unreadable(str(error), line.number) from None

    def _begins(self, at: int, heading: Heading) -> bool:
        if heading.date or (heading.is_reflections and heading.area is not None):
            return True
        level = self.lines[at].level
        if not (following := self._next_section(at)):
            return False
        name, its_level, place = following
        is_next = name not in self.entry.sections
        if its_level == BOLD:
            return not (is_next and self.entry.sections)
        if its_level > level:
            return True
        between = any(line.text.strip() for line in self.lines[at + 1 : place])
        return its_level == level and not (is_next and (between or self.entry.holds_text))

    def _next_section(self, at: int) -> tuple[str, int, int] | None:
        """The first section under the heading at `at`: its name, level and place."""
        for place in range(at + 1, len(self.lines)):
            line = self.lines[place]
            if found := _section(line, _FIELDS):
                return found[0], found[1], place
            if 0 < line.level <= self.lines[at].level:
                return None
        return None

    def _begin(self, at: int, heading: Heading, marked: tuple[dict[str, Any], int] | None) -> int:
        line = self.lines[at]
        self.above = [(level, above) for level, above in self.above if level < line.level]
        entry = Entry(line.number, line.level, heading, _joined(self.above))
        self.above.append((line.level, heading))
        self._follow_with(entry)
        if marked:
            entry.mark, place = marked
            return place + 1
        for place in range(at + 1, min(at + 3, len(self.lines))):
            if words := subtitle(self.lines[place].text):
                entry.subtitle = words
                return place + 1
            if self.lines[place].text.strip():
                break
        return at + 1

    def _takes_date(self, at: int) -> bool:
        """Whether the line at `at` is the date of an entry, a new one or this; then it is taken."""
        entry, date = self.entry, date_alone(self.lines[at].text)
        if date is None or not (following := self._section_after_date(at)):
            return False
        if not entry.sections and entry.heading.date is None:
            entry.heading = replace(entry.heading, date=date)
            return True
        if entry.sections and following not in entry.sections:
            return False
        self._follow_with(
            Entry(self.lines[at].number, BOLD, Heading(date=date), _joined(self.above))
        )
        return True

    def _section_after_date(self, at: int) -> str:
        """The first section after a date, with no other heading or date before it; else nothing."""
        for place in range(at + 1, len(self.lines)):
            line = self.lines[place]
            if found := _section(line, _FIELDS):
                return found[0]
            if line.level or date_alone(line.text):
                break
        return ""

    def _follow_with(self, entry: Entry) -> None:
        """Go on to the next entry; text that introduces it, under a higher heading, is its own."""
        last = self.entry
        is_introduction = not (last.sections or last.heading.date or last.mark is not None)
        if is_introduction and last.level < entry.level:
            entry.before += last.before
            entry.highest_heading = last.highest_heading
            last.before = []
        self.entry, self.into, self.into_level = entry, entry.before, BOLD
        self.entries.append(entry)


def _section(line: Line, in_bold: Collection[str]) -> tuple[str, int, str] | None:
    """The section that a line opens: its field, its level, and the text on the line.

    `in_bold` are the fields that may be named in bold here; any may be by a heading.
    """
    if line.level and (name := section_of(line.heading)):
        return name, line.level, ""
    if line.level or line.fenced or not in_bold:
        return None
    label = bold_label(line.text)
    return (label.field, BOLD, label.rest) if label and label.field in in_bold else None


def _joined(above: Sequence[tuple[int, Heading]]) -> Heading:
    """What the headings above say together, the nearest first."""
    nearest = [heading for _, heading in reversed(above)]
    return Heading(
        title=next((heading.title for heading in nearest if heading.title), ""),
        date=next((heading.date for heading in nearest if heading.date), None),
        area=next((heading.area for heading in nearest if heading.area is not None), None),
    )
