"""Service levels as they are shown: poison as text, narrow and wide, read only, in ASCII."""

import datetime as dt
from pathlib import Path

import pytest

from jargon8_tui.model.kinds import SERVICE_LEVEL
from jargon8_tui.model.measurement import Measurement
from jargon8_tui.model.values import made
from jargon8_tui.store import Notebook
from jargon8_tui.ui.glyphs import ASCII, WGL4, use_glyphs
from tests.conftest import NOW
from tests.ui.running import POISON, POISON_SHOWN, running

DAYS = 40


def write(notebook: Notebook, name: str = "Response time", note: str = "gate") -> Path:
    """A level with a measurement a day, one left out and one open."""
    given = {
        "name": name,
        "unit": "minutes",
        "direction": "at most",
        "targets": "3 from 1 Jan 2026",
    }
    level = notebook.service_levels.add(made(SERVICE_LEVEL, given, NOW).record).record
    for n in range(DAYS):
        at = NOW - dt.timedelta(days=DAYS - n)
        value, excluded = 2 + n % 5 / 2, note if n == 7 else ""
        notebook.measurements.add(
            Measurement(service_level=level.uid, at=at, value=value, note=note, excluded=excluded)
        )
    notebook.measurements.add(Measurement(service_level=level.uid, at=NOW, note=note))
    notebook.close()
    return notebook.path


async def test_all_but_one_within_is_not_all(notebook: Notebook) -> None:
    given = {"name": "Gate", "unit": "minutes", "direction": "at most", "targets": "3 from 1/1"}
    level = notebook.service_levels.add(made(SERVICE_LEVEL, given, NOW).record).record
    for minutes in range(300):
        at, value = NOW - dt.timedelta(days=2, minutes=minutes), 2.5 if minutes else 9
        notebook.measurements.add(Measurement(service_level=level.uid, at=at, value=value))
    notebook.close()
    async with running(notebook.path, (120, 40)) as on:
        await on.press("6")
        assert "99% of 300" in on.shown
        assert "100%" not in on.shown
        await on.press("enter")
        assert "within target 99%" in on.shown


@pytest.mark.parametrize(("width", "is_there"), [(60, False), (72, False), (140, True)])
async def test_the_names_are_whole_in_any_window(
    notebook: Notebook, width: int, is_there: bool
) -> None:
    async with running(write(notebook, "Incident reports"), (width, 24), at="6") as on:
        assert "Incident reports" in on.row("SL-1")
        assert ("12 weeks" in on.shown) is is_there
        assert "State" in on.shown


async def test_a_long_question_leaves_a_row_for_its_answer(notebook: Notebook) -> None:
    async with running(write(notebook), (60, 20), at="6") as on:
        await on.press("t", "n")
        await on.type("4 from 1 Jun")
        assert on.row("Target in minutes, and since when (3, or 3 from 1 Jan 2026)")
        assert on.row("4 from 1 Jun")
        await on.press("enter")
        assert on.row("Mon 1 Jun 2026").endswith("4 min  holds today")


async def test_whatever_is_in_a_record_is_only_text(notebook: Notebook) -> None:
    path = write(notebook, name=POISON, note=POISON)
    async with running(path, (120, 40)) as on:
        await on.press("6")
        assert POISON_SHOWN[:12] in on.shown
        await on.press("enter")
        assert POISON_SHOWN in on.shown
        await on.press("enter", "enter")
        assert POISON_SHOWN in on.shown
        await on.press("escape", "t")
        assert POISON_SHOWN in on.shown


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 50)])
async def test_every_page_fits_the_window(notebook: Notebook, size: tuple[int, int]) -> None:
    path = write(notebook)
    async with running(path, size) as on:
        for keys in (["6"], ["enter"], ["left"], ["v"], ["v"], ["v"], ["m"]):
            await on.press(*keys)
            region = on.app.screen.region
            for widget in on.app.screen.query("*"):
                if widget.display and widget.region.area and widget.visible:
                    assert region.contains_region(widget.region), widget
        assert "Date" in on.shown


async def test_a_wide_window_shows_each_day_where_a_narrow_one_shows_weeks(
    notebook: Notebook,
) -> None:
    path = write(notebook)
    async with running(path, (60, 20)) as on:
        await on.press("6", "enter")
        assert "by week" in on.shown
        await on.pilot.resize_terminal(120, 40)
        await on.rest()
        assert "by day" in on.shown
        assert "excluded 1, open 1, not counted" in on.shown
        assert "○" in on.shown


async def test_only_what_fits_is_shown_and_the_rest_is_walked_to(notebook: Notebook) -> None:
    path = write(notebook)
    async with running(path, (60, 20)) as on:
        await on.press("6", "enter", "v", "v", "v")
        assert on.said == "34 of 41 days shown: v shows weeks, left walks back."
        await on.press("g")
        assert on.said.startswith("Tue 13 Oct 2026: 2 min")
        assert "13 Oct" in on.shown


async def test_a_notebook_that_is_only_read_offers_nothing_that_writes(
    notebook: Notebook,
) -> None:
    path = write(notebook)
    with Notebook(path):
        async with running(path, at="6") as on:
            await on.press("enter")
            assert "reading only" in on.shown
            for key in ("m", "a", "R", "F", "B", "d"):
                await on.press(key)
                assert "SL-1 Response time" in on.shown
            await on.press("left", "left", "enter", "o", "C")
            assert "1 measurement" in on.shown


async def test_everything_can_be_drawn_in_ascii(notebook: Notebook) -> None:
    path = write(notebook)
    use_glyphs(ASCII)
    try:
        async with running(path) as on:
            use_glyphs(ASCII)
            for keys in (["6"], ["enter"], ["v"], ["v"], ["v"], ["m"]):
                await on.press(*keys)
                assert on.shown.isascii()
    finally:
        use_glyphs(WGL4)
