"""Markdown line by line: headings, rules, fences, tables, and how text is kept apart from them.

A scanner of lines rather than a parser of Markdown, because what a section holds must come through
as it was written, to the blank. It knows as much as that takes: that a `#` in a fenced block of
code is no heading.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from jargon8_tui.model.text import cleaned

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t](.*))?", re.DOTALL)
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*")
_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
_SUBTITLE = re.compile(r"\*([^*\s][^*]*)\*|_([^_\s][^_]*)_")
_ESCAPED = re.compile(r"( {0,3})(\\*)(.*)", re.DOTALL)
_MARKUP = re.compile(r"([\\`*_\[\]<>|#~&])")
_EDGE = "\\"

Structure = Callable[[str], bool]
"""Whether a line, taken by itself, would be read as part of a document's structure."""


@dataclass(frozen=True)
class Line:
    """A line of a document: its number, what is on it, and the heading it is, if it is one."""

    number: int
    text: str
    level: int = 0
    """1 to 6 for a heading."""
    heading: str = ""
    """What the heading says."""
    fenced: bool = False
    """Whether it is in a block of code, or begins or ends one."""


def scanned(text: str, first: int = 1) -> list[Line]:
    """The lines of `text`, the first of them numbered `first`."""
    lines = text.split("\n")
    found: list[Line] = []
    until = -1
    for at, line in enumerate(lines):
        if at > until and (end := fence_end(lines, at)) is not None:
            until = end
        level, heading = heading_in(line) if at > until else (0, "")
        found.append(Line(first + at, line, level, heading, at <= until))
    return found


def heading_in(line: str) -> tuple[int, str]:
    """The level of the heading that a line is and what it says; level 0 where it is none."""
    if not (match := _HEADING.fullmatch(line)):
        return 0, ""
    words = (match[2] or "").strip()
    open_end = words.rstrip("#")
    closed = open_end == "" or open_end[-1] in " \t"
    return len(match[1]), open_end.rstrip() if closed else words


def fence_end(lines: Sequence[str], at: int) -> int | None:
    """Where the block of code that begins at `at` ends, or none where none begins there.

    One that is never closed goes on beyond the last line.
    """
    if not (opening := _FENCE.match(lines[at])):
        return None
    fence = opening[1]
    closing = re.compile(rf" {{0,3}}{re.escape(fence[0])}{{{len(fence)},}}[ \t]*")
    for end in range(at + 1, len(lines)):
        if closing.fullmatch(lines[end]):
            return end
    return len(lines)


def is_rule(line: str) -> bool:
    """Whether a line is a rule: `---`, `* * *`."""
    return _RULE.fullmatch(line) is not None


def subtitle(line: str) -> str:
    """The words of a line that is all in italics, or nothing where it is not."""
    match = _SUBTITLE.fullmatch(line.strip())
    return (match[1] or match[2]) if match else ""


def plain(text: str) -> str:
    """A line of a record as Markdown that means nothing but itself, in a table too."""
    return _MARKUP.sub(r"\\\1", cleaned(text, one_line=True).text)


def table(
    heads: Sequence[str], rows: Iterable[Sequence[str]], *, centred: bool = False
) -> Iterator[str]:
    """A table, a line at a time: what stands in it means nothing but itself. All columns but the
    first may be `centred`."""
    rule = ["---", *[":---:" if centred else "---"] * (len(heads) - 1)]
    for cells in (map(plain, heads), rule, *(map(plain, row) for row in rows)):
        yield f"| {' | '.join(cells)} |"


def trimmed(lines: Sequence[str]) -> str:
    """`lines` as one text, without the blank lines and rules before and after it."""
    kept = [line for line in range(len(lines)) if lines[line].strip() and not is_rule(lines[line])]
    return "\n".join(lines[kept[0] : kept[-1] + 1]).rstrip() if kept else ""


def sealed(text: str, is_structure: Structure) -> str:
    r"""`text` so that it stands under a heading and comes back from there as it is.

    Outside its blocks of code a line that would be structure gets a backslash, as does one that has
    that backslash already, and a fence that is never closed. A text that begins or ends with
    blanks, a rule or a lone backslash is closed off there by a line of one backslash.
    """
    if not text:
        return ""
    lines = text.split("\n")
    kept: list[str] = []
    until = -1
    for at, line in enumerate(lines):
        if at > until and (end := fence_end(lines, at)) is not None and end < len(lines):
            until = end
        kept.append(line if at <= until else _with_backslash(line, is_structure))
    before = [_EDGE] if _is_edge(lines[0]) else []
    after = [_EDGE] if _is_edge(lines[-1]) or lines[-1] != lines[-1].rstrip() else []
    return "\n".join(before + kept + after)


def unsealed(lines: Sequence[str], is_structure: Structure) -> str:
    """The text that `sealed` made these lines of, whatever blank lines were put around them."""
    inner = trimmed(lines).split("\n")
    if inner[0] == _EDGE:
        del inner[0]
    if inner and inner[-1] == _EDGE:
        del inner[-1]
    kept: list[str] = []
    until = -1
    for at, line in enumerate(inner):
        if at > until and (end := fence_end(inner, at)) is not None:
            until = end
        kept.append(line if at <= until else _without_backslash(line, is_structure))
    return "\n".join(kept)


def _is_edge(line: str) -> bool:
    """Whether a line would be lost, or taken for a closing line, at the end of a text."""
    return not line.strip() or is_rule(line) or line == _EDGE


def _with_backslash(line: str, is_structure: Structure) -> str:
    blanks, slashes, words = _parts(line)
    if is_structure(blanks + words) or _FENCE.match(blanks + words):
        return f"{blanks}\\{slashes}{words}"
    return line


def _without_backslash(line: str, is_structure: Structure) -> str:
    blanks, slashes, words = _parts(line)
    if slashes and (is_structure(blanks + words) or _FENCE.match(blanks + words)):
        return blanks + slashes[1:] + words
    return line


def _parts(line: str) -> tuple[str, str, str]:
    match = _ESCAPED.fullmatch(line)
    assert match is not None  # it matches every line
    return match[1], match[2], match[3]
