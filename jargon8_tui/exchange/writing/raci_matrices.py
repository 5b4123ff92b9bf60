"""RACI matrices as people and spreadsheets read them: a table in Markdown, CSV or a page of HTML.

CSV comes back by import; Markdown and HTML are there to be read.
"""

from collections.abc import Iterator, Sequence
from html import escape

from jargon8_tui.exchange.csv_cells import csv_text
from jargon8_tui.exchange.markdown import plain, table
from jargon8_tui.exchange.marks import only_to_read
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import Kept
from jargon8_tui.model.raci import LETTERS, Raci
from jargon8_tui.model.raci_problems import problems
from jargon8_tui.model.text import cleaned

_STYLE = """
body { font: 16px/1.4 system-ui, sans-serif; margin: 2rem; color: #111; background: #fff; }
table { border-collapse: collapse; margin: 1rem 0; }
th, td { border: 1px solid #999; padding: .3rem .6rem; }
th { text-align: left; background: #eee; } thead th { vertical-align: bottom; }
td { text-align: center; } .A { font-weight: bold; } .note { color: #444; font-size: .9em; }
@media print { body { margin: 0; } }
"""


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
    body = "\n".join(line for one in kept for line in _html(one.record))
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{_safe(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"{body}\n</body>\n</html>\n"
    )


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


def _html(matrix: Raci) -> Iterator[str]:
    yield f"<h1>{_safe(matrix.title)}</h1>"
    if matrix.purpose.strip():
        yield f"<p>{_safe(matrix.purpose.strip())}</p>"
    heads = "".join(f'<th scope="col">{_safe(role.name)}</th>' for role in matrix.roles)
    yield f'<table>\n<thead><tr><th scope="col">Activity</th>{heads}</tr></thead>\n<tbody>'
    for row in matrix.activities:
        cells = "".join(
            f'<td class="{"A" if "A" in cell else ""}">{"/".join(cell)}</td>' for cell in row.cells
        )
        yield f'<tr><th scope="row">{_safe(row.name)}</th>{cells}</tr>'
    yield f'</tbody>\n</table>\n<p class="note">{_legend()}.</p>'
    if remarks := list(_remarks(matrix)):
        yield "<ul>" + "".join(f"<li>{_safe(text)}</li>" for text in remarks) + "</ul>"


def _remarks(matrix: Raci) -> Iterator[str]:
    """The notes on the activities, and what is still to be asked."""
    for row in matrix.activities:
        if row.note.strip():
            yield f"{row.name}: {' '.join(row.note.split())}"
    for problem in problems(matrix):
        yield f"{problem.message} {problem.question}"


def _legend() -> str:
    return ", ".join(f"{letter} {word}" for letter, word in LETTERS.items())


def _safe(text: str) -> str:
    return escape(cleaned(text).text)
