"""RACI matrices out and in: the same matrix as CSV, and only text on a page."""

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jargon8_tui.exchange.csv_cells import csv_rows, csv_text, marked, unmarked
from jargon8_tui.exchange.exporting import export
from jargon8_tui.exchange.importing import import_files as import_them
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import RACI
from jargon8_tui.model.note import Note
from jargon8_tui.model.raci import Activity, Raci, Role
from jargon8_tui.model.text import cleaned
from jargon8_tui.store import Notebook
from tests.exchange.files import brought_in, counts, opened, reasons, written
from tests.model.strategies import LINE, tables_of_matrices

FORMULAS = st.sampled_from(["=1+1", "+44", "-x", "@me", "'=a", "''-b", "'plain", "a,b", 'a"b', ";"])
NAMES = FORMULAS | LINE.map(str.strip).filter(bool)


def seen(matrix: Raci) -> tuple[Any, ...]:
    """What of a matrix a CSV file has."""
    rows = [(row.name, row.cells) for row in matrix.activities]
    return (matrix.title, [role.name for role in matrix.roles], rows)


def matrix(*rows: str, roles: str = "Guards,Manager", title: str = "Fire") -> Raci:
    """A matrix of rows such as `Sweep:R,A`."""
    names = roles.split(",")
    activities = []
    for row in rows:
        name, _, cells = row.partition(":")
        activities.append(Activity(name=name, cells=tuple(cells.split(","))))
    return Raci(title=title, roles=tuple(Role(name=n) for n in names), activities=tuple(activities))


@settings(max_examples=60)
@given(tables_of_matrices(), st.data())
def test_a_matrix_goes_out_as_csv_and_comes_back_the_same(
    tables: dict[str, Any], data: st.DataObject
) -> None:
    roles = tuple(Role(name=data.draw(NAMES)) for _ in tables["roles"])
    rows = tuple(Activity(name=data.draw(NAMES), cells=a.cells) for a in tables["activities"])
    out = Raci(title="Evacuation", roles=roles, activities=rows)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with opened(folder) as notebook, opened(folder, "other.json") as other:
            ref = notebook.raci_matrices.add(out).ref
            (path,) = export(notebook, ref, folder / "Evacuation.csv", "csv")
            brought_in(other, path)
            (back,) = other.raci_matrices.all()
            assert seen(back.record) == seen(out)
            assert counts(brought_in(other, path)) == (0, 0, 1, 0)


def test_what_was_exported_comes_back_unchanged_with_its_notes_and_stakeholders(
    notebook: Notebook, tmp_path: Path
) -> None:
    known = notebook.notes.add(Note(title="x")).record.uid
    noted = matrix("Sweep:R,A", "Tell:R,A").activity_noted(0, "By floor.").role_linked(0, known)
    ref = notebook.raci_matrices.add(noted).ref
    (path,) = export(notebook, ref, tmp_path / "Fire.csv", "csv")
    assert counts(brought_in(notebook, path)) == (0, 0, 1, 0)
    path.write_text(path.read_text("utf-8").replace("R,A", "A,R", 1), "utf-8")
    assert "RM-1 was written here" in reasons(import_them(notebook, [path]))[0]
    kept = notebook.raci_matrices.get(ref.id)
    assert (kept.roles, kept.activities) == (noted.roles, noted.activities)


def test_cells_are_read_as_people_write_them(notebook: Notebook, tmp_path: Path) -> None:
    text = 'Activity,Guards,Manager,Tenants\nSweep,r,A/R,\n\nTell, ,"R, a",i c\nCall,,a\n'
    brought_in(notebook, written(tmp_path / "Drill.csv", text))
    kept = notebook.raci_matrices.get(1)
    assert (kept.title, [role.name for role in kept.roles]) == (
        "Drill",
        ["Guards", "Manager", "Tenants"],
    )
    assert [row.cells for row in kept.activities] == [
        ("R", "RA", ""),
        ("", "RA", "CI"),
        ("", "A", ""),
    ]


@pytest.mark.parametrize("separator", [";", "\t"])
def test_what_other_spreadsheets_part_cells_by(
    notebook: Notebook, tmp_path: Path, separator: str
) -> None:
    text = separator.join(["\ufeffActivity", "A", "B"]) + "\r\n" + separator.join(["x", "R", "A"])
    brought_in(notebook, written(tmp_path / "Drill.csv", text))
    assert notebook.raci_matrices.get(1).activities[0].cells == ("R", "A")


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("Activity,Guards\nSweep,R\nTell,X\n", 3, "Tell × Guards: a cell has any of R, A, C and"),
        ("Activity,Guards\nSweep,R,A\n", 2, "There are 2 cells after the activity, and 1 role."),
        ("Activity,,Guards\nSweep,R\n", 1, "A role is without a name"),
        ("Activity,Guards\n,R\n", 2, "An activity is without a name"),
        ('Activity,Guards\n"Sweep,R\n', 2, "It is not CSV: unexpected end of data."),
        ("Task,Guards\nSweep,R\n", 1, "Its columns are not known"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_with_line_and_reason(
    notebook: Notebook, tmp_path: Path, text: str, line: int, reason: str
) -> None:
    report = import_them(notebook, [written(tmp_path / "Drill.csv", text)])
    (refused,) = report.refused
    assert (refused.line, len(notebook.raci_matrices)) == (line, 0)
    assert refused.reason.startswith(reason)
    assert reasons(report)


@given(st.text(st.sampled_from("'=+-@ax\t"), max_size=6))
def test_no_cell_begins_like_a_formula_and_each_comes_back(text: str) -> None:
    assert marked(text)[:1] not in ("=", "+", "-", "@", "\t")
    assert unmarked(marked(text)) == text
    plain = cleaned(text, one_line=True).text
    if plain.strip():
        ((_, cells),) = csv_rows(csv_text([["x", plain]]).removeprefix("\ufeff"))
        assert cells == ["x", plain]


def test_a_folder_gets_a_file_for_each_and_one_file_holds_one(
    notebook: Notebook, tmp_path: Path
) -> None:
    notebook.raci_matrices.add(matrix("Sweep:R,A", title="Fire / night"))
    notebook.raci_matrices.add(matrix("Sweep:R,A", title="Keys"))
    files = export(notebook, RACI, tmp_path, "csv")
    assert {file.name for file in files} == {"Fire night.csv", "Keys.csv"}
    with pytest.raises(Refused, match="One CSV file holds one matrix"):
        export(notebook, RACI, tmp_path / "all.csv", "csv")


def test_a_page_shows_names_as_written_and_says_what_is_to_be_asked(
    notebook: Notebook, tmp_path: Path
) -> None:
    poison = '<b>[x]</b> | *y* & "z"'
    ref = notebook.raci_matrices.add(
        matrix(f"{poison}:R,A", "Tell:,A", roles=f"{poison},Manager", title=poison)
    ).ref
    (page,) = export(notebook, ref, tmp_path / "m.html", "html")
    html = page.read_text("utf-8")
    assert html.count("&lt;b&gt;[x]&lt;/b&gt; | *y* &amp; &#34;z&#34;") == 4
    assert "<b>" not in html
    assert "src=" not in html and "href=" not in html
    assert "Tell: nobody is responsible. Who does the work?" in html
    (text,) = export(notebook, ref, tmp_path / "m.md", "md")
    lines = text.read_text("utf-8").splitlines()
    assert r"| \<b\>\[x\]\</b\> \| \*y\* \& " in next(line for line in lines if "R | A" in line)
    assert {line.replace(r"\|", "").count("|") for line in lines if line.startswith("| ")} == {4}
    assert "An export wrote this list for people" in reasons(import_them(notebook, [text]))[0]
