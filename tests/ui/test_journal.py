"""The journal by keys alone: listed, read, filtered, deleted; and what becomes of it in a window
that is too small, beside another app, and where the app fails."""

from pathlib import Path

import msgspec
import pytest

from jargon8_tui.model.note import Note
from jargon8_tui.services.connections import link
from jargon8_tui.store import Notebook
from tests.conftest import NOW
from tests.ui.journal_notebooks import entry
from tests.ui.running import POISON, POISON_SHOWN, running, saved


async def test_the_list_has_the_newest_first_and_the_entry_under_the_cursor_below(
    entries: Path,
) -> None:
    async with running(entries) as on:
        await on.sees("Counted cars for [three] mornings.")
        places = [on.shown.index(t) for t in ("Fri 20 Nov", "Thu 1 Oct", "Tue 1 Sep")]
        assert places == sorted(places)
        assert "RJ-3 is a draft" in on.said
        await on.press("j")
        await on.sees("Walked round.")


async def test_reading_walks_to_a_step_and_makes_it_an_action(entries: Path) -> None:
    async with running(entries) as on:
        await on.press("enter")
        assert "From study notes: check with your training provider." in on.shown
        assert "[ ] AC-1 Share the counts" in on.shown
        assert "due today" in on.shown
        await on.press("G")
        assert "a makes an action" in on.shown
        await on.press("a")
        await on.press("ctrl+s")
        made_here = saved(entries).actions.get(2)
        assert made_here.text == "Count again after four weeks"
        assert made_here.source == saved(entries).reflections.get(3).uid
        assert "AC-2 Count again after four weeks" in on.shown
        await on.press("escape")
        assert "3 entries" in on.shown


async def test_one_step_after_the_other_becomes_an_action_without_walking_there_again(
    notebook: Notebook,
) -> None:
    notebook.reflections.add(entry(title="Gate", next_steps="- One\n- Two\n- Three"))
    notebook.close()
    async with running(notebook.path) as on:
        await on.press("enter", "G", "k", "k")
        for step in ("One", "Two", "Three"):
            assert on.said == f"a makes an action of it: {step}"
            await on.press("a", "ctrl+s", "j")
    actions = saved(notebook.path).actions
    assert [actions.get(id).text for id in (1, 2, 3)] == ["One", "Two", "Three"]


async def test_a_sentence_of_next_steps_in_prose_becomes_an_action(notebook: Notebook) -> None:
    steps = "Speak to **nights** about the lane. Then count again."
    row = notebook.reflections.add(entry(title="Prose", did="Walked.", next_steps=steps))
    notebook.close()
    async with running(notebook.path) as on:
        await on.press("enter", "G", "k")
        assert on.said == "a makes an action of it: Speak to nights about the lane."
        await on.press("a", "ctrl+s")
        assert on.row("AC-1").strip().startswith("[ ] AC-1 Speak to nights about the lane.")
        assert on.shown.count("Speak to nights") == 1
        await on.sees(" -  Then count again.")
    action = saved(notebook.path).actions.get(1)
    assert (action.text, action.source) == (
        "Speak to nights about the lane.", row.record.uid,
    )  # fmt: skip
    assert saved(notebook.path).reflections.get(1).next_steps == steps


@pytest.mark.parametrize(
    ("typed", "count"),
    [("2", 1), ("area:5", 1), ("A2-D2", 1), ("draft", 3), ("radio", 1), ("zebra", 0)],
)
async def test_the_filter_narrows_the_list_as_one_types(
    entries: Path, typed: str, count: int
) -> None:
    async with running(entries) as on:
        await on.press("f")
        await on.type(typed)
        assert f"{count} of 3 entries" in on.shown
        await on.press("enter")
        assert f"{count} of 3 entries" in on.shown
        await on.press("escape")
        assert "3 entries" in on.shown and "of 3" not in on.shown


async def test_delete_undo_and_redo(entries: Path) -> None:
    async with running(entries) as on:
        await on.press("d")
        assert on.said == "RJ-3 is in the trash. u brings it back."
        assert "2 entries" in on.shown
        await on.press("u")
        assert on.said == "Undone: RJ-3 was removed."
        assert saved(entries).reflections.get(3).title == "Barrier review"
        await on.press("ctrl+r")
        assert 3 not in saved(entries).reflections


@pytest.mark.parametrize("size", [(80, 24), (130, 36)])
async def test_user_text_is_only_text(notebook: Notebook, size: tuple[int, int]) -> None:
    poisoned = entry(title="P", date="2026-11-20", area="2")
    fields = dict.fromkeys(("title", "did", "learned", "mapping"), POISON)
    row = notebook.reflections.add(poisoned.revised({"next_steps": f"- {POISON}"}, NOW))
    notebook.close()
    document = msgspec.json.decode(notebook.path.read_bytes())
    document["reflections"][str(row.ref.id)].update(fields)
    notebook.path.write_bytes(msgspec.json.encode(document))
    async with running(notebook.path, size) as on:
        await on.sees(f"RJ-1 {POISON_SHOWN}")
        await on.press("enter")
        assert POISON_SHOWN in on.shown
        await on.press("e")
        assert POISON_SHOWN in on.shown
        await on.press("escape", "escape", "escape", "f")
        await on.type("rtl")
        assert "1 of 1 entry" in on.shown


async def test_the_list_stands_beside_the_reading_where_it_is_wide(entries: Path) -> None:
    async with running(entries, (130, 36)) as on:
        await on.sees("Counted cars")
        assert any("Barrier review" in line[:57] for line in on.shown.splitlines())


async def test_a_small_window_says_what_it_needs(entries: Path) -> None:
    async with running(entries, (52, 18)) as on:
        await on.sees("jargon8 needs 60 columns")
        needs = "jargon8 needs 60 columns and 20 rows; this window has 52 by 18."
        assert needs in " ".join(on.shown.replace("jargon8\n", "").split())
        await on.pilot.resize_terminal(80, 24)
        await on.sees("Barrier review")


async def test_keys_in_a_window_that_is_too_small_go_on_being_typed(entries: Path) -> None:
    async with running(entries) as on:
        await on.press("n")
        await on.type("Half")
        await on.pilot.resize_terminal(50, 15)
        await on.sees("jargon8 needs 60 columns")
        await on.type(" added")
        await on.pilot.resize_terminal(80, 24)
        await on.sees("Half added")
        assert len(saved(entries).reflections) == 3


async def test_a_notebook_that_another_has_open_is_only_read(entries: Path) -> None:
    with Notebook(entries):
        async with running(entries, at="1") as on:
            assert "Reading only" in on.said
            assert "reading only" in on.shown
            await on.press("n", "d", "e", "4", "n", "d", "e")
            assert "3 entries" in on.shown
    assert len(saved(entries).reflections) == 3


async def test_a_mistake_of_the_app_s_own_leaves_no_record_on_the_terminal(
    entries: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(ZeroDivisionError):
        async with running(entries) as on:
            await on.press("n")
            await on.type("Being written")
            monkeypatch.setattr(on.app, "action_find", lambda: 1 / 0)
            await on.press("escape", "slash")
    printed = "".join(capsys.readouterr())
    assert "because of a mistake of its own (ZeroDivisionError)" in printed
    assert "Barrier review" not in printed and "Counted" not in printed
    assert [form.fields["title"] for form in saved(entries).unfinished] == ["Being written"]


async def test_ctrl_c_says_how_one_leaves(path: Path) -> None:
    async with running(path) as on:
        await on.press("ctrl+c")
        assert on.said == "ctrl+q leaves jargon8, from a field too."


async def test_a_wide_window_lists_as_many_entries_as_it_is_high(notebook: Notebook) -> None:
    for day in range(1, 31):
        notebook.reflections.add(entry(title=f"Shift number {day}", date=f"2026-10-{day:02}"))
    notebook.close()
    async with running(notebook.path, (120, 40)) as on:
        assert "Shift number 30" in on.shown
        assert "Shift number 1 " in on.shown


async def test_the_list_is_sorted_by_age_and_by_area(entries: Path) -> None:
    async with running(entries) as on:
        for says, titles in (
            ("Oldest first.", ("Radio drill", "Night visit", "Barrier review")),
            ("By area.", ("Barrier review", "Radio drill", "Night visit")),
            ("Newest first.", ("Barrier review", "Night visit", "Radio drill")),
        ):
            await on.press("s")
            assert on.said == says
            rows = on.shown.partition("\n─")[0].splitlines()
            listed = [row for row in rows if any(title in row for title in titles)]
            assert [title in row for title, row in zip(titles, listed, strict=True)] == [True] * 3
            assert listed[0].startswith("►"), "another order begins with its first row"
        await on.press("s", "f")
        await on.type("did drill")
        assert "oldest first" in on.shown


async def test_a_small_window_leaves_out_what_titles_would_be_cut_for(entries: Path) -> None:
    async with running(entries, (60, 20)) as on:
        assert "Barrier review  " in on.row("►")
        assert "Words" not in on.shown
    async with running(entries) as on:
        assert "Words  Criteria" in on.shown


async def test_a_very_wide_window_keeps_every_column_of_the_list(entries: Path) -> None:
    async with running(entries, (120, 40)) as on:
        assert "Criteria" not in on.shown.splitlines()[3]
    async with running(entries, (200, 60)) as on:
        assert "Criteria" in on.shown.splitlines()[3]


async def test_what_is_linked_stands_in_line_whatever_its_ref_and_why(notebook: Notebook) -> None:
    reasons = {2: "Keys", 11: "It was found open twice that night"}
    visit = notebook.reflections.add(entry(title="Night visit", did="Walked round."))
    for number in range(1, 12):
        note = notebook.notes.add(Note(title=f"Door {number}"))
        if number in reasons:
            link(notebook, visit.ref, note.ref, reasons[number])
    notebook.close()
    async with running(notebook.path) as on:
        await on.press("enter")
        assert "NT-2   Door 2: Keys" in on.shown
        assert "NT-11  Door 11: It was found open twice" in on.shown
