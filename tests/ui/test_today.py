"""Today by keys alone: what stands there, where each line leads, and what was saved on the way."""

import datetime as dt
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from jargon8_tui.model.kinds import ACTION, FEEDBACK, REFLECTION, STAKEHOLDER, Kind
from jargon8_tui.model.values import made
from jargon8_tui.services.feedback.due_times import due_rule
from jargon8_tui.settings import Settings
from jargon8_tui.store import Notebook
from jargon8_tui.ui.widgets.record_list import RecordList
from jargon8_tui.ui.widgets.record_row import GroupHeading
from tests.conftest import NOW
from tests.ui.running import POISON, POISON_SHOWN, Running, running, saved


def add(notebook: Notebook, kind: Kind[Any], **fields: str) -> None:
    """A record in the notebook, from fields as they are typed."""
    notebook.collection(kind).add(made(kind, fields, NOW).record)


@pytest.fixture
def busy(notebook: Notebook) -> Path:
    """A notebook with something in each section: FB-1 and AC-1 and ST-1 are late."""
    notebook.go_by(due_rule(Settings()))
    add(
        notebook,
        FEEDBACK,
        summary="Lift left out",
        severity="critical",
        received="2026-11-17 09:00",
    )
    add(notebook, FEEDBACK, summary="Barrier slow", severity="high", received="2026-11-20 16:40",
        acknowledge_by="2026-11-22 16:40")  # fmt: skip
    add(notebook, ACTION, text="Draft the summary", due="2026-11-21", source="FB-1")
    add(notebook, ACTION, text="Brief nights", due="2026-11-22")
    add(notebook, STAKEHOLDER, name="Building owner", power="9", interest="5", cadence="weekly",
        created="2026-11-11")  # fmt: skip
    add(notebook, REFLECTION, title="Barrier review", area="2", criteria="A2-P3", date="2026-11-20")
    notebook.close()
    return notebook.path


def rows(on: Running) -> list[str]:
    """What is on the screen, a line a row, without blanks at the ends."""
    return [line.strip() for line in on.shown.splitlines()]


async def test_each_section_stands_in_its_place_with_the_worst_first(busy: Path) -> None:
    async with running(busy, at="1") as on:
        shown = rows(on)
        headings = [line for line in shown if line.split(" ")[0] in (
            "Overdue", "Due", "Open", "Drafts", "Portfolio")]  # fmt: skip
        assert headings == [
            "Overdue 3", "Due today 2", "Open concerns 2, oldest first", "Drafts 1", "Portfolio",
        ]  # fmt: skip
        start = shown.index("Overdue 3")
        assert [" ".join(line.split()) for line in shown[start + 1 : start + 4]] == [
            "► !!! FB-1 Acknowledge: lift left out 2 working days late",
            "ST-1 Contact the building owner, weekly 4 days late",
            "AC-1 Draft the summary 1 day late",
        ]
        assert "by 16:40" in on.shown
        assert "●○○○○ received" in on.shown
        assert "Area 2: 1 of 7 criteria have a record.  Area 5: 0 of 4." in on.shown
        assert on.said == (
            "3 things are overdue; the oldest concern is FB-1, 5 days. Nothing slipped this week."
        )


async def test_each_line_is_a_way_in_and_escape_comes_back(busy: Path) -> None:
    async with running(busy, at="1") as on:
        await on.press("enter")
        assert "FB-1" in on.shown and "Lift left out" in on.shown
        await on.press("escape", "j", "enter")
        assert "ST-1" in on.shown and "Building owner" in on.shown
        await on.press("escape", "j")
        assert on.said == "AC-1: enter opens it, D marks it done."


async def test_an_action_is_marked_done_and_today_is_right_at_once(busy: Path) -> None:
    async with running(busy, at="1") as on:
        await on.press("j", "j", "D", "enter")
        await on.type("Sent")
        await on.press("enter")
        assert on.said == "AC-1 is done. u takes that back."
        done = saved(busy).actions.get(1)
        assert (done.done, done.result) == (NOW.date(), "Sent")
        assert "Overdue 2" in on.shown and "Draft the summary" not in on.shown
        await on.press("u")
        assert "Overdue 3" in on.shown
        assert saved(busy).actions.get(1).is_open


async def test_going_back_from_the_question_leaves_the_action_open(busy: Path) -> None:
    async with running(busy, at="1") as on:
        await on.press("j", "j", "D", "escape")
        assert saved(busy).actions.get(1).is_open


async def test_an_action_added_here_comes_from_the_record_under_the_cursor(busy: Path) -> None:
    async with running(busy, at="1") as on:
        await on.press("a")
        await on.type("Ask the lift firm")
        await on.press("ctrl+s")
        action = saved(busy).actions.get(3)
        assert action.source == saved(busy).feedback.get(1).uid
        assert on.app.current_mode == "today"


async def test_what_is_deleted_leaves_and_undo_brings_it_back(busy: Path) -> None:
    async with running(busy, at="1") as on:
        await on.press("d")
        assert on.said == "FB-1 is in the trash. u brings it back."
        assert "Overdue 2" in on.shown and "Open concerns 1" in on.shown
        await on.press("u")
        assert "Overdue 3" in on.shown


async def test_what_changes_elsewhere_is_shown_on_coming_back(busy: Path) -> None:
    async with running(busy) as on:
        notebook = on.app.session.notebook
        notebook.actions.put(2, notebook.actions.get(2).finished(NOW.date()))
        await on.press("1")
        assert "Due today 1" in on.shown


async def test_long_sections_are_cut_but_never_what_is_overdue(notebook: Notebook) -> None:
    for n in range(12):
        add(notebook, ACTION, text=f"Late {n}", due="2026-11-01")
    for n in range(6):
        add(notebook, FEEDBACK, summary=f"Concern {n}", received=f"2026-11-0{n + 1}")
        add(notebook, ACTION, text=f"Now {n}", due="2026-11-22")
    notebook.close()
    async with running(notebook.path, at="1") as on:
        assert "Overdue 12" in on.shown and "Late 11" in on.shown
        assert "3 more, enter shows them" in on.shown
        await on.press(*["j"] * 15, "enter")
        assert "Now 5" in on.shown, "the section is shown whole"
        await on.press("G", "k")
        assert "3 more, 5 opens the log" in on.shown
        assert on.said == "enter shows the others."
        await on.press("enter")
        assert on.app.current_mode == "feedback"


async def test_a_high_window_shows_all_with_a_blank_row_before_each_section(busy: Path) -> None:
    async with running(busy, (80, 40), at="1") as on:
        lines = list(on.app.screen.query_one(RecordList).rows)
        titles = [line for line in lines if isinstance(line, GroupHeading) and line.text]
        for title in titles[1:]:
            assert lines[lines.index(title) - 1] == GroupHeading("")


async def test_where_it_is_wide_the_record_stands_beside_it(busy: Path) -> None:
    async with running(busy, (130, 40), at="1") as on:
        await on.sees("─ FB-1 Lift left out")
        await on.press("j")
        await on.sees("─ ST-1 Building owner")
    async with running(busy, at="1") as on:
        assert "─ FB-1" not in on.shown


async def test_an_empty_notebook_says_how_to_begin(path: Path) -> None:
    async with running(path, at="1") as on:
        shown = rows(on)
        start = shown.index("This notebook is empty.")
        assert shown[start + 1].startswith("n adds a record, 2 starts with stakeholders")
        assert shown[start + 2] == "jargon8 demo shows a filled one."


async def test_where_nothing_is_due_it_says_so(notebook: Notebook) -> None:
    add(notebook, ACTION, text="Some day")
    notebook.close()
    async with running(notebook.path, at="1") as on:
        assert on.said == (
            "Nothing is overdue and nothing is due. n writes something down, c in one line."
        )


async def test_the_days_to_the_gateway_are_counted(busy: Path) -> None:
    settings = Settings(gateway=dt.date(2027, 1, 22), assessment=dt.date(2026, 11, 1))
    async with running(busy, (80, 30), at="1", settings=settings) as on:
        assert "Gateway Fri 22 Jan 2027, in 61 days." in on.shown
        assert "Assessment" not in on.shown, "it is over"


async def test_a_record_of_any_kind_is_started_by_its_name(path: Path) -> None:
    async with running(path, at="1") as on:
        await on.press("n")
        await on.type("stake")
        await on.press("enter")
        await on.type("Site manager")
        await on.press("ctrl+s")
        await on.sees("Power is needed")
        await on.press("escape", "escape")
        assert "Stakeholder: site manager" in on.shown
        await on.press("n")
        await on.type("refl")
        await on.press("enter")
        await on.type("Drill")
        await on.press("ctrl+s")
        assert saved(path).reflections.get(1).title == "Drill"
        assert on.app.current_mode == "today"


async def test_a_matrix_is_started_where_they_live(path: Path) -> None:
    async with running(path, at="1") as on:
        await on.press("n")
        await on.type("raci")
        await on.press("enter")
        await on.type("Evacuation")
        await on.press("enter")
        assert saved(path).raci_matrices.get(1).title == "Evacuation"


# Writing left half-way


async def left_by_an_earlier_sitting(path: Path, entry: str, action: str = "") -> Path:
    """A notebook whose app was gone without a word, an entry and an action half-written."""
    async with running(path) as on:
        for key, text in filter(all, (("n", entry), ("c", action))):
            await on.press(key)
            await on.type(text)
            await on.press("escape", "escape")
        crashed = path.with_name("crashed.json")
        for suffix in ("", ".unfinished"):
            shutil.copyfile(f"{path}{suffix}", f"{crashed}{suffix}")
    return crashed


async def test_what_was_being_written_is_offered_first_and_gone_on_with(path: Path) -> None:
    crashed = await left_by_an_earlier_sitting(path, "Half a thought")
    async with running(crashed, at="1") as on:
        offer = "► You were writing RJ-1 at 14:05. Continue?  enter yes, d bin it"
        assert rows(on)[rows(on).index(offer) + 1] == "Unfinished 1"
        assert "RJ-1   Reflection: half a thought" in on.shown
        await on.press("enter")
        assert "Half a thought" in on.shown
        await on.press("ctrl+s")
        assert saved(crashed).reflections.get(1).title == "Half a thought"
        assert "Continue?" not in on.shown and "Unfinished" not in on.shown


async def test_the_offer_can_be_thrown_away_and_undo_brings_it_back(path: Path) -> None:
    crashed = await left_by_an_earlier_sitting(path, "Never mind")
    async with running(crashed, at="1") as on:
        await on.press("d")
        assert on.said == "What was unfinished of RJ-1 is thrown away. u brings it back."
        assert "Continue?" not in on.shown
        assert not list(saved(crashed).unfinished)
        await on.press("u")
        assert next(iter(saved(crashed).unfinished)).fields["title"] == "Never mind"
        assert "Unfinished 1" in on.shown


async def test_several_are_offered_together_and_enter_goes_to_them(path: Path) -> None:
    crashed = await left_by_an_earlier_sitting(path, "One", "Two")
    async with running(crashed, at="1") as on:
        assert "► 2 unfinished entries are waiting." in on.shown
        assert "AC-1   Capture: two" in on.shown
        await on.press("enter")
        assert on.said == "RJ-1 is unfinished: enter goes on writing, d throws it away."
        await on.press("enter")
        assert "One" in on.shown


async def test_what_was_left_in_this_sitting_is_listed_and_not_offered(path: Path) -> None:
    async with running(path) as on:
        await on.press("n")
        await on.type("Later")
        await on.press("escape", "escape", "1")
        assert "Unfinished 1" in on.shown
        assert "Continue?" not in on.shown


async def test_user_text_is_only_text(notebook: Notebook) -> None:
    add(notebook, FEEDBACK, summary="x", received="2026-11-01")
    add(notebook, ACTION, text="x", due="2026-11-01")
    add(notebook, REFLECTION, title="x")
    add(notebook, STAKEHOLDER, name="x", power="1", interest="1", cadence="weekly",
        created="2026-11-01")  # fmt: skip
    notebook.close()
    poisoned = notebook.path.read_text("utf-8").replace('"x"', json.dumps(POISON))
    notebook.path.write_text(poisoned, "utf-8")
    async with running(notebook.path, (130, 40), at="1") as on:
        assert on.shown.count(POISON_SHOWN) >= 4
        assert "\x1b" not in on.shown
        for key in ("j", "j", "j", "j"):
            await on.press(key)
        assert on.app.is_running
