"""The log of feedback by keys alone: its steps, its filter and orders, and what was saved."""

import datetime as dt
from pathlib import Path

import pytest

from jargon8_tui.model.feedback import Feedback, Stage
from jargon8_tui.model.kinds import ACTION, FEEDBACK, STAKEHOLDER, Kept
from jargon8_tui.model.values import made
from jargon8_tui.services.feedback.due_times import due_rule
from jargon8_tui.settings import Settings
from jargon8_tui.store import Notebook
from jargon8_tui.ui.widgets.heading import Heading
from jargon8_tui.ui.widgets.record_list import RecordList
from tests.conftest import NOW
from tests.ui.running import POISON, POISON_SHOWN, Running, running, saved


def kept(path: Path, id: int) -> Feedback:
    """The entry on the disk."""
    return saved(path).feedback.get(id)


def add(notebook: Notebook, summary: str, received: str, **given: str) -> Kept[Feedback]:
    """An entry in the notebook, with its due times."""
    notebook.go_by(due_rule(Settings()))
    values = {"summary": summary, "received": received, **given}
    entry: Feedback = made(FEEDBACK, values, NOW, notebook.uid_of).record
    return notebook.feedback.add(entry)


def step(notebook: Notebook, of: Kept[Feedback], stage: Stage, note: str, at: dt.datetime) -> None:
    """A later stage of an entry."""
    notebook.feedback.put(of.ref.id, notebook.feedback.get(of.ref.id).advanced(stage, note, at))


@pytest.fixture
def site(notebook: Notebook) -> Path:
    """Two stakeholders and six entries, of each track, and at several stages."""
    for name in ("Tenant rep, east wing", "Tenant rep, west wing"):
        given = {"name": name, "power": "6", "interest": "7"}
        notebook.collection(STAKEHOLDER).add(made(STAKEHOLDER, given, NOW).record)
    old = add(notebook, "Loading bay left open", "2026-09-09 08:00", severity="low")
    step(notebook, old, "responded", "Rang and explained", NOW - dt.timedelta(days=60))
    add(notebook, "Rota sent late again", "2026-10-28 10:00", track="staff dispute")
    add(notebook, "Footage was not sent", "2026-11-10 12:00", track="data protection")
    lift = add(notebook, "Lift stayed off", "2026-11-17 09:20", severity="critical",
               stakeholder="ST-1", category="facilities")  # fmt: skip
    step(notebook, lift, "acknowledged", "Rang back", NOW - dt.timedelta(days=5))
    step(notebook, lift, "investigating", "Panel log asked for", NOW - dt.timedelta(days=4))
    add(notebook, "Thanks for the help", "2026-11-20 15:00", type="compliment")
    add(notebook, "Queue at the barrier", "2026-11-21 16:40", severity="high",
        stakeholder="ST-2", category="access control", channel="email")  # fmt: skip
    notebook.close()
    return notebook.path


def row_of(on: Running, words: str) -> str:
    """The row of the list that has some words in it."""
    return next(row.rstrip() for row in on.shown.splitlines() if words in row)


def heading(on: Running) -> str:
    """The row below the tabs."""
    return on.app.screen.query_one(Heading).render().plain


async def test_the_log_says_what_each_entry_waits_for(site: Path) -> None:
    async with running(site) as on:
        await on.press("5")
        assert "6 entries" in on.shown
        assert "!!   FB-6   Sat 21     ●○○○○  Queue at the" in row_of(on, "Queue at the")
        assert row_of(on, "Queue at the").endswith("ack Mon 23 Nov")
        assert row_of(on, "Thanks for").endswith("no due time")
        assert "!!!  FB-4" in row_of(on, "Lift stayed")
        assert row_of(on, "Lift stayed").endswith("2 wd late")
        assert "DP Footage" in row_of(on, "Footage")
        assert row_of(on, "Footage").endswith("ack Thu 10 Dec")
        assert "SD Rota" in row_of(on, "Rota")
        assert row_of(on, "Loading bay").endswith("tell them")
        assert "FB-6 waits to be acknowledged by Mon 23 Nov 2026, 16:40" in on.said


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
        assert row_of(on, "Queue at the").endswith("closed Sun 22")
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


@pytest.mark.parametrize(
    ("typed", "refs"),
    [
        ("open high+", ["FB-6", "FB-4"]),
        ("stage:investigating", ["FB-4"]),
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
        assert "AC-1" in heading(on)
        assert "FB-6" in on.shown
        await on.press("j", "enter")
        assert "FB-6 Queue at the barrier" in heading(on)
        assert saved(site).collection(ACTION).get(1).source == kept(site, 6).uid


async def test_a_stakeholder_shows_its_feedback(site: Path) -> None:
    async with running(site) as on:
        await on.press("2", "v", "enter")
        assert "Feedback 1" in on.shown
        assert "1 open" in on.shown
        await on.press("j")
        await on.press("enter")
        assert "FB-4 Lift stayed off" in heading(on)


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


async def test_wide_shows_the_entry_beside_the_log(site: Path) -> None:
    async with running(site, size=(130, 36)) as on:
        await on.press("5", "j", "j")
        assert "Updates 2" in on.shown
        assert "acknowledged  Rang" in on.shown
        assert "Lift stayed off" in row_of(on, "FB-4")


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


async def test_what_is_typed_into_a_new_one_is_its_summary_and_never_its_track(site: Path) -> None:
    async with running(site, at="5") as on:
        count = len(list(saved(site).feedback.all()))
        await on.press("n")
        await on.type("dark stairs")
        await on.press("ctrl+s")
        newest = saved(site).feedback.get(count + 1)
        assert (newest.summary, newest.track) == ("dark stairs", "customer")


async def test_a_wide_log_is_no_narrower_than_at_eighty_columns(site: Path) -> None:
    async with running(site, (130, 40), at="5") as on:
        await on.sees("received ")
        assert on.app.screen.query_one("#log", RecordList).size.width >= 80
