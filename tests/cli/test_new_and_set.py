"""`new` and `set`: what is taken, what is refused and how, and nothing is kept by halves."""

import json
from pathlib import Path

import pytest

from jargon8_tui.store import Notebook
from tests.cli.conftest import Shell


def test_a_record_is_kept_as_it_was_typed(shell: Shell, path: Path) -> None:
    answer = shell("new", "reflection", "title=Queue at the barrier", "area=2", "date=fri")
    assert answer.printed == "RJ-1\n"
    with Notebook(path, read_only=True) as notebook:
        kept = notebook.reflections.get(1)
    assert (kept.title, kept.area, str(kept.date)) == ("Queue at the barrier", 2, "2026-11-20")


def test_a_value_comes_from_a_file_or_from_standard_input(shell: Shell, tmp_path: Path) -> None:
    text = tmp_path / "text.md"
    text.write_bytes(b"\xef\xbb\xbfLine one\n\nLine two\n")
    shell("new", "note", "title=From a file", f"body=@{text}")
    shell("new", "note", "title=From a pipe", "body=-", input="piped in")
    assert shell("show", "NT-1", "--json").json["body"] == "Line one\n\nLine two\n"
    assert shell("show", "NT-2", "--json").json["body"] == "piped in"


def test_what_could_command_a_terminal_is_taken_out_and_said(shell: Shell) -> None:
    answer = shell("new", "action", "text=call \x1b[31mthe\u202e gate", "owner=me\x07")
    assert answer.said == (
        "2 control characters were taken out of Action. "
        "1 control character was taken out of Owner.\n"
    )
    assert shell("show", "AC-1", "--json").json["text"] == "call the gate"


def test_json_adds_one_or_several(shell: Shell) -> None:
    assert shell("new", "note", "--from-json", "-", input='{"title": "One"}').printed == "NT-1\n"
    many = json.dumps([{"title": "Two", "tags": ["a", "b"]}, {"title": "Three"}])
    assert shell("new", "note", "--from-json", "-", input=many).printed == "NT-2\nNT-3\n"
    assert shell("show", "NT-2", "--json").json["tags"] == ["a", "b"]


def test_json_adds_all_or_nothing(shell: Shell) -> None:
    bad = json.dumps([{"title": "Fits"}, {"title": "Does not", "area": 300}])
    answer = shell("new", "reflection", "--from-json", "-", input=bad, code=1)
    assert answer.said == (
        "Item 2: reflection area: Area is a whole number from 1 to 99; 300 was given.\n"
    )
    assert shell("list", "reflection", "--json").json == []


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("{oh", "standard input, line 1: not JSON (Expecting property name"),
        ('{"title": "a", "title": "b"}', "standard input: not JSON that a record can hold (a name"),
        ("3", "standard input, item 1: a record is a JSON object, this is not one."),
        ('{"title": NaN}', "standard input: not JSON that a record can hold (NaN"),
        ("[" * 100_000, "standard input: not JSON that a record can hold (maximum recursion"),
        (b"\xff", "standard input is not UTF-8 text: byte 1 is wrong."),
        ('{"title": "a", "colour": 1}', "Item 1: note colour: there is no such field"),
        ('{"title": 3}', "Item 1: note title: Title is one line of at most 500 characters; 3 was"),
    ],
)
def test_json_that_is_none_is_refused(shell: Shell, content: str | bytes, sentence: str) -> None:
    answer = shell("new", "note", "--from-json", "-", input=content, code=1)
    assert answer.said.startswith(sentence)
    assert not answer.printed


def test_what_is_printed_is_taken_back_by_another_notebook(shell: Shell, tmp_path: Path) -> None:
    shell("new", "reflection", "title=First", "area=5", "criteria=A5-1", "hours=1.5", "tags=x,y")
    shell("new", "action", "text=Ask", "source=RJ-1", "due=+3d")
    there = ("--notebook", str(tmp_path / "other.json"))
    for kind in ("action", "reflection"):  # the action first: what it came from is not there yet
        printed = shell("list", kind, "--json")
        shell(*there, "new", kind, "--from-json", "-", input=printed.printed)
        assert shell(*there, "list", kind, "--json").json == printed.json
    shown = shell("show", "RJ-1", "--json").printed
    assert shell(*there, "show", "RJ-1", "--json").printed == shown
    copied = shell(*there, "new", "reflection", "--from-json", "-", input=shown)
    assert copied.printed == "RJ-2\n"
    assert copied.said == ("Here already, so added again with a uid of its own: 1 record.\n")
    assert shell(*there, "check").code == 0


def test_a_field_is_changed_and_cleared(shell: Shell) -> None:
    shell("new", "reflection", "title=First", "area=5")
    assert shell("set", "rj-1", "title=Second", "area=").printed == "RJ-1\n"
    shown = shell("show", "RJ-1", "--json").json
    assert (shown["title"], shown["area"]) == ("Second", None)


def test_a_due_day_that_is_over_is_said_of_an_open_action(shell: Shell) -> None:
    said = shell("new", "action", "text=Ring", "due=fri").said
    assert said == "Due Fri 20 Nov 2026, in the past: next fri is Fri 27 Nov 2026.\n"
    assert shell("set", "AC-1", "due=next fri").said == ""
    assert shell("set", "AC-1", "due=yesterday").said == "Due Sat 21 Nov 2026, in the past.\n"
    assert shell("set", "AC-1", "owner=me").said == ""
    assert shell("new", "action", "text=Ring", "due=fri", "done=today").said == ""
    assert shell("new", "action", "ring by fri").said == (
        "New action, Fri 20 Nov 2026, in the past: next fri is Fri 27 Nov 2026.\n"
    )


def test_a_change_that_is_none_is_said(shell: Shell) -> None:
    shell("new", "note", "title=Same")
    assert shell("set", "NT-1", "title=Same").said == "NT-1 was so already.\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("new", "reflection"), "reflection title: Title is needed"),
        (("new", "reflection", "title="), "reflection title: Title is needed"),
        (("new", "reflection", "title=a", "area=100"), "reflection area: Area is a whole number"),
        (("new", "reflection", "title=a", "area=two"), "reflection area: Area is a whole number"),
        (("new", "reflection", "title=a", "status=done"), "reflection status: Status is one of"),
        (("new", "reflection", "title=a", "date=31/02"), "reflection date: 31/02 is not a date"),
        (("new", "reflection", "titel=a"), "reflection titel: there is no such field; reflection"),
        (
            ("new", "action", "text=a", "source=RJ-7"),
            "action source: There is no RJ-7 in this notebook.",
        ),
        (
            ("new", "action", "text=a", "source=Nobody"),
            "action source: Nothing in this notebook is called",
        ),
        (("new", "note", "title=a", "body=@/no/such"), "/no/such could not be read: No such file"),
        (("set", "NT-1", "title="), "note title: Title is needed"),
        (("set", "NT-1", "uid=abc"), "note uid:"),
        (("new", "note", "title=a", "uid=abc"), "note uid: Uid is a UUID, or left out; abc was"),
        (("set", "NT-9", "title=a"), "There is no NT-9 in this notebook."),
    ],
)
def test_a_value_that_does_not_fit_is_refused_in_a_sentence(
    shell: Shell, words: tuple[str, ...], sentence: str
) -> None:
    shell("new", "note", "title=Here")
    answer = shell(*words, code=1)
    assert answer.said.startswith(sentence)
    assert len(answer.said.splitlines()) <= 2
    assert not answer.printed
    assert [one["title"] for one in shell("list", "note", "--json").json] == ["Here"]
    assert shell("list", "reflection", "--json").json == []


@pytest.mark.parametrize(
    "words",
    [
        ("new", "banana", "title=a"),
        ("new", "note", "title"),
        ("new", "note", "title=a", "title=b"),
        ("new", "note", "title=-", "body=-"),
        ("new", "note", "title=a", "--from-json", "-"),
        ("set", "NT-1"),
        ("set",),
        ("raci",),
        ("frobnicate",),
        ("--frobnicate",),
    ],
)
def test_a_mistake_of_usage_is_told_apart(shell: Shell, words: tuple[str, ...]) -> None:
    answer = shell(*words, code=2)
    assert len(answer.said.splitlines()) == 2
    assert answer.said.endswith("--help shows how it is used.\n")


def test_a_field_over_its_limit_is_refused_with_both_sizes(shell: Shell) -> None:
    answer = shell("new", "note", "title=Long", "body=-", input="é" * 150_000, code=1)
    assert answer.said == "note body: Text holds at most 200 KB; 293 KB were given.\n"
