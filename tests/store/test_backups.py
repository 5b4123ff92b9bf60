"""Backups: made before a fold, kept in a sensible number, looked into and gone back to."""

import datetime as dt
import gzip
from pathlib import Path

import pytest

from jargon8_tui.model.errors import NotFound, Refused
from tests.conftest import NOW
from tests.store.making import action, beside, opened, reflection, stock, titles, with_records


def test_the_file_is_kept_before_a_fold_but_not_every_time(path: Path) -> None:
    clock = [NOW]
    made = []
    for minutes in (0, 30, 61, 90, 130):
        clock[0] = NOW + dt.timedelta(minutes=minutes)
        with opened(path, now=lambda: clock[0]) as notebook:
            notebook.reflections.add(reflection(f"After {minutes}"))
        with opened(path, read_only=True) as notebook:
            made.append([backup.records for backup in notebook.backups()])
    assert made == [[], [1], [1], [3, 1], [3, 1]]


def test_the_last_ten_one_a_day_and_one_a_month_stay(path: Path) -> None:
    clock = [NOW - dt.timedelta(days=420)]
    with opened(path, now=lambda: clock[0]) as notebook:
        notebook.reflections.add(reflection())
        while clock[0] < NOW:
            notebook.back_up()
            clock[0] += dt.timedelta(hours=9)
        days = [backup.at.date() for backup in notebook.backups()]
        latest = [backup.at for backup in notebook.backups()][:10]
    assert latest == sorted(latest, reverse=True)
    assert max(latest) - min(latest) <= dt.timedelta(hours=9 * 9)
    assert len(set(days[:30])) >= 24
    months = list(dict.fromkeys((day.year, day.month) for day in days))
    assert len(months) == 12
    assert len(days) <= 10 + 30 + 12


def test_a_backup_is_a_notebook_in_gzip(path: Path) -> None:
    with_records(path, "One")
    with opened(path) as notebook:
        made = notebook.back_up()
    plain = path.with_name("plain.json")
    plain.write_bytes(gzip.decompress(made.path.read_bytes()))
    assert stock(plain)["reflections"] == stock(path)["reflections"]


def test_a_backup_goes_where_it_is_wanted(path: Path, tmp_path: Path) -> None:
    with_records(path, "One")
    folder = tmp_path / "stick"
    folder.mkdir()
    with opened(path) as notebook:
        assert notebook.back_up(folder).path.parent == folder
        assert notebook.back_up(tmp_path / "copy.json.gz").records == 1
        notebook.back_up(tmp_path / "copy.json")
        with pytest.raises(Refused, match="there already"):
            notebook.back_up(tmp_path / "copy.json")
        assert notebook.backups() == []
    assert titles(tmp_path / "copy.json") == ["One"]
    assert len(stock(tmp_path / "copy.json")["reflections"]) == 1


def test_backups_go_to_the_folder_of_the_settings(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "safe" / "place"
    with_records(path, "One")
    with opened(path, backup_folder=folder) as notebook:
        notebook.reflections.add(reflection("Two"))
        notebook.fold()
        assert [backup.records for backup in notebook.backups()] == [1]
    assert len(list(folder.iterdir())) == 1
    assert beside(path) == {"notebook.json", "safe"}


def test_where_that_folder_is_gone_they_go_beside_the_notebook(path: Path, tmp_path: Path) -> None:
    (tmp_path / "stick").write_text("not a folder")
    with_records(path, "One")
    with opened(path, backup_folder=tmp_path / "stick" / "backups") as notebook:
        notebook.reflections.add(reflection("Two"))
        notebook.fold()
        assert not notebook.fold_problem
        assert "cannot be written" in notebook.notices[-1]
    with opened(path) as notebook:
        assert len(notebook.backups()) == 1


def test_going_back_is_one_step_that_can_be_undone(path: Path) -> None:
    with_records(path, "One", "Two")
    with opened(path) as notebook:
        made = notebook.back_up()
        notebook.reflections.remove(1)
        notebook.reflections.add(reflection("Three"))
        uid = notebook.reflections.get(2).uid
        notebook.reflections.put(2, reflection("Two again", uid=uid))
        notebook.actions.add(action())
        differs = {
            d.kind.name: (d.added, d.removed, d.changed) for d in notebook.compared_with(made.name)
        }
        assert differs == {"reflection": (1, 1, 1), "action": (1, 0, 0)}
        notebook.restore_backup(made.name)
        assert notebook.compared_with(made.name) == []
        assert titles(path) == ["One", "Two"]
        assert not notebook.trashed()
        assert notebook.reflections.add(reflection("Four")).ref.id == 4
        notebook.undo()
        step = notebook.undo()
        assert (
            step is not None and step.saying() == "the notebook went back to Sun 22 Nov 2026, 14:05"
        )
        assert titles(path) == ["Two again", "Three"]
        assert len(notebook.trashed()) == 1


def test_a_backup_that_cannot_be_read_is_said_and_never_used(path: Path) -> None:
    with_records(path, "One")
    with opened(path) as notebook:
        cut, damaged, good = (notebook.back_up() for _ in range(3))
        cut.path.write_bytes(cut.path.read_bytes()[:-12])
        content = bytearray(damaged.path.read_bytes())
        content[len(content) // 2] ^= 0xFF
        damaged.path.write_bytes(content)
        report = notebook.check()
        assert not report.is_whole
        assert {finding.sentence for finding in report.findings} == {
            f"The backup {cut.name} cannot be used: it is cut short.",
            f"The backup {damaged.name} cannot be used: it is damaged.",
        }
        for bad in (cut, damaged):
            with pytest.raises(Refused, match="cannot be used"):
                notebook.restore_backup(bad.name)
        notebook.restore_backup(good.name)
        with pytest.raises(NotFound):
            notebook.restore_backup("notebook.json")


def test_files_that_are_no_backups_are_left_alone(path: Path) -> None:
    with_records(path, "One")
    folder = path.with_name("notebook.json.backups")
    folder.mkdir()
    for name in ("holiday.jpg", "notebook.99999999-999999Z-1.json.gz", "notebook.json"):
        (folder / name).write_bytes(b"x")
    with opened(path) as notebook:
        for _ in range(12):
            notebook.back_up()
        assert len(notebook.backups()) == 10
    assert len(list(folder.iterdir())) == 13
