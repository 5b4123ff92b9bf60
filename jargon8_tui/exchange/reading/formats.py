"""Which reader reads a document: a row for each format, the first that knows it takes it."""

from collections.abc import Callable

from jargon8_tui.exchange.marks import is_only_to_read
from jargon8_tui.exchange.reading import (
    csv_matrices,
    csv_records,
    json_records,
    markdown_notes,
    markdown_reflections,
)
from jargon8_tui.exchange.reading.files import CSV, JSON, TEXTS
from jargon8_tui.exchange.reading.pieces import Document, Found, Reader, Unreadable

_FORMATS: tuple[tuple[frozenset[str], Callable[[Document], bool], Reader], ...] = (
    (frozenset({JSON}), lambda _: True, json_records.read),
    (frozenset({CSV}), csv_matrices.recognises, csv_matrices.read),
    (frozenset({CSV}), lambda _: True, csv_records.read),
    (TEXTS, markdown_reflections.recognises, markdown_reflections.read),
    (TEXTS, lambda _: True, markdown_notes.read),
)
"""The endings of a format's files, what tells its documents apart, and its reader."""


def read(document: Document) -> Found:
    """The pieces in `document`. Raises `Unreadable`."""
    if is_only_to_read(document.text):
        raise Unreadable("An export wrote this list for people; export it as JSON to import it.")
    ending = document.path.suffix.lower()
    reader = next(
        reader
        for endings, recognises, reader in _FORMATS
        if ending in endings and recognises(document)
    )
    found = reader(document)
    if not (found.pieces or found.wrong or found.said):
        found.said.append("It is empty, so nothing was taken from it.")
    return found
