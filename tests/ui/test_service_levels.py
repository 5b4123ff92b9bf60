"""Service levels by keys alone: entered, slipped, acted on, shown to be better, and saved."""

import datetime as dt
from pathlib import Path

import pytest

from jargon8_tui.model.service_level import Target
from jargon8_tui.store import Notebook
from tests.ui.level_notebooks import (
    QUICK,
    SLOW,
    add_level,
    enter_rows,
    measure,
    measurements,
    slipped,
)
from tests.ui.running import running, saved

JANUARY = dt.date(2026, 1, 1)


@pytest.fixture
def site(notebook: Notebook) -> Path:
    """A level that slipped in October, and an action after it."""
    return slipped(notebook)


async def test_the_whole_story_from_an_empty_notebook(path: Path) -> None:
    async with running(path) as on:
        await on.press("6")
        assert "No service levels yet. n adds the first, with its target." in on.shown
        await on.press("n")
        await on.type("Response time")
        await on.press("tab")
        await on.type("minutes")
        await on.press("tab", "a", "tab")
        await on.type("3 from 1 Jan 2026")
        await on.press("ctrl+s")
        assert on.said == "SL-1 is saved. u takes that back."
        assert "≤3 min" in on.shown
        level = saved(path).service_levels.get(1)
        assert (level.direction, level.unit) == ("at most", "minutes")
        assert level.targets == (Target(from_=JANUARY, value=3),)

        await on.press("enter", "m")
        await enter_rows(on, dt.date(2026, 11, 1), SLOW)
        assert (
            "ME-10 is saved: Tue 10 Nov 2026, 00:00: 4.2 min, above the 3 minute target." in on.said
        )
        assert [one.value for one in measurements(path)] == list(SLOW)
        await on.press("escape", "u")
        assert on.said == "Undone: ME-10 Response time 4.2 minutes was added."
        assert [one.value for one in measurements(path)] == list(SLOW[:-1])
        await on.press("ctrl+r")
        assert on.said == "Redone: ME-10 Response time 4.2 minutes was added."

        await on.press("escape")
        assert on.said == (
            "Response times have been above the 3 minute target since 1 November: "
            "mean 4.3 min, 10% within target (n = 10)."
        )
        assert "12 measurements are needed for limits; there are 10." in on.shown

        await on.press("a")
        await on.type("Move the 17:00 officer")
        await on.press("tab")
        await on.type("11/11")
        await on.press("ctrl+s")
        action = saved(path).actions.get(1)
        assert (action.source, action.due) == (level.uid, dt.date(2026, 11, 11))
        assert "Action AC-1 Move the 17:00 officer, Wed 11 Nov 2026" in on.shown

        await on.press("m")
        await enter_rows(on, dt.date(2026, 11, 11), QUICK)
        await on.press("escape", "escape")
        assert "before  n 10  mean 4.3  within 10%" in on.shown
        assert "after  n 10  mean 2.3  within 100%" in on.shown
        await on.press("Y")
        assert on.app.clipboard == (
            "Move the 17:00 officer (11 November 2026): before, mean 4.3 min, 10% within target "
            "(n = 10); after, mean 2.3 min, 100% within target (n = 10)."
        )
        await on.press("y")
        assert on.app.clipboard == (
            "Response times were above the 3 minute target from 1 to 10 November: mean 4.3 min, "
            "10% within target (n = 10); since then mean 2.3 min, 100% within target (n = 10)."
        )


async def test_where_no_rule_has_caught_a_point_the_key_to_a_breach_says_so(
    notebook: Notebook,
) -> None:
    measure(notebook, add_level(notebook), dt.date(2026, 11, 20), 2.0)
    notebook.close()
    async with running(notebook.path) as on:
        await on.press("6", "enter", "right_square_bracket")
        assert on.said == "There is no breach to go to: no rule has caught a point here."
        await on.press("left_square_bracket")
        assert on.said.startswith("There is no breach to go to"), "nor is there one before"


async def test_a_point_is_read_and_its_measurements_opened(site: Path) -> None:
    async with running(site) as on:
        await on.press("6", "enter")
        assert "by day" in on.shown
        assert "25 Sep to 24 Oct 2026" in on.shown
        assert "Number 30   within target 70%, wanted 90%" in on.shown
        assert "Worst 5.6 on Tue 13 Oct 2026" in on.shown
        assert "× Wed 7 to Tue 13 Oct 2026: 2 above the upper limit." in on.shown
        await on.press("left")
        assert on.said == "Sat 24 Oct 2026: 2 min, within target, n 1."
        await on.press("right_square_bracket")
        assert on.said == "Wed 7 Oct 2026: 4.6 min, above target, part of a signal, n 1."
        await on.press("left_square_bracket")
        assert on.said == "Tue 13 Oct 2026: 5.6 min, above the limit (5.1), n 1."
        await on.press("g", "left")
        assert on.said == "Fri 25 Sep 2026: 2.1 min, within target, part of a signal, n 1."
        await on.press("enter")
        assert "Fri 25 Sep 2026" in on.shown
        assert "1 measurement" in on.shown
        await on.press("escape")
        assert on.said == "Fri 25 Sep 2026: 2.1 min, within target, part of a signal, n 1."


async def test_v_goes_through_weeks_and_months_to_the_hours_and_their_peak(site: Path) -> None:
    async with running(site) as on:
        await on.press("6", "enter", "v")
        assert "by week" in on.shown
        await on.press("left")
        assert on.said.startswith("Week of Mon 19 Oct 2026: mean 2.4 min, within target")
        await on.press("v")
        assert "by month" in on.shown
        await on.press("v")
        assert "by hour" in on.shown
        assert "Peak 17:00 to 18:00: 9 of 9 missed the target, mean 4.5 min." in on.shown
        assert "█" in on.shown
        await on.press("left")
        assert on.said == "17:00 to 18:00: mean 4.5 min, 0% within target (n = 9)."
        await on.press("enter")
        assert "v goes to the days" in on.said
        await on.press("v")
        assert "by day" in on.shown


async def test_other_days_are_asked_for_and_those_without_figures_have_no_percent(
    site: Path,
) -> None:
    async with running(site) as on:
        await on.press("6", "enter", "f")
        await on.type("1 Oct to 8 Oct")
        await on.press("enter")
        assert "Number 8 " in on.shown
        assert "12 measurements are needed for limits; there are 8." in on.shown
        await on.press("f", "ctrl+u")
        await on.type("june")
        await on.press("enter")
        assert on.said == "No data from 1 Jun to 30 Jun 2026."
        assert "%" not in on.shown
        await on.press("f", "ctrl+u")
        await on.type("junish")
        await on.press("enter")
        assert on.said.startswith("junish is not a period: june, 2026-06")
        await on.press("f", "ctrl+u")
        await on.type("all")
        await on.press("enter")
        assert "Number 30 " in on.shown


async def test_the_list_says_how_each_level_does(site: Path) -> None:
    async with running(site) as on:
        await on.press("6")
        assert "≤3 min" in on.shown
        assert "better since 15 Oct" in on.shown
        assert on.said.startswith("Response times were above the 3 minute target from 5 to 14 Oct")
        await on.press("y")
        assert on.app.clipboard == on.said.removeprefix("Copied: ")
        await on.press("m")
        await on.type("1.9")
        await on.press("enter", "escape", "escape")
        assert "100% of 2" in on.shown
