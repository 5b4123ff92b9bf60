"""Feedback by keys alone: every step of an entry, a new one, its actions, and what was saved."""

import datetime as dt
from pathlib import Path

import pytest

from jargon8_tui.model.action import Action
from jargon8_tui.model.kinds import FEEDBACK, Ref
from jargon8_tui.store import Notebook
from tests.conftest import NOW
from tests.ui.feedback_notebooks import kept, six_entries
from tests.ui.running import running, saved


@pytest.fixture
def site(notebook: Notebook) -> Path:
    """Two stakeholders and six entries, of each track, and at several stages."""
    return six_entries(notebook)


async def test_from_received_to_closed_with_an_action_on_the_way(site: Path) -> None:
    async with running(site) as on:
        await on.press("5", "enter", "greater_than_sign")
        assert "FB-6: received → acknowledged" in on.shown
        await on.type("Sorry, we are counting the cars")
        await on.press("ctrl+s")
        assert "FB-6 is moved to acknowledged. u takes that back." in on.said
        await on.press("a")
        await on.type("Ask for a second lane")
        await on.press("ctrl+s")
        assert "[ ] AC-1 Ask for a second lane" in on.shown
        await on.press("greater_than_sign")
        await on.type("Counts of three mornings")
        await on.press("ctrl+s", "greater_than_sign")
        assert "What did you tell them, and how?" in on.shown
        await on.type("Mailed the counts")
        await on.press("tab", "tab")
        await on.type("14:00")
        await on.press("ctrl+s", "greater_than_sign")
        assert "What was done?" in on.shown
        await on.type("Second lane from eight to nine")
        await on.press("ctrl+s")
        assert "Closing needs an outcome." in on.said
        assert kept(site, 6).stage == "responded"
        await on.press("u")
        assert "upheld" in on.shown
        await on.press("tab", "tab", "4", "ctrl+s")
        assert "FB-6 is closed." in on.said
        await on.press("escape")
        assert on.row("Queue at the").endswith("closed Sun 22")
    entry = kept(site, 6)
    assert [(update.stage, update.note) for update in entry.updates] == [
        ("acknowledged", "Sorry, we are counting the cars"),
        ("investigating", "Counts of three mornings"),
        ("responded", "Mailed the counts"),
        ("closed", "Second lane from eight to nine"),
    ]
    assert entry.updates[2].at == NOW - dt.timedelta(minutes=5)
    assert (entry.outcome, entry.satisfaction, entry.told_at) == ("upheld", 4, NOW)
    assert saved(site).actions.get(1).source == entry.uid


async def test_an_empty_note_is_refused_and_nothing_is_changed(site: Path) -> None:
    async with running(site) as on:
        await on.press("5", "greater_than_sign", "space", "ctrl+s")
        assert on.said == "A step needs a note of at least a word."
    assert kept(site, 6).updates == ()


async def test_a_date_that_is_none_is_said_on_its_own_row(site: Path) -> None:
    async with running(site) as on:
        await on.press("5", "greater_than_sign")
        await on.type("Rang")
        await on.press("tab", "tab")
        await on.type("31/02")
        assert "not a date yet" in on.shown
        await on.press("ctrl+s")
        assert "31/02 is not a date" in on.said
        await on.press(*["backspace"] * 5, "ctrl+s")
        assert kept(site, 6).stage == "acknowledged"


async def test_what_was_written_of_a_step_is_kept_and_gone_on_with(site: Path) -> None:
    async with running(site) as on:
        await on.press("5", "greater_than_sign")
        await on.type("Half a no")
        await on.press("escape")
        assert on.said == "What you wrote is kept: > goes on with it."
        (left,) = saved(site).unfinished
        assert (str(left.ref), left.part, left.fields["note"]) == (
            "FB-6", "acknowledged", "Half a no",
        )  # fmt: skip
    async with running(site) as on:
        await on.press("5", "greater_than_sign")
        assert "kept 14:05" in on.shown
        await on.type("te")
        await on.press("ctrl+s")
    assert kept(site, 6).updates[0].note == "Half a note"
    assert not list(saved(site).unfinished)


async def test_a_step_being_written_is_on_the_disk_within_two_seconds(site: Path) -> None:
    async with running(site) as on:
        await on.press("5", "greater_than_sign")
        await on.type("Rang")
        await on.sees("kept 14:05")
        (left,) = saved(site).unfinished
        assert left.fields["note"] == "Rang"


async def test_what_is_thrown_away_comes_back_with_u(site: Path) -> None:
    async with running(site) as on:
        await on.press("5", "greater_than_sign")
        await on.type("No")
        await on.press("f8")
        assert "thrown away" in on.said
        assert not list(saved(site).unfinished)
        await on.press("u")
        (left,) = saved(site).unfinished
        assert (left.part, left.fields["note"]) == ("acknowledged", "No")


async def test_a_step_that_was_left_is_taken_at_the_time_it_was_written(site: Path) -> None:
    friday = NOW - dt.timedelta(days=2)
    earlier = Notebook(site, now=lambda: friday)
    fields = {"note": "Rang back", "owner": "", "at": ""}
    earlier.unfinished.keep(Ref(FEEDBACK, 2), fields, is_new=False, part="acknowledged")
    earlier.close()
    async with running(site) as on:
        await on.press("5", "j", "j", "j", "j", "greater_than_sign")
        assert "Fri 20 Nov 2026, 14:05" in on.shown
        await on.press("ctrl+s")
        assert "FB-2 is moved to acknowledged." in on.said
    assert kept(site, 2).acknowledged_at == friday


async def test_the_footer_offers_what_an_open_and_a_closed_one_can_have_next(site: Path) -> None:
    async with running(site) as on:
        await on.press("5", "enter")
        footer = on.shown.splitlines()[-1]
        assert "> Advance" in footer
        assert "Reopen" not in footer
        await on.press("C")
        await on.type("Second lane")
        await on.press("tab", "u", "ctrl+s")
        footer = on.shown.splitlines()[-1]
        assert "< Reopen" in footer
        assert "Advance" not in footer
        await on.press("u")
        assert "> Advance" in on.shown.splitlines()[-1]


async def test_the_footer_of_the_log_follows_the_cursor_from_an_open_one_to_a_closed_one(
    site: Path,
) -> None:
    async with running(site) as on:
        await on.press("5", "C")
        await on.type("Second lane")
        await on.press("tab", "u", "ctrl+s")
        assert on.shown.splitlines()[-1].startswith("< Reopen  enter Open")
        await on.press("j")
        assert on.shown.splitlines()[-1].startswith("> Advance  enter Open")
        await on.press("k", "question_mark")
        assert ">  " in on.row("dvance"), "the help has every key"
        await on.press("escape", "greater_than_sign")
        assert on.said == "FB-6 is closed: < opens it again."
        await on.press("f")
        await on.type("zebra")
        await on.press("enter")
        assert "Advance" not in on.shown and "Reopen" not in on.shown


async def test_a_letter_on_a_list_says_what_it_took_or_that_there_is_no_such(site: Path) -> None:
    async with running(site) as on:
        await on.press("5", "n", "shift+tab")
        assert on.said == "Severity: medium, one of low, medium, high, critical."
        await on.press("h")
        assert on.said == "Severity: high, one of low, medium, high, critical."
        await on.press("x")
        assert on.said == "Severity is one of low, medium, high, critical: none begins with that."


async def test_what_came_of_an_action_stands_under_it_apart_from_its_day(site: Path) -> None:
    with Notebook(site, now=lambda: NOW) as notebook:
        source = notebook.feedback.get(6).uid
        done = Action(text="Ask for a second lane", source=source)
        notebook.actions.add(done.finished(NOW.date(), "Four hundred a month"))
    async with running(site) as on:
        await on.press("5", "enter")
        assert on.row("second lane").endswith("done Sun 22 Nov")
        assert on.row("Four hundred").strip() == "Result  Four hundred a month"


async def test_a_closed_one_is_opened_again_and_counted(site: Path) -> None:
    async with running(site) as on:
        await on.press("5", "G", "C")
        await on.type("Bay door has a bell now")
        await on.press("tab", "p", "ctrl+s", "greater_than_sign")
        assert on.said == "FB-1 is closed: < opens it again."
        await on.press("less_than_sign")
        await on.type("It was open again")
        await on.press("ctrl+s")
        assert "FB-1 is opened again, for the first time." in on.said
        await on.press("u")
        assert kept(site, 1).stage == "closed"
        await on.press("ctrl+r", "enter")
        assert "reopened 1 time" in on.shown
    entry = kept(site, 1)
    assert (entry.stage, entry.reopened, entry.outcome) == ("investigating", 1, None)


async def test_it_is_escalated_and_noted_without_a_step(site: Path) -> None:
    async with running(site) as on:
        await on.press("5", "E")
        await on.type("It is the third time")
        await on.press("tab")
        await on.type("Regional manager")
        await on.press("ctrl+s")
        assert "FB-6 is escalated to Regional manager." in on.said
        await on.press("N")
        await on.type("They rang again")
        await on.press("ctrl+s")
    entry = kept(site, 6)
    assert (entry.stage, entry.escalated_to) == ("received", "Regional manager")
    assert [update.note for update in entry.updates] == ["It is the third time", "They rang again"]


async def test_updates_are_not_rewritten(site: Path) -> None:
    async with running(site) as on:
        await on.press("5", "j", "j", "enter", "j", "j")
        assert on.said == "Updates are not rewritten; > or N adds one."
        await on.press("e")
        assert "Edit FB-4" not in on.shown
        assert "investigating  Panel log asked for" in on.shown


async def test_a_new_entry_says_who_handles_it_and_by_when(path: Path) -> None:
    async with running(path) as on:
        await on.press("5")
        assert "No feedback yet. n records one, c in one line." in on.shown
        await on.press("n")
        assert "resolve by Fri 27 Nov 2026" in on.shown
        await on.press(*["shift+tab"] * 7, "s")
        assert "ACAS route" in on.shown
        assert "nothing is due" not in on.shown
        await on.press("d")
        assert "DPO, ack by Tue 22 Dec 2026" in on.shown
        assert "data protection officer handles it" in on.said
        await on.press(*["tab"] * 7)
        await on.type("Footage was not sent")
        await on.press("ctrl+s")
        assert "FB-1 is saved." in on.said
    entry = kept(path, 1)
    assert entry.track == "data protection"
    assert entry.acknowledge_by is not None
    assert entry.acknowledge_by.date() == dt.date(2026, 12, 22)


async def test_a_summary_is_needed(path: Path) -> None:
    async with running(path) as on:
        await on.press("5", "n", "ctrl+s")
        assert "1 field needs you before this can be saved: Summary." in on.said
        assert not len(saved(path).feedback)


async def test_an_action_is_walked_both_ways(site: Path) -> None:
    async with running(site) as on:
        await on.press("5", "enter", "a")
        await on.type("Count the cars")
        await on.press("ctrl+s", "G", "enter")
        assert "AC-1" in on.heading
        assert "FB-6" in on.shown
        await on.press("j", "enter")
        assert "FB-6 Queue at the barrier" in on.heading
        assert saved(site).actions.get(1).source == kept(site, 6).uid


async def test_a_stakeholder_shows_its_feedback(site: Path) -> None:
    async with running(site) as on:
        await on.press("2", "v", "enter")
        assert "Feedback 1" in on.shown
        assert "1 open" in on.shown
        await on.press("j")
        await on.press("enter")
        assert "FB-4 Lift stayed off" in on.heading


async def test_what_is_typed_into_a_new_one_is_its_summary_and_never_its_track(site: Path) -> None:
    async with running(site, at="5") as on:
        count = len(list(saved(site).feedback.all()))
        await on.press("n")
        await on.type("dark stairs")
        await on.press("ctrl+s")
        newest = saved(site).feedback.get(count + 1)
        assert (newest.summary, newest.track) == ("dark stairs", "customer")
