"""Which writer writes records of a kind in a format, and which of them get a file of their own."""

from collections.abc import Callable, Iterator, Sequence
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

_WRITERS: dict[tuple[str, Format], Writer] = {
    (REFLECTION.name, "md"): lambda notebook, kept: _reflections(notebook, kept),
    (NOTE.name, "md"): lambda _, kept: markdown_notes.page(kept),
    (ACTION.name, "md"): lambda notebook, kept: markdown_lists.tasks(kept, notebook),
    (RACI.name, "md"): lambda _, kept: raci_matrices.markdown_document(kept),
    (RACI.name, "csv"): lambda _, kept: raci_matrices.csv_document(kept),
    (RACI.name, "html"): lambda _, kept: raci_matrices.html_document(kept),
}
"""What writes several records of a kind as one document, where that is not as any other."""


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
    """`records` as files of their own: an entry or matrix each, a section of notes each, else a
    kind each."""
    by_kind: dict[str, list[Kept[Any]]] = {}
    for kept in records:
        by_kind.setdefault(kept.ref.kind.table, []).append(kept)
    if fmt == "json":
        name = str(records[0].ref) if len(records) == 1 else " and ".join(by_kind)
        yield name, json_records.document(records)
        return
    for table, group in by_kind.items():
        kind = group[0].ref.kind
        write = _writer(kind, fmt)
        if kind is RACI:
            for kept in group:
                yield kept.title, write(notebook, [kept])
        elif fmt == "csv":
            yield table, write(notebook, group)
        elif kind is REFLECTION:
            for kept in group:
                yield f"{kept.record.date} {kept.ref} {kept.title}", write(notebook, [kept])
        elif kind is NOTE:
            for section, notes in markdown_notes.by_section(group).items():
                yield section or markdown_notes.UNGROUPED, write(notebook, notes)
        else:
            yield table, write(notebook, group)


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
