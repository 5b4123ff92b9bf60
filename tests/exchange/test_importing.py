"""The door for what comes in: what is known again, what is refused, and that files stand alone."""

import datetime as dt
import itertools
import json
import os
import shutil
from pathlib import Path

import pytest

from jargon8_tui.exchange.importing import import_files
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import REFLECTION, Ref
from jargon8_tui.model.values import revised
from jargon8_tui.store import Notebook
from tests.conftest import NOW
from tests.exchange.files import ENTRY, LATER, brought_in, counts, everything, reasons, written

NOTES = "# Keys\n\n## Spare\nIn the safe.\n\n## Lost\nTell the desk.\n"
DATED = "# Reflections – Area 5: Contract\n\n## 12 Oct 2026 – Counting\n### What I did\nCounted.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an entry, notes, and text."""
    written(tmp_path / "in" / "area-2" / "reflections.md", ENTRY)
    written(tmp_path / "in" / "keys.md", NOTES)
    written(tmp_path / "in" / "dated.md", DATED)
    written(tmp_path / "in" / "words.txt", "Some words.\n")
    return tmp_path / "in"


def change(notebook: Notebook, id: int, **values: str) -> None:
    record = notebook.reflections.get(id)
    notebook.reflections.put(id, revised(record, values, notebook.now()).record)


class TestAgain:
    def test_the_same_files_change_nothing(self, notebook: Notebook, folder: Path) -> None:
        assert counts(brought_in(notebook, folder)) == (5, 0, 0, 0)
        before = everything(notebook)
        files = [path for path in folder.rglob("*") if path.is_file()]
        for order in itertools.islice(itertools.permutations(files), 6):
            assert counts(brought_in(notebook, *order)) == (0, 0, 5, 0)
        for file in files:
            brought_in(notebook, file)
        assert everything(notebook) == before

    def test_one_by_one_or_as_a_folder(self, notebook: Notebook, folder: Path) -> None:
        for file in sorted(folder.rglob("*.*"), reverse=True):
            brought_in(notebook, file)
        assert counts(brought_in(notebook, folder)) == (0, 0, 5, 0)

    def test_a_file_given_twice_is_read_once(self, notebook: Notebook, folder: Path) -> None:
        assert counts(brought_in(notebook, folder, folder / "keys.md", folder))[:3] == (5, 0, 0)

    def test_a_touched_or_copied_file_is_no_other(self, notebook: Notebook, folder: Path) -> None:
        brought_in(notebook, folder)
        for number, file in enumerate(list(folder.rglob("*.md"))):
            copy = file.with_name(f"copy {number}.md")
            shutil.copy(file, copy)
            os.utime(copy, (LATER.timestamp(), LATER.timestamp()))
        assert counts(brought_in(notebook, folder))[:2] == (0, 0)

    def test_a_copy_beside_its_original_is_taken_in_once(
        self, notebook: Notebook, tmp_path: Path
    ) -> None:
        written(tmp_path / "in" / "a.md", ENTRY)
        written(tmp_path / "in" / "b.md", ENTRY, at=LATER)
        report = brought_in(notebook, tmp_path / "in")
        assert counts(report) == (1, 0, 1, 0)
        assert report.unchanged[0].ref == report.imported[0].ref == Ref(REFLECTION, 1)

    def test_two_that_share_only_their_title_are_two(
        self, notebook: Notebook, tmp_path: Path
    ) -> None:
        first = written(tmp_path / "spring.md", ENTRY)
        other = (
            "# Reflections – Area 2: Customer and Stakeholder Management\n## What I did\nWrote.\n"
        )
        second = written(tmp_path / "autumn.md", other)
        brought_in(notebook, first)
        assert counts(brought_in(notebook, second)) == (1, 0, 0, 0)
        assert counts(brought_in(notebook, first, second)) == (0, 0, 2, 0)


class TestNewer:
    @pytest.mark.parametrize("name", ["area-2/reflections.md", "dated.md", "keys.md", "words.txt"])
    def test_a_changed_file_updates_again_and_again(
        self, notebook: Notebook, folder: Path, name: str
    ) -> None:
        brought_in(notebook, folder)
        text = (folder / name).read_text("utf-8")
        size = len(everything(notebook))
        for days, word in enumerate(("Then it rained.", "Then it snowed."), 1):
            written(folder / name, f"{text}\n{word}\n", at=NOW + dt.timedelta(days=days))
            report = brought_in(notebook, folder)
            assert [taken.file.name for taken in report.updated] == [Path(name).name]
            assert len(everything(notebook)) == size
            assert any(word in str(record) for record in everything(notebook))

    def test_what_the_file_does_not_say_stays(self, notebook: Notebook, tmp_path: Path) -> None:
        path = written(tmp_path / "entry.md", ENTRY)
        brought_in(notebook, path)
        written(path, ENTRY.replace("ten minutes", "five"), at=LATER)
        brought_in(notebook, path)
        record = notebook.reflections.get(1)
        assert (record.date, record.source) == (NOW.date(), "entry.md")
        assert record.learned == "- Queues form in five."

    def test_what_was_changed_here_is_not_overwritten(
        self, notebook: Notebook, tmp_path: Path
    ) -> None:
        path = written(tmp_path / "entry.md", ENTRY + "\n" + DATED)
        brought_in(notebook, path)
        change(notebook, 1, learned="My own words.")
        written(path, (ENTRY + "\n" + DATED).replace("Counted", "Counted again"), at=LATER)
        report = import_files(notebook, [path])
        assert counts(report) == (0, 1, 0, 1)
        assert reasons(report) == [
            "RJ-1 was changed here since it was imported, so it was left as it is; "
            "take over by hand what you want of the file."
        ]
        assert (report.refused[0].file, report.refused[0].line) == (path, 1)
        assert notebook.reflections.get(1).learned == "My own words."
        assert notebook.reflections.get(2).did == "Counted again."
        assert counts(import_files(notebook, [path])) == (0, 0, 1, 1)

    @pytest.mark.parametrize("text", [ENTRY, DATED])
    def test_one_that_was_renamed_here_is_known_again(
        self, notebook: Notebook, tmp_path: Path, text: str
    ) -> None:
        path = written(tmp_path / "entry.md", text)
        brought_in(notebook, path)
        change(notebook, 1, title="What I call it", date="3/10/2026", area="7")
        written(path, text + "\nAnd a word.\n", at=LATER)
        assert counts(import_files(notebook, [path])) == (0, 0, 0, 1)
        assert len(notebook.reflections) == 1

    def test_a_change_here_that_the_file_does_not_touch_is_no_quarrel(
        self, notebook: Notebook, tmp_path: Path
    ) -> None:
        path = written(tmp_path / "entry.md", ENTRY)
        brought_in(notebook, path)
        change(notebook, 1, criteria="A2-P3", status="complete", date="1/10/2026")
        assert counts(brought_in(notebook, path)) == (0, 0, 1, 0)

    def test_an_older_file_is_not_taken_for_a_newer(
        self, notebook: Notebook, tmp_path: Path
    ) -> None:
        path = written(tmp_path / "entry.md", ENTRY)
        brought_in(notebook, path)
        written(path, ENTRY.replace("ten", "nine"), at=NOW - dt.timedelta(days=9))
        report = import_files(notebook, [path])
        assert counts(report) == (0, 0, 0, 1)
        assert "came from a file that was saved later than this one" in reasons(report)[0]

    def test_what_was_written_here_is_not_overwritten(
        self, notebook: Notebook, tmp_path: Path
    ) -> None:
        path = written(tmp_path / "dated.md", DATED)
        brought_in(notebook, path)
        notebook.undo()
        record = notebook.reflections.add(
            notebook.reflections.kind.record(
                date=dt.date(2026, 10, 12), title="Counting", area=5, did="Mine."
            )
        )
        report = import_files(notebook, [path])
        assert counts(report) == (0, 0, 0, 1)
        assert reasons(report)[0].startswith(f"{record.ref} was written here,")


class TestAllOrNothing:
    def test_an_import_is_one_step_to_undo(self, notebook: Notebook, folder: Path) -> None:
        brought_in(notebook, folder)
        step = notebook.undo()
        assert step is not None and step.saying() == "5 records were imported"
        assert everything(notebook) == []
        assert notebook.undo() is None
        assert counts(brought_in(notebook, folder)) == (5, 0, 0, 0)

    def test_undoing_an_update_lets_it_come_again(self, notebook: Notebook, tmp_path: Path) -> None:
        path = written(tmp_path / "entry.md", ENTRY)
        brought_in(notebook, path)
        written(path, ENTRY.replace("ten", "nine"), at=LATER)
        brought_in(notebook, path)
        notebook.undo()
        assert "ten" in notebook.reflections.get(1).learned
        assert counts(brought_in(notebook, path)) == (0, 1, 0, 0)

    def test_a_dry_run_writes_nothing(self, notebook: Notebook, folder: Path) -> None:
        report = import_files(notebook, [folder], dry_run=True)
        assert counts(report) == (5, 0, 0, 0)
        assert {taken.ref for taken in report.imported} == {None}
        assert {taken.kind.name for taken in report.imported} == {"reflection", "note"}
        assert everything(notebook) == []
        assert not notebook.path.exists()

    def test_a_bad_file_does_not_stand_in_the_way(self, notebook: Notebook, folder: Path) -> None:
        bad = written(folder / "bad.json", '[{"kind": "note", "title": "One"},\n{"kind": "note"}]')
        report = import_files(notebook, [folder])
        assert counts(report) == (5, 0, 0, 1)
        assert [(refused.file, refused.line) for refused in report.refused] == [(bad, 2)]
        assert "Title is needed" in reasons(report)[0]
        assert "One" not in [kept.title for kept in notebook.notes.all()]

    def test_a_notebook_that_can_only_be_read(self, path: Path, folder: Path) -> None:
        with Notebook(path, read_only=True) as notebook:
            assert counts(import_files(notebook, [folder], dry_run=True)) == (5, 0, 0, 0)
            with pytest.raises(Refused):
                import_files(notebook, [folder])


class TestIdentity:
    def test_a_uid_in_front_matter_is_the_record(self, notebook: Notebook, tmp_path: Path) -> None:
        uid = "7d3a4b52-0000-4000-8000-00000000000a"
        path = written(tmp_path / "a.md", f"---\nuid: {uid.upper()}\n---\n{ENTRY}")
        brought_in(notebook, path)
        assert notebook.reflections.get(1).uid == uid
        moved = DATED.replace("# Refl", f"---\nuid: {uid}\n---\n# Refl", 1)
        assert counts(brought_in(notebook, written(tmp_path / "b.md", moved, at=LATER)))[:2] == (
            0,
            1,
        )
        assert notebook.reflections.get(1).title == "Counting"

    def test_one_in_the_trash_is_named(self, notebook: Notebook, tmp_path: Path) -> None:
        uid = "7d3a4b52-0000-4000-8000-00000000000a"
        path = written(tmp_path / "a.md", f"---\nuid: {uid}\n---\n{ENTRY}")
        brought_in(notebook, path)
        notebook.reflections.remove(1)
        report = import_files(notebook, [path])
        assert reasons(report) == ["RJ-1 is in the trash; jargon8 restore RJ-1 brings it back."]

    def test_one_record_in_two_files_that_do_not_agree(
        self, notebook: Notebook, tmp_path: Path
    ) -> None:
        uid = "7d3a4b52-0000-4000-8000-00000000000a"
        record = {"kind": "note", "uid": uid, "title": "A", "body": "one"}
        first = written(tmp_path / "1.json", json.dumps(record))
        same = written(tmp_path / "2.json", json.dumps([record]))
        other = written(tmp_path / "3.json", json.dumps([{**record, "body": "two"}]))
        report = import_files(notebook, [first, same, other])
        assert counts(report) == (1, 0, 1, 1)
        assert reasons(report) == ["The same record is in 1.json with other text."]

    def test_a_uid_of_another_kind_is_refused(self, notebook: Notebook, tmp_path: Path) -> None:
        brought_in(notebook, written(tmp_path / "entry.md", ENTRY))
        uid = notebook.reflections.get(1).uid
        text = json.dumps([{"kind": "note", "title": "A", "uid": uid}])
        report = import_files(notebook, [written(tmp_path / "a.json", text)])
        assert reasons(report) == ["Its uid is that of RJ-1, which is a reflection."]
