"""What an import would do, found out before anything is written: by line, and not over a change."""

from pathlib import Path

import pytest

from jargon8_tui.exchange.importing import import_files, prepared
from jargon8_tui.model.kinds import REFLECTION, Ref
from jargon8_tui.store import Notebook
from tests.exchange.files import ENTRY, LATER, brought_in, everything, reasons, written


def lines(some: list[object]) -> list[int | None]:
    return [getattr(one, "line", None) for one in some]


class TestByLine:
    def test_of_a_table_every_line_is_told_apart(self, notebook: Notebook, tmp_path: Path) -> None:
        text = "name,power,interest\nA,3,4\nB,13,4\n\nC,3,4,5\nD,x,4\nE,1,2\n"
        report = import_files(notebook, [written(tmp_path / "a.csv", text)], dry_run=True)
        assert lines([*report.refused]) == [3, 5, 6]
        assert [(one.line, one.title) for one in report.fitting] == [(2, "A"), (7, "E")]
        assert report.imported == []

    def test_of_a_matrix_every_line_that_is_wrong(self, notebook: Notebook, tmp_path: Path) -> None:
        text = "Activity,Guard,Manager\nSweep,RA,X\n,R,A\nLock,R,A,I\nMeet,a/r,i\n"
        report = import_files(notebook, [written(tmp_path / "drill.csv", text)])
        assert lines([*report.refused]) == [2, 3, 4]
        assert report.fitting == []
        assert len(notebook.raci_matrices) == 0

    def test_of_an_export_every_record(self, notebook: Notebook, tmp_path: Path) -> None:
        text = '[{"kind":"note","title":"A"},\n{"kind":"song"},\n3,\n{"kind":"note"}]'
        report = import_files(notebook, [written(tmp_path / "a.json", text)])
        assert lines([*report.refused]) == [2, 3, 4]
        assert [one.title for one in report.fitting] == ["A"]

    def test_what_fits_stays_out_where_another_line_is_found_to_be_wrong_later(
        self, notebook: Notebook, tmp_path: Path
    ) -> None:
        uid = "7d3a4b52-0000-4000-8000-00000000000a"
        brought_in(notebook, written(tmp_path / "entry.md", f"---\nuid: {uid}\n---\n{ENTRY}"))
        text = f'[{{"kind":"note","title":"A"}},\n{{"kind":"note","title":"B","uid":"{uid}"}}]'
        report = import_files(notebook, [written(tmp_path / "a.json", text)])
        assert reasons(report) == ["Its uid is that of RJ-1, which is a reflection."]
        assert [(one.line, one.title) for one in report.fitting] == [(1, "A")]
        assert len(notebook.notes) == 0


class TestBeforehand:
    def test_it_says_what_each_record_is_to_be_and_was(
        self, notebook: Notebook, tmp_path: Path
    ) -> None:
        path = written(tmp_path / "entry.md", ENTRY)
        brought_in(notebook, path)
        written(path, ENTRY.replace("ten minutes", "five"), at=LATER)
        found = prepared(notebook, [path])
        (taken,) = found.report.updated
        assert taken.ref == Ref(REFLECTION, 1)
        assert taken.before == notebook.reflections.get(1)
        assert getattr(taken.record, "learned", "") == "- Queues form in five."
        assert "ten minutes" in notebook.reflections.get(1).learned, "nothing is written yet"
        done = found.carry_out()
        assert [one.ref for one in done.updated] == [Ref(REFLECTION, 1)]
        assert notebook.reflections.get(1).learned == "- Queues form in five."

    def test_what_is_left_as_it_is_is_named_with_where_it_is(
        self, notebook: Notebook, tmp_path: Path
    ) -> None:
        path = written(tmp_path / "entry.md", ENTRY)
        brought_in(notebook, path)
        written(path, ENTRY.replace("ten", "nine"), at=LATER.replace(year=2020))
        (left,) = prepared(notebook, [path]).report.refused
        assert (left.is_alone, left.ref, left.line) == (True, Ref(REFLECTION, 1), 1)

    def test_a_figure_of_a_level_that_comes_along_is_worked_out(
        self, notebook: Notebook, tmp_path: Path
    ) -> None:
        figures = "service_level,at,ended\nAnswer,2026-10-20 10:00,2026-10-20 10:04\n"
        levels = "name,unit,direction,targets\nAnswer,minutes,at most,3\n"
        paths = [written(tmp_path / "1.csv", figures), written(tmp_path / "2.csv", levels)]
        found = prepared(notebook, paths)
        assert [one.title for one in found.report.imported] == ["Answer 4 minutes", "Answer"]
        assert [one.title for one in found.carry_out().imported] == ["Answer 4 minutes", "Answer"]
        assert notebook.measurements.get(1).value == 4

    def test_it_can_be_told_to_end(self, notebook: Notebook, tmp_path: Path) -> None:
        many = "name,power,interest\n" + "".join(f"Tenant {n},3,4\n" for n in range(500))
        path = written(tmp_path / "many.csv", many)
        breaths = 0

        def breathe() -> None:
            nonlocal breaths
            breaths += 1
            if breaths > 5:
                raise InterruptedError

        with pytest.raises(InterruptedError):
            prepared(notebook, [path], breathe)
        assert len(notebook.stakeholders) == 0

    def test_it_gives_way_all_the_while(self, notebook: Notebook, tmp_path: Path) -> None:
        many = "name,power,interest\n" + "".join(f"Tenant {n},3,4\n" for n in range(500))
        path = written(tmp_path / "many.csv", many)
        assert breaths_of(notebook, path) >= 500 / 50 * 3
        brought_in(notebook, path)
        one = written(tmp_path / "one.csv", "name,power,interest\nVisitor,3,4\n")
        assert breaths_of(notebook, one) >= 500 / 50, "what is here is read as well"


def breaths_of(notebook: Notebook, path: Path) -> int:
    breaths: list[None] = []
    prepared(notebook, [path], lambda: breaths.append(None))
    return len(breaths)


def test_an_empty_folder_beside_a_full_one_is_named(notebook: Notebook, tmp_path: Path) -> None:
    written(tmp_path / "full" / "entry.md", ENTRY)
    (tmp_path / "empty" / "within").mkdir(parents=True)
    report = import_files(notebook, [tmp_path / "full", tmp_path / "empty"])
    said = [(one.file.name, one.sentence) for one in report.said if one.file.is_dir()]
    assert said == [("empty", "There is no file in it that import reads.")]
    assert len(everything(notebook)) == 1
