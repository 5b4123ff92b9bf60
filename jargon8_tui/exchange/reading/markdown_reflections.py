"""Reflections in Markdown, as people keep them and as an export writes them.

A file is one of reflections where its first heading begins with the word and an area, or with the
word alone and there are sections; or where `What I did` and another section, or any three, are
named and every heading above them begins an entry (`exchange.reading.entries`). An area's README
that ends with the four names as a list to fill in is none: its other headings are those of notes.
"""

from typing import Any

from jargon8_tui.exchange.headings import read_heading, says_reflections
from jargon8_tui.exchange.markdown import scanned, trimmed
from jargon8_tui.exchange.marks import front_matter, mark_in
from jargon8_tui.exchange.reading.entries import Entry, entries_in
from jargon8_tui.exchange.reading.pieces import Document, Found, Piece, Unreadable
from jargon8_tui.model.dates import BadDate
from jargon8_tui.model.kinds import REFLECTION
from jargon8_tui.model.reflection import SECTIONS
from jargon8_tui.model.text import shortened


def recognises(document: Document) -> bool:
    """Whether `document` holds reflections."""
    _, _, length = front_matter(document.text)
    lines = scanned(document.text)[length:]
    for line in lines:
        if mark := mark_in(line):
            return mark.get("kind") == REFLECTION.name
    first = next((line.heading for line in lines if line.level), "")
    try:
        heading = read_heading(first)
        if heading.is_reflections and heading.area is not None:
            return True
        entries = [entry for entry in entries_in(lines) if not entry.is_only_above]
    except (BadDate, Unreadable):  # which reading it says, with its line
        return says_reflections(first)
    named = {name for entry in entries for name in entry.sections}
    if heading.is_reflections:
        return bool(named)
    enough = len(named) >= 3 or ("did" in named and len(named) >= 2)
    return enough and all(_is_one(entry) for entry in entries)


def _is_one(entry: Entry) -> bool:
    """Whether what was read as an entry is one, and not notes with headings of their own."""
    is_titled = bool(entry.sections) or entry.heading.date is not None
    return is_titled and entry.highest_heading >= entry.highest_section


def read(document: Document) -> Found:
    """The reflections in `document`. Raises `Unreadable`."""
    front, unknown, length = front_matter(document.text)
    found = Found(said=[f"{name} in the front matter means nothing here." for name in unknown])
    every = entries_in(scanned(document.text)[length:])
    subtitles = (entry.subtitle for entry in every if entry.subtitle)
    found.said += [f"The subtitle '{shortened(words)}' was left out." for words in subtitles]
    entries = [entry for entry in every if not entry.is_only_above]
    if len(entries) > 1 and front.pop("uid", None):
        found.said.append("The uid in the front matter was left out: there are several entries.")
    for entry in entries:
        title = _title(entry, document, front)
        if entry.mark is not None or entry.holds_text:
            found.pieces.append(_piece(entry, document, front))
            found.said += _missing(entry, title)
        else:
            found.said.append(f"Nothing is written under {shortened(title)}, so it was left out.")
    return found


def _piece(entry: Entry, document: Document, front: dict[str, Any]) -> Piece:
    mark = entry.mark or {}
    if mark.get("kind", REFLECTION.name) != REFLECTION.name:
        raise Unreadable(
            "It is marked as something else than a reflection; import it from a file of its own.",
            entry.line,
        )
    given: dict[str, Any] = {"source": document.name, **front} if entry.mark is None else {}
    date = entry.heading.date or entry.above.date or front.get("date")
    given["date"] = date or document.written.date()
    given["title"] = _title(entry, document, front)
    if entry.area is not None:
        given["area"] = entry.area
    given |= {section.field: entry.text(section.field) for section in SECTIONS}
    given["did"] = "\n\n".join(filter(None, (trimmed(entry.before), given["did"])))
    given |= mark
    is_dated = date is not None or "date" in mark
    return Piece(REFLECTION, given, entry.line, dated=is_dated, whole=entry.mark is not None)


def _title(entry: Entry, document: Document, front: dict[str, Any]) -> str:
    """The entry's own heading, else the area's name or whatever else it stands under."""
    own, above = entry.heading, entry.above
    if own.title and own.area is None:
        return own.title
    return str(front.get("title") or own.title or above.title or document.path.stem)


def _missing(entry: Entry, title: str) -> list[str]:
    """What must be said about the sections that an entry does not have."""
    missing = [section.heading for section in SECTIONS if section.field not in entry.sections]
    if not entry.sections:
        return [f"{shortened(title)} names no section, so all of it is under What I did."]
    if not missing or entry.mark is not None:
        return []
    names = ", ".join(missing)
    return [
        f"{shortened(title)} has no {names}; "
        + ("it is" if len(missing) == 1 else "they are")
        + " empty."
    ]
