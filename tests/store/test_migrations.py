"""Notebooks of other versions: earlier ones are brought up to date, later ones only read."""

import gzip
from pathlib import Path

import msgspec
import pytest

from jargon8_tui.model.errors import Refused
from jargon8_tui.store import NewerNotebook, migrations
from jargon8_tui.store.layout import Tables
from tests.store.making import edited, opened, reflection, stock, titles, with_records


def shout(tables: Tables) -> None:
    for id, row in tables["reflections"].items():
        record = msgspec.json.decode(row)
        tables["reflections"][id] = msgspec.json.encode(
            {**record, "title": record["title"].upper()}
        )


def add_mark(tables: Tables) -> None:
    for id, row in tables["reflections"].items():
        record = msgspec.json.decode(row)
        tables["reflections"][id] = msgspec.json.encode({**record, "title": record["title"] + "!"})


@pytest.fixture
def older(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A notebook two versions behind."""
    with_records(path, "One", "Two")
    monkeypatch.setattr(migrations, "MIGRATIONS", (shout, add_mark))
    return path


def test_an_earlier_one_is_brought_up_to_date_after_a_backup(older: Path) -> None:
    before = older.read_bytes()
    with opened(older) as notebook:
        backup = notebook.backups()[0]
        assert [kept.title for kept in notebook.reflections.all()] == ["ONE!", "TWO!"]
        assert stock(older)["meta"][1]["schema"] == 3
        notebook.reflections.add(reflection("Three"))
    assert titles(older) == ["ONE!", "TWO!", "Three"]
    assert gzip.decompress(backup.path.read_bytes()) == before


def test_an_earlier_one_that_is_only_read_stays_as_it_is(older: Path) -> None:
    before = older.read_bytes()
    assert titles(older) == ["ONE!", "TWO!"]
    assert older.read_bytes() == before


def test_an_earlier_backup_is_brought_up_to_date_as_well(older: Path) -> None:
    with opened(older) as notebook:
        backup = notebook.backups()[0]
        assert notebook.compared_with(backup.name) == []
        notebook.restore_backup(backup.name)
        assert titles(older) == ["ONE!", "TWO!"]


def test_a_later_one_is_only_read(path: Path) -> None:
    with_records(path, "One")
    edited(path, lambda file: file["meta"]["1"].update(schema=9, shape={"new": True}))
    before = path.read_bytes()
    with opened(path) as notebook:
        assert notebook.is_newer and notebook.read_only
        with pytest.raises(NewerNotebook, match="written by a newer jargon8"):
            notebook.reflections.remove(1)
        made = notebook.back_up(path.with_name("copy.json"))
    assert path.read_bytes() == before
    assert made.records == 1


def test_a_later_backup_is_not_used(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_records(path, "One")
    with monkeypatch.context() as later:
        later.setattr(migrations, "MIGRATIONS", (shout,))
        with opened(path.with_name("later.json")) as notebook:
            notebook.reflections.add(reflection())
            made = notebook.back_up()
    folder = path.with_name("notebook.json.backups")
    folder.mkdir(exist_ok=True)
    taken_over = made.path.rename(folder / made.name.replace("later", "notebook"))
    with opened(path) as notebook, pytest.raises(Refused, match="made by a newer jargon8"):
        notebook.restore_backup(taken_over.name)
