"""The measurements of a level by keys alone: left open, left out, edited, wrong, left half-way."""

import datetime as dt
from pathlib import Path

import pytest

from jargon8_tui.model.kinds import SERVICE_LEVEL, Ref
from jargon8_tui.store import Notebook
from tests.conftest import NOW
from tests.ui.level_notebooks import measurements, slipped
from tests.ui.running import running, saved


@pytest.fixture
def site(notebook: Notebook) -> Path:
    """A level that slipped in October, and an action after it."""
    return slipped(notebook)


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


async def test_a_row_without_a_time_says_so_before_it_is_written(site: Path) -> None:
    async with running(site) as on:
        await on.press("6", "m", "shift+tab")
        await on.type("21/11")
        await on.press("tab")
        await on.type("4.2")
        assert "Sat 21 Nov 2026, 00:00: 4.2 min, above the 3 minute target · no time given" in (
            on.shown
        )
        await on.type(" x")
        await on.press("home")
        await on.type("09:10 ")
        assert "Sat 21 Nov 2026, 09:10: 4.2 min, above the 3 minute target · x" in on.shown


async def test_a_row_that_was_left_is_of_the_day_it_was_left_on(site: Path) -> None:
    friday = NOW - dt.timedelta(days=2)
    earlier = Notebook(site, now=lambda: friday)
    row = {"day": "", "value": "14:00 4.2", "note": ""}
    earlier.unfinished.keep(Ref(SERVICE_LEVEL, 1), row, is_new=False, part="measurements")
    earlier.close()
    async with running(site) as on:
        await on.press("6", "m", "enter")
        assert "Fri 20 Nov 2026, 14:00: 4.2 min" in on.said
    assert measurements(site)[-1].at == friday.replace(hour=14, minute=0)


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
        await on.press("escape")
        assert "enter writes it" not in on.said, "enter opens a measurement now"
        assert "lift alarm" in on.shown
        await on.press("m", "enter")
        assert measurements(site)[-1].note == "lift alarm"
    assert not list(saved(site).unfinished)
