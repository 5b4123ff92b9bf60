"""The study notes that ship with the package, read from their Markdown files when first wanted.

`library/notes/contents.md` names the sections in their order, says a line about each, and lists
its notes; `library/notes/SECTION/SLUG.md` is a note. It begins with lines of `name: value` between
two rules: `title`, `also` (what else it is called, and looked for by), `written` (a day), `source`
as often as needed (title | address | day it was checked, or `not checked`) and `doubt`. Its text
points to other notes as `[words](LIB-SLUG)`.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jargon8_tui.model.errors import NotFound
from jargon8_tui.model.note import Note
from jargon8_tui.model.shipped_note import PREFIX, ShippedNote, ShippedRef, Source, read_shipped_ref
from jargon8_tui.model.text import shortened

FOLDER = Path(__file__).parents[2] / "library" / "notes"
"""Plain files, so that reading all of them costs little more than opening them."""

_UNCHECKED = "not checked"
_LINK = re.compile(rf"\[([^\]]+)\]\({PREFIX}([a-z0-9-]+)\)")
_BEGINS = re.compile(r"#+ |- |[0-9]+\. ")
"""How a line begins that is a heading, or an item of a list."""


@dataclass(frozen=True)
class Section:
    """A section of the library."""

    title: str
    about: str
    """What is in it, in one line."""
    notes: tuple[ShippedNote, ...]


@cache
def sections() -> tuple[Section, ...]:
    """The sections with their notes, in the order that they are to be read in."""
    _, *parts = (FOLDER / "contents.md").read_text("utf-8").split("\n## ")
    return tuple(map(_section, parts))


@cache
def shipped_notes() -> dict[ShippedRef, ShippedNote]:
    """Every shipped note by its ref, in the order of the contents."""
    return {note.ref: note for section in sections() for note in section.notes}


def shipped_note(ref: ShippedRef) -> ShippedNote:
    """The note under `ref`. Raises `NotFound`."""
    try:
        return shipped_notes()[ref]
    except KeyError:
        raise NotFound(
            f"There is no shipped note {shortened(str(ref))}; find looks for one by its words."
        ) from None


def shipped_under(text: str) -> ShippedNote | None:
    """The shipped note whose ref `text` is, or none where it is the ref of no such note."""
    ref = read_shipped_ref(text)
    return shipped_notes().get(ref) if ref else None


def _section(part: str) -> Section:
    """A section of the contents: its title, a line about it, and a list of its files."""
    title, about, *files = (line for line in part.splitlines() if line)
    paths = (FOLDER / file.removeprefix("- ") for file in files)
    return Section(title, about, tuple(_note(path, title) for path in paths))


def _note(path: Path, section: str) -> ShippedNote:
    _, front, body = path.read_text("utf-8").split("---\n", 2)
    title, doubt, sources = "", "", []
    also: tuple[str, ...] = ()
    written = dt.datetime.min
    for name, value in _values(front):
        match name:
            case "title":
                title = value
            case "also":
                also = tuple(value.split(", "))
            case "doubt":
                doubt = value
            case "written":
                written = dt.datetime.fromisoformat(value)
            case "source":
                sources.append(_source(value))
            case _:
                raise ValueError(f"{path.name} says {name}, which means nothing in a note.")
    ref = ShippedRef(path.stem)
    text = _unwrapped(body.strip())
    leads_to = dict.fromkeys(ShippedRef(slug) for _, slug in _LINK.findall(text))
    stamp = written.replace(tzinfo=dt.UTC)
    record = Note(
        uid=str(ref),
        created=stamp,
        modified=stamp,
        tags=also,
        title=title,
        body=_LINK.sub(r"\1", text),
        section=section,
        source="; ".join(source.title for source in sources),
    )
    return ShippedNote(ref, record, tuple(sources), doubt, tuple(leads_to))


def _unwrapped(body: str) -> str:
    """`body` with every paragraph and item on one line: the files are wrapped for whoever edits
    them, a reader's screen and a form wrap for themselves."""
    lines = [""]
    for line in body.splitlines():
        if line and lines[-1] and not lines[-1].startswith("#") and not _BEGINS.match(line):
            lines[-1] += f" {line.strip()}"
        else:
            lines.append(line)
    return "\n".join(lines[1:])


def _values(front: str) -> Iterator[tuple[str, str]]:
    for line in front.splitlines():
        name, _, value = line.partition(": ")
        yield name, value.strip()


def _source(value: str) -> Source:
    title, address, checked = value.split(" | ")
    return Source(title, address, None if checked == _UNCHECKED else dt.date.fromisoformat(checked))
