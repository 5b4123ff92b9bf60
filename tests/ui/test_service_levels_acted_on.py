"""What follows from the figures of a level: another target, an action, a reflection, a report."""

from pathlib import Path

import pytest

from jargon8_tui.model.kinds import ACTION
from jargon8_tui.model.values import made
from jargon8_tui.store import Notebook
from tests.conftest import NOW
from tests.ui.level_notebooks import slipped
from tests.ui.running import running, saved


@pytest.fixture
def site(notebook: Notebook) -> Path:
    """A level that slipped in October, and an action after it."""
    return slipped(notebook)


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
        feedback = saved(site).feedback.get(1)
        assert feedback.summary == "Response time 4.6 min, above the 3 minute target"
        assert feedback.category == "response time"
        await on.press("escape", "escape")
        level = saved(site).service_levels.get(1)
        ends = [{kept.record.a, kept.record.b} for kept in saved(site).links.all()]
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
        (link,) = (kept.record for kept in saved(site).links.all())
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
