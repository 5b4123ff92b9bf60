"""Records that come as JSON: as an export wrote them, and as nobody should."""

import json
from pathlib import Path
from typing import Any

import pytest

from jargon8_tui.exchange.exporting import export
from jargon8_tui.exchange.importing import import_files
from jargon8_tui.model.action import Action
from jargon8_tui.model.kinds import ACTION, LINK, NOTE, REFLECTION
from jargon8_tui.services.connections import link
from jargon8_tui.store import Notebook
from tests.exchange.files import (
    ENTRY,
    LATER,
    brought_in,
    by_uid,
    counts,
    everything,
    opened,
    reasons,
    written,
)

UID = "7d3a4b52-0000-4000-8000-00000000000a"


def note(**values: Any) -> dict[str, Any]:
    return {"kind": "note", "title": "A", **values}


def test_a_whole_notebook_in_any_order(notebook: Notebook, tmp_path: Path) -> None:
    brought_in(notebook, written(tmp_path / "entry.md", ENTRY))
    brought_in(notebook, written(tmp_path / "keys.md", "# Keys\nIn the safe.\n"))
    entry, keys = notebook.reflections.get(1), notebook.notes.get(1)
    notebook.actions.add(Action(text="Count again", source=entry.uid))
    link(notebook, notebook.look_up(entry.uid), notebook.look_up(keys.uid), "where they are")
    files = [
        export(notebook, kind, tmp_path / f"{kind.table}.json", "json")[0]
        for kind in (LINK, ACTION, NOTE, REFLECTION)
    ]
    with opened(tmp_path, "other.json") as other:
        assert counts(brought_in(other, *files)) == (4, 0, 0, 0)
        assert by_uid(everything(other)) == by_uid(everything(notebook))
        assert counts(brought_in(other, *reversed(files))) == (0, 0, 4, 0)


def test_one_object_alone_is_a_record(notebook: Notebook, tmp_path: Path) -> None:
    text = json.dumps({**note(body="b"), "ref": "NT-9", "links": [], "worked_out": {}})
    assert counts(brought_in(notebook, written(tmp_path / "a.json", text))) == (1, 0, 0, 0)


def test_a_record_without_uid_is_known_by_its_content(notebook: Notebook, tmp_path: Path) -> None:
    path = written(tmp_path / "a.json", json.dumps([note(section="S", body="b")]))
    brought_in(notebook, path)
    assert counts(brought_in(notebook, path)) == (0, 0, 1, 0)
    written(path, json.dumps([note(section="S", body="c")]), at=LATER)
    assert counts(brought_in(notebook, path)) == (0, 1, 0, 0)


def test_a_field_that_is_not_given_stays(notebook: Notebook, tmp_path: Path) -> None:
    path = written(tmp_path / "a.json", json.dumps([note(uid=UID, body="b", tags=["x"])]))
    brought_in(notebook, path)
    written(path, json.dumps([note(uid=UID, body="c")]), at=LATER)
    assert counts(brought_in(notebook, path)) == (0, 1, 0, 0)
    assert (notebook.notes.get(1).body, notebook.notes.get(1).tags) == ("c", ("x",))


def test_control_characters_in_a_value_are_said(notebook: Notebook, tmp_path: Path) -> None:
    text = json.dumps([note(body="a\x1b[2Jb\ud800c{}")]).replace("{}", "\u2028\u202ed")
    report = brought_in(notebook, written(tmp_path / "a.json", text))
    assert [said.sentence for said in report.said] == [
        "3 control characters were taken out of Text."
    ]
    assert notebook.notes.get(1).body == "abc\nd"


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("{", 1, "It is not JSON"),
        ("[\n{}]", 2, "does not say what kind of record"),
        ('{"meta": {}, "notes": {}}', 1, "It is a notebook; import reads what an export wrote."),
        ('[\n{"kind":"note","title":"A"}\n{}]', 2, "does not end"),
        ('[\n{"kind":"note","title":"A"},\n]', 3, "It is not JSON"),
        ('[{"kind":"note","title":"A"}]\n]', 2, "more after its end"),
        ('[\n{"kind":"weather","name":"A"}]', 2, "weather is not a kind of record"),
        ("[1]", 1, "A record is a JSON object"),
        ('"text"', 1, "A record is a JSON object"),
        ('[{"kind":"note",\n"title":"A","title":"B"}]', 1, "given twice"),
        ('[{"kind":"reflection","title":"A","hours":NaN}]', 1, "NaN is not a number"),
        ('[{"kind":"note","title":"A","colour":"red"}]', 1, "there is no such field"),
        ('[{"kind":"note","title":"A","body":7}]', 1, "Text is text; 7 was given"),
        ('[{"kind":"note","title":"A","uid":"seven"}]', 1, "seven is not a uid"),
        ('[{"kind":"note","title":"A","uid":["x"]}]', 1, "is not a uid"),
        ('[{"kind":"reflection","title":"A","date":"31/02/2026"}]', 1, "is not a date"),
        ('[{"kind":"reflection","title":"A","area":"x"}]', 1, "Area is a whole number"),
        ('[{"kind":"action","text":"A","source":"RJ-7"}]', 1, "import that record first"),
        ("[" * 100_000, 1, "It is not JSON"),
        ('[{"kind":"note","title":"A","body":' + "9" * 5000 + "}]", 1, "It is not JSON"),
        ('[{"kind":"note","title":"A","body":"' + "é" * 105_000 + '"}]', 1, "Text holds at most"),
    ],
)
def test_what_is_wrong_is_told_by_its_line(
    notebook: Notebook, tmp_path: Path, text: str, line: int, reason: str
) -> None:
    report = import_files(notebook, [written(tmp_path / "a.json", text)])
    assert counts(report) == (0, 0, 0, 1)
    assert reason in reasons(report)[0]
    assert report.refused[0].line == line
    assert everything(notebook) == []


@pytest.mark.parametrize(
    "place",
    ["/etc/passwd", "../up.md", "a/../../b", "C:\\x", "\\\\host\\share", "~/x", "file:///x", ".."],
)
def test_a_path_that_leaves_its_folder_is_refused(
    notebook: Notebook, tmp_path: Path, place: str
) -> None:
    path = written(tmp_path / "a.json", json.dumps([note(source=place)]))
    report = import_files(notebook, [path])
    assert "leads out of the folder" in reasons(report)[0]


@pytest.mark.parametrize("place", ["notes/a.md", "Keys: a handbook", "https://example.org/a..b"])
def test_a_source_that_stays_in_its_folder_is_kept(
    notebook: Notebook, tmp_path: Path, place: str
) -> None:
    brought_in(notebook, written(tmp_path / "a.json", json.dumps([note(source=place)])))
    assert notebook.notes.get(1).source == place
