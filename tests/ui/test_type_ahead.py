"""Keys that come faster than they are answered do what they do when typed slowly, and no other."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Button

from jargon8_tui.store import Notebook
from jargon8_tui.ui.type_ahead import PATIENCE, TypeAhead, Typed
from tests.ui.feedback_notebooks import six_entries
from tests.ui.level_notebooks import slipped
from tests.ui.running import running, saved


@pytest.fixture
def site(notebook: Notebook) -> Path:
    return six_entries(notebook)


@pytest.mark.parametrize("opening", ["2a", "2c", "2f", "2n", "3c", "3n", "4c", "4f", "4n",
                                     "5a", "5c", "5f", "5n", "8c", "8f", "8n"])  # fmt: skip
async def test_a_word_is_typed_into_what_a_key_has_opened(site: Path, opening: str) -> None:
    async with running(site, at=opening[0]) as on:
        await on.burst(opening[1], *"dude")
        assert "dude" in on.shown
    now = saved(site)
    assert (len(now.feedback), now.trashed()) == (6, [])


async def test_a_line_is_captured_and_the_next_begun(site: Path) -> None:
    async with running(site, at="5") as on:
        await on.burst("c", *"dark", "enter", "c", *"damp", "enter")
        newest = [saved(site).feedback.get(id).summary for id in (7, 8)]
        assert newest == ["dark", "damp"]


async def test_words_are_looked_for_that_follow_find_on_a_choice(site: Path) -> None:
    async with running(site, at="2") as on:
        await on.press("n", *["tab"] * 4)
        on.app.post_message(events.Key("slash", "/"))
        await on.burst(*"dude")
        assert "dude" in on.shown
        await on.press("escape")
        assert "none begins with that" not in on.shown


async def test_a_key_of_a_page_is_answered_by_the_page_that_was_opened(notebook: Notebook) -> None:
    path = slipped(notebook)
    async with running(path, at="6") as on:
        await on.burst("enter", "G", "enter", "e")
        assert on.heading.startswith("Edit ME-30")
        await on.burst("escape", "escape", "escape", "escape", "3")
        assert on.app.current_mode == "raci"
        assert not list(saved(path).unfinished)


async def test_a_paste_waits_for_its_field_as_a_key_does(site: Path) -> None:
    async with running(site, at="5") as on:
        on.app.post_message(events.Key("c", "c"))
        on.app.post_message(events.Paste("gate broken"))
        await on.burst("enter")
        assert saved(site).feedback.get(7).summary == "gate broken"


@pytest.mark.parametrize(
    ("sent", "place"),
    [(events.Key("pound_sign", "£"), "raci"), (events.Key("alt+n", "n"), "feedback")],
)
async def test_a_key_close_behind_escape_is_not_lost_with_it(
    site: Path, sent: events.Key, place: str
) -> None:
    async with running(site, at="5") as on:
        await on.press("question_mark")
        on.app.post_message(sent)  # as Textual reads escape with a digit or a letter behind it
        await on.rest()
        assert on.app.current_mode == place
        assert on.heading.startswith("RACI" if place == "raci" else "New feedback")


async def test_a_sign_that_is_typed_into_a_field_is_text(site: Path) -> None:
    async with running(site, at="5") as on:
        await on.burst("c")
        on.app.post_message(events.Key("pound_sign", "£"))
        await on.burst(*"40", "enter")
        assert saved(site).feedback.get(7).summary == "£40"


async def test_alt_that_is_told_apart_from_escape_does_nothing(site: Path) -> None:
    async with running(site, at="5") as on:
        await on.press("question_mark")
        await on.burst("alt+3")
        assert "Help" in on.shown


async def test_nobody_waits_where_nothing_is_typed_ahead(site: Path) -> None:
    async with running(site, at="5") as on:
        clock = asyncio.get_running_loop()
        begun = clock.time()
        await on.burst("c", *"dark", "escape", "n", *"door", "escape", "escape", "f", *"lift")
        assert clock.time() - begun < PATIENCE
        assert "lift" in on.heading


class Going(Button):
    """It goes before it comes to what it has still to do."""

    is_gone = False

    def call_later(self, callback: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
        return self.is_gone or super().call_later(callback, *args, **kwargs)


class Answering(App[None]):
    """An app that notes what it answers."""

    def compose(self) -> ComposeResult:
        yield Going()

    def on_mount(self) -> None:
        self.answered = ""
        self.typing = TypeAhead(self, self.answer)

    async def answer(self, typed: Typed) -> None:
        assert isinstance(typed, events.Key)
        self.answered += typed.key


async def test_the_next_is_answered_should_what_had_the_one_before_be_gone() -> None:
    app = Answering()
    async with app.run_test():
        going = app.query_one(Going)
        going.is_gone = True
        for key in "abc":
            await app.typing.take(events.Key(key, key))
        await asyncio.sleep(PATIENCE / 2)
        assert app.answered == "a"
        await asyncio.sleep(PATIENCE)
        assert app.answered == "ab"
        going.is_gone = False
        await asyncio.sleep(PATIENCE)
        assert app.answered == "abc"
