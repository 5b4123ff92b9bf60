"""Notes in Markdown or plain text: a note for each `##` section, grouped under the file's title.

The title is the first `#` heading, else the file's name. Text before the first `##` is a note of
its own under that title; a file without any is one note. Deeper headings are part of the text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from jargon8_tui.exchange.headings import is_structure
from jargon8_tui.exchange.markdown import Line, scanned, subtitle, trimmed, unsealed
from jargon8_tui.exchange.marks import front_matter, mark_under
from jargon8_tui.exchange.reading.pieces import Document, Found, Piece, Unreadable
from jargon8_tui.model.kinds import NOTE
from jargon8_tui.model.text import shortened


@dataclass
class _Block:
    """A stretch of the file that is to be one note."""

    line: int
    title: str
    section: str
    mark: dict[str, Any] | None = None
    lines: list[str] = field(default_factory=list)
    is_section: bool = True
    """Whether it has a heading of its own; text before the first has none."""

    @property
    def is_note(self) -> bool:
        """Whether there is a note in it: a heading, or text."""
        return self.is_section or bool(trimmed(self.lines))


def read(document: Document) -> Found:
    """The notes in `document`. Raises `Unreadable`."""
    front, unknown, length = front_matter(document.text)
    found = Found(said=[f"{name} in the front matter means nothing here." for name in unknown])
    lines = scanned(document.text)[length:]
    blocks = list(_blocks(lines, str(front.get("title") or document.path.stem), found.said))
    if len(blocks) > 1 and front.pop("uid", None):
        found.said.append("The uid in the front matter was left out: there are several notes.")
    about_all: dict[str, Any] = {name: front[name] for name in front.keys() & {"uid", "tags"}}
    found.pieces += [_piece(block, document, about_all) for block in blocks]
    return found


def _blocks(lines: Sequence[Line], title: str, said: list[str]) -> Iterator[_Block]:
    """The notes of the file; a later `#` heading gives those after it another section."""
    has_sections = any(line.level == 2 for line in lines)
    titled = False
    block = _Block(lines[0].number if lines else 1, title, title, is_section=False)
    skipped = -1
    for at, line in enumerate(lines):
        if at <= skipped:
            continue
        if line.level == 1 and (has_sections or not titled):
            if block.is_note:
                yield block
            title, titled = line.heading or title, True
            block = _Block(line.number, title, title, is_section=False)
            skipped = _skip_subtitle(lines, at, said)
        elif line.level == 2:
            if block.is_note:
                yield block
            block = _Block(line.number, line.heading or title, title)
            if marked := mark_under(lines, at):
                block.mark, skipped = marked
        else:
            block.lines.append(line.text)
    if block.is_note:
        yield block


def _skip_subtitle(lines: Sequence[Line], at: int, said: list[str]) -> int:
    """Where the subtitle under the heading at `at` is, if it has one."""
    for place in range(at + 1, min(at + 3, len(lines))):
        if words := subtitle(lines[place].text):
            said.append(f"The subtitle '{shortened(words)}' was left out.")
            return place
        if lines[place].text.strip():
            break
    return at


def _piece(block: _Block, document: Document, about_all: dict[str, Any]) -> Piece:
    given: dict[str, Any] = {"title": block.title, "section": block.section}
    if block.mark is None:
        given |= {"body": trimmed(block.lines), "source": document.name, **about_all}
        return Piece(NOTE, given, block.line)
    if block.mark.get("kind") != NOTE.name:
        raise Unreadable(
            "It is marked as something else than a note; import it from a file of its own.",
            block.line,
        )
    given |= {"body": unsealed(block.lines, is_structure), **block.mark}
    return Piece(NOTE, given, block.line, whole=True)
