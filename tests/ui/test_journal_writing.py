"""The journal by keys alone: written, left half-way, gone on with, and what was saved of it."""

import datetime as dt
from pathlib import Path

import pytest
from textual import events

from jargon8_tui.store import Notebook, NotSaved
from jargon8_tui.ui.writing.keeping import KEPT_AFTER
from tests.conftest import NOW
from tests.ui.journal_notebooks import entry
from tests.ui.running import running, saved


async def test_an_entry_is_written_kept_left_and_saved(path: Path) -> None:
    async with running(path) as on:
        assert "n writes one" in on.shown
        await on.press("n")
        await on.type("Dusk count")
        await on.press("tab")
        await on.type("Counted")
        await on.press("enter")
        await on.type("twice.")
        await on.press("tab", "tab", "tab", "tab")
        await on.type("2")
        await on.press("tab")
        await on.type("0.5")
        await on.press("f4", "down", "space", "f4")
        await on.type("Shows a count.")
        await on.press("escape")
        assert "what you wrote is kept" in on.said
        await on.press("escape")
        assert (
            on.said
            == "RJ-1 is kept, unfinished; 4 lists it on top, and enter there goes on writing."
        )
        assert len(saved(path).reflections) == 0
        (form,) = saved(path).unfinished
        assert form.fields["did"] == "Counted\ntwice."

        await on.press("4", "enter", "ctrl+s")
        assert "Saved with nothing under What I learned and Next steps." in on.said
        kept = saved(path).reflections.get(1)
        assert (kept.title, kept.area, kept.hours) == ("Dusk count", 2, 0.5)
        assert (kept.did, kept.mapping) == ("Counted\ntwice.", "Shows a count.")
        assert kept.criteria == ("A2-P2",)
        assert kept.status == "draft"
        assert not list(saved(path).unfinished)


async def test_what_was_left_is_gone_on_with_where_it_ended(path: Path) -> None:
    async with running(path) as on:
        await on.press("n")
        await on.type("Dusk count")
        await on.press("enter")
        await on.type("Counted")
        await on.press("escape", "escape", "n")
        assert on.said == "You were writing this on Sun 22 Nov 2026, 14:05. ctrl+s saves it."
        await on.type(" twice.")
        assert on.said == "2 words, no area, 0 criteria."
        await on.press("ctrl+s")
    kept = saved(path).reflections.get(1)
    assert (kept.title, kept.did, kept.area) == ("Dusk count", "Counted twice.", None)


async def test_a_section_that_has_something_is_gone_on_with_and_then_where_one_was(
    entries: Path,
) -> None:
    async with running(entries) as on:
        await on.press("e", *["tab"] * 4)
        await on.press("enter")
        await on.type("Tell nights")
        await on.press("home", "tab", "shift+tab")
        await on.type("* ")
        await on.press("ctrl+s")
    assert saved(entries).reflections.get(3).next_steps == (
        "- Share the counts\n- Count again after four weeks\n* - Tell nights"
    )


async def test_four_written_sections_make_an_entry_complete(entries: Path) -> None:
    async with running(entries) as on:
        await on.press("e", "tab", "tab")
        await on.type("A count ends an argument.")
        await on.press("tab")
        await on.type("Area 2.")
        await on.press("ctrl+s")
        kept = saved(entries).reflections.get(3)
        assert kept.status == "complete"
        assert kept.learned == "A count ends an argument."
        assert kept.did == "Counted **cars** for [three] mornings."
        assert on.said == "RJ-3 is saved. u takes that back."


async def test_tab_goes_through_every_field_and_says_where_it_is(path: Path) -> None:
    async with running(path) as on:
        await on.press("n")
        assert on.said == "Title: tab goes on to What I did, shift+tab to date, hours and area."
        for field in ("title", "did", "learned", "mapping", "next_steps"):
            await on.type(field)
            await on.press("tab")
        assert on.said == "Area: its number in the standard; f4 then picks from its criteria."
        await on.press("2", "tab")
        assert on.said == "Hours: off the job, such as 1.5."
        await on.press("3", "tab")
        assert on.said.startswith("Date: the day it is about")
        await on.press("tab")
        assert on.said.startswith("A2-P1 "), "the criteria"
        await on.press("space", "tab")
        assert on.said.startswith("Title:"), "it goes round"
        await on.press("shift+tab", "shift+tab", "end", *["backspace"] * 10)
        await on.type("1/11")
        await on.press("escape", "tab", "backspace", "0", "enter", "!")
        await on.press("shift+tab", "shift+tab", "!", "ctrl+s")
    kept = saved(path).reflections.get(1)
    assert (kept.title, kept.did, kept.next_steps) == ("title", "did", "next_steps!")
    assert (kept.learned, kept.mapping) == ("learned!", "mapping")
    assert (kept.area, kept.hours, kept.criteria) == (2, 3, ("A2-P1",))
    assert kept.date == dt.date(2026, 10, 1)


async def test_without_criteria_tab_and_f4_pass_them_by(path: Path) -> None:
    async with running(path) as on:
        await on.press("n", "shift+tab")
        assert on.said.startswith("Date:")
        await on.press("f4")
        assert on.said == (
            "There are no criteria to pick here: type 2 or 5, an area that has some."
        )
        await on.press("5")
        await on.sees("A5-1")


async def test_tab_comes_back_from_the_criteria_where_they_hide_the_sections(path: Path) -> None:
    async with running(path, (70, 24)) as on:
        await on.press("n", "f4", "2", "f4")
        assert "A2-P1" in on.shown and "What I did" not in on.shown
        await on.press("tab")
        await on.sees("What I did")
        await on.type("Shows it.")
        await on.press("escape", "escape")
    (form,) = saved(path).unfinished
    assert form.fields["mapping"] == "Shows it."


async def test_an_entry_without_a_title_or_with_a_bad_date_is_not_saved(path: Path) -> None:
    async with running(path) as on:
        await on.press("n", "tab")
        await on.type("Something.")
        await on.press("ctrl+s")
        assert on.said.startswith("Title is needed")
        await on.type("T")
        await on.press("shift+tab", "end", *["backspace"] * 10)
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
        await on.press("n", "tab")
        assert on.app.focused is not None
        on.app.focused.post_message(events.Paste("x" * 300 * 1024))
        await on.pilot.pause()
        assert on.said == "Not pasted: 300 KB, the section holds 200 KB."


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
        assert (
            on.said
            == "RJ-1 is kept, unfinished; 4 lists it on top, and enter there goes on writing."
        )
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
        await on.press("shift+tab", "end", *["backspace"] * 10)
        await on.type("2026-09-15")
        await on.press("ctrl+s")
        await on.sees("► Tue 15 Sep")


async def test_enter_goes_on_with_a_list_and_ends_it(path: Path) -> None:
    async with running(path) as on:
        await on.press("n", *["tab"] * 4)
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
        await on.press("n", "f4", "2", "f4", "down")
        assert on.said == "A2-P2 Identifying stakeholders and explaining why they matter (pass)."
        beside = " ".join(line.partition("│")[2].strip() for line in on.shown.splitlines())
        assert "From study notes: check with your training provider." in beside


async def test_a_high_window_shows_more_of_what_is_written_already(notebook: Notebook) -> None:
    lines = "\n".join(f"- Step {number}" for number in range(1, 8))
    notebook.reflections.add(entry(title="Long", did="Walked.", next_steps=lines))
    notebook.close()
    async with running(notebook.path) as on:
        await on.press("e")
        assert "Step 7" not in on.shown
    async with running(notebook.path, (120, 40)) as on:
        await on.press("e")
        assert "Step 7" in on.shown


async def test_the_heading_of_what_is_being_written_stays_in_sight(notebook: Notebook) -> None:
    rows = {"did": 20, "learned": 6, "mapping": 5, "next_steps": 4}
    sections = {name: "\n".join(["- A line"] * number) for name, number in rows.items()}
    notebook.reflections.add(entry(title="Long", **sections))
    notebook.close()
    async with running(notebook.path) as on:
        await on.press("e", "tab")
        for heading in ("What I learned", "How this maps", "Next steps"):
            await on.press("tab")
            assert f"│{heading}" in on.shown
        for heading in ("How this maps", "What I learned"):
            await on.press("shift+tab")
            assert f"│{heading}" in on.shown
