"""The journal by keys alone: listed, read, written, left half-way, and what was saved of it."""

from pathlib import Path

import msgspec
import pytest
from textual import events

from jargon8_tui.model.action import Action
from jargon8_tui.model.kinds import REFLECTION
from jargon8_tui.model.reflection import Reflection
from jargon8_tui.model.values import made
from jargon8_tui.store import Notebook, NotSaved
from jargon8_tui.ui.writing.keeping import KEPT_AFTER
from tests.conftest import NOW
from tests.ui.running import POISON, POISON_SHOWN, running, saved


def entry(**fields: str) -> Reflection:
    """An entry from fields as they are typed."""
    return made(REFLECTION, fields, NOW).record


@pytest.fixture
def entries(notebook: Notebook) -> Path:
    """Three entries, the newest a draft with two next steps, one of which is an action."""
    notebook.reflections.add(
        entry(
            title="Radio drill", date="2026-09-01", area="5", did="Held a drill.", learned="Much."
        )
    )
    notebook.reflections.add(entry(title="Night visit", date="2026-10-01", did="Walked round."))
    newest = notebook.reflections.add(
        entry(
            title="Barrier review",
            date="2026-11-20",
            area="2",
            criteria="A2-P3,A2-D2",
            did="Counted **cars** for [three] mornings.",
            next_steps="- Share the counts\n- Count again after four weeks",
            hours="1.5",
        )
    )
    action = Action(text="Share the counts", due=NOW.date(), source=newest.record.uid)
    notebook.actions.add(action)
    notebook.close()
    return notebook.path


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


async def test_an_entry_is_written_kept_left_and_saved(path: Path) -> None:
    async with running(path) as on:
        assert "n writes one" in on.shown
        await on.press("n")
        await on.type("Dusk count")
        await on.press("tab")
        await on.type("2")
        await on.press("tab")
        await on.type("0.5")
        await on.press("tab", "tab")
        await on.type("Counted")
        await on.press("enter")
        await on.type("twice.")
        await on.press("f4", "down", "space", "f4")
        await on.type("Shows a count.")
        await on.press("escape")
        assert "what you wrote is kept" in on.said
        await on.press("escape")
        assert on.said == "RJ-1 is kept, unfinished; 1 lists it, and enter there goes on writing."
        assert len(saved(path).reflections) == 0
        (form,) = saved(path).unfinished
        assert form.fields["did"] == "Counted\ntwice."

        await on.press("1", "enter", "ctrl+s")
        assert "Saved with nothing under What I learned and Next steps." in on.said
        kept = saved(path).reflections.get(1)
        assert (kept.title, kept.area, kept.hours) == ("Dusk count", 2, 0.5)
        assert (kept.did, kept.mapping) == ("Counted\ntwice.", "Shows a count.")
        assert kept.criteria == ("A2-P2",)
        assert kept.status == "draft"
        assert not list(saved(path).unfinished)


async def test_four_written_sections_make_an_entry_complete(entries: Path) -> None:
    async with running(entries) as on:
        await on.press("e", "tab", "tab", "tab", "tab", "tab")
        await on.type("A count ends an argument.")
        await on.press("tab")
        await on.type("Area 2.")
        await on.press("ctrl+s")
        kept = saved(entries).reflections.get(3)
        assert kept.status == "complete"
        assert kept.learned == "A count ends an argument."
        assert kept.did == "Counted **cars** for [three] mornings."
        assert on.said == "RJ-3 is saved."


async def test_an_entry_without_a_title_or_with_a_bad_date_is_not_saved(path: Path) -> None:
    async with running(path) as on:
        await on.press("n", "tab", "tab", "tab", "tab")
        await on.type("Something.")
        await on.press("ctrl+s")
        assert on.said.startswith("Title is needed")
        await on.type("T")
        await on.press("tab", "tab", "tab", "end", *["backspace"] * 10)
        await on.type("31/02")
        await on.press("ctrl+s")
        assert "31/02 is not a date" in on.said
        assert len(saved(path).reflections) == 0


async def test_leaving_an_untouched_page_keeps_nothing(entries: Path) -> None:
    async with running(entries) as on:
        await on.press("n", "escape", "escape")
        assert "3 entries" in on.shown
        assert not list(saved(entries).unfinished)
        await on.press("e", "escape", "escape")
        assert not list(saved(entries).unfinished)


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


async def test_undo_in_a_text_field_is_the_text_s_own(entries: Path) -> None:
    async with running(entries) as on:
        await on.press("d", "n")
        await on.type("uu")
        await on.press("ctrl+r")
        assert 3 not in saved(entries).reflections
        assert "uu" in on.shown


async def test_a_change_underneath_is_not_overwritten_unasked(entries: Path) -> None:
    async with running(entries) as on:
        await on.press("e")
        await on.type("X ")
        reflections = on.app.session.notebook.reflections
        reflections.put(3, reflections.get(3).revised({"title": "Changed elsewhere"}, NOW))
        await on.press("ctrl+s")
        assert "RJ-3 was changed meanwhile" in on.said
        assert saved(entries).reflections.get(3).title == "Changed elsewhere"
        await on.press("ctrl+s")
        assert saved(entries).reflections.get(3).title == "Barrier reviewX"


async def test_a_paste_over_the_limit_is_refused_with_both_sizes(entries: Path) -> None:
    async with running(entries) as on:
        await on.press("n", "tab", "tab", "tab", "tab")
        assert on.app.focused is not None
        on.app.focused.post_message(events.Paste("x" * 300 * 1024))
        await on.pilot.pause()
        assert on.said == "Not pasted: 300 KB, the section holds 200 KB."


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
        await on.pilot.pause(0.2)
        assert any("Barrier review" in line[:57] for line in on.shown.splitlines())
        assert "Counted cars" in on.shown


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
        await on.pilot.pause(0.1)
        await on.type(" added")
        await on.pilot.resize_terminal(80, 24)
        await on.sees("Half added")
        assert len(saved(entries).reflections) == 3


async def test_writing_that_cannot_be_kept_is_said_and_leaving_asks(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(path) as on:
        await on.press("n")

        def full(*_: object, **__: object) -> None:
            raise NotSaved("the disk is full. Free some space, then save again.")

        unfinished = on.app.session.notebook.unfinished
        monkeypatch.setattr(unfinished, "keep", full)
        await on.type("Unkept")
        await on.press("tab")
        assert "NOT KEPT" in on.shown
        assert "What you typed is not kept: the disk is full" in on.said
        await on.pilot.press("shift+tab", "s", "escape", "q")
        await on.pilot.pause(KEPT_AFTER)  # what was to be kept soon has been tried, and said
        assert "q again leaves without it" in on.said
        assert on.app.is_running
        monkeypatch.undo()
        await on.press("escape")
        assert on.said == "RJ-1 is kept, unfinished; 1 lists it, and enter there goes on writing."
        assert next(iter(saved(path).unfinished)).fields["title"] == "Unkepts"


async def test_undo_brings_back_what_was_thrown_away(path: Path) -> None:
    async with running(path) as on:
        await on.press("n")
        await on.type("Never mind")
        await on.press("escape", "d")
        assert on.said == "RJ-1 is thrown away. u brings it back."
        assert not list(saved(path).unfinished)
        await on.press("u")
        assert on.said == "What you were writing of RJ-1 is back."
        assert next(iter(saved(path).unfinished)).fields["title"] == "Never mind"


async def test_the_list_comes_back_to_the_entry_that_was_saved(entries: Path) -> None:
    async with running(entries) as on:
        await on.press("n")
        await on.type("An older one")
        await on.press("tab", "tab", "tab", "end", *["backspace"] * 10)
        await on.type("2026-09-15")
        await on.press("ctrl+s")
        await on.sees("► Tue 15 Sep")


async def test_enter_goes_on_with_a_list_and_ends_it(path: Path) -> None:
    async with running(path) as on:
        await on.press("n", *["tab"] * 7)
        await on.type("- Ask facilities")
        await on.press("enter")
        await on.type("Brief the night team")
        await on.press("enter", "enter")
        await on.type("That is all.")
        await on.press("escape", "escape")
        (form,) = saved(path).unfinished
        steps = form.fields["next_steps"]
        assert steps == "- Ask facilities\n- Brief the night team\nThat is all."


async def test_the_criterion_that_is_looked_at_is_said_in_full(path: Path) -> None:
    async with running(path) as on:
        await on.press("n", "tab", "2", "f4", "down")
        assert on.said == "A2-P2 Identifying stakeholders and explaining why they matter (pass)."


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


async def test_the_journal_says_what_is_half_written_and_n_goes_on_with_it(path: Path) -> None:
    async with running(path) as on:
        await on.press("n")
        await on.type("Half")
        await on.press("escape", "escape")
        assert "RJ-1 is unfinished: n goes on with it." in on.shown
        await on.press("n")
        await on.type(" done")
        await on.press("ctrl+s")
        assert saved(path).reflections.get(1).title == "Half done"
        assert not list(saved(path).unfinished)
        assert "unfinished" not in on.shown


async def test_ctrl_c_says_how_one_leaves(path: Path) -> None:
    async with running(path) as on:
        await on.press("ctrl+c")
        assert on.said == "ctrl+q leaves jargon8, from a field too."
