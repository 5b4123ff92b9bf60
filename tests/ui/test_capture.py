"""One line from anywhere: what is understood of it, and what is saved."""

import datetime as dt
from pathlib import Path

import pytest
from textual import events

from jargon8_tui.model.kinds import FEEDBACK, STAKEHOLDER
from jargon8_tui.model.values import made
from jargon8_tui.store import Notebook
from jargon8_tui.ui.capture import CaptureLine
from tests.conftest import NOW
from tests.ui.running import POISON, POISON_SHOWN, Running, running, saved


@pytest.fixture
def site(notebook: Notebook) -> Path:
    """Two stakeholders whose names begin alike, and one whose name is markup."""
    for name in ("Tenant rep, east wing", "Tenant rep, west wing", POISON):
        given = {"name": name, "power": "6", "interest": "7"}
        notebook.stakeholders.add(made(STAKEHOLDER, given, NOW).record)
    notebook.close()
    return notebook.path


def uid_of(path: Path, id: int) -> str:
    """A stakeholder's uid."""
    uid: str = saved(path).stakeholders.get(id).uid
    return uid


async def capture(on: Running, line: str) -> None:
    """Type a line, without saving it."""
    await on.press("c")
    await on.type(line)


async def test_a_concern_in_one_line_from_the_log(site: Path) -> None:
    async with running(site) as on:
        await on.press("5")
        await capture(on, "concern high barrier stuck again @west #access")
        assert "New concern, high, access control, ST-2 Tenant rep, west wing, now." in on.said
        await on.press("enter")
        assert on.said == "FB-1 is saved. enter opens it."
        await on.press("enter")
        assert "barrier stuck again" in on.shown
    entry = saved(site).feedback.get(1)
    assert (entry.type, entry.severity, entry.summary) == ("concern", "high", "barrier stuck again")
    assert (entry.category, entry.stakeholder) == ("access control", uid_of(site, 2))
    assert entry.received == NOW
    assert entry.resolve_by == dt.datetime(2026, 11, 25, 14, 5, tzinfo=dt.UTC)


async def test_a_word_that_was_mistyped_is_told_before_it_is_saved(site: Path) -> None:
    async with running(site) as on:
        await on.press("1")
        await capture(on, "conern lost pass")
        assert on.said == "conern: was concern meant? New action."
        await on.press("home", *["right"] * 3)
        await on.type("c")
        assert on.said == "New concern, medium, now."
        await on.press("enter")
    assert saved(site).feedback.get(1).summary == "lost pass"


async def test_a_line_that_sounds_like_a_staff_dispute_says_how_to_make_it_one(site: Path) -> None:
    async with running(site) as on:
        await on.press("5")
        await capture(on, "dispute over the rota")
        assert on.said == (
            "New concern, medium, now. It counts as a customer's: begin with staff dispute if it "
            "is one."
        )
        await on.press("home")
        await on.type("staff ")
        assert on.said == "New concern, staff dispute (HR), medium, now."
        await on.press("enter")
    entry = saved(site).feedback.get(1)
    assert (entry.track, entry.summary) == ("staff dispute", "over the rota")


async def test_a_weekday_that_is_over_says_how_to_say_the_next(site: Path) -> None:
    async with running(site, at="1") as on:
        await capture(on, "order cones by fri")
        assert on.said == ("New action, Fri 20 Nov 2026, in the past: next fri is Fri 27 Nov 2026.")
        await on.press("f4", "tab")
        await on.press(*["backspace"] * 12)
        await on.type("fri")
        assert on.said == "Due: fri is over, next fri is Fri 27 Nov 2026."
        await on.press("home")
        await on.type("next ")
        assert "next fri is" not in on.said
        await on.press("ctrl+s")
    assert saved(site).actions.get(1).due == dt.date(2026, 11, 27)


async def test_the_frame_names_what_the_line_becomes(site: Path) -> None:
    async with running(site) as on:
        await on.press("1", "c")
        await on.sees("── action ─")
        await on.type("concern ga")
        await on.sees("── concern ")
        await on.press(*["backspace"] * 10)
        await on.type("compliment")
        await on.sees("── compliment ")


async def test_what_was_heard_on_friday_was_heard_on_friday(site: Path) -> None:
    friday = NOW - dt.timedelta(days=2)
    earlier = Notebook(site, now=lambda: friday)
    left = {"text": "gate open", "detail": "", "kind": "feedback"}
    earlier.unfinished.keep(earlier.reserve(FEEDBACK), left, is_new=True, part="capture")
    earlier.close()
    async with running(site) as on:
        await on.press("5", "c")
        assert "New concern, medium, Fri 20 Nov 2026, 14:05." in on.said
        await on.type(" again")
        await on.press("escape")
    async with running(site) as on:
        await on.press("5", "c", "enter")
    entry = saved(site).feedback.get(1)
    assert (entry.summary, entry.received) == ("gate open again", friday)


async def test_elsewhere_a_line_is_an_action(site: Path) -> None:
    async with running(site) as on:
        await on.press("8")
        await capture(on, "order cones by next fri")
        assert "New action, Fri 27 Nov 2026." in on.said
        await on.press("enter")
        assert "AC-1 is saved." in on.said
    action = saved(site).actions.get(1)
    assert (action.text, action.due) == ("order cones", dt.date(2026, 11, 27))


async def test_the_first_word_or_tab_makes_it_another_kind(site: Path) -> None:
    async with running(site) as on:
        await on.press("5")
        await capture(on, "action ring the lift firm")
        assert on.said.startswith("New action")
        await on.press("enter")
        await on.press("8", "c", "tab")
        await on.type("kind words at the desk")
        await on.press("enter")
    assert saved(site).actions.get(1).text == "ring the lift firm"
    assert saved(site).feedback.get(1).summary == "kind words at the desk"


async def test_tab_chooses_whom_a_name_means(site: Path) -> None:
    async with running(site) as on:
        await on.press("5")
        await capture(on, "door open @tenant")
        assert "could be ST-1 or ST-2: tab chooses." in on.said
        await on.press("tab")
        assert "ST-2 Tenant rep, west wing" in on.said
        await on.press("enter")
    assert saved(site).feedback.get(1).stakeholder == uid_of(site, 2)


async def test_a_name_is_completed(site: Path) -> None:
    async with running(site) as on:
        await on.press("5")
        await capture(on, "door open @tenant rep, w")
        assert "@tenant rep, west wing" in on.shown
        await on.press("right", "enter")
    entry = saved(site).feedback.get(1)
    assert (entry.summary, entry.stakeholder) == ("door open", uid_of(site, 2))


async def test_what_is_not_understood_stays_in_the_summary(site: Path) -> None:
    async with running(site) as on:
        await on.press("5")
        await capture(on, "door #2 held open @nobody at all")
        assert "No stakeholder is called nobody" in on.said
        await on.press("enter")
    assert saved(site).feedback.get(1).summary == "door #2 held open @nobody at all"


async def test_an_empty_line_is_not_saved(site: Path) -> None:
    async with running(site) as on:
        await on.press("5", "c", "enter")
        assert on.said == "There is nothing to save yet: write what happened."
        await on.press("escape", "c")
        await on.type("high")
        await on.press("enter")
        assert on.said == "There is nothing to save yet: write what happened."
    assert not len(saved(site).feedback)


async def test_all_fields_go_on_in_the_form_under_the_same_ref(site: Path) -> None:
    async with running(site) as on:
        await on.press("5")
        await capture(on, "complaint critical radios dead @east")
        await on.sees("kept 14:05")
        await on.press("f4")
        assert "New feedback   FB-1" in on.shown
        assert "ST-1 Tenant rep, east wing" in on.shown
        assert "resolve by Mon 23 Nov 2026" in on.shown
        await on.press("ctrl+s")
        assert "FB-1 is saved." in on.said
    entry = saved(site).feedback.get(1)
    assert (entry.type, entry.severity, entry.summary) == ("complaint", "critical", "radios dead")
    assert not list(saved(site).unfinished)


async def test_a_paste_of_several_lines_goes_to_the_detail(site: Path) -> None:
    async with running(site) as on:
        await on.press("5", "c")
        line = on.app.screen.query_one(CaptureLine)
        line.post_message(events.Paste("concern gate broken\nSince noon.\nThe chain is off."))
        await on.rest()
        assert "2 lines of detail." in on.said
        await on.press("enter")
    entry = saved(site).feedback.get(1)
    assert (entry.summary, entry.detail) == ("gate broken", "Since noon.\nThe chain is off.")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (130, 36)])
async def test_what_is_typed_and_named_is_only_text(site: Path, size: tuple[int, int]) -> None:
    async with running(site, size=size) as on:
        await on.press("5")
        await capture(on, "[b]bold[/b] @ST-3")
        assert POISON_SHOWN in " ".join(on.said.split())
        assert "[b]bold[/b]" in on.shown
        await on.press("enter")
        assert "[b]bold[/b]" in on.shown


async def test_letters_stay_the_cells_in_a_matrix(site: Path) -> None:
    async with running(site) as on:
        await on.press("3", "n")
        await on.type("Gates")
        await on.press("ctrl+s", "enter", "c")
        assert "Capture" not in on.shown


async def test_a_notebook_that_is_only_read_takes_no_line(site: Path) -> None:
    holder = Notebook(site)
    try:
        async with running(site) as on:
            await on.press("c")
            assert "only read" in on.said
    finally:
        holder.close()
