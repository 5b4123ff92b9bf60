"""Files that are damaged, edited or no notebook: never a traceback, never overwritten, and whatever
is good in them is still there."""

import random
import re
from collections.abc import Callable
from pathlib import Path
from zlib import crc32

import pytest

from jargon8_tui.model.errors import Refused
from jargon8_tui.store import NotANotebook, Notebook, rescue
from jargon8_tui.store.layout import SEAL
from tests.conftest import NOW
from tests.store.making import edited, opened, reflection, stock, titles, with_records

Damage = Callable[[bytes], bytes]

NOTEBOOK = b"""{
"reflections":{
"1":{"uid":"u1","created":"2026-01-01T10:00:00Z","modified":"2026-01-01T10:00:00Z",\
"date":"2026-01-01","title":"One"},
"2":{"uid":"u2","created":"2026-01-02T10:00:00Z","modified":"2026-01-02T10:00:00Z",\
"date":"2026-01-02","title":"Two"}
},
"meta":{
"1":{"schema":1,"notebook":"n1","next":{"reflections":3}}
}
}
"""
ROW = NOTEBOOK.split(b'"2":')[1].split(b"\n")[0]
OTHER_ROW = ROW.replace(b"u2", b"u9")


def swap(old: bytes, new: bytes) -> Damage:
    """A damage that puts `new` in the place of `old`."""
    return lambda content: content.replace(old, new)


def in_table(rows: bytes) -> Damage:
    """A damage that adds rows to the table of reflections."""
    return swap(b'"2":' + ROW, b'"2":' + ROW + b",\n" + rows)


REFUSED: dict[str, Damage] = {
    "it is empty": lambda _: b"",
    "only blanks": lambda _: b" \n\t\n",
    "only zeros": lambda content: b"\0" * len(content),
    "null": lambda _: b"null",
    "a list": lambda _: b"[]",
    "a number": lambda _: b"5",
    "a text": lambda _: b'"notebook"',
    "true": lambda _: b"true",
    "no tables": lambda _: b"{}",
    "another TinyDB file": lambda _: b'{"_default": {"1": {"a": 1}}}',
    "cut short": lambda content: content[:-30],
    "cut in a text": lambda content: content[: content.index(b"Two")],
    "cut at the start": lambda content: content[30:],
    "something after its end": lambda content: content + b"{}",
    "twice": lambda content: content * 2,
    "UTF-16": lambda content: content.decode().encode("utf-16"),
    "Windows-1252": swap(b"One", b"Caf\xe9"),
    "a null byte": swap(b"One", b"O\0ne"),
    "not a number": swap(b'"title":"One"', b'"title":"One","hours":NaN'),
    "infinity": swap(b'"title":"One"', b'"title":"One","hours":Infinity'),
    "a number too large": swap(b'"title":"One"', b'"title":"One","hours":1e999'),
    "a number too long": swap(b'"title":"One"', b'"title":"One","hours":' + b"9" * 5000),
    "nested too deeply": swap(b'"One"', b"[" * 100_000 + b"]" * 100_000),
    "single quotes": swap(b'"', b"'"),
    "meta is a list": lambda content: content[: content.index(b'"meta":')] + b'"meta":[]}',
    "meta is empty": lambda content: content[: content.index(b'"meta":')] + b'"meta":{}}',
    "a picture": lambda _: b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
}

SERVED: dict[str, tuple[Damage, set[str], int]] = {
    "a byte order mark": (lambda content: b"\xef\xbb\xbf" + content, {"One", "Two"}, 0),
    "indented": (lambda content: content.replace(b"\n", b"\r\n   "), {"One", "Two"}, 0),
    "a table that is a list": (swap(b'"meta":', b'"notes":[1,2],"meta":'), {"One", "Two"}, 1),
    "a table that is null": (swap(b'"meta":', b'"notes":null,"meta":'), {"One", "Two"}, 1),
    "a table that is a text": (swap(b'"meta":', b'"notes":"x","meta":'), {"One", "Two"}, 1),
    "a record that is a list": (in_table(b'"3":[1,2]'), {"One", "Two"}, 1),
    "a record that is a text": (in_table(b'"3":"x"'), {"One", "Two"}, 1),
    "a record that is null": (in_table(b'"3":null'), {"One", "Two"}, 1),
    "a record without fields": (in_table(b'"3":{}'), {"One", "Two"}, 1),
    "an id that is no number": (in_table(b'"abc":' + ROW), {"One", "Two"}, 1),
    "an id with a blank": (in_table(b'" 1":' + ROW), {"One", "Two"}, 1),
    "an id with an underline": (in_table(b'"1_0":' + ROW + b',\n"10":' + ROW), {"One", "Two"}, 1),
    "an id below one": (in_table(b'"0":' + ROW + b',\n"-4":' + ROW), {"One", "Two"}, 2),
    "an id of 5,000 digits": (in_table(b'"' + b"7" * 5000 + b'":' + ROW), {"One", "Two"}, 1),
    "an id that is there twice": (in_table(b'"1":' + ROW), {"Two"}, 1),
    "a table that is there twice": (
        swap(b'"meta":', b'"reflections":{"9":%b},"meta":' % OTHER_ROW),
        {"One", "Two"},
        0,
    ),
    "a field that is there twice": (swap(b'"title":"One"', b'"title":"A","title":"B"'), {"Two"}, 1),
    "a field twice inside": (
        swap(b'"title":"One"', b'"title":"One","more":{"a":1,"a":2}'),
        {"Two"},
        1,
    ),
    "half of a surrogate pair": (swap(b'"One"', b'"\\ud800"'), {"Two"}, 1),
    "a date that is none": (swap(b'"date":"2026-01-01"', b'"date":"2026-02-31"'), {"Two"}, 1),
    "a number where text should be": (swap(b'"title":"One"', b'"title":7'), {"Two"}, 1),
    "a record nested deeply": (
        swap(b'"title":"One"', b'"title":' + b"[" * 400 + b"]" * 400),
        {"Two"},
        1,
    ),
}


@pytest.mark.parametrize("damage", REFUSED.values(), ids=REFUSED)
def test_what_is_no_notebook_is_left_alone_and_set_aside(path: Path, damage: Damage) -> None:
    content = damage(NOTEBOOK)
    path.write_bytes(content)
    for read_only in (True, False, False):
        with pytest.raises(NotANotebook) as refused:
            opened(path, read_only=read_only)
        assert refused.value.kept is not None
        assert refused.value.kept.read_bytes() == content
    assert path.read_bytes() == content
    assert len(list(path.parent.glob("*.damaged-*"))) == 1
    assert str(refused.value).count("\n") == 1


@pytest.mark.parametrize(("damage", "good", "bad"), SERVED.values(), ids=SERVED)
def test_what_is_good_in_a_damaged_file_is_served_and_the_rest_is_named(
    path: Path, damage: Damage, good: set[str], bad: int
) -> None:
    content = damage(NOTEBOOK)
    path.write_bytes(content)
    with opened(path) as notebook:
        assert {kept.title for kept in notebook.reflections.newest_first()} >= good
        assert len(notebook.bad_records()) == bad
        assert notebook.check().is_whole == (not bad)
        notebook.reflections.add(reflection("Added"))
    assert good | {"Added"} <= set(titles(path))
    stock(path)
    with opened(path) as notebook:
        assert len(notebook.bad_records()) == bad
        (backup,) = notebook.backups()
        copy = notebook.back_up(path.with_name("copy.json"))
        assert (backup.problem, copy.problem) == ("", "")


def test_the_newest_good_backup_is_offered_and_put_in_its_place(path: Path) -> None:
    with_records(path, "One")
    with opened(path) as notebook:
        good = notebook.back_up()
        notebook.reflections.add(reflection("Two"))
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(NotANotebook) as refused:
        opened(path)
    assert refused.value.newest_good is not None
    assert refused.value.newest_good.name == good.name
    assert good.name in str(refused.value)
    assert rescue(path, now=lambda: NOW).name == good.name
    assert titles(path) == ["One"]


def test_saves_that_only_the_journal_holds_outlive_the_file(path: Path) -> None:
    with_records(path, "One")
    with opened(path) as notebook:
        notebook.back_up()
        notebook.reflections.add(reflection("Two"))
        journal = path.with_name("notebook.json.journal").read_bytes()
    path.with_name("notebook.json.journal").write_bytes(journal)
    path.write_bytes(b"")
    rescue(path, now=lambda: NOW)
    assert titles(path) == ["One", "Two"]
    with opened(path) as notebook:
        assert notebook.check().is_whole


def test_what_was_added_by_hand_before_the_backup_keeps_its_ref_after_a_rescue(path: Path) -> None:
    with_records(path, "One")
    edited(
        path,
        lambda file: file["reflections"].update(
            {"7": {**file["reflections"]["1"], "uid": "u7", "title": "By hand"}}
        ),
    )
    with opened(path) as notebook:
        notebook.fold()
        notebook.reflections.add(reflection("Two"))
    path.write_bytes(b"")
    rescue(path, now=lambda: NOW)
    with opened(path) as notebook:
        assert str(notebook.reflections.add(reflection("After")).ref) == "RJ-8"
    assert titles(path) == ["One", "By hand", "After"]


def test_without_a_good_backup_it_says_so(path: Path) -> None:
    path.write_bytes(b"")
    with pytest.raises(Refused, match=r"no backup of .* that can be read"):
        rescue(path, now=lambda: NOW)


def test_a_folder_where_the_file_should_be_is_said(path: Path) -> None:
    path.mkdir()
    with pytest.raises(Refused, match="could not be opened"):
        opened(path)


def test_a_file_that_says_wrongly_where_its_tables_are_is_read_all_the_same(path: Path) -> None:
    with_records(path, "One", "Two")
    body = path.read_bytes()[: -len(SEAL % 0)]
    body = re.sub(rb'"reflections":\[(\d+),', rb'"reflections":[1\1,', body)
    crafted = body + SEAL % crc32(body)
    path.write_bytes(crafted)
    with opened(path) as notebook:
        assert [kept.title for kept in notebook.reflections.all()] == ["One", "Two"]
        assert any("changed by something other" in notice for notice in notebook.notices)
        notebook.reflections.add(reflection("Added"))
    assert titles(path) == ["One", "Two", "Added"]
    with opened(path) as notebook:
        assert notebook.backups()[0].problem == ""
        assert notebook.check().is_whole


def mutated(content: bytes, chance: random.Random) -> bytes:
    """`content` with something done to it that a bad disk or a bad program might do."""
    at, to = sorted(chance.randrange(len(content) + 1) for _ in range(2))
    match chance.randrange(6):
        case 0:
            return content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :]
        case 1:
            return content[:at]
        case 2:
            return content[:at] + content[to:]
        case 3:
            return content[:to] + content[at:]
        case 4:
            return content[:at] + b"\0" * (to - at) + content[to:]
    return (
        content[:at] + chance.choice([b'"', b"{", b"}", b",", b"\n", b"[1]", b"1e9"]) + content[at:]
    )


def try_mutated(path: Path, seed: int) -> None:
    chance = random.Random(seed)
    content = mutated(NOTEBOOK, chance)
    path.write_bytes(content)
    try:
        notebook: Notebook = opened(path, read_only=True)
    except NotANotebook as refused:
        assert refused.kept is not None
        assert refused.kept.read_bytes() == content
        refused.kept.unlink()
        return
    with notebook:
        list(notebook.reflections.newest_first())
        notebook.check()
    assert path.read_bytes() == content


def test_a_mutated_file_is_read_or_refused(path: Path) -> None:
    for seed in range(300):
        try_mutated(path, seed)


@pytest.mark.slow
def test_ten_thousand_mutated_files_are_read_or_refused(path: Path) -> None:
    for seed in range(10_000):
        try_mutated(path, seed)
