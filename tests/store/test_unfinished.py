"""Writing that is not finished: on the disk at once, never in the notebook, never lost."""

from pathlib import Path

import pytest

from jargon8_tui.model.kinds import NOTE, REFLECTION, Ref
from jargon8_tui.store import NotSaved
from tests.store.making import edited, opened, reflection, with_records

NEW = Ref(REFLECTION, 2)


def test_a_form_left_half_way_is_there_again(path: Path) -> None:
    with_records(path, "One")
    before = path.read_bytes()
    notebook = opened(path)
    ref = notebook.reserve(REFLECTION)
    notebook.unfinished.keep(ref, {"title": "Half a thou", "area": "no number"}, is_new=True)
    notebook.unfinished.keep(ref, {"title": "Half a thought"}, is_new=True)
    with opened(path, read_only=True) as reader:
        form = reader.unfinished.of(ref)
        assert form is not None
        assert (form.fields, form.is_new, ref) == ({"title": "Half a thought"}, True, NEW)
        assert list(reader.unfinished) == [form]
    notebook.close()
    assert path.read_bytes() == before


@pytest.mark.parametrize("kept", [True, False])
def test_the_ref_of_a_form_thrown_away_is_never_used_again(path: Path, kept: bool) -> None:
    with_records(path, "One")
    with opened(path) as notebook:
        ref = notebook.reserve(REFLECTION)
        if kept:
            notebook.unfinished.keep(ref, {"title": "No"}, is_new=True)
            notebook.unfinished.drop(ref)
    with opened(path) as notebook:
        assert not list(notebook.unfinished)
        assert notebook.reflections.add(reflection("Two")).ref.id == 3


def test_a_ref_that_nothing_was_written_under_is_given_to_the_next(path: Path) -> None:
    with_records(path, "One")
    with opened(path) as notebook:
        ref = notebook.reserve(REFLECTION)
        notebook.let_go(ref)
        assert notebook.reserve(REFLECTION) == ref
        notebook.unfinished.keep(ref, {"title": "No"}, is_new=True)
        notebook.unfinished.drop(ref)
        notebook.let_go(ref)
    with opened(path) as notebook:
        assert notebook.reflections.add(reflection("Two")).ref == ref


def test_a_ref_that_a_record_had_or_that_others_follow_is_not_let_go(path: Path) -> None:
    with_records(path, "One")
    with opened(path) as notebook:
        first = notebook.reserve(REFLECTION)
        second = notebook.reserve(REFLECTION)
        notebook.let_go(first)
        assert notebook.reserve(REFLECTION).id == second.id + 1
        kept = notebook.reflections.add(reflection("Two"))
        notebook.reflections.remove(kept.ref.id)
        notebook.let_go(kept.ref)
        assert notebook.reserve(REFLECTION).id == kept.ref.id + 1


def test_a_file_that_cannot_be_read_is_set_aside(path: Path) -> None:
    with_records(path, "One")
    beside = path.with_name("notebook.json.unfinished")
    for content in (b"", b'{"forms":[{"kind":"reflection"', b"\0\0\0", b'{"forms":[{"kind":7}]}'):
        beside.write_bytes(content)
        with opened(path, read_only=True) as notebook:
            assert "cannot be read as unfinished writing" in notebook.unfinished.problem
            assert not notebook.check().is_whole
        assert beside.read_bytes() == content
        with opened(path) as notebook:
            assert "kept as" in notebook.unfinished.problem
            notebook.unfinished.keep(Ref(NOTE, 1), {"title": "Next"}, is_new=True)
            notebook.unfinished.drop(Ref(NOTE, 1))
    kept = {found.read_bytes() for found in path.parent.glob("*.unfinished.damaged-*")}
    assert b'{"forms":[{"kind":"reflection"' in kept
    assert len(kept) == 4


def test_a_form_of_a_kind_that_is_not_known_stays(path: Path) -> None:
    with_records(path, "One")
    with opened(path) as notebook:
        notebook.unfinished.keep(NEW, {"title": "Mine"}, is_new=True)
    beside = path.with_name("notebook.json.unfinished")
    edited(beside, lambda file: file["forms"].append({**file["forms"][0], "kind": "dream"}))
    with opened(path) as notebook:
        assert [form.ref for form in notebook.unfinished] == [NEW]
        notebook.unfinished.drop(NEW)
    assert b'"dream"' in beside.read_bytes()


def test_what_utf_8_cannot_hold_is_left_out(path: Path) -> None:
    with opened(path) as notebook:
        notebook.unfinished.keep(NEW, {"title": "a\ud83db"}, is_new=True)
    with opened(path) as notebook:
        assert notebook.unfinished.of(NEW) is not None


def test_a_disk_that_refuses_is_said_and_the_form_kept_for_the_next_try(path: Path) -> None:
    with_records(path, "One")
    with opened(path) as notebook:
        beside = path.with_name("notebook.json.unfinished")
        beside.mkdir()
        with pytest.raises(NotSaved):
            notebook.unfinished.keep(NEW, {"title": "Mine"}, is_new=True)
        form = notebook.unfinished.of(NEW)
        assert form is not None and form.fields == {"title": "Mine"}
        beside.rmdir()
        notebook.unfinished.save()
    with opened(path) as notebook:
        assert notebook.unfinished.of(NEW) == form


def test_what_is_written_of_a_record_apart_from_its_form_is_kept_beside_it(path: Path) -> None:
    with_records(path, "One")
    with opened(path) as notebook:
        ref = Ref(REFLECTION, 1)
        notebook.unfinished.keep(ref, {"title": "One more"}, is_new=False)
        notebook.unfinished.keep(ref, {"note": "Rang back"}, is_new=False, part="step")
    with opened(path) as notebook:
        form, step = notebook.unfinished.of(ref), notebook.unfinished.of(ref, "step")
        assert form is not None
        assert step is not None
        assert (form.fields, step.fields) == ({"title": "One more"}, {"note": "Rang back"})
        notebook.unfinished.drop(ref)
        assert list(notebook.unfinished) == [step]
        notebook.unfinished.drop(ref, "step")
        assert not list(notebook.unfinished)
