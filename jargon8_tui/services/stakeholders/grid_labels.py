"""The labels on the power/interest grid: a name in the room there is, on as many rows as it has.

A label is the first of these that fits: the name; the name less its last words, one by one; its
first word, cut. A last word of one or two characters, such as a tower's letter, is kept in each,
since it is what tells two tenants apart.
"""

from collections.abc import Callable, Iterator, Sequence

MARK = 2
"""The cells of a mark: its sign and a blank, or a count."""
KEEPS_TAIL = 6
"""With this much room a short last word is kept."""
SHORT = 2
FIRST_WORD = 4
"""How many cells of a cut first word there have to be beside a short last one."""

WidthOf = Callable[[str], int]
"""How many cells of the terminal a text takes."""


def label_lines(name: str, room: int, rows: int, width_of: WidthOf) -> Sequence[str]:
    """The lines of the label of one stakeholder; none where there is no room."""
    if room <= 0:
        return ()
    words = name.split()
    tail = words[-1] if len(words) > 1 and len(words[-1]) <= SHORT and room >= KEEPS_TAIL else ""
    for form in _forms(words, tail):
        lines = _wrapped(form, room, width_of)
        if lines and len(lines) <= rows:
            return lines
    first = words[0].rstrip(",") if words else ""
    beside = room - 1 - width_of(tail)
    if tail and beside >= FIRST_WORD:
        return (f"{cut(first, beside, width_of)} {tail}",)
    return (cut(first, room, width_of),)


def stack_lines(name: str, room: int, rows: int, width_of: WidthOf) -> Sequence[str]:
    """The lines of the label of a stack: the first name and a plus, or none beside the count."""
    if room < KEEPS_TAIL:
        return ()
    *first, last = label_lines(name, room - 1, rows, width_of) or ("",)
    return (*first, f"{last}+")


def cut(text: str, room: int, width_of: WidthOf) -> str:
    """The beginning of `text` that takes at most so many cells."""
    text = text[: room * 4]  # marks that combine take none, but no name is only these
    while width_of(text) > room:
        text = text[:-1]
    return text


def _forms(words: Sequence[str], tail: str) -> Iterator[Sequence[str]]:
    """The whole name, then less its last words one by one, with its short last word if it has one.

    Without the words between, the comma before them goes too.
    """
    yield words
    body = words[:-1] if tail else words
    for count in range(len(body) - 1, 0, -1):
        shorter = [*body[: count - 1], body[count - 1].rstrip(",")]
        yield [*shorter, tail] if tail else shorter


def _wrapped(words: Sequence[str], room: int, width_of: WidthOf) -> Sequence[str]:
    """`words` on lines of at most so many cells; none where one of them is too long for any."""
    lines: list[str] = []
    for word in words:
        if width_of(word) > room:
            return ()
        if lines and width_of(f"{lines[-1]} {word}") <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
