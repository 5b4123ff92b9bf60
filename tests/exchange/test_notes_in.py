"""What becomes of study notes and of text without any headings."""

from pathlib import Path

from jargon8_tui.exchange.importing import import_files
from jargon8_tui.model.note import Note
from jargon8_tui.store import Notebook
from tests.exchange.files import brought_in, written

STUDY = """\
# Study Notes – Area 2: Customers
*(for the exam)*

A word before it all.

## Definition
Knowing who is who.

### In short
Who, what, when.

---

## Models & Tools ##

```
## not a section
```
"""


def notes(notebook: Notebook, path: Path) -> list[Note]:
    brought_in(notebook, path)
    return [kept.record for kept in notebook.notes.all()]


def test_a_note_for_each_section(notebook: Notebook, tmp_path: Path) -> None:
    found = notes(notebook, written(tmp_path / "study.md", STUDY))
    assert [(note.title, note.body) for note in found] == [
        ("Study Notes – Area 2: Customers", "A word before it all."),
        ("Definition", "Knowing who is who.\n\n### In short\nWho, what, when."),
        ("Models & Tools", "```\n## not a section\n```"),
    ]
    assert {note.section for note in found} == {"Study Notes – Area 2: Customers"}
    assert {note.source for note in found} == {"study.md"}


def test_the_subtitle_is_left_out_and_said(notebook: Notebook, tmp_path: Path) -> None:
    report = import_files(notebook, [written(tmp_path / "study.md", STUDY)])
    assert [said.sentence for said in report.said] == [
        "The subtitle '(for the exam)' was left out."
    ]


def test_a_text_without_headings_is_one_note(notebook: Notebook, tmp_path: Path) -> None:
    (note,) = notes(notebook, written(tmp_path / "desk notes.txt", "Ring twice.\n\nThen wait.\n"))
    assert (note.title, note.section) == ("desk notes", "desk notes")
    assert note.body == "Ring twice.\n\nThen wait."


def test_one_heading_and_no_sections_is_one_note(notebook: Notebook, tmp_path: Path) -> None:
    (note,) = notes(notebook, written(tmp_path / "a.md", "# Keys\nA\n### Spare\nB\n# Lost\nC\n"))
    assert (note.title, note.body) == ("Keys", "A\n### Spare\nB\n# Lost\nC")


def test_a_later_title_begins_another_section(notebook: Notebook, tmp_path: Path) -> None:
    found = notes(notebook, written(tmp_path / "a.md", "# One\n## A\na\n# Two\nb\n## C\nc\n"))
    assert [(note.section, note.title, note.body) for note in found] == [
        ("One", "A", "a"),
        ("Two", "Two", "b"),
        ("Two", "C", "c"),
    ]


def test_front_matter_gives_title_and_tags(notebook: Notebook, tmp_path: Path) -> None:
    text = "---\ntitle: Site rules\ntags: keys, doors\naliases: x\n---\nNobody after ten.\n"
    (note,) = notes(notebook, written(tmp_path / "a.md", text))
    assert (note.title, note.section, note.tags) == ("Site rules", "Site rules", ("keys", "doors"))
    assert note.body == "Nobody after ten."


def test_a_rule_at_the_top_is_no_front_matter(notebook: Notebook, tmp_path: Path) -> None:
    (note,) = notes(notebook, written(tmp_path / "a.md", "---\nNobody after ten.\n---\nNot one.\n"))
    assert note.body == "Nobody after ten.\n---\nNot one."


def test_two_sections_of_one_name_are_two_notes(notebook: Notebook, tmp_path: Path) -> None:
    path = written(tmp_path / "a.md", "# T\n## S\nfirst\n## S\nsecond\n")
    assert [note.body for note in notes(notebook, path)] == ["first", "second"]
    assert len(brought_in(notebook, path).unchanged) == 2
