"""What the notebook keeps of a record, and what it refuses."""

import datetime as dt
from functools import partial
from pathlib import Path

import pytest

from jargon8_tui.model.errors import NotFound, Refused
from jargon8_tui.model.feedback import Feedback
from jargon8_tui.model.kinds import REFLECTION, Ref
from jargon8_tui.model.raci import Raci
from jargon8_tui.store import Change, Notebook, Step
from jargon8_tui.store.sieving import lines_with
from tests.conftest import NOW
from tests.store.making import action, edited, opened, reflection, stock, titles, with_records


def test_a_field_that_is_not_known_is_kept_through_everything(path: Path) -> None:
    with_records(path, "Keys counted")
    edited(path, lambda file: file["reflections"]["1"].update(mood={"scale": [1, 2.50]}))
    with opened(path) as notebook:
        notebook.reflections.put(1, reflection("Keys counted twice", uid=uid_of(notebook)))
        notebook.reflections.remove(1)
        notebook.restore(Ref(REFLECTION, 1))
        notebook.undo()
        notebook.redo()
    row = stock(path)["reflections"][1]
    assert (row["title"], row["mood"]) == ("Keys counted twice", {"scale": [1, 2.5]})


def test_what_is_not_known_in_a_line_of_a_table_is_kept_with_that_line(path: Path) -> None:
    with opened(path) as notebook:
        notebook.feedback.add(Feedback(summary="Barrier stuck", received=NOW))
        stuck = notebook.feedback.get(1)
        notebook.feedback.put(1, stuck.advanced("acknowledged", "Rang them", NOW))
    edited(path, lambda file: file["feedback"]["1"]["updates"][0].update(by="night shift"))
    with opened(path) as notebook:
        stuck = notebook.feedback.get(1)
        notebook.feedback.put(1, stuck.advanced("investigating", "Looked", NOW))
    first, second = stock(path)["feedback"][1]["updates"]
    assert (first["note"], first["by"]) == ("Rang them", "night shift")
    assert (second["note"], "by" in second) == ("Looked", False)


def test_other_readers_of_the_file_find_the_choices_that_were_left_at_their_default(
    path: Path,
) -> None:
    with opened(path) as notebook:
        notebook.feedback.add(Feedback(summary="Barrier stuck", received=NOW))
        notebook.raci_matrices.add(Raci.started("Keys"))
    row = stock(path)["feedback"][1]
    assert {"uid", "created", "modified", "tags"} <= row.keys()
    assert (row["type"], row["track"], row["stage"]) == ("concern", "customer", "received")
    assert (row["severity"], row["tags"]) == ("medium", [])
    assert "detail" not in row
    matrix = stock(path)["raci_matrices"][1]
    assert matrix["roles"][0] == {"name": "Role 1", "stakeholder": None}
    assert matrix["activities"] == [{"name": "Activity 1", "note": "", "cells": ["", ""]}]


def uid_of(notebook: Notebook) -> str:
    return notebook.reflections.get(1).uid


def test_one_bad_record_is_named_and_kept_and_hides_nothing(path: Path) -> None:
    with_records(path, "One", "Two", "Three")
    edited(path, lambda file: file["reflections"]["2"].update(area="north"))
    with opened(path) as notebook:
        assert [bad.id for bad in notebook.bad_records()] == ["2"]
        assert [kept.title for kept in notebook.reflections.newest_first()] == ["Three", "One"]
        with pytest.raises(Refused, match="RJ-2 is in the file but cannot be read"):
            notebook.reflections.get(2)
        with pytest.raises(Refused, match="RJ-2 is in the file"):
            notebook.reflections.put(2, reflection("Over it"))
        assert notebook.reflections.add(reflection("Four")).ref.id == 4
    assert stock(path)["reflections"][2]["area"] == "north"


def test_a_bad_record_can_be_thrown_away_and_comes_back_with_undo(path: Path) -> None:
    with_records(path, "One")
    edited(path, lambda file: file["reflections"]["1"].update(area="north"))
    with opened(path) as notebook:
        notebook.reflections.remove(1)
        assert not notebook.bad_records()
        with pytest.raises(Refused, match="in the trash but cannot be read"):
            notebook.restore(Ref(REFLECTION, 1))
        notebook.undo()
        assert len(notebook.bad_records()) == 1


def test_a_record_put_without_a_uid_is_the_one_whose_place_it_takes(path: Path) -> None:
    with_records(path, "One")
    with opened(path, now=lambda: NOW + dt.timedelta(days=1)) as notebook:
        first = notebook.reflections.get(1)
        kept = notebook.reflections.put(1, reflection("One, later"))
        assert (kept.record.uid, kept.record.created) == (first.uid, first.created)
        assert kept.record.modified > first.modified
        assert not notebook.bad_records()
    with opened(path) as notebook:
        assert notebook.reflections.get(1).title == "One, later"
        assert notebook.ref_of(first.uid) == Ref(REFLECTION, 1)


def test_a_record_does_not_become_another_one(path: Path) -> None:
    with_records(path, "One", "Two")
    with opened(path) as notebook, pytest.raises(Refused, match="RJ-1 has another uid"):
        notebook.reflections.put(1, notebook.reflections.get(2))
    assert titles(path) == ["One", "Two"]


def test_a_ref_is_never_used_again(path: Path) -> None:
    with opened(path) as notebook:
        first = notebook.reflections.add(reflection())
        notebook.reflections.remove(first.ref.id)
    with opened(path) as notebook:
        assert notebook.reflections.add(reflection()).ref.id == 2
        notebook.undo()
    with opened(path) as notebook:
        assert notebook.reflections.add(reflection()).ref.id == 3


def test_a_step_is_all_or_nothing(path: Path) -> None:
    with_records(path, "One")
    with opened(path) as notebook:
        with pytest.raises(NotFound), notebook.transaction("two things"):
            notebook.reflections.add(reflection("Two"))
            notebook.reflections.remove(99)
        assert titles(path) == ["One"]
        with notebook.transaction("two were added"):
            notebook.reflections.add(reflection("Two"))
            notebook.actions.add(action())
        assert titles(path) == ["One", "Two"]
        step = notebook.undo()
        assert step is not None and step.saying() == "two were added"
        assert (titles(path), len(notebook.actions)) == (["One"], 0)


def test_whoever_follows_hears_of_every_step_once(notebook: Notebook) -> None:
    heard: list[Step] = []
    stop = notebook.follow(heard.append)
    kept = notebook.reflections.add(reflection("One"))
    notebook.undo()
    assert [step.changes for step in heard] == [
        (Change(kept.ref, None, kept.record),),
        (Change(kept.ref, kept.record, None),),
    ]
    stop()
    notebook.redo()
    assert len(heard) == 2


def test_a_record_is_found_by_ref_uid_and_title(notebook: Notebook) -> None:
    kept = notebook.reflections.add(reflection("Gate left open"))
    for name in ("rj-1", "RJ-1", kept.record.uid, "gate LEFT open"):
        assert notebook.look_up(name) == kept.ref
    notebook.reflections.add(reflection("Gate left open"))
    with pytest.raises(Refused, match=r"RJ-1, RJ-2; give the ref"):
        notebook.look_up("gate left open")
    with pytest.raises(NotFound):
        notebook.look_up("Gate")
    notebook.reflections.remove(1)
    assert notebook.ref_of(kept.record.uid) is None


def test_what_a_sieve_picks_comes_newest_first_but_for_what_cannot_be_read(path: Path) -> None:
    with_records(path, "Lamp out", "Lamp mended", "Keys", "Lamp bought")
    edited(path, lambda file: file["reflections"]["2"].update(hours="many"))
    opened(path).close()
    lamps = partial(lines_with, b"Lamp")
    with opened(path) as notebook:
        as_it_stands = [kept.title for kept in notebook.reflections.matching(lamps)]
        notebook.reflections.add(reflection("Lamp lent"))
        assert as_it_stands == ["Lamp bought", "Lamp out"]
        cut = [kept.title for kept in notebook.reflections.matching(lamps)]
        assert cut == ["Lamp lent", "Lamp bought", "Lamp out"]


def test_a_notebook_that_is_only_read_changes_nothing(path: Path) -> None:
    with_records(path, "One")
    before = path.read_bytes()
    with opened(path, read_only=True) as notebook:
        with pytest.raises(Refused, match="opened for reading only"):
            notebook.reflections.remove(1)
        notebook.save()
        notebook.fold()
    assert path.read_bytes() == before


def test_looking_at_a_notebook_that_is_not_there_makes_none(path: Path) -> None:
    with opened(path, read_only=True) as notebook:
        assert len(notebook.reflections) == 0
    with opened(path):
        pass
    assert not path.exists()


def test_a_look_back_sees_every_record_as_it_was(path: Path) -> None:
    with_records(path, "One", "Two", "Three", "Four")
    with opened(path) as notebook:
        reflections = notebook.reflections
        then = reflections.as_now()
        later = reflections.as_now()
        assert next(then).title == "One"
        reflections.put(2, reflection("Two, later", uid=reflections.get(2).uid))
        reflections.put(2, reflection("Two, later still", uid=reflections.get(2).uid))
        reflections.remove(3)
        reflections.add(reflection("Five"))
        now = reflections.as_now()
        notebook.undo()
        assert [kept.title for kept in then] == ["Two", "Three", "Four"]
        assert [kept.title for kept in later] == ["One", "Two", "Three", "Four"]
        assert [kept.title for kept in now] == ["One", "Two, later still", "Four", "Five"]
