"""The door for what goes out: records as files, Markdown for people and JSON for programs.

What leaves as Markdown of reflections and notes, as CSV, or as JSON comes back by import as it was.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, get_args

from jargon8_tui.exchange.folders import is_folder
from jargon8_tui.exchange.writing.file_names import file_name, told_apart
from jargon8_tui.exchange.writing.formats import Format, in_one, pages
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import Kept, Kind, Ref
from jargon8_tui.services.listing import newest_first
from jargon8_tui.store import Notebook
from jargon8_tui.store.durable import replace_file

__all__ = ["AlreadyThere", "Format", "export", "format_of", "put_files"]

ELSEWHERE = frozenset({"doc", "docx", "odt", "rtf", "pdf", "xls", "xlsx", "ods"})
"""Endings that promise another kind of document than those that are written."""


def format_of(path: Path) -> Format:
    """The format that a file's ending asks for; Markdown where it asks for none.

    Raises `Refused` for the ending of documents that are not written here, which nothing but the
    program they belong to could be expected to open.
    """
    ending = path.suffix.lower().removeprefix(".")
    if ending in ELSEWHERE:
        formats = ", ".join(get_args(Format))
        raise Refused(f"{path.name}: .{ending} is not written; {formats} are. Nothing was written.")
    return next((fmt for fmt in get_args(Format) if fmt == ending), "md")


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
        fmt: Markdown, CSV, JSON or HTML.
        force: Whether a file that is there already may be replaced.

    Returns:
        The files written.

    Raises:
        Refused: There is nothing to write, the place is taken or cannot be written to, or one file
            is asked for that would have to hold several kinds, or several matrices as CSV.
        NotFound: A ref that is not in the notebook.
    """
    if fmt not in get_args(Format):
        raise Refused(f"{fmt} is not a format of export: {', '.join(get_args(Format))} are.")
    records = list(_wanted(notebook, what))
    if not records:
        none = f"{what.are} no {what.labels}" if isinstance(what, Kind) else "are no records"
        raise Refused(f"There {none} to export, so nothing was written.")
    if is_folder(to):
        parts = list(pages(notebook, records, fmt))
        names = told_apart([file_name(name) for name, _ in parts])
        files = {to / f"{name}.{fmt}": text for name, (_, text) in zip(names, parts, strict=True)}
    else:
        files = {to: in_one(notebook, records, fmt)}
    return put_files(files, force=force)


class AlreadyThere(Refused):
    """A file that is there, and was not to be replaced."""

    @property
    def or_by_force(self) -> str:
        """The sentence for those who could say that it is."""
        return f"{str(self).rstrip('.')}, or use --force to replace it."


def put_files(files: dict[Path, str], *, force: bool) -> list[Path]:
    """Write texts to files, all of which can come to be before any is written. Raises `Refused`."""
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
        yield notebook.kept(ref)


def _refuse_taken(files: dict[Path, str], *, force: bool) -> None:
    """Raise `Refused` where a file cannot come to be, before any is written."""
    for path in files:
        if is_folder(path):
            raise Refused(f"{path} is a folder; name a file that is to be.")
        if os.path.lexists(path) and not force:
            raise AlreadyThere(
                f"{path} is there already, so nothing was written; name another file."
            )
        if not is_folder(path.parent):
            raise Refused(f"There is no folder {path.parent}; make it, or name another place.")


def _write(path: Path, text: str) -> None:
    try:
        replace_file(path, [text.encode()])
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise Refused(f"{path} could not be written: {why}.") from error
