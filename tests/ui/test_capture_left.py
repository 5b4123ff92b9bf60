"""A captured line that is left: kept where something was typed, gone on with, or thrown away."""

from pathlib import Path

from jargon8_tui.ui.capture import CaptureLine
from tests.ui.running import Running, running, saved


async def capture(on: Running, line: str) -> None:
    """Type a line, without saving it."""
    await on.press("c")
    await on.type(line)


async def test_a_line_that_is_emptied_leaves_nothing_and_uses_up_no_ref(kept: Path) -> None:
    async with running(kept) as on:
        await on.press("5", "c")
        await on.type("gate")
        await on.sees("kept 14:05")
        await on.press(*["backspace"] * 4, "escape")
        assert "kept" not in on.said
        assert not list(saved(kept).unfinished)
        await capture(on, "gate open")
        await on.press("enter")
        assert on.said == "FB-1 is saved. enter opens it."
    assert saved(kept).feedback.get(1).summary == "gate open"


async def test_all_fields_of_an_empty_line_are_those_of_a_new_form(kept: Path) -> None:
    async with running(kept) as on:
        await on.press("5", "c", "f4")
        assert "New feedback   FB-1" in on.shown
        await on.press("escape", "escape")
        assert "kept" not in on.said
        assert not list(saved(kept).unfinished)
        await on.press("n")
        assert "New feedback   FB-1" in on.shown


async def test_a_line_that_is_left_is_kept_and_gone_on_with(kept: Path) -> None:
    async with running(kept) as on:
        await on.press("5")
        await capture(on, "queue at the ba")
        await on.press("escape")
        assert on.said == "What you wrote is kept: c goes on with it."
        (left,) = saved(kept).unfinished
        assert (left.part, left.fields["text"]) == ("capture", "queue at the ba")
        await on.press("8", "c")
        assert "queue at the ba" in on.shown
        await on.type("rrier")
        await on.press("enter")
    assert saved(kept).feedback.get(1).summary == "queue at the barrier"
    assert not list(saved(kept).unfinished)


async def test_a_line_is_on_the_disk_within_two_seconds_and_there_after_a_kill(kept: Path) -> None:
    async with running(kept) as on:
        await on.press("5")
        await capture(on, "lights out in the yard")
        await on.pilot.pause(2)
        assert "kept 14:05" in on.shown
        assert next(iter(saved(kept).unfinished)).fields["text"] == "lights out in the yard"
    async with running(kept) as on:
        await on.press("5", "c")
        assert "lights out in the yard" in on.shown
        await on.press("f8")
        assert "thrown away" in on.said
        assert not list(saved(kept).unfinished)
        await on.press("u")
        assert next(iter(saved(kept).unfinished)).fields["text"] == "lights out in the yard"


async def test_what_is_kept_before_it_is_answered_is_answered_all_the_same(kept: Path) -> None:
    async with running(kept, at="8") as on:
        await capture(on, "order cones by next")
        on.app.screen.query_one(CaptureLine).value += " fri"
        on.app.caretaker.keep_writing()
        await on.rest()
        assert on.said.startswith("New action, Fri 27 Nov 2026.")
