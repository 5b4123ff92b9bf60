"""The gate every text passes on its way in: what could command a terminal is taken out.

Typing, pasting, importing and the shell all come through `cleaned`, so that nothing kept can move
the cursor, colour the screen, write the clipboard or turn the reading direction round.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

FIELD_LIMIT = 200 * 1024
"""How many bytes of UTF-8 one field holds: 200 KB."""

# Patterns by their text, but for the one that every text is searched for: `re` compiles each when
# it is first wanted, which takes as long as to load a module.
_ESCAPES = (
    # CSI, then OSC, DCS, APC, PM and SOS, in seven and eight bit form, then any other escape.
    # A string that nothing ends on its line loses its introducer only, not the text behind it.
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    r"|(?:\x1b[]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\n\x07\x1b\x80-\x9f]*(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[ -/]*[0-~]?"
)
_UNSEEN_ONES = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, but for tab and newline
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction marks and overrides
    "\u200b\u2060\ufeff"  # zero width, but for the joiners that scripts need
    "\ud800-\udfff"  # lone surrogates
    "\ufdd0-\ufdef\ufffe\uffff"  # not characters
)
_UNSEEN = f"[{_UNSEEN_ONES}]"
_LINE_ENDS = "\r\n?|\x85|\u2028|\u2029"
_CANDIDATE = re.compile(f"[{_UNSEEN_ONES}\u2028\u2029]")


_WITHOUT_A_CELL = frozenset({"Mn", "Me", "Cf"})
"""The sorts of character that stand on the one before, or are not seen."""


class Cleaned(NamedTuple):
    """A text as it is kept, and how many unseen characters were taken out of it."""

    text: str
    removed: int


def cleaned(text: str, *, one_line: bool = False) -> Cleaned:
    """Return `text` without control characters, escapes, direction marks and the like.

    Line endings become newlines, and a blank where `one_line` holds; neither counts as removed.
    An escape sequence is taken out whole and counts as one.
    """
    removed = 0
    if _CANDIDATE.search(text):  # nearly every text has nothing to remove: one scan and out
        text = re.sub(_LINE_ENDS, "\n", text)
        text, escapes = re.subn(_ESCAPES, "", text)
        text, unseen = re.subn(_UNSEEN, "", text)
        removed = escapes + unseen
    if one_line:
        parts = (part.strip() for part in re.split("[\n\t]", text))
        text = " ".join(part for part in parts if part)
    return Cleaned(text, removed)


def size_in_words(size: int) -> str:
    """Say a number of bytes as people do: `312 KB`, `14.1 MB`."""
    if size < 1024:
        return f"{size} bytes"
    if size < 1024 * 1024:
        return f"{-(-size // 1024):,} KB"
    return f"{size / 1024 / 1024:.1f} MB"


def shortened(text: str, most: int = 60) -> str:
    """`text` in one line of at most `most` characters, for a sentence that quotes it."""
    text = " ".join(text[: most * 8].split())
    return text if len(text) <= most else text[: most - 1] + "…"


def plain_number(number: float) -> str:
    """`3`, `2.5`, `0.00001`: all its digits, no exponent, no `.0`."""
    from decimal import Decimal  # as much to load as all else in here

    return f"{Decimal(repr(number)):f}".removesuffix(".0")


def in_a_row(names: Sequence[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def counted(number: int, thing: str, many: str = "") -> str:
    """`1 entry`, `3 entries`: a number with its word."""
    return f"{number:,} {thing if number == 1 else many or thing + 's'}"


def begun(words: str) -> str:
    """`words` as the beginning of a sentence: its first letter large, the others as they are."""
    return words[:1].upper() + words[1:]


def words_in(text: str) -> int:
    """How many words a text has, as a writer counts them."""
    return sum(any(map(str.isalnum, word)) for word in text.split())


def cells(text: str) -> int:
    """How many cells of a terminal a text takes, as near as Unicode tells it."""
    if text.isascii():
        return len(text)
    return sum(
        1 + (unicodedata.east_asian_width(character) in "WF")
        for character in text
        if unicodedata.category(character) not in _WITHOUT_A_CELL
    )
