"""`list`, `show`, `find`, `trash`, `check`, `schema`: what they print, and that they only read."""

from pathlib import Path

import msgspec
import pytest

from jargon8_tui.model.fields import fields_of
from jargon8_tui.model.kinds import KINDS
from tests.cli.conftest import Shell, listing


@pytest.fixture
def filled(shell: Shell) -> Shell:
    """A shell on a notebook with three entries, two actions, a note and a link."""
    shell("new", "reflection", "title=Spring handover", "date=2026-03-02", "area=2")
    shell(
        *("new", "reflection", "title=Café queue", "date=2026-11-20", "area=5", "status=complete"),
        *("did=Counted the visitors, one by one.", "next_steps=- ask the café\n- write it up"),
        *("criteria=A5-1", "hours=2.5"),
    )
    shell("new", "reflection", "title=Keys", "date=2025-12-24", "area=2")
    shell("new", "action", "text=Ask the café", "due=2026-11-20", "source=RJ-2")
    shell("new", "action", "text=Write it up", "done=today", "source=RJ-2")
    shell("new", "note", "title=Counting", "section=Methods", "body=Visitors by the hour")
    shell("link", "RJ-2", "NT-1", "--why", "how it is counted")
    return shell


def refs(shell: Shell, *words: str) -> list[str]:
    return [one["ref"] for one in shell(*words, "--json").json]


def test_a_list_is_newest_first_by_the_day_of_the_record(filled: Shell) -> None:
    assert filled("list", "reflection").lines == [
        "RJ-2  Fri 20 Nov   area 5, complete  Café queue",
        "RJ-1  Mon 2 Mar    area 2, draft     Spring handover",
        "RJ-3  24 Dec 2025  area 2, draft     Keys",
    ]
    assert refs(filled, "list", "reflection") == ["RJ-2", "RJ-1", "RJ-3"]


def test_columns_stand_under_each_other_whatever_the_letters(shell: Shell) -> None:
    shell("new", "note", "title=a", "section=字幕")
    shell("new", "note", "title=b", "section=cafe\u0301s")
    assert shell("list", "note").lines == [
        "NT-2  Sun 22 Nov  cafe\u0301s  b",
        "NT-1  Sun 22 Nov  字幕   a",
    ]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--since", "2026-01-01"), ["RJ-2", "RJ-1"]),
        (("--until", "2/3/2026"), ["RJ-1", "RJ-3"]),
        (("--since", "2/3", "--until", "2/3"), ["RJ-1"]),
        (("--area", "2"), ["RJ-1", "RJ-3"]),
        (("--open",), ["RJ-1", "RJ-3"]),
        (("--open", "--area", "5"), []),
    ],
)
def test_a_list_can_be_narrowed(
    filled: Shell, options: tuple[str, ...], expected: list[str]
) -> None:
    assert refs(filled, "list", "reflection", *options) == expected


def test_open_actions_are_those_not_done(filled: Shell) -> None:
    assert refs(filled, "list", "action", "--open") == ["AC-1"]


def test_a_narrowing_that_the_kind_does_not_have_leaves_none_and_says_why(filled: Shell) -> None:
    answer = filled("list", "note", "--area", "2")
    assert (answer.printed, answer.said) == ("", "There are no such notes: notes have no area.\n")
    said = filled("list", "note", "--open").said
    assert said == "There are no such notes: notes are neither open nor done.\n"
    for kind in KINDS:
        assert filled("list", kind.name, "--area", "99", "--open", "--json").json == []


def test_a_day_that_is_none_is_refused_with_the_forms(filled: Shell) -> None:
    said = filled("list", "note", "--since", "someday", code=1).said
    assert said.startswith("someday is not a date: 2026-11-22, ")


def test_an_entry_is_shown_under_its_four_headings(filled: Shell) -> None:
    assert filled("show", "RJ-2").lines == [
        "RJ-2  Café queue",
        "Reflection of Fri 20 Nov 2026",
        "Area: Area 5: Contract Performance and Management",
        "Criteria: A5-1 KPIs and SLAs",
        "Hours: 2.5",
        "Status: complete",
        "",
        "What I did",
        "  Counted the visitors, one by one.",
        "",
        "What I learned",
        "  (nothing yet)",
        "",
        "How this maps to the standard",
        "  (nothing yet)",
        "",
        "Next steps",
        "  - ask the café",
        "  - write it up",
        "",
        "Belongs with",
        "  AC-1  Ask the café (action)",
        "  AC-2  Write it up (action)",
        "  NT-1  Counting (how it is counted)",
        "",
        "Created Sun 22 Nov 2026, 14:05; changed Sun 22 Nov 2026, 14:05",
    ]


def test_a_record_is_shown_as_json_with_what_belongs_with_it(filled: Shell) -> None:
    shown = filled("show", "AC-1", "--json").json
    assert (shown["ref"], shown["kind"], shown["due"]) == ("AC-1", "action", "2026-11-20")
    assert shown["links"] == [
        {"ref": "RJ-2", "kind": "reflection", "title": "Café queue", "why": "came from"}
    ]
    assert shown["worked_out"] == {"open": True, "overdue": True}
    assert filled("show", "RJ-2", "--json").json["source"] == ""
    assert filled("show", "café QUEUE", "--json").json["ref"] == "RJ-2"


def test_what_an_action_came_from_is_named(filled: Shell) -> None:
    assert "From: RJ-2  Café queue" in filled("show", "AC-1").lines


def test_words_are_found_by_their_beginnings(filled: Shell) -> None:
    answer = filled("find", "visit", "count")
    assert answer.lines[:1] == ["NT-1  Sun 22 Nov  Counting"]
    assert answer.lines[-2:] == [
        "RJ-2  Fri 20 Nov  Café queue",
        "    Counted the visitors, one by one.",
    ]
    assert refs(filled, "find", "CAFE") == ["RJ-2", "AC-1"]
    assert refs(filled, "find", "cafe", "--kind", "action") == ["AC-1"]
    assert refs(filled, "find", "cafe", "--limit", "1") == ["RJ-2"]
    assert len(refs(filled, "find", "cafe", "--limit", "9" * 40)) > 1  # more than any list holds


def test_a_hit_says_where_it_was_found(filled: Shell) -> None:
    assert filled("find", '"by the hour"', "--json").json[0] == {
        "ref": "NT-1",
        "kind": "note",
        "title": "Counting",
        "when": "2026-11-22T14:05:00Z",
        "snippet": "Visitors by the hour",
        "field": "body",
    }


def test_a_shipped_note_is_found_by_its_ref_and_words(filled: Shell) -> None:
    (hit, *_) = [
        hit
        for hit in filled("find", "acas", "mediation", "--json").json
        if hit["ref"] == "LIB-acas-mediation"
    ]
    assert (hit["kind"], hit["field"]) == ("note", "title")
    assert set(hit) == {"ref", "kind", "title", "when", "snippet", "field"}


def test_a_search_is_narrowed_by_its_words(filled: Shell) -> None:
    assert refs(filled, "find", "cafe", "kind:action") == ["AC-1"]
    assert refs(filled, "find", "cafe", "since:20/11") == ["RJ-2", "AC-1"]
    assert refs(filled, "find", "cafe", "since:21/11") == []
    refused = filled("find", "cafe", "since:soon", code=1)
    assert refused.printed == ""
    assert refused.said.startswith("soon is not a date:")


def test_nothing_found_is_an_answer(filled: Shell) -> None:
    assert filled("find", "zebra", "--json").printed == "[]\n"
    answer = filled("find", "zebra")
    assert (answer.printed, answer.code) == ("", 0)
    assert answer.said.startswith("Nothing has zebra")


def test_the_trash_is_listed_latest_first(filled: Shell) -> None:
    filled("remove", "RJ-3")
    filled("remove", "NT-1")
    assert sorted(refs(filled, "trash")) == ["NT-1", "RJ-3"]
    (item,) = [one for one in filled("trash", "--json").json if one["ref"] == "RJ-3"]
    assert (item["kind"], item["title"], item["deleted"]) == (
        "reflection",
        "Keys",
        "2026-11-22T14:05:00Z",
    )
    assert item["record"]["date"] == "2025-12-24"


def test_a_whole_notebook_is_said_to_be(filled: Shell, path: Path) -> None:
    assert filled("check").printed == f"{path} is whole: 7 records, 1 backup.\n"
    filled("remove", "NT-1")  # what links to it is not broken: it can come back
    report = filled("check", "--json").json
    assert (report["whole"], report["records"]) == (True, 6)
    assert [found["severity"] for found in report["findings"]] == ["harmless"]


def test_what_is_broken_is_named_and_the_rest_works(filled: Shell, path: Path) -> None:
    file = path.read_text("utf-8")
    path.write_text(file.replace('"date":"2025-12-24"', '"date":"never"'), "utf-8")
    answer = filled("check", code=1)
    (named,) = [line for line in answer.lines if line.startswith("reflections 3: ")]
    assert named.startswith("reflections 3: its Date is not a date (2026-11-22, ")
    assert named.endswith("it is kept as it is.")
    assert answer.lines[-1].startswith(f"{path} is not whole: ")
    assert refs(filled, "list", "reflection") == ["RJ-2", "RJ-1"]
    shown = filled("show", "RJ-3", code=1)
    assert shown.said.startswith("RJ-3 is in the file but cannot be read")
    refused = filled("set", "RJ-3", "title=Over it", code=1)
    assert len(refused.said.splitlines()) == 2  # that the file was changed, and that


def test_a_link_into_nowhere_is_named(filled: Shell, path: Path) -> None:
    uid = filled("show", "NT-1", "--json").json["uid"]
    path.write_text(path.read_text("utf-8").replace(f'"b":"{uid}"', '"b":"nobody"'), "utf-8")
    answer = filled("check", "--json", code=1)
    assert answer.json["whole"] is False
    (error,) = [found for found in answer.json["findings"] if found["severity"] == "error"]
    assert error["about"] == "links"
    assert error["sentence"].startswith("LK-1 ")


def test_the_schema_of_every_kind(shell: Shell) -> None:
    every = shell("schema").json
    assert set(every) == {kind.name for kind in KINDS}
    one = shell("schema", "reflection").json
    assert one == every["reflection"]
    assert one["properties"]["area"]["title"] == "Area"
    assert one["required"] == ["title"]
    for kind in KINDS:
        needed = {field.name for field in fields_of(kind.record) if field.required}
        assert set(every[kind.name]["required"]) == needed
    assert every["feedback"]["required"] == ["summary"]
    role = every["raci"]["$defs"]["Role"]
    assert every["raci"]["properties"]["roles"]["items"] == {"$ref": "#/$defs/Role"}
    assert set(role["properties"]) == {"name", "stakeholder"}


def test_poison_in_the_file_never_reaches_the_terminal(shell: Shell, path: Path) -> None:
    shell("new", "note", "title=POISON", "section=POISON", "body=POISON")
    poison = "[A]\\u001b[31mx\\u009b2Jy\u202ez\u0085"
    file = path.read_text("utf-8").replace("POISON", poison)
    path.write_text(file, "utf-8")
    for words in (("list", "note"), ("show", "NT-1"), ("find", "xy"), ("find", "a")):
        shell(*words)
    (as_it_is,) = shell("list", "note", "--json").json
    assert as_it_is["title"] == "[A]\x1b[31mx\x9b2Jy\u202ez\x85"
    shell("remove", "NT-1")
    shell("trash")
    shell("trash", "--json")


def test_commands_that_read_write_nothing(filled: Shell, path: Path) -> None:
    filled("remove", "RJ-3")
    before = listing(path.parent)
    for words in (
        *(("list", "note"), ("show", "RJ-1"), ("find", "cafe"), ("trash",), ("check",)),
        ("schema",),
    ):
        filled(*words)
    assert listing(path.parent) == before


def test_a_notebook_that_is_not_there_is_empty_and_stays_away(shell: Shell, path: Path) -> None:
    shell("list", "note", "--json")
    shell("find", "a")
    shell("check")
    shell("show", "RJ-1", code=1)
    assert not path.exists()
    assert listing(path.parent) == {}


def test_json_reads_as_the_record_it_was(filled: Shell, path: Path) -> None:
    printed = filled("list", "note", "--json").json[0]
    kept = msgspec.json.decode(path.read_bytes())["notes"]["1"]
    assert {name: printed[name] for name in kept} == kept
