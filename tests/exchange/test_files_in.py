"""Which files an import reads, in which encodings, and what it says of the others."""

import codecs
import os
import sys
from pathlib import Path

import pytest

from jargon8_tui.exchange.importing import import_files
from jargon8_tui.exchange.reading.encodings import WINDOWS
from jargon8_tui.exchange.reading.files import FILE_LIMIT
from jargon8_tui.store import Notebook
from tests.exchange.files import brought_in, counts, reasons, written

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="no pipes, and links need rights")
TEXT = "# Café rules\n\nDon’t leave the “east” gate – ever.\nRépétez.\n"


def body(notebook: Notebook) -> str:
    (kept,) = notebook.notes.all()
    return kept.record.body


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        codecs.BOM_UTF8 + TEXT.replace("\n", "\r\n").encode(),
    ],
    ids=["plain", "mark", "crlf", "cr", "both"],
)
def test_utf_8_in_each_dress(notebook: Notebook, tmp_path: Path, content: bytes) -> None:
    report = brought_in(notebook, written(tmp_path / "a.md", content))
    assert report.said == []
    assert body(notebook) == "Don’t leave the “east” gate – ever.\nRépétez."


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_windows_1252_is_recognised_and_said(
    notebook: Notebook, tmp_path: Path, line_end: str
) -> None:
    content = TEXT.replace("\n", line_end).encode("cp1252")
    report = brought_in(notebook, written(tmp_path / "a.md", content))
    assert [said.sentence for said in report.said] == [WINDOWS]
    assert report.imported[0].title == "Café rules"
    assert body(notebook) == "Don’t leave the “east” gate – ever.\nRépétez."


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        (TEXT.encode("utf-16"), None, "UTF-16"),
        (TEXT.encode("utf-16-le"), None, "UTF-16"),
        (TEXT.encode("utf-32"), None, "UTF-16 or UTF-32"),
        (b"PK\x03\x04\x14\x00\x06\x00", None, "not a text file"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", None, "not a text file"),
        (TEXT.encode().replace(b"\xc3\xa9p", b"\xc3p"), 4, "damaged"),
        (b"one\n\x8f\x01\x02\x03\xff\n", 2, "not text that can be read"),
    ],
    ids=["utf-16", "utf-16 without mark", "utf-32", "zip", "pdf", "damaged", "binary"],
)
def test_what_is_not_text_is_refused(
    notebook: Notebook, tmp_path: Path, content: bytes, line: int | None, reason: str
) -> None:
    report = import_files(notebook, [written(tmp_path / "a.md", content)])
    assert counts(report) == (0, 0, 0, 1)
    assert report.refused[0].line == line
    assert reason in reasons(report)[0]


def test_what_could_command_a_terminal_is_taken_out_and_said(
    notebook: Notebook, tmp_path: Path
) -> None:
    content = b"# A\x1b[31mB\n\nred\x07 \xe2\x80\xaeleft\xed\xa0\x80 \x00end\n"
    report = brought_in(notebook, written(tmp_path / "a.md", content))
    assert [said.sentence for said in report.said] == [
        "5 control characters were taken out of its text."
    ]
    assert (report.imported[0].title, body(notebook)) == ("AB", "red left end")


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.json"])
@pytest.mark.parametrize("content", ["", "\n \n", "\ufeff"])
def test_an_empty_file_is_said(notebook: Notebook, tmp_path: Path, name: str, content: str) -> None:
    report = brought_in(notebook, written(tmp_path / name, content))
    assert counts(report) == (0, 0, 0, 0)
    assert [said.sentence for said in report.said] == ["It is empty, so nothing was taken from it."]


def test_a_folder_with_nothing_to_read_is_said(notebook: Notebook, tmp_path: Path) -> None:
    written(tmp_path / "in" / "photo.png", "x")
    report = brought_in(notebook, tmp_path / "in")
    assert [said.sentence for said in report.said] == ["There is no file in it that import reads."]


def test_a_file_over_the_limit_is_refused_with_both_sizes(
    notebook: Notebook, tmp_path: Path
) -> None:
    path = written(tmp_path / "a.md", "")
    os.truncate(path, FILE_LIMIT + 1)
    report = import_files(notebook, [path])
    assert reasons(report) == ["It has 20.0 MB; at most 20.0 MB are read, so import it in parts."]


@POSIX
def test_a_folder_is_walked_without_what_is_hidden_or_of_other_types(
    notebook: Notebook, tmp_path: Path
) -> None:
    for name in ("b.md", "a/c.txt", ".hidden.md", ".git/d.md", "e.docx", "photo.png", "A.MD"):
        written(tmp_path / "in" / name, f"# {name}\nx\n")
    outside = written(tmp_path / "secret.md", "# secret\nx\n")
    (tmp_path / "in" / "link.md").symlink_to(outside)
    (tmp_path / "in" / "round").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "same.md").symlink_to(tmp_path / "in" / "b.md")
    report = import_files(notebook, [tmp_path / "in"])
    assert sorted(taken.title for taken in report.imported) == ["A.MD", "a/c.txt", "b.md"]
    assert [refused.file.name for refused in report.refused] == ["link.md"]
    assert reasons(report)[0].startswith("It is a link that leads out of its folder")


@POSIX
@pytest.mark.skipif(getattr(os, "geteuid", int)() == 0, reason="nothing is shut to root")
def test_a_folder_that_shows_only_names_is_refused_file_by_file(
    notebook: Notebook, tmp_path: Path
) -> None:
    file = written(tmp_path / "in" / "shut" / "a.md", "# A\nx\n")
    written(tmp_path / "in" / "b.md", "# B\nx\n")
    file.parent.chmod(0o400)
    report = import_files(notebook, [tmp_path / "in"])
    file.parent.chmod(0o700)
    assert [taken.title for taken in report.imported] == ["B"]
    assert [refused.file for refused in report.refused] == [file]
    assert reasons(report) == ["It could not be opened: Permission denied."]


@POSIX
def test_a_link_to_itself_is_refused(notebook: Notebook, tmp_path: Path) -> None:
    written(tmp_path / "in" / "b.md", "# B\nx\n")
    (tmp_path / "in" / "a.md").symlink_to(tmp_path / "in" / "a.md")
    report = import_files(notebook, [tmp_path / "in"])
    assert [taken.title for taken in report.imported] == ["B"]
    assert [refused.file.name for refused in report.refused] == ["a.md"]


@POSIX
def test_what_is_named_outright_is_refused_with_a_reason(
    notebook: Notebook, tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe.md"
    os.mkfifo(pipe)
    report = import_files(
        notebook, [written(tmp_path / "a.docx", "x"), tmp_path / "none.md", pipe, Path("a\0.md")]
    )
    assert reasons(report) == [
        "Files of this type are not read; .csv, .json, .markdown, .md, .txt are.",
        "There is no such file; check its name.",
        "It is not a file that can be read.",
        "There is no such file; check its name.",
    ]
