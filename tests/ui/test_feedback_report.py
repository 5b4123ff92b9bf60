"""Patterns and the report by keys alone: they show what the records say, and what is written is
what was shown."""

import datetime as dt
import json
from pathlib import Path

import msgspec
import pytest

from jargon8_tui.model.feedback import Feedback
from jargon8_tui.model.kinds import STAKEHOLDER
from jargon8_tui.model.values import made
from jargon8_tui.services.feedback.due_times import due_rule
from jargon8_tui.settings import Settings
from jargon8_tui.store import Notebook
from tests.conftest import NOW
from tests.ui.running import POISON, POISON_SHOWN, Running, running, saved


def october(day: int, hour: int) -> dt.datetime:
    """A moment of the month that is over."""
    return dt.datetime(2026, 10, day, hour, 30, tzinfo=dt.UTC)


@pytest.fixture
def site(notebook: Notebook) -> Path:
    """Four concerns in October, three of them at eight from one stakeholder about the same."""
    notebook.go_by(due_rule(Settings()))
    given = {"name": "Tenant rep, east wing", "power": "6", "interest": "7"}
    rep = notebook.stakeholders.add(made(STAKEHOLDER, given, NOW).record)
    for day, hour, category, summary in (
        (6, 8, "access control", "Queue on the ramp"),
        (13, 8, "access control", "Queue again"),
        (20, 8, "access control", "Queue for the third time"),
        (21, 15, "safety", "Lamp out on the stairs"),
    ):
        entry = Feedback(
            received=october(day, hour),
            summary=summary,
            category=category,
            stakeholder=rep.record.uid,
        )
        kept = notebook.feedback.add(entry)
        answered = kept.record.advanced("responded", "Told", october(day, hour + 2))
        notebook.feedback.put(kept.ref.id, answered)
    notebook.close()
    return notebook.path


async def test_patterns_point_out_what_is_said_again_and_lead_to_it(site: Path) -> None:
    async with running(site) as on:
        await on.press("5", "v")
        await on.sees("Said again 1")
        assert "Tenant rep, east wing, access control: 3 times, FB-1, FB-2, FB-3" in " ".join(
            on.shown.split()
        )
        assert "Answered after a median of 2 h (n = 4); 4 of 4 in time." in on.shown
        assert "nobody was asked" in on.shown
        await on.press("j")
        assert on.said == "enter lists them in the log: from:ST-1 #access-control."
        await on.press("enter")
        assert "3 of 4" in on.heading
        assert "Lamp out" not in on.shown
        await on.press("escape")
        assert "Lamp out" in on.shown


async def test_patterns_count_by_hour_weekday_and_month(site: Path) -> None:
    async with running(site, size=(90, 70)) as on:
        await on.press("5", "v")
        await on.sees("More came between 08:00 and 09:00 than in any other hour: 3 of 4.")
        assert "More came on Tuesdays than on any other day: 3 of 4." in on.shown
        month = next(row for row in on.shown.splitlines() if "Oct 2026" in row)
        assert month.split()[2:4] == ["4", "+4"]
        await on.press("v", "v")
        await on.sees("this month")
        await on.sees("0 entries")


async def test_an_empty_log_has_no_patterns_and_says_so(path: Path) -> None:
    async with running(path) as on:
        await on.press("5", "v")
        await on.sees("Nothing came in then. v takes another period.")


async def test_the_report_is_seen_and_then_written_as_it_was_seen(
    site: Path, tmp_path: Path
) -> None:
    async with running(site) as on:
        await on.press("5", "R")
        await on.sees("Monthly summary for facilities management, October 2026")
        assert "4 entries came in" in on.shown
        await on.press("x")
        to = tmp_path / "out" / "october.json"
        to.parent.mkdir()
        await replace_answer(on, str(to))
        await on.sees("The report is written to")
        figures = json.loads(to.read_text())
        assert (figures["report"], figures["for"]) == ("monthly", "facilities")
        await on.press("x")
        await replace_answer(on, str(to.with_suffix(".html")))
        assert "Queue for the third time" in to.with_suffix(".html").read_text()
        await on.press("x")
        await replace_answer(on, str(to.with_suffix(".docx")))
        assert "nothing was written" in on.said
        await on.press("x")
        await replace_answer(on, str(to))
        assert not on.said.startswith("The report is written")


async def replace_answer(on: Running, text: str) -> None:
    """Type another answer in the place of the one that is offered."""
    await on.press("end", "ctrl+u")
    await on.type(text)
    await on.press("enter")


async def test_the_report_goes_by_month_week_and_reader(site: Path) -> None:
    async with running(site) as on:
        await on.press("5", "R")
        await on.sees("October 2026")
        await on.press("left_square_bracket")
        await on.sees("September 2026")
        assert "1 Sep to 30 Sep 2026" in on.heading
        await on.press("right_square_bracket", "right_square_bracket")
        assert "1 Nov to 30 Nov 2026" in on.heading
        await on.press("right_square_bracket")
        assert on.said == "The month after has not begun yet: [ takes the one before."
        assert "so far" in on.heading
        await on.press("m")
        assert "16 Nov to 22 Nov 2026" in on.heading
        assert "Weekly report" in on.heading
        await on.press("f")
        assert "the manager" in on.heading


async def test_an_empty_month_says_how_to_go_on_to_another(path: Path) -> None:
    async with running(path) as on:
        await on.press("5", "R")
        await on.sees("October 2026")
        await on.sees("Nothing came in then: ] takes the month after, [ the one before.")
        await on.press("m")
        await on.sees("Nothing came in then: ] takes the week after, [ the one before.")


async def test_a_table_stands_in_columns_whose_long_cells_are_wrapped(site: Path) -> None:
    with Notebook(site, now=lambda: NOW) as notebook:
        bare = Feedback(received=october(22, 9), summary="Kind words", type="compliment")
        notebook.feedback.add(bare)
    async with running(site, size=(90, 40)) as on:
        await on.press("5", "R")
        await on.sees("October 2026")
        heads, first = on.row("Ref "), on.row("FB-1 ")
        for head, begins in (("Category", "access"), ("From", "Tenant"), ("Stage", "responded")):
            assert first[heads.index(head) :].startswith(begins)
        assert "Kind words" in on.row("FB-5 ")[heads.index("Summary") :]
        assert on.row("FB-5 ")[heads.index("Category") : heads.index("Summary")].strip() == ""
        assert on.row(" control ")[heads.index("Category") :].startswith("control")


async def test_a_table_that_does_not_fit_names_each_cell_by_its_column(site: Path) -> None:
    async with running(site, size=(60, 24)) as on:
        await on.press("5", "R")
        await on.sees("October 2026")
        assert on.row("FB-1 ").startswith("  FB-1  Received Tue 6 Oct · Type concern · Severity")


async def test_the_file_that_is_offered_has_a_short_name_without_blanks(site: Path) -> None:
    async with running(site) as on:
        await on.press("5", "R")
        await on.sees("October 2026")
        await on.press("x")
        offered = on.row("Write the report").rsplit("/", 1)[-1].rsplit("\\", 1)[-1].strip()
        assert offered == "monthly-2026-10-facilities.md"


async def test_the_report_leads_to_the_entries_it_names(site: Path) -> None:
    async with running(site) as on:
        await on.press("5", "R")
        await on.sees("October 2026")
        for _ in range(12):
            await on.press("j")
            if on.said.startswith("enter goes to FB-"):
                break
        await on.press("enter")
        assert on.heading.startswith("FB-")
        await on.press("escape")
        await on.sees("Monthly summary")


async def test_the_report_is_in_the_palette(site: Path) -> None:
    async with running(site) as on:
        await on.press("8", "colon")
        await on.type("report on feedback")
        await on.press("enter")
        await on.sees("Monthly summary for facilities management")


async def test_what_users_wrote_is_only_text_in_both(notebook: Notebook, path: Path) -> None:
    for n in (1, 2):
        entry = Feedback(received=october(n, 9), summary=POISON, category=POISON, stakeholder=None)
        notebook.feedback.add(entry)
    notebook.close()
    async with running(path) as on:
        await on.press("5", "v")
        await on.sees(POISON_SHOWN[:12])
        await on.press("R")
        await on.sees("2 entries came in")
        await on.press("f")
        await on.sees("for the manager")
        await on.press("pagedown")
        assert "[b]x[/b]" in on.shown


async def test_a_tenants_concern_from_the_first_word_to_the_months_report(path: Path) -> None:
    """Keyboard only, cold, at eighty by twenty-four: captured, every stage, an action done on the
    way, closed and told; and then the report of the month has it with its times."""
    async with running(path) as on:
        await on.press("2", "n")
        await on.type("Tenant rep")
        await on.press("tab")
        await on.type("6")
        await on.press("tab")
        await on.type("8")
        await on.press("ctrl+s", "5", "c")
        await on.type("concern high delays at the barrier at peak hours @tenant #access fri 16:00")
        await on.press("enter", "enter")
        assert "delays at the barrier at peak hours" in on.heading
        await take(on, "Rang; sorry for the wait", "fri 16:30")
        await on.press("a")
        await on.type("Open the second lane at eight")
        await on.press("ctrl+s")
        await take(on, "Counts of two mornings", "sat 09:00")
        await on.press("G", "enter")
        assert on.heading.startswith("AC-1")
        await on.press("D", "enter")
        await on.type("No queue since")
        await on.press("enter", "escape")
        await take(on, "Mailed the counts", "sat 15:00")
        await on.press("greater_than_sign")
        await on.type("Second lane from eight to nine")
        await on.press("tab", "u", "tab", "tab", "5", "ctrl+s")
        assert "FB-1 is closed" in on.said
        await on.press("R", "right_square_bracket")
        await on.sees("November 2026")
        await on.press("x")
        await replace_answer(on, str(path.with_suffix(".report.json")))
        await on.sees("is written to")
    entry: Feedback = saved(path).feedback.get(1)
    assert [update.stage for update in entry.updates] == [
        "acknowledged",
        "investigating",
        "responded",
        "closed",
    ]
    friday = dt.datetime(2026, 11, 20, 16, 0, tzinfo=dt.UTC)
    assert entry.received == friday
    assert (entry.category, entry.severity) == ("access control", "high")
    assert entry.resolve_by == friday + dt.timedelta(days=5)
    assert entry.told_at is not None
    assert entry.satisfaction == 5
    action = saved(path).actions.get(1)
    assert (action.done, action.source) == (NOW.date(), entry.uid)
    figures = msgspec.json.decode(path.with_suffix(".report.json").read_bytes())
    text = json.dumps(figures)
    assert "delays at the barrier at peak hours" in text
    times = figures["times"]
    assert times["acknowledging"]["median_seconds"] == 30 * 60
    assert times["resolving"]["median_seconds"] == 23 * 3600


async def take(on: Running, note: str, when: str) -> None:
    """Take the next step, at a time of its own."""
    await on.press("greater_than_sign")
    await on.type(note)
    await on.press("tab", "tab")
    await on.type(when)
    await on.press("ctrl+s")


async def test_patterns_lead_to_the_log_from_another_place(site: Path) -> None:
    async with running(site) as on:
        await on.press("8", "colon")
        await on.type("patterns of feedback")
        await on.press("enter")
        await on.sees("Said again 1")
        await on.press("j", "enter")
        await on.sees("3 of 4")
        assert on.heading.startswith("Feedback")
