"""The door for what goes out: where it goes, what it looks like, what is in the way."""

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import pytest

from jargon8_tui.exchange.exporting import export
from jargon8_tui.exchange.importing import import_files
from jargon8_tui.exchange.writing.file_names import file_name, told_apart
from jargon8_tui.model.action import Action
from jargon8_tui.model.errors import NotFound, Refused
from jargon8_tui.model.fields import Shape, fields_of
from jargon8_tui.model.kinds import ACTION, KINDS, LINK, NOTE, RACI, REFLECTION, Kind, Ref
from jargon8_tui.model.note import Note
from jargon8_tui.model.record import STAMPS, Record
from jargon8_tui.model.reflection import Reflection
from jargon8_tui.model.service_level import ServiceLevel, Target
from jargon8_tui.model.stakeholder import Stakeholder
from jargon8_tui.model.values import in_json, made
from jargon8_tui.services.connections import link
from jargon8_tui.store import Notebook
from tests.exchange.files import reasons


@pytest.fixture
def filled(notebook: Notebook) -> Notebook:
    """Two entries, two notes, an action each way, a link."""
    entry = notebook.reflections.add(
        Reflection(
            date=dt.date(2026, 11, 20),
            title="Barrier: stuck / again?",
            area=2,
            did="Counted cars.\n\n## Not a heading of ours",
            next_steps="- Count again",
            criteria=("A2-P3", "A2-D3"),
            hours=1.5,
            status="complete",
        )
    )
    notebook.reflections.add(Reflection(date=dt.date(2026, 11, 2), title="Loose thoughts"))
    notebook.notes.add(Note(title="Spare", section="Keys", body="In the safe.", tags=("site",)))
    notebook.notes.add(Note(title="CON", body="Not for Windows."))
    notebook.actions.add(
        Action(text="Count again", due=dt.date(2026, 11, 27), source=entry.record.uid, owner="me")
    )
    notebook.actions.add(Action(text="Ask", done=dt.date(2026, 11, 3), result="They\nagreed."))
    link(notebook, Ref(REFLECTION, 1), Ref(NOTE, 1), "the keys of the barrier")
    return notebook


def page(filled: Notebook, tmp_path: Path, kind: Kind[Any]) -> str:
    (path,) = export(filled, kind, tmp_path / "page.md", "md")
    return re.sub(r"<!-- jargon8 \{.*\} -->\n", "", path.read_text("utf-8"))


def test_reflections_as_an_assessor_reads_them(filled: Notebook, tmp_path: Path) -> None:
    assert page(filled, tmp_path, REFLECTION) == (
        "# Reflections – Area 2: Customer and Stakeholder Management\n"
        "\n"
        "## Fri 20 Nov 2026 – Barrier: stuck / again?\n"
        "*A2-P3, A2-D3 · 1.5 h off the job · complete*\n"
        "\n### What I did\n\nCounted cars.\n\n\\## Not a heading of ours\n"
        "\n### What I learned\n"
        "\n### How this maps to the standard\n"
        "\n### Next steps\n\n- Count again\n"
        "\n# Reflections\n"
        "\n## Mon 2 Nov 2026 – Loose thoughts\n*draft*\n"
        "\n### What I did\n\n### What I learned\n"
        "\n### How this maps to the standard\n\n### Next steps\n"
    )


def test_notes_by_section(filled: Notebook, tmp_path: Path) -> None:
    assert page(filled, tmp_path, NOTE) == (
        "# Keys\n\n## Spare\n\nIn the safe.\n\n# Notes\n\n## CON\n\nNot for Windows.\n"
    )


def test_actions_as_tasks(filled: Notebook, tmp_path: Path) -> None:
    (path,) = export(filled, ACTION, tmp_path / "actions.md", "md")
    assert path.read_text("utf-8").splitlines()[1:] == [
        "# Actions",
        "",
        "- [ ] Count again (AC-1, due Fri 27 Nov 2026, me, from RJ-1 Barrier: stuck / again?)",
        "- [x] Ask (AC-2, done Tue 3 Nov 2026)",
        "  They",
        "  agreed.",
    ]


def test_a_kind_without_a_page_of_its_own(filled: Notebook, tmp_path: Path) -> None:
    (path,) = export(filled, LINK, tmp_path / "links.md", "md")
    assert path.read_text("utf-8").splitlines()[1:] == [
        "# Links",
        "",
        "## LK-1 the keys of the barrier",
        "",
        "- **From:** RJ-1 Barrier: stuck / again?",
        "- **To:** NT-1 Spare",
        "- **Why:** the keys of the barrier",
    ]


@pytest.mark.parametrize("kind", [ACTION, LINK])
def test_a_list_for_people_is_not_taken_back_in(
    filled: Notebook, tmp_path: Path, kind: Kind[Any]
) -> None:
    (path,) = export(filled, kind, tmp_path / "list.md", "md")
    assert "export it as JSON" in reasons(import_files(filled, [path]))[0]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_is_a_page_of_html_that_says_what_the_records_say(
    notebook: Notebook, tmp_path: Path, kind: Kind[Record]
) -> None:
    poison = "<b>[x]</b> & | *y*\x1b[31m"
    given: dict[str, object] = {
        field.name: poison
        for field in fields_of(kind.record)
        if field.shape in (Shape.LINE, Shape.PROSE) and field.name not in STAMPS
    }
    whole: dict[str, object] = {"power": 3, "interest": 4, "direction": "at most", "targets": "3"}
    wanted = {field.name for field in fields_of(kind.record) if field.required}
    given |= {name: whole[name] for name in wanted & whole.keys()}
    stakeholder = notebook.stakeholders.add(Stakeholder(name="Desk", power=1, interest=1))
    given |= dict.fromkeys(wanted & {"stakeholder", "a", "b"}, stakeholder.record.uid)
    if "service_level" in wanted:
        given["service_level"] = notebook.service_levels.add(_level()).record.uid
    kept = notebook.collection(kind).add(made(kind, given, notebook.now()).record)
    (page,) = export(notebook, kept.ref, tmp_path / "page.html", "html")
    text = page.read_text("utf-8")
    assert text.startswith("<!doctype html>")
    assert "<b>" not in text and "\x1b" not in text
    assert "&lt;b&gt;[x]&lt;/b&gt; &amp; | *y*" in text
    assert f"{kept.ref}" in text or kind is RACI


def _level() -> ServiceLevel:
    target = Target(from_=dt.date(2026, 1, 1), value=3)
    return ServiceLevel(name="Response", unit="minutes", direction="at most", targets=(target,))


def test_json_is_what_list_prints(filled: Notebook, tmp_path: Path) -> None:
    (path,) = export(filled, REFLECTION, tmp_path / "a.json", "json")
    fields = [in_json(filled.reflections.get(id)) for id in (1, 2)]
    assert json.loads(path.read_bytes()) == [
        {"ref": f"RJ-{id}", "kind": "reflection", **json.loads(json.dumps(values))}
        for id, values in enumerate(fields, 1)
    ]


def test_files_in_a_folder_have_names_for_every_system(filled: Notebook, tmp_path: Path) -> None:
    def names(*written: list[Path]) -> list[str]:
        return [path.name for paths in written for path in paths]

    assert names(
        export(filled, REFLECTION, tmp_path, "md"),
        export(filled, NOTE, tmp_path, "md"),
        export(filled, [Ref(ACTION, 1), Ref(LINK, 1)], tmp_path, "md"),
        export(filled, Ref(NOTE, 2), tmp_path, "json"),
        export(filled, NOTE, tmp_path, "json"),
    ) == [
        "2026-11-20 RJ-1 Barrier stuck again.md",
        "2026-11-02 RJ-2 Loose thoughts.md",
        "Keys.md",
        "Notes.md",
        "actions.md",
        "links.md",
        "NT-2.json",
        "notes.json",
    ]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("con", "_con"),
        ("Lpt1.old", "_Lpt1.old"),
        ("a. ", "a"),
        ('<>:"/\\|?*', "untitled"),
        ("...", "untitled"),
        ("é" * 60, "é" * 40),
    ],
)
def test_a_file_name_is_one_that_any_system_takes(words: str, name: str) -> None:
    assert file_name(words) == name


def test_names_that_differ_only_in_case_are_told_apart() -> None:
    assert told_apart(["Keys", "keys", "KEYS", "keys (2)"]) == [
        "Keys",
        "keys (2)",
        "KEYS (3)",
        "keys (2) (2)",
    ]


def test_a_file_that_is_there_is_left_alone(filled: Notebook, tmp_path: Path) -> None:
    taken = tmp_path / "2026-11-02 RJ-2 Loose thoughts.md"
    taken.write_text("mine")
    for to in (tmp_path, taken):
        with pytest.raises(Refused, match="is there already, so nothing was written"):
            export(filled, REFLECTION, to, "md")
    assert taken.read_text() == "mine"
    assert [path.name for path in tmp_path.glob("*.md")] == [taken.name]
    export(filled, REFLECTION, tmp_path, "md", force=True)
    assert taken.read_text("utf-8").startswith("# Reflections")


def test_what_cannot_be_exported_is_refused_with_why(filled: Notebook, tmp_path: Path) -> None:
    to = tmp_path / "a.md"
    with pytest.raises(Refused, match=r"There is no folder .*nowhere"):
        export(filled, NOTE, tmp_path / "nowhere" / "a.md", "md")
    with pytest.raises(Refused, match="holds records of one kind"):
        export(filled, [Ref(NOTE, 1), Ref(ACTION, 1)], to, "md")
    with pytest.raises(NotFound, match="NT-9"):
        export(filled, Ref(NOTE, 9), to, "md")
    with pytest.raises(Refused, match="md, csv, json, html are"):
        export(filled, NOTE, to, "docx")  # type: ignore[arg-type] # that is the test
    with pytest.raises(Refused, match="could not be written"):
        export(filled, NOTE, tmp_path / ("x" * 300 + ".md"), "md")
    assert list(tmp_path.glob("*.md")) == []


def test_nothing_to_export_is_refused(notebook: Notebook, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="There are no actions to export"):
        export(notebook, ACTION, tmp_path / "a.md", "md")
