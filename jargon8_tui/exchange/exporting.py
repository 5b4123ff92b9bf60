"""The door for what goes out: records as files, Markdown for people and JSON for programs.

What leaves as Markdown of reflections and notes, or as JSON, comes back by import as it was.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, get_args

from jargon8_tui.exchange.folders import is_folder
from jargon8_tui.exchange.writing import (
    json_records,
    markdown_lists,
    markdown_notes,
    markdown_reflections,
)
from jargon8_tui.exchange.writing.file_names import file_name, told_apart
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import ACTION, NOTE, REFLECTION, Kept, Kind, Ref
from jargon8_tui.model.record import Record
from jargon8_tui.services.listing import newest_first
from jargon8_tui.services.standard import standard
from jargon8_tui.store import Notebook
from jargon8_tui.store.durable import replace_file

Format = Literal["md", "json"]
Records = Sequence[Kept[Any]]
Page = tuple[str, str]
"""A file that is to be: its name without an ending, and its text."""


def export(
    notebook: Notebook,
    what: Kind[Any] | Ref | Sequence[Ref],
    to: Path,
    fmt: Format,
    *,
    force: bool = False,
) -> list[Path]:
    """Write records to `to`, a file, or a folder for files with names of their own.

    Args:
        notebook: Where the records are.
        what: Every record of a kind, newest first, or the records under these refs.
        to: A folder that is there, or the file that is to be.
        fmt: Markdown or JSON.
        force: Whether a file that is there already may be replaced.

    Returns:
        The files written.

    Raises:
        Refused: There is nothing to write, the place is taken or cannot be written to, or one
            Markdown file is asked for that would have to hold records of several kinds.
        NotFound: A ref that is not in the notebook.
    """
    if fmt not in get_args(Format):
        raise Refused(f"{fmt} is not a format of export: {' and '.join(get_args(Format))} are.")
    records = list(_wanted(notebook, what))
    if not records:
        nothing = what.labels if isinstance(what, Kind) else "records"
        raise Refused(f"There are no {nothing} to export, so nothing was written.")
    if is_folder(to):
        pages = list(_pages(notebook, records, fmt))
        names = told_apart([file_name(name) for name, _ in pages])
        files = {to / f"{name}.{fmt}": text for name, (_, text) in zip(names, pages, strict=True)}
    else:
        files = {to: _in_one(notebook, records, fmt)}
    _refuse_taken(files, force=force)
    for path, text in files.items():
        _write(path, text)
    return list(files)


def _wanted(notebook: Notebook, what: Kind[Any] | Ref | Sequence[Ref]) -> Iterator[Kept[Any]]:
    if isinstance(what, Kind):
        yield from newest_first(notebook, [what])
        return
    refs: Sequence[Ref] = [what] if isinstance(what, Ref) else what
    for ref in dict.fromkeys(refs):
        yield Kept(ref, notebook.get(ref))


def _in_one(notebook: Notebook, records: Records, fmt: Format) -> str:
    """All of `records` as the text of one file."""
    if fmt == "json":
        return json_records.document(records)
    kinds = {kept.ref.kind.name: kept.ref.kind for kept in records}
    if len(kinds) > 1:
        raise Refused("One Markdown file holds records of one kind; name a folder, or use JSON.")
    (kind,) = kinds.values()
    return _markdown(kind)(notebook, records)


def _pages(notebook: Notebook, records: Records, fmt: Format) -> Iterator[Page]:
    """`records` as files of their own: an entry each, a section of notes each, else a kind each."""
    by_kind: dict[str, list[Kept[Any]]] = {}
    for kept in records:
        by_kind.setdefault(kept.ref.kind.table, []).append(kept)
    if fmt == "json":
        name = str(records[0].ref) if len(records) == 1 else " and ".join(by_kind)
        yield name, json_records.document(records)
        return
    for table, group in by_kind.items():
        kind = group[0].ref.kind
        if kind is REFLECTION:
            for kept in group:
                name = f"{kept.record.date} {kept.ref} {kept.title}"
                yield name, _reflections(notebook, [kept])
        elif kind is NOTE:
            for section, notes in markdown_notes.by_section(group).items():
                yield section or markdown_notes.UNGROUPED, markdown_notes.page(notes)
        else:
            yield table, _markdown(kind)(notebook, group)


def _markdown(kind: Kind[Record]) -> Callable[[Notebook, Records], str]:
    """What writes records of `kind` as one Markdown document."""
    writers: dict[str, Callable[[Notebook, Records], str]] = {
        REFLECTION.name: _reflections,
        NOTE.name: lambda _, records: markdown_notes.page(records),
        ACTION.name: lambda notebook, records: markdown_lists.tasks(records, notebook),
    }
    return writers.get(kind.name, lambda notebook, kept: markdown_lists.records(kept, notebook))


def _reflections(notebook: Notebook, records: Records) -> str:
    return markdown_reflections.page(records, standard(notebook))


def _refuse_taken(files: dict[Path, str], *, force: bool) -> None:
    """Raise `Refused` where a file cannot come to be, before any is written."""
    for path in files:
        if is_folder(path):
            raise Refused(f"{path} is a folder; name a file that is to be.")
        if os.path.lexists(path) and not force:
            raise Refused(
                f"{path} is there already, so nothing was written; name another file, or use "
                "--force to replace it."
            )
        if not is_folder(path.parent):
            raise Refused(f"There is no folder {path.parent}; make it, or name another place.")


def _write(path: Path, text: str) -> None:
    try:
        replace_file(path, [text.encode()])
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise Refused(f"{path} could not be written: {why}.") from error
