"""What paper is made of: a few kinds of block, which say what is read and not how it is drawn."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Title:
    """A heading in the page, bold, with a quiet word at its right."""

    text: str
    right: str = ""


@dataclass(frozen=True)
class Prose:
    """Markdown, wrapped to the width and set in by two."""

    markdown: str


@dataclass(frozen=True)
class Quiet:
    """Plain text in quiet letters: that nothing is there, or what the reader should know."""

    text: str


@dataclass(frozen=True)
class Line:
    """Plain text as it is, no Markdown in it; where it wraps, further lines stand in by `hang`."""

    text: str
    hang: int = 0


@dataclass(frozen=True)
class Marked:
    """A plain line, too short to wrap, with the cells from `start` to `end` of it reversed."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Spot:
    """A line, or several where it wraps, that the cursor can stand on."""

    text: str
    target: Any
    """What it stands for."""
    right: str = ""
    hint: str = ""
    """What stands at the right while the cursor is here."""
    hang: int = 0
    """How far its further lines stand in."""
    quiet: bool = False


Block = Title | Prose | Quiet | Line | Marked | Spot | None
"""What paper is made of; none is a blank line where there is room to spare."""
