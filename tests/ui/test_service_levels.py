"""Service levels by keys alone: entered, slipped, acted on, shown to be better, and saved."""

import datetime as dt
from pathlib import Path

import pytest

from jargon8_tui.model.kinds import ACTION, FEEDBACK, LINK, SERVICE_LEVEL
from jargon8_tui.model.measurement import Measurement
from jargon8_tui.model.service_level import ServiceLevel, Target
from jargon8_tui.model.values import made
from jargon8_tui.store import Notebook
from tests.conftest import NOW
from tests.ui.running import Running, running, saved

JANUARY = dt.date(2026, 1, 1)
SLOW = (3.4, 4.1, 4.6, 3.8, 5.2, 4.4, 2.9, 4.9, 5.6, 4.2)
QUICK = (2.1, 2.6, 1.9, 2.4, 3.0, 2.2, 2.8, 1.8, 2.5, 2.0)


def add_level(notebook: Notebook, **fields: str) -> ServiceLevel:
    """A level in the notebook: a response within three minutes since January."""
    given = {"name": "Response time", "unit": "minutes", "direction": "at most"}
    given |= {"targets": "3 from 1 Jan 2026", "required_within": "90", **fields}
    record: ServiceLevel = notebook.service_levels.add(
        made(SERVICE_LEVEL, given, NOW).record
    ).record
    return record


def measure(
    notebook: Notebook, level: ServiceLevel, day: dt.date, value: float, hour: int = 9
) -> None:
    """A measurement of a day in the notebook."""
    at = dt.datetime(day.year, day.month, day.day, hour, 5, tzinfo=dt.UTC)
    notebook.measurements.add(Measurement(service_level=level.uid, at=at, value=value, note="gate"))


@pytest.fixture
def site(notebook: Notebook) -> Path:
    """A level that slipped from the fifth to the fifteenth of October, and an action after it."""
    level = add_level(notebook)
    day = dt.date(2026, 9, 25)
    for n, value in enumerate([2.1, 2.6, 1.9, 2.4, 2.8, 2.2, 2.5, 2.0, 2.3, 2.7, *SLOW, *QUICK]):
        measure(notebook, level, day + dt.timedelta(days=n), value, 9 if value <= 3 else 17)
    given = {"text": "Move the 17:00 officer", "due": "2026-10-15", "source": level.uid}
    notebook.actions.add(made(ACTION, given, NOW).record)
    notebook.close()
    return notebook.path


def measurements(path: Path) -> list[Measurement]:
    """Those on the disk, in the order of their refs."""
    return [kept.record for kept in saved(path).measurements.all()]


async def enter_rows(on: Running, first: dt.date, values: tuple[float, ...]) -> None:
    """Enter a value a day, on the row at the bottom."""
    for n, value in enumerate(values):
        day = first + dt.timedelta(days=n)
        await on.press("shift+tab", "ctrl+u")
        await on.type(f"{day.day}/{day.month}")
        await on.press("tab")
        await on.type(f"{value}")
        await on.press("enter")


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
        assert on.said == "SL-1 is saved."
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
        assert on.said.startswith("Week of Mon 19 Oct 2026: 2.4 min, within target")
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


async def test_targets_are_dated_and_each_figure_is_judged_by_its_own(site: Path) -> None:
    async with running(site) as on:
        await on.press("6", "enter", "t")
        assert "holds today" in on.shown
        await on.press("n")
        await on.type("2 from 15 Oct 2026")
        await on.press("enter")
        assert on.said == "The target is 2 from 15 Oct 2026. u takes that back."
        level = saved(site).service_levels.get(1)
        assert [target.value for target in level.targets] == [3, 2]
        await on.press("escape")
        assert "within target 47%" in on.shown
        assert "old target" in on.shown
        await on.press("t", "g", "e", "ctrl+u")
        await on.type("2.5 from 15 Oct 2026")
        await on.press("enter")
        assert saved(site).service_levels.get(1).target_on(NOW.date()) == 2.5
        await on.press("d")
        assert [target.value for target in saved(site).service_levels.get(1).targets] == [3]
        await on.press("d")
        assert "A level needs a target" in on.said
        await on.press("u", "u", "u")
        assert [target.value for target in saved(site).service_levels.get(1).targets] == [3]
        await on.press("n")
        await on.type("soon")
        await on.press("enter")
        assert "soon is not a target: 3, or 3 from 1 Jan 2026 are." in on.said


async def test_an_open_call_is_closed_later_and_counts_only_then(site: Path) -> None:
    async with running(site) as on:
        await on.press("6", "m")
        await on.type("13:50 lift alarm")
        await on.press("enter")
        assert "open, not counted until it has an end" in on.said
        assert measurements(site)[-1].value is None
        await on.press("escape", "escape", "enter")
        assert "open 1, not counted" in on.shown
        assert "Number 30 " in on.shown
        await on.press("escape", "m", "escape", "G", "C")
        await on.type("13:54")
        await on.press("enter")
        assert "it was closed. u takes that back." in on.said
        closed = measurements(site)[-1]
        assert closed.value == 4
        assert closed.ended == NOW.replace(hour=13, minute=54)
        await on.press("C")
        assert "this one has its value" in on.said
        await on.press("u")
        assert measurements(site)[-1].is_open
        await on.press("C")
        await on.type("13:40")
        await on.press("enter")
        assert "Ended is before When" in on.said
        assert measurements(site)[-1].is_open


async def test_a_measurement_is_left_out_with_its_reason_and_counted_again(site: Path) -> None:
    async with running(site) as on:
        await on.press("6", "enter", "G", "enter", "o")
        await on.press("enter")
        assert "counts still: leaving it out needs a reason" in on.said
        await on.press("o")
        await on.type("fire drill")
        await on.press("enter")
        assert measurements(site)[-1].excluded == "fire drill"
        assert "left out: fire drill" in on.shown
        await on.press("escape")
        assert "excluded 1, shown as counted out" in on.shown
        assert "Number 29 " in on.shown
        await on.press("enter", "o")
        assert measurements(site)[-1].excluded == ""
        await on.press("d")
        assert len(measurements(site)) == 29
        await on.press("u")
        assert len(measurements(site)) == 30


async def test_a_measurement_is_edited_on_its_form(site: Path) -> None:
    async with running(site) as on:
        await on.press("6", "enter", "G", "enter", "e")
        await on.sees("Edit ME-30")
        for _ in range(3):
            await on.press("tab")
        await on.press("ctrl+u", "ctrl+k")
        await on.type("2.4")
        await on.press("ctrl+s")
        assert measurements(site)[-1].value == 2.4


async def test_what_is_wrong_with_a_row_is_said_on_it_and_nothing_is_saved(site: Path) -> None:
    async with running(site) as on:
        await on.press("6", "m")
        await on.type("4,5 gate")
        await on.press("enter")
        assert "× 4,5 is not a number: write 4.5." in on.shown
        await on.press("ctrl+u")
        await on.type("25:99 4")
        await on.press("enter")
        assert "× 25:99 is not a time of day: write 14:05." in on.shown
        await on.press("shift+tab")
        await on.type("31/02")
        await on.press("enter")
        assert "× 31/02 is not a date" in on.shown
        assert len(measurements(site)) == 30


async def test_a_row_that_was_left_is_kept_and_gone_on_with(site: Path) -> None:
    async with running(site) as on:
        await on.press("6", "m")
        await on.type("14:05 4.2")
        await on.press("tab")
        await on.type("lift alarm")
        await on.press("escape", "escape")
        assert on.said == "The row is kept, unfinished; m goes on with it."
    (form,) = saved(site).unfinished
    assert form.fields == {"day": "", "value": "14:05 4.2", "note": "lift alarm"}
    async with running(site) as on:
        await on.press("1")
        await on.sees("You were writing SL-1 at 14:05. Continue?")
        await on.press("enter")
        assert "lift alarm" in on.shown
        await on.press("escape", "escape", "6", "m")
        assert "You were entering this at 14:05." in on.said
        assert "lift alarm" in on.shown
        await on.press("enter")
        assert measurements(site)[-1].note == "lift alarm"
    assert not list(saved(site).unfinished)


async def test_a_breach_becomes_an_action_a_reflection_and_feedback_linked_both_ways(
    site: Path,
) -> None:
    async with running(site) as on:
        await on.press("6", "enter", "right_square_bracket", "a")
        await on.type("Look at the rosters")
        await on.press("ctrl+s")
        breach = saved(site).measurements.get(13)
        assert breach.value == 4.6
        assert saved(site).actions.get(2).source == breach.uid

        await on.press("R")
        await on.sees("RJ-1")
        entry = saved(site).reflections.get(1)
        assert entry.status == "draft"
        assert entry.title == "Response time: what the figures showed"
        assert "mean 4.3 min" in entry.did
        assert "Wed 7 Oct 2026, 17:05: 4.6 min, above the 3 minute target." in entry.did
        assert "Move the 17:00 officer (15 October 2026): before" in entry.did
        await on.press("escape", "escape")

        await on.press("F")
        await on.sees("FB-1")
        feedback = saved(site).collection(FEEDBACK).get(1)
        assert feedback.summary == "Response time 4.6 min, above the 3 minute target"
        assert feedback.category == "response time"
        await on.press("escape", "escape")
        level = saved(site).service_levels.get(1)
        ends = [{kept.record.a, kept.record.b} for kept in saved(site).collection(LINK).all()]
        for written in (entry, feedback):
            assert {written.uid, level.uid} in ends
            assert {written.uid, breach.uid} in ends
        await on.press("tab", "G", "enter")
        assert "Response time 4.6 min, above the 3 minute target" in on.shown
        assert "Number 30" not in on.shown


async def test_any_action_is_held_against_the_level_and_limits_begin_anew(site: Path) -> None:
    notebook = Notebook(site, now=lambda: NOW)
    notebook.actions.add(made(ACTION, {"text": "Second radio", "due": "2026-10-05"}, NOW).record)
    notebook.close()
    async with running(site) as on:
        await on.press("6", "enter")
        assert "Action AC-1 Move the 17:00 officer, Thu 15 Oct 2026" in on.shown
        await on.press("B")
        await on.type("radio")
        await on.sees("AC-2")
        await on.press("enter")
        assert "Action AC-2 Second radio, Mon 5 Oct 2026" in on.shown
        (link,) = (kept.record for kept in saved(site).collection(LINK).all())
        assert saved(site).service_levels.get(1).uid in (link.a, link.b)
        await on.press("b")
        assert "Action AC-1 Move" in on.shown
        await on.press("N")
        assert on.said == "Limits begin anew on Thu 15 Oct 2026."
        await on.press("N")
        assert on.said == "One set of limits again."


async def test_the_figures_go_out_as_a_chart_a_table_and_a_report(
    site: Path, tmp_path: Path
) -> None:
    async with running(site) as on:
        await on.press("6", "enter")
        for name in ("chart.svg", "figures.csv", "report.md"):
            await on.press("x", "ctrl+u")
            await on.type(str(tmp_path / name))
            await on.press("enter")
            await on.sees("is written to")
    assert "<svg" in (tmp_path / "chart.svg").read_text()
    assert len((tmp_path / "figures.csv").read_text().splitlines()) == 31
    assert "mean 4.3 min" in (tmp_path / "report.md").read_text()


async def test_the_list_says_how_each_level_does(site: Path) -> None:
    async with running(site) as on:
        await on.press("6")
        assert "≤3 min" in on.shown
        assert "better since 15 Oct" in on.shown
        assert on.said.startswith("Response times were above the 3 minute target from 5 to 14 Oct")
        await on.press("y")
        assert on.app.clipboard == on.said.removesuffix(" is copied.")
        await on.press("m")
        await on.type("1.9")
        await on.press("enter", "escape", "escape")
        assert "100% of 2" in on.shown
