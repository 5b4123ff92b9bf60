"""RACI matrices as people and spreadsheets read them: a table in Markdown, CSV or a page of HTML.

CSV comes back by import; Markdown and HTML are there to be read.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from jargon8_tui.exchange.csv_cells import csv_text
from jargon8_tui.exchange.markdown import plain, table
from jargon8_tui.exchange.marks import only_to_read
from jargon8_tui.exchange.writing.html_pages import template
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import Kept
from jargon8_tui.model.raci import LETTERS, Raci
from jargon8_tui.model.raci_problems import problems


def csv_document(kept: Sequence[Kept[Raci]]) -> str:
    """One matrix as CSV. Raises `Refused` for more."""
    if len(kept) > 1:
        raise Refused("One CSV file holds one matrix; name a folder, which gets a file for each.")
    heads, rows = _cells(kept[0].record)
    return csv_text([heads, *rows])


def markdown_document(kept: Sequence[Kept[Raci]]) -> str:
    """Matrices as tables in Markdown."""
    pages = ("\n".join(_markdown(one.record)) for one in kept)
    return only_to_read("\n\n".join(pages) + "\n")


def html_document(kept: Sequence[Kept[Raci]]) -> str:
    """Matrices as one page of HTML that needs nothing beside it."""
    title = kept[0].title if len(kept) == 1 else "RACI matrices"
    matrices = [_in_html(one.record) for one in kept]
    return template("matrices.html").render(title=title, matrices=matrices, legend=_legend())


def _cells(matrix: Raci) -> tuple[list[str], list[list[str]]]:
    """The headings of a matrix, and a row for each activity, its letters as `R/A`."""
    heads = ["Activity", *(role.name for role in matrix.roles)]
    return heads, [[row.name, *map("/".join, row.cells)] for row in matrix.activities]


def _markdown(matrix: Raci) -> Iterator[str]:
    yield f"# {plain(matrix.title)}"
    if matrix.purpose.strip():
        yield ""
        yield matrix.purpose.strip()
    yield ""
    yield from table(*_cells(matrix), centred=True)
    yield ""
    yield f"{_legend()}."
    yield ""
    yield from (f"- {plain(text)}" for text in _remarks(matrix))


def _in_html(matrix: Raci) -> dict[str, Any]:
    """What the page says of a matrix, by the names it knows it by."""
    heads, rows = _cells(matrix)
    return {
        "title": matrix.title,
        "purpose": matrix.purpose,
        "heads": heads,
        "rows": rows,
        "remarks": list(_remarks(matrix)),
    }


def _remarks(matrix: Raci) -> Iterator[str]:
    """The notes on the activities, and what is still to be asked."""
    for row in matrix.activities:
        if row.note.strip():
            yield f"{row.name}: {' '.join(row.note.split())}"
    for problem in problems(matrix):
        yield f"{problem.message} {problem.question}"


def _legend() -> str:
    return ", ".join(f"{letter} {word}" for letter, word in LETTERS.items())
