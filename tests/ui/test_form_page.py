"""The form: written, refused, kept half-way, taken up again, saved; and what is on the disk."""

import datetime as dt
from pathlib import Path

import pytest

from jargon8_tui.model.action import Action
from jargon8_tui.model.kinds import ACTION, FEEDBACK, Ref
from jargon8_tui.model.note import Note
from jargon8_tui.store import Notebook
from jargon8_tui.store.notebook_file import NotebookFile
from jargon8_tui.ui.writing import form_values
from jargon8_tui.ui.writing.form_page import FormPage
from tests.conftest import NOW
from tests.ui.running import Running, running, saved


@pytest.fixture
def path_with_action(notebook: Notebook) -> Path:
    note = notebook.notes.add(Note(title="Cone store", source="rules.md"))
    notebook.actions.add(
        Action(text="Order cones", due=dt.date(2026, 11, 27), source=note.record.uid)
    )
    notebook.close()
    return notebook.path


async def edit(on: Running) -> None:
    """Open the form of AC-1 from its page."""
    on.app.view(Ref(ACTION, 1))
    await on.press("e")


def unfinished(path: Path) -> dict[str, dict[str, str]]:
    return {str(form.ref): form.fields for form in saved(path).unfinished}


async def test_a_new_record_has_its_ref_from_the_start_and_is_saved_under_it(path: Path) -> None:
    async with running(path) as on:
        await on.press("8", "n")
        assert "New note   NT-1" in on.shown
        await on.type("Radio words")
        await on.press("tab")
        await on.type("Over, not out.")
        await on.press("ctrl+s")
        assert on.said == "NT-1 is saved. u takes that back."
        note = saved(path).notes.get(1)
        assert (note.title, note.body) == ("Radio words", "Over, not out.")
        assert unfinished(path) == {}


async def test_a_form_that_nothing_was_typed_in_is_left_without_a_trace(path: Path) -> None:
    async with running(path) as on:
        await on.press("8", "n", "escape")
        assert "needed" not in on.shown
        await on.press("escape", "n")
        assert "New note   NT-1" in on.shown
        await on.type("Ra")
        await on.sees("kept 14:05")
        await on.press("backspace", "backspace", "escape", "escape")
        assert "kept" not in on.said
        assert unfinished(path) == {}
        await on.press("n")
        assert "New note   NT-1" in on.shown


async def test_now_is_when_it_was_written_and_not_when_it_is_gone_on_with(path: Path) -> None:
    friday = NOW - dt.timedelta(days=2)
    earlier = Notebook(path, now=lambda: friday)
    fields = {"summary": "Gate open", "received": "yesterday"}
    earlier.unfinished.keep(earlier.reserve(FEEDBACK), fields, is_new=True)
    earlier.close()
    async with running(path) as on:
        await on.press("5", "n")
        assert "Received       2026-11-19 14:05                  Thu 19 Nov 2026, 14:05" in on.shown
        await on.press("ctrl+s")
    assert saved(path).feedback.get(1).received == friday - dt.timedelta(days=1)


async def test_a_change_is_saved_and_what_is_not_changed_is_let_be(path_with_action: Path) -> None:
    async with running(path_with_action) as on:
        before = saved(path_with_action).actions.get(1)
        await edit(on)
        await on.press("end")
        await on.type(", twelve")
        await on.press("f2")
        assert on.said == "AC-1 is saved. u takes that back."
        after = saved(path_with_action).actions.get(1)
        assert after.text == "Order cones, twelve"
        assert (after.due, after.source, after.uid) == (before.due, before.source, before.uid)
        await on.press("u")
        assert saved(path_with_action).actions.get(1).text == "Order cones"


async def test_saving_what_was_not_changed_changes_nothing(path_with_action: Path) -> None:
    async with running(path_with_action) as on:
        before = saved(path_with_action).actions.get(1)
        await edit(on)
        await on.press("ctrl+s")
        assert on.said == "AC-1 is saved."
        assert saved(path_with_action).actions.get(1) == before
        await on.press("u")
        assert on.said == "There is nothing to undo."


async def test_stamps_and_the_file_it_came_from_are_not_in_the_form(path_with_action: Path) -> None:
    async with running(path_with_action) as on:
        await on.press("8", "e")
        for label in ("Uid", "Created", "Modified", "Source"):
            assert label not in on.shown
        await on.type(" and key")
        await on.press("ctrl+s")
        assert saved(path_with_action).notes.get(1).source == "rules.md"


async def test_another_record_is_named_by_its_ref(path_with_action: Path) -> None:
    async with running(path_with_action) as on:
        await edit(on)
        assert "NT-1 Cone store" in on.shown
        await on.press(*["tab"] * 5, "end", "backspace")
        await on.type("9")
        await on.press("ctrl+s")
        assert on.said == "1 field needs you before this can be saved: From."
        assert "There is no NT-9 in this notebook." in on.shown
        assert saved(path_with_action).actions.get(1).source is not None


async def test_a_record_whose_source_is_in_the_trash_keeps_it(path_with_action: Path) -> None:
    async with running(path_with_action) as on:
        source = saved(path_with_action).notes.get(1).uid
        on.app.session.notebook.notes.remove(1)
        await edit(on)
        assert "not in this notebook" in on.shown
        await on.type(", now")
        await on.press("ctrl+s")
        assert on.said == "AC-1 is saved. u takes that back."
        assert saved(path_with_action).actions.get(1).source == source


async def test_what_does_not_fit_is_marked_and_counted_and_nothing_is_saved(
    path_with_action: Path,
) -> None:
    async with running(path_with_action) as on:
        await edit(on)
        await on.press("tab", "home", "ctrl+k")
        await on.type("31/02/2026")
        await on.press("ctrl+s")
        assert on.said == "1 field needs you before this can be saved: Due."
        assert "× Due" in on.shown
        assert "31/02/2026 is not a date" in on.shown
        assert saved(path_with_action).actions.get(1).due == dt.date(2026, 11, 27)
        await on.press("ctrl+k", "home", "ctrl+k")
        await on.type("+3d")
        assert "Wed 25 Nov 2026" in on.shown
        await on.press("ctrl+s")
        assert saved(path_with_action).actions.get(1).due == dt.date(2026, 11, 25)


async def test_typing_is_on_the_disk_within_two_seconds_of_a_key(path_with_action: Path) -> None:
    async with running(path_with_action) as on:
        await edit(on)
        assert unfinished(path_with_action) == {}
        await on.type(", now")
        await on.pilot.pause(2)
        assert unfinished(path_with_action)["AC-1"]["text"] == "Order cones, now"
        assert "kept 14:05" in on.shown
        assert saved(path_with_action).actions.get(1).text == "Order cones"


async def test_leaving_a_field_keeps_what_is_in_it(path: Path) -> None:
    async with running(path) as on:
        await on.press("8", "n")
        await on.type("Half")
        await on.press("tab")
        assert unfinished(path)["NT-1"]["title"] == "Half"


async def test_escape_leaves_the_field_then_the_form_and_the_same_key_goes_on(path: Path) -> None:
    async with running(path) as on:
        await on.press("8", "n")
        await on.type("Half")
        await on.press("escape")
        assert isinstance(on.app.screen, FormPage)
        await on.press("escape")
        assert on.said == "NT-1 is kept, unfinished; the same key goes on with it."
        assert len(saved(path).notes) == 0
    async with running(path) as on:
        await on.press("8", "n")
        assert "New note   NT-1" in on.shown
        assert on.said == "You were writing this on Sun 22 Nov 2026, 14:05. ctrl+s saves it."
        await on.press("end")
        await on.type(" way")
        await on.press("ctrl+s")
        assert saved(path).notes.get(1).title == "Half way"
        assert unfinished(path) == {}


async def test_quitting_keeps_what_is_being_written(path: Path) -> None:
    async with running(path) as on:
        await on.press("8", "n")
        await on.type("Cut short")
        await on.app.run_action("quit")
        assert unfinished(path)["NT-1"]["title"] == "Cut short"


async def test_nothing_is_kept_where_nothing_was_typed(path: Path) -> None:
    async with running(path) as on:
        await on.press("8", "n", "tab", "tab", "escape", "escape")
        assert "New note" not in on.shown
        assert unfinished(path) == {}


async def test_what_was_typed_can_be_thrown_away(path_with_action: Path) -> None:
    async with running(path_with_action) as on:
        await edit(on)
        await on.type(", now")
        await on.press("escape", "d")
        assert on.said == "What you changed in AC-1 is thrown away. u brings it back."
        assert unfinished(path_with_action) == {}
        assert saved(path_with_action).actions.get(1).text == "Order cones"


async def test_a_record_that_changed_underneath_is_not_overwritten_unasked(
    path_with_action: Path,
) -> None:
    async with running(path_with_action) as on:
        await edit(on)
        await on.type(", now")
        notebook = on.app.session.notebook
        notebook.actions.put(1, notebook.actions.get(1).finished(NOW.date()))
        await on.press("ctrl+s")
        assert on.said == "AC-1 was changed meanwhile: ctrl+s again puts this in its place."
        assert saved(path_with_action).actions.get(1).text == "Order cones"
        await on.press("ctrl+s")
        assert on.said == "AC-1 is saved. u takes that back."
        assert saved(path_with_action).actions.get(1).text == "Order cones, now"


async def test_a_save_that_fails_keeps_everything_and_is_tried_again(
    path_with_action: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    async with running(path_with_action) as on:
        await edit(on)
        await on.type(", now")
        with monkeypatch.context() as broken:
            broken.setattr(NotebookFile, "save", full)
            await on.press("ctrl+s")
            assert isinstance(on.app.screen, FormPage)
            assert "NOT SAVED" in on.shown
            assert on.said.startswith("Not saved: ")
            assert "Order cones, now" in on.shown
            assert unfinished(path_with_action)["AC-1"]["text"] == "Order cones, now"
        await on.press("ctrl+s")
        assert on.said == "AC-1 is saved. u takes that back."
        assert saved(path_with_action).actions.get(1).text == "Order cones, now"
        assert unfinished(path_with_action) == {}


async def test_a_notebook_that_is_only_read_has_no_form(path_with_action: Path) -> None:
    holder = Notebook(path_with_action)
    try:
        async with running(path_with_action) as on:
            await edit(on)
            assert not isinstance(on.app.screen, FormPage)
            assert "reading only" in on.shown
            assert "Edit" not in on.shown, "what cannot be done is not offered"
    finally:
        holder.close()


async def test_a_line_is_completed_from_the_newest_records(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(form_values, "SUGGESTED_FROM", 2)
    for owner, due in (("Zoe", 1), ("Night lead", 2), ("Night desk", 3)):
        notebook.actions.add(Action(text="a", owner=owner, due=dt.date(2026, 11, due)))
    path = notebook.path
    notebook.close()
    async with running(path, at="1") as on:
        await on.press("A", "n", "x", *["tab"] * 4)
        await on.type("ni")
        await on.press("right", "ctrl+s", "n", "x", *["tab"] * 4)
        await on.type("z")
        await on.press("right", "ctrl+s")
    actions = saved(path).actions
    assert (actions.get(4).owner, actions.get(5).owner) == ("Night desk", "z")
