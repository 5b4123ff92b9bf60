"""The headings of a RACI grid: every role in two short rows, each heading unlike the others.

No text is turned on its side: a reader would turn the head, and it would cost eight rows.
"""

from collections import Counter
from collections.abc import Sequence

from rich.cells import cell_len, chop_cells, set_cell_size

from jargon8_tui.ui.text import cut, one_line

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
        return _told_apart([_wrapped(name, width - 1) for name in lines], width - 1)
    return _told_apart([_short(name) for name in lines], _LETTERS)


def _wrapped(name: str, room: int) -> Heading:
    """The words of a role in two rows. A word that is too long is cut with a mark, unless it is
    the only one and goes on in the second row."""
    upper, *rest = name.split() or [""]
    if not rest:
        upper, *rest = chop_cells(upper, room) or [""]
        return upper, cut("".join(rest), room)
    while rest and cell_len(f"{upper} {rest[0]}") <= room:
        upper = f"{upper} {rest.pop(0)}"
    return cut(upper, room), cut(" ".join(rest), room)


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


def _told_apart(found: list[Heading], room: int) -> list[Heading]:
    """Headings with a digit for the last letter of those that are the same."""
    same, seen = Counter(found), Counter[Heading]()
    different: list[Heading] = []
    for heading in found:
        seen[heading] += 1
        if same[heading] > 1:
            upper, lower = heading
            number = str(seen[heading])
            lower = set_cell_size(lower, room - len(number)).rstrip() + number
            different.append((upper, lower))
        else:
            different.append(heading)
    return different
