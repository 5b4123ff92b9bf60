"""Which writer writes records of a kind in a format, and which of them get a file of their own."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Literal

from jargon8_tui.exchange.writing import (
    csv_records,
    html_records,
    json_records,
    markdown_lists,
    markdown_notes,
    markdown_reflections,
    raci_matrices,
)
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import ACTION, NOTE, RACI, REFLECTION, Kept, Kind
from jargon8_tui.services.standard import standard
from jargon8_tui.store import Notebook

Format = Literal["md", "csv", "json", "html"]
Records = Sequence[Kept[Any]]
Page = tuple[str, str]
"""A file that is to be: its name without an ending, and its text."""
Writer = Callable[[Notebook, Records], str]

Parts = Iterable[tuple[str, Records]]
"""Records in parts that get a file each, with the name of that file."""


def in_one(notebook: Notebook, records: Records, fmt: Format) -> str:
    """All of `records` as the text of one file. Raises `Refused` where that cannot be."""
    if fmt == "json":
        return json_records.document(records)
    kinds = {kept.ref.kind.name: kept.ref.kind for kept in records}
    if len(kinds) > 1:
        raise Refused(
            f"One {fmt.upper() if fmt != 'md' else 'Markdown'} file holds records of one kind; "
            "name a folder, or use JSON."
        )
    (kind,) = kinds.values()
    return _writer(kind, fmt)(notebook, records)


def pages(notebook: Notebook, records: Records, fmt: Format) -> Iterator[Page]:
    """`records` as files of their own: one with all of them as JSON, else of each kind as
    `_PARTED` says, or one with all of it."""
    by_kind: dict[Kind[Any], list[Kept[Any]]] = {}
    for kept in records:
        by_kind.setdefault(kept.ref.kind, []).append(kept)
    if fmt == "json":
        tables = " and ".join(kind.table for kind in by_kind)
        yield str(records[0].ref) if len(records) == 1 else tables, json_records.document(records)
        return
    for kind, group in by_kind.items():
        parted = _PARTED.get((kind.name, fmt), _whole)
        for name, part in parted(group):
            yield name, _writer(kind, fmt)(notebook, part)


def _whole(records: Records) -> Parts:
    return [(records[0].ref.kind.table, records)]


def _each_matrix(matrices: Records) -> Parts:
    return [(kept.title, [kept]) for kept in matrices]


def _each_entry(entries: Records) -> Parts:
    return [(f"{kept.record.date} {kept.ref} {kept.title}", [kept]) for kept in entries]


def _each_section(notes: Records) -> Parts:
    sections = markdown_notes.by_section(notes).items()
    return [(section or markdown_notes.UNGROUPED, part) for section, part in sections]


_PARTED: dict[tuple[str, Format], Callable[[Records], Parts]] = {
    (REFLECTION.name, "md"): _each_entry,
    (REFLECTION.name, "html"): _each_entry,
    (NOTE.name, "md"): _each_section,
    (NOTE.name, "html"): _each_section,
    (RACI.name, "md"): _each_matrix,
    (RACI.name, "csv"): _each_matrix,
    (RACI.name, "html"): _each_matrix,
}
"""What of a kind gets a file of its own in a folder, where that is not all of it."""


def _writer(kind: Kind[Any], fmt: Format) -> Writer:
    """What writes records of `kind` as one document: as any other kind, or in a way of its own."""
    if writer := _WRITERS.get((kind.name, fmt)):
        return writer
    if fmt == "csv":
        return lambda _, kept: csv_records.document(kept)
    to_read = html_records.document if fmt == "html" else markdown_lists.records
    return lambda notebook, kept: to_read(kept, notebook)


def _reflections(notebook: Notebook, records: Records) -> str:
    return markdown_reflections.page(records, standard(notebook))


_WRITERS: dict[tuple[str, Format], Writer] = {
    (REFLECTION.name, "md"): _reflections,
    (NOTE.name, "md"): lambda _, kept: markdown_notes.page(kept),
    (ACTION.name, "md"): lambda notebook, kept: markdown_lists.tasks(kept, notebook),
    (RACI.name, "md"): lambda _, kept: raci_matrices.markdown_document(kept),
    (RACI.name, "csv"): lambda _, kept: raci_matrices.csv_document(kept),
    (RACI.name, "html"): lambda _, kept: raci_matrices.html_document(kept),
}
"""What writes several records of a kind as one document, where that is not as any other."""
