"""Notes as Markdown: a heading for each section, under it a heading for each note with its text."""

from collections.abc import Iterable, Iterator, Sequence

from jargon8_tui.exchange.headings import is_structure
from jargon8_tui.exchange.markdown import heading_in, sealed
from jargon8_tui.exchange.writing.marking import marked
from jargon8_tui.model.kinds import Kept
from jargon8_tui.model.note import Note

UNGROUPED = "Notes"
"""The heading of the notes that have no section."""


def by_section(notes: Iterable[Kept[Note]]) -> dict[str, list[Kept[Note]]]:
    """`notes` by their section, sections and notes in the order of the refs."""
    sections: dict[str, list[Kept[Note]]] = {}
    for kept in sorted(notes, key=lambda kept: kept.ref.id):
        sections.setdefault(kept.record.section, []).append(kept)
    return sections


def page(notes: Sequence[Kept[Note]]) -> str:
    """One document with all of `notes`."""
    lines: list[str] = []
    for section, group in by_section(notes).items():
        heading = f"# {section or UNGROUPED}"
        lines += [*([""] if lines else []), heading]
        for kept in group:
            lines += ["", *_note(kept.record, heading_in(heading)[1])]
    return "\n".join(lines) + "\n"


def _note(record: Note, section: str) -> Iterator[str]:
    heading = f"## {record.title}"
    as_read = {
        "title": heading_in(heading)[1] == record.title,
        "section": section == record.section,
    }
    yield heading
    yield marked(
        record,
        shown=[name for name, is_right in as_read.items() if is_right],
        hidden=[name for name, is_right in as_read.items() if not is_right],
    )
    if text := sealed(record.body, is_structure):
        yield ""
        yield text
