"""The log of feedback by keys alone: what its rows say, its filter and its orders."""

from pathlib import Path

import pytest

from jargon8_tui.model.feedback import Feedback
from jargon8_tui.store import Notebook
from jargon8_tui.ui.widgets.record_list import RecordList
from tests.conftest import NOW
from tests.ui.feedback_notebooks import six_entries
from tests.ui.running import POISON, POISON_SHOWN, running


@pytest.fixture
def site(notebook: Notebook) -> Path:
    """Two stakeholders and six entries, of each track, and at several stages."""
    return six_entries(notebook)


async def test_the_log_says_what_each_entry_waits_for(site: Path) -> None:
    async with running(site) as on:
        await on.press("5")
        assert "6 entries" in on.shown
        assert "!!   FB-6   Sat 21     ●○○○○  Queue at the" in on.row("Queue at the")
        assert on.row("Queue at the").endswith("ack Mon 23 Nov")
        assert on.row("Thanks for").endswith("no due time")
        assert "!!!  FB-4" in on.row("Lift stayed")
        assert on.row("Lift stayed").endswith("2 wd late")
        assert "DP Footage" in on.row("Footage")
        assert on.row("Footage").endswith("ack Thu 10 Dec")
        assert "SD Rota" in on.row("Rota")
        assert on.row("Loading bay").endswith("tell them")
        assert "FB-6 waits to be acknowledged by Mon 23 Nov 2026, 16:40" in on.said


@pytest.mark.parametrize(
    ("typed", "refs"),
    [
        ("open high+", ["FB-6", "FB-4"]),
        ("stage:investigating", ["FB-4"]),
        ("stage:inv", ["FB-4"]),
        ("severity:h+", ["FB-6", "FB-4"]),
        ("stage:done", []),
        ("compliments", ["FB-5"]),
        ("overdue", ["FB-4", "FB-2"]),
        ("sd", ["FB-2"]),
        ("track:data", ["FB-3"]),
        ("#access", ["FB-6"]),
        ("from:ST-1", ["FB-4"]),
        ("@west", ["FB-6"]),
        ("received:oct", ["FB-2"]),
        ("received:2026-09", ["FB-1"]),
        ("untold", ["FB-1"]),
        ("lift sta", ["FB-4"]),
        ("panel", ["FB-4"]),
        ("panel overdue", ["FB-4"]),
        ("panel compliment", []),
    ],
)
async def test_the_filter_lists_what_it_says(site: Path, typed: str, refs: list[str]) -> None:
    async with running(site) as on:
        await on.press("5", "f")
        await on.type(typed)
        shown = [row for row in on.shown.splitlines() if "●" in row and "FB-" in row]
        assert [ref for row in shown for ref in row.split() if ref.startswith("FB-")] == refs
        assert f"{len(refs)} of 6" in on.shown
        await on.press("escape")
        assert "6 entries" in on.shown


async def test_no_entry_like_that_says_so(site: Path) -> None:
    async with running(site) as on:
        await on.press("5", "f")
        await on.type("critical untold")
        assert "0 of 6: nothing is critical, not told. escape clears the filter." in on.shown


async def test_the_orders_go_round(site: Path) -> None:
    async with running(site) as on:
        await on.press("5")

        def order() -> list[str]:
            rows = [row for row in on.shown.splitlines() if "●" in row and "FB-" in row]
            return [word for row in rows for word in row.split() if word.startswith("FB-")]

        newest = ["FB-6", "FB-5", "FB-4", "FB-3", "FB-2", "FB-1"]
        assert order() == newest
        await on.press("s")
        assert order() == ["FB-2", "FB-4", "FB-6", "FB-3", "FB-1", "FB-5"]
        await on.press("s")
        assert order()[:2] == ["FB-4", "FB-6"]
        await on.press("s")
        assert order() == newest[::-1]
        await on.press("s")
        assert order() == newest


async def test_wide_shows_the_entry_beside_the_log(site: Path) -> None:
    async with running(site, size=(130, 36)) as on:
        await on.press("5", "j", "j")
        assert "Updates 2" in on.shown
        assert "acknowledged  Rang" in on.shown
        assert "Lift stayed off" in on.row("FB-4")


async def test_a_sort_begins_with_the_first_row_and_counts_everything(site: Path) -> None:
    async with running(site, at="5") as on:
        await on.press("j", "j", "s")
        assert on.app.screen.query_one("#log", RecordList).index == 0
        assert "6 entries" in on.shown
        assert "6 of 6" not in on.shown


async def test_a_period_that_is_none_is_said_and_what_was_listed_stays(site: Path) -> None:
    async with running(site, at="5") as on:
        await on.press("f")
        await on.type("lift received:smarch")
        assert "smarch is not a period" in on.said
        assert "Lift stayed off" in on.shown
        assert "Queue at the barrier" not in on.shown
        await on.press(*["backspace"] * 6)
        await on.type("november")
        assert "smarch" not in on.said
        assert "Lift stayed off" in on.shown


async def test_what_was_filtered_for_stays_in_view_with_what_is_before_it(site: Path) -> None:
    async with running(site, (80, 20), at="5") as on:
        await on.press("f")
        await on.type("loading")
        await on.press("enter", "escape")
        log = on.app.screen.query_one("#log", RecordList)
        assert (log.index, log.scroll_offset.y) == (5, max(0, 6 - log.height_in_rows))


async def test_a_wide_log_is_no_narrower_than_at_eighty_columns(site: Path) -> None:
    async with running(site, (130, 40), at="5") as on:
        await on.sees("received ")
        assert on.app.screen.query_one("#log", RecordList).size.width >= 80


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_what_users_wrote_is_only_text(
    notebook: Notebook, path: Path, size: tuple[int, int]
) -> None:
    entry = Feedback(
        received=NOW,
        summary=POISON,
        detail=POISON,
        remedy_sought=POISON,
        category=POISON,
        owner=POISON,
        from_label=POISON,
    )
    notebook.feedback.add(entry.noted(POISON, NOW))
    notebook.close()
    async with running(path, size=size) as on:
        await on.press("5")
        assert POISON_SHOWN[:12] in on.shown
        await on.press("enter")
        assert POISON_SHOWN in on.shown
        await on.press("greater_than_sign", "escape", "f")
        await on.type("[b]")
        assert "\x1b[31m" not in on.shown


async def test_what_nobody_is_named_for_was_received(site: Path) -> None:
    async with running(site, at="5") as on:
        assert "From Tenant rep, west wing (ST-2), by email, Sat 21 Nov" in on.shown
        await on.press("j")
        await on.sees("Received Fri 20 Nov 2026, 15:00")
