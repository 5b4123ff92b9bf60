"""`import` and `export`: what they report, and that what went out comes back as it was."""

import os
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Shell, listing

ENTRY = """# Reflections – Area 2: Working with people

**What I Did:** Walked the loading bay with the early shift.

**What I Learned:** The queue starts before the gate opens.
"""


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "entry.md").write_text(ENTRY, "utf-8")
    (folder / "notes.md").write_text("# Notes\n\n## Keys\n\nSigned for.\n", "utf-8")
    return folder


def test_documents_come_in_once(shell: Shell, documents: Path) -> None:
    first = shell("import", str(documents), "--json").json
    assert [(one["ref"], one["kind"]) for one in first["imported"]] == [
        ("RJ-1", "reflection"),
        ("NT-1", "note"),
    ]
    assert first["imported"][0]["file"] == str(documents / "entry.md")
    again = shell("import", str(documents), "--json").json
    assert set(again) == {"imported", "updated", "unchanged", "refused"}
    assert (len(again["unchanged"]), again["imported"], again["updated"]) == (2, [], [])


def test_people_are_told_a_line_a_record(shell: Shell, documents: Path) -> None:
    assert shell("import", str(documents / "notes.md")).lines == ["imported  NT-1  Keys  notes.md"]


def test_a_dry_run_writes_nothing(shell: Shell, documents: Path, tmp_path: Path) -> None:
    before = listing(tmp_path)
    answer = shell("import", str(documents), "--dry-run")
    assert answer.lines[0].startswith("imported  new  Working with people")
    assert answer.said.endswith("Nothing was written; 2 records would be.\n")
    assert listing(tmp_path) == before


def test_a_dry_run_says_by_line_what_fits_and_what_does_not(shell: Shell, tmp_path: Path) -> None:
    table = tmp_path / "people.csv"
    table.write_text(
        "name,power,interest\nFire service,8,3\nCleaning,14,2\nReception,4,8\nDesk,4,8,9\n", "utf-8"
    )
    answer = shell("import", str(table), "--dry-run", code=1)
    assert answer.lines == [
        "fits  line 2  Fire service  people.csv",
        "fits  line 4  Reception     people.csv",
    ]
    wrong = [line.removeprefix(f"{table}, ") for line in answer.said.splitlines()]
    assert wrong == [
        "line 3: stakeholder power: Power is a whole number from 1 to 10; 14 was given.",
        "line 5: There are 4 cells in a file of 3 columns.",
        "Nothing was written; 0 records would be.",
    ]
    answer = shell("import", str(table), code=1)
    assert answer.lines == [], "of what is left out no line is printed as if it had come in"
    report = shell("import", str(table), "--json", code=1).json
    assert set(report) == {"imported", "updated", "unchanged", "refused"}
    assert [refused["line"] for refused in report["refused"]] == [3, 5]
    assert shell("list", "stakeholder", "--json").json == []


@pytest.mark.skipif(sys.platform != "linux", reason="only there any bytes are a name")
def test_a_file_whose_name_is_not_utf_8_is_named(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / os.fsdecode(b"gate\xff.md")
    file.write_text("# Gate\nOpen.\n", "utf-8")
    (taken,) = shell("import", str(file), "--json").json["imported"]
    assert (taken["title"], taken["file"]) == ("Gate", str(file))
    assert shell("import", str(file)).lines == ["unchanged  NT-1  Gate  gate.md"]


def test_a_bad_file_does_not_stand_in_the_way_of_others(shell: Shell, documents: Path) -> None:
    (documents / "broken.json").write_text('[{"kind": "note"', "utf-8")
    answer = shell("import", str(documents), "--json", code=1)
    assert len(answer.json["imported"]) == 2
    (refused,) = answer.json["refused"]
    assert set(refused) == {"file", "line", "reason"}
    assert refused["file"].endswith("broken.json")
    said = shell("import", str(documents / "broken.json"), code=1).said
    assert said.startswith(str(documents / "broken.json"))


@pytest.mark.parametrize("fmt", ["md", "json"])
def test_what_went_out_comes_back(shell: Shell, documents: Path, fmt: str) -> None:
    shell("import", str(documents))
    before = shell("list", "reflection", "--json").json
    file = documents.parent / f"out.{fmt}"
    answer = shell("export", "reflection", "--to", str(file), "--format", fmt)
    assert answer.printed == f"{file}\n"
    there = ("--notebook", str(documents.parent / "other.json"))
    shell(*there, "import", str(file))
    after = shell(*there, "list", "reflection", "--json").json
    kept = ("uid", "title", "date", "area", "did", "learned", "mapping", "next_steps")
    assert [[one[name] for name in kept] for one in after] == [
        [one[name] for name in kept] for one in before
    ]


def test_the_ending_of_a_file_says_its_format(shell: Shell, documents: Path) -> None:
    shell("import", str(documents))
    file = documents.parent / "one.json"
    shell("export", "RJ-1", "--to", str(file))
    assert file.read_text("utf-8").lstrip().startswith(("[", "{"))


def test_a_file_that_is_there_is_not_written_over(shell: Shell, documents: Path) -> None:
    shell("import", str(documents))
    file = documents / "entry.md"
    said = shell("export", "reflection", "--to", str(file), code=1).said
    assert said.startswith(f"{file} is there already")
    assert file.read_text("utf-8") == ENTRY
    shell("export", "reflection", "--to", str(file), "--force")
    assert file.read_text("utf-8") != ENTRY


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("export", "reflection"), 2),
        (("export", "banana", "--to", "out.md"), 2),
        (("export", "reflection", "--to", "out.pdf", "--format", "pdf"), 2),
        (("export", "reflection", "--to", "out.docx", "--format", "docx"), 1),
        (("export", "RJ-5", "--to", "out.md"), 1),
        (("export", "note", "--to", "/no/such/folder/out.md"), 1),
        (("export", "note", "--to", "no-such-folder/"), 1),
        (("import",), 2),
        (("import", "/no/such/file.md"), 1),
    ],
)
def test_what_cannot_be_done_has_its_code(shell: Shell, words: tuple[str, ...], code: int) -> None:
    assert shell(*words, code=code).said
