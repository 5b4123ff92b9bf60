"""The fields that text is typed into: what they let in, what they refuse, and how they are left."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import ClassVar

import pytest
from textual import events, on
from textual.app import ComposeResult
from textual.pilot import Pilot

from jargon8_tui.model.text import FIELD_LIMIT
from jargon8_tui.ui.widgets.text_fields import LineInput, ProseArea, Remark
from tests.ui.bare import Bare


class Fields(Bare):
    """A line and a prose field, and what they said."""

    BINDINGS: ClassVar = [("escape", "note_escape", "Back")]

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def compose(self) -> ComposeResult:
        yield LineInput(title="Summary")
        yield ProseArea(title="What I did", holder="section", placeholder="Who [was] there?")

    @on(Remark)
    def note(self, remark: Remark) -> None:
        self.said.append(remark.sentence)

    def action_note_escape(self) -> None:
        self.said.append("escape")

    @property
    def line(self) -> LineInput:
        return self.query_one(LineInput)

    @property
    def prose(self) -> ProseArea:
        return self.query_one(ProseArea)


@asynccontextmanager
async def fields() -> AsyncIterator[tuple[Fields, Pilot[None]]]:
    app = Fields()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        yield app, pilot


async def paste(app: Fields, pilot: Pilot[None], text: str) -> None:
    app.post_message(events.Paste(text))
    await pilot.pause()


async def test_lines_of_a_paste_are_joined_in_a_line() -> None:
    async with fields() as (app, pilot):
        app.line.focus()
        await paste(app, pilot, "Queue on the ramp\r\nat five\n\nagain\n")
        assert app.line.value == "Queue on the ramp at five again"
        assert app.said == []


async def test_lines_of_a_paste_stay_lines_in_prose() -> None:
    async with fields() as (app, pilot):
        app.prose.focus()
        await paste(app, pilot, "one\r\ntwo\rthree")
        assert app.prose.text == "one\ntwo\nthree"
        assert app.prose.words == 3
        assert app.said == []


async def test_a_paste_takes_the_place_of_what_is_selected() -> None:
    async with fields() as (app, pilot):
        for field in (app.line, app.prose):
            field.focus()
            await pilot.press(*"old", "shift+home")
            await paste(app, pilot, "new")
        assert (app.line.value, app.prose.text) == ("new", "new")


async def test_control_characters_are_taken_out_and_said() -> None:
    async with fields() as (app, pilot):
        app.prose.focus()
        await paste(app, pilot, "a\x1b[31mred\x07 door")
        assert app.prose.text == "ared door"
        assert app.said == ["2 control characters were taken out of What I did."]
        app.line.focus()
        await paste(app, pilot, "right\u202eleft")
        assert app.line.value == "rightleft"
        assert app.said[1:] == ["1 control character was taken out of Summary."]


async def test_a_text_given_by_the_program_passes_the_gate_too() -> None:
    async with fields() as (app, _pilot):
        assert LineInput("a\x1b]0;title\x07b\nc", title="Summary").value == "ab c"
        assert ProseArea("a\x9b31mb\r\nc", title="Detail").text == "ab\nc"
        app.prose.load_text("x\x1b[2Jy")
        assert app.prose.text == "xy"


async def test_a_paste_over_the_limit_is_refused_whole_with_both_sizes() -> None:
    async with fields() as (app, pilot):
        app.prose.focus()
        await pilot.press(*"kept")
        await pilot.press("shift+home")
        await paste(app, pilot, "x" * 312 * 1024)
        assert app.prose.text == "kept"
        assert app.said == ["Not pasted: 312 KB, the section holds 200 KB."]
        app.line.focus()
        await paste(app, pilot, "y" * 1024 * 1024)
        assert app.line.value == ""
        assert app.said[1:] == ["Not pasted: 1.0 MB, the field holds 200 KB."]


async def test_what_is_there_already_counts() -> None:
    async with fields() as (app, pilot):
        app.prose.load_text("line\n" * (150 * 1024 // 5))
        app.prose.focus()
        await paste(app, pilot, "line\n" * (60 * 1024 // 5))
        assert len(app.prose.text) == 150 * 1024
        assert app.said == [
            "Not pasted: 60 KB beside the 150 KB already there, the section holds 200 KB."
        ]


async def test_the_limit_counts_bytes_and_a_full_field_refuses_a_key() -> None:
    async with fields() as (app, pilot):
        app.prose.load_text("£\n" * (FIELD_LIMIT // 3))
        room = FIELD_LIMIT - len(app.prose.text.encode())
        app.prose.focus()
        await pilot.press(*"x" * room, "é", "enter")
        assert len(app.prose.text.encode()) == FIELD_LIMIT
        assert app.said == ["This section is full: 200 KB of 200 KB."] * 2
        await pilot.press("backspace", "y")
        assert len(app.prose.text.encode()) == FIELD_LIMIT


async def test_undo_and_redo_are_the_texts_own() -> None:
    async with fields() as (app, pilot):
        app.prose.focus()
        await paste(app, pilot, "one")
        await pilot.press("ctrl+z")
        assert app.prose.text == ""
        await pilot.press("ctrl+y")
        assert app.prose.text == "one"


@pytest.mark.parametrize("key", ["tab", "shift+tab"])
async def test_tab_leaves_both_fields(key: str) -> None:
    async with fields() as (app, pilot):
        app.prose.focus()
        await pilot.press(key)
        assert app.line.has_focus
        await pilot.press(key)
        assert app.prose.has_focus
        assert (app.line.value, app.prose.text) == ("", "")


async def test_escape_is_left_to_what_they_stand_in() -> None:
    async with fields() as (app, pilot):
        for field in (app.line, app.prose):
            field.focus()
            await pilot.press("escape")
        assert app.said == ["escape", "escape"]


async def test_neither_cursor_blinks() -> None:
    async with fields() as (app, _pilot):
        assert not app.line.cursor_blink
        assert not app.prose.cursor_blink
