"""The headings of a RACI grid: every role in two short rows, each heading unlike the others.

No text is turned on its side: a reader would turn the head, and it would cost eight rows.
"""

from collections import Counter
from collections.abc import Sequence
from textwrap import wrap

from rich.cells import cell_len, chop_cells, set_cell_size

from jargon8_tui.ui.text import fitted, one_line

WRAPPED_FROM = 8
"""From this width of a column on the words of a role wrap; below, three letters stand for each."""
_LETTERS = 3
_SKIPPED = {"and", "of", "the", "for", "&"}

Heading = tuple[str, str]
"""Its upper and its lower row."""


def headings(names: Sequence[str], width: int) -> list[Heading]:
    """The heading of each role for columns of `width` cells, each row at most one cell less."""
    lines = [one_line(name) for name in names]
    if width >= WRAPPED_FROM:
        return [_wrapped(name, width - 1) for name in lines]
    return _told_apart([_short(name) for name in lines])


def _wrapped(name: str, room: int) -> Heading:
    """The words of a role in two rows; what does not fit is cut with a mark."""
    upper, *rest = _lines(name, room) or [""]
    return upper, fitted(" ".join(rest), room).rstrip() if rest else ""


def _lines(name: str, room: int) -> list[str]:
    if name.isascii():
        return wrap(name, room)
    return chop_cells(name, room)  # scripts of wide letters do without blanks


def _short(name: str) -> Heading:
    """`Fac man` over two rows for the facilities manager, `Rec ept` for reception."""
    words = [word for word in name.split() if word.casefold() not in _SKIPPED] or name.split()
    if not words:
        return "", ""
    first, rest = _cut(words[0])
    return first, _cut(words[1] if len(words) > 1 else rest)[0]


def _cut(word: str) -> tuple[str, str]:
    """The first three cells of a word, and what is left of it."""
    taken = 0
    while taken < len(word) and cell_len(word[: taken + 1]) <= _LETTERS:
        taken += 1
    return word[:taken], word[taken:]


def _told_apart(found: list[Heading]) -> list[Heading]:
    """Headings with a digit for the last letter of those that are the same."""
    same, seen = Counter(found), Counter[Heading]()
    different: list[Heading] = []
    for heading in found:
        seen[heading] += 1
        if same[heading] > 1:
            upper, lower = heading
            number = str(seen[heading])
            lower = set_cell_size(lower, _LETTERS - len(number)).rstrip() + number
            different.append((upper, lower))
        else:
            different.append(heading)
    return different
