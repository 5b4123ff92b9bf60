"""The form by keyboard: what is typed, what is understood, what is wrong, how a field is left."""

import datetime as dt
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any, ClassVar

import pytest
from textual import events, on
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from jargon8_tui.model.errors import NotFound
from jargon8_tui.model.fields import Field, Shape
from jargon8_tui.model.kinds import ACTION, REFLECTION, Kind
from jargon8_tui.model.values import made
from jargon8_tui.ui.widgets.form import RecordForm
from jargon8_tui.ui.widgets.form_controls import Choice
from jargon8_tui.ui.widgets.form_rows import FormRow
from jargon8_tui.ui.widgets.prose import Remark
from tests.conftest import NOW

POISON = "[b]x[/b] [A] [/ [@click=app.quit]here[/]"
TITLES = {"RJ-3": f"Lobby week {POISON}"}


def uid_of(text: str) -> str:
    """The one record there is."""
    if text.upper() not in TITLES:
        raise NotFound(f"Nothing in this notebook is called {text}.")
    return "uid of RJ-3"


def refers_to(field: Field, text: str) -> str:
    """What a reference means, as a screen says it."""
    if field.shape is not Shape.RECORD or not text:
        return ""
    uid_of(text)
    return f"{text.upper()} {TITLES[text.upper()]}"


class Filling(App[None]):
    """A form, and everything it told its page."""

    BINDINGS: ClassVar = [("escape", "leave", "Leave"), ("d,7", "page_key", "Of the page")]

    form: RecordForm

    def __init__(self, kind: Kind[Any], values: Mapping[str, str], skip: tuple[str, ...]) -> None:
        super().__init__()
        self.told: list[str] = []
        self._asked = kind, values, skip

    def compose(self) -> ComposeResult:
        kind, values, skip = self._asked
        self.form = RecordForm(
            kind,
            values,
            now=lambda: NOW,
            resolve=uid_of,
            understood=refers_to,
            suggestions=lambda field: tuple(TITLES) if field.shape is Shape.RECORD else (),
            skip=skip,
        )
        yield self.form

    def row(self, name: str) -> FormRow:
        """The row of one field."""
        return next(row for row in self.query(FormRow) if row.field.name == name)

    @property
    def seen(self) -> list[str]:
        """What stands on the screen, row by row."""
        rows = self.screen._compositor.render_strips()
        return ["".join(segment.text for segment in row).rstrip() for row in rows]

    @on(RecordForm.Left)
    def note_left(self, message: RecordForm.Left) -> None:
        self.told.append(f"left {message.field.name}")

    @on(RecordForm.Edited)
    def note_edited(self, message: RecordForm.Edited) -> None:
        self.told.append(f"edited {message.field.name}")

    @on(Remark)
    def note_remark(self, remark: Remark) -> None:
        self.told.append(remark.sentence)

    def action_leave(self) -> None:
        self.told.append("left the form")

    def action_page_key(self) -> None:
        self.told.append("page key")


@asynccontextmanager
async def filling(
    kind: Kind[Any] = ACTION,
    values: Mapping[str, str] | None = None,
    *,
    skip: tuple[str, ...] = (),
    size: tuple[int, int] = (80, 24),
) -> AsyncIterator[tuple[Filling, Pilot[None]]]:
    app = Filling(kind, values or {}, skip)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot


async def test_a_whole_action_is_typed_and_read() -> None:
    async with filling() as (app, pilot):
        await pilot.press(*"Ring the client", "enter", *"+3d", "tab", "tab")
        await pilot.press(*"No reply", "enter", *"twice", "tab", *"me", "tab", *"rj-3", "tab")
        await pilot.press(*"gate, roster")
        assert app.form.values() == {
            "text": "Ring the client",
            "due": "+3d",
            "done": "",
            "result": "No reply\ntwice",
            "owner": "me",
            "source": "rj-3",
            "tags": "gate, roster",
        }
        assert app.form.problems() == {}
        record = made(ACTION, app.form.values(), NOW, uid_of).record
        assert record.due == dt.date(2026, 11, 25)
        assert record.source == "uid of RJ-3"
        assert record.tags == ("gate", "roster")


async def test_the_needed_fields_stand_first_and_the_notebooks_own_not_at_all() -> None:
    async with filling(REFLECTION, skip=("source",)) as (app, _pilot):
        names = [field.name for field in app.form.fields]
        assert names[:3] == ["title", "date", "area"]
        assert names[-2:] == ["status", "tags"]
        assert app.seen[0].startswith("- Title")
        assert app.form.field == app.form.fields[0]


async def test_labels_values_and_meaning_stand_in_their_columns() -> None:
    async with filling(values={"text": "Ring", "due": "fri"}) as (app, pilot):
        assert app.seen[0] == "  Action         Ring"
        assert app.seen[1] == "  Due            fri" + " " * 31 + "Fri 20 Nov 2026"
        await pilot.resize_terminal(120, 36)
        await pilot.pause()
        assert app.seen[1].index("Fri 20 Nov 2026") == 79
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert app.seen[1].endswith("Fri 20 Nov 2026")


async def test_a_date_says_while_it_is_typed_what_was_understood() -> None:
    async with filling() as (app, pilot):
        await pilot.press("tab")
        seen = []
        for key in "2/12":
            await pilot.press(key)
            await pilot.pause()
            seen.append(app.row("due").understood)
        assert seen == ["", "", "Fri 2 Jan 2026", "Wed 2 Dec 2026"]
        assert app.row("due").wrong == ""


async def test_a_day_that_starts_now_says_so() -> None:
    async with filling(REFLECTION) as (app, _pilot):
        assert app.seen[1].split() == ["Date", "today", "Sun", "22", "Nov", "2026"]
        assert app.form.values()["date"] == ""


async def test_an_error_appears_on_leaving_and_goes_when_it_is_put_right() -> None:
    async with filling(REFLECTION) as (app, pilot):
        await pilot.press(*"Roster", "tab", "tab", *"100")
        assert app.row("area").wrong == ""
        await pilot.press("tab")
        await pilot.pause()
        assert app.seen[2].startswith("× Area")
        assert app.seen[3] == " " * 17 + "Area is a whole number from 1 to 99; 100 was given."
        await pilot.press("shift+tab", "backspace")
        await pilot.pause()
        assert app.row("area").wrong == ""
        assert app.seen[2].startswith("  Area")


async def test_saving_marks_every_problem_and_goes_to_the_first() -> None:
    async with filling(REFLECTION, {"date": "31/02/2026", "criteria": "five"}) as (app, pilot):
        await pilot.press("tab", "tab", "tab")
        assert app.form.show_problems() == 3
        await pilot.pause()
        assert list(app.form.problems()) == ["title", "date", "criteria"]
        assert (
            app.form.problems()["title"] == "Title is needed: one line of at most 500 characters."
        )
        assert app.form.field is not None
        assert app.form.field.name == "title"
        assert [row.field.name for row in app.query(FormRow) if row.wrong] == [
            "title",
            "date",
            "criteria",
        ]
        assert app.seen[0].startswith("× Title")
        assert "31/02/2026 is not a date" in app.seen[3]


async def test_a_form_without_problems_says_none() -> None:
    async with filling(values={"text": "Ring"}) as (app, _pilot):
        assert app.form.show_problems() == 0


async def test_a_reference_is_suggested_understood_and_resolved() -> None:
    async with filling(values={"text": "Ring"}) as (app, pilot):
        await pilot.press(*["tab"] * 5, "r")
        await pilot.pause()
        assert "rJ-3" in app.seen[9]
        await pilot.press("right")
        await pilot.pause()
        assert app.form.values()["source"] == "RJ-3"
        assert app.row("source").understood == f"RJ-3 Lobby week {POISON}"
        assert "RJ-3 Lobby week [b]x" in app.seen[9]
        await pilot.press("9", "tab")
        await pilot.pause()
        assert app.row("source").understood == ""
        assert app.row("source").wrong == "Nothing in this notebook is called RJ-39."


async def test_a_choice_is_opened_searched_and_taken() -> None:
    async with filling(REFLECTION, {"title": "Roster"}) as (app, pilot):
        app.query_one(Choice).focus()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("c", "enter")
        await pilot.pause()
        assert app.form.values()["status"] == "complete"
        assert app.told == ["left title", "edited status"]


async def test_a_letter_on_a_choice_chooses_and_is_never_the_pages() -> None:
    async with filling(REFLECTION, {"title": "Roster", "status": "complete"}) as (app, pilot):
        app.query_one(Choice).focus()
        await pilot.press("d")
        assert app.form.values()["status"] == "draft"
        await pilot.press("7", "z")
        assert app.form.values()["status"] == "draft"
        assert "page key" not in app.told


async def test_escape_closes_a_list_then_leaves_the_field_then_is_the_pages() -> None:
    async with filling(REFLECTION, {"title": "Roster"}) as (app, pilot):
        app.query_one(Choice).focus()
        await pilot.press("enter", "escape")
        await pilot.pause()
        assert app.query_one(Choice).has_focus
        await pilot.press("escape")
        await pilot.pause()
        assert app.form.has_focus
        assert app.form.field is None
        assert app.told == ["left title", "left status"]
        await pilot.press("d", "escape")
        assert app.told[2:] == ["page key", "left the form"]


@pytest.mark.parametrize("name", ["text", "due", "result", "source"])
async def test_escape_leaves_any_field_and_tab_comes_back_to_it(name: str) -> None:
    async with filling(values={"text": "Ring"}) as (app, pilot):
        app.row(name).control.focus()
        await pilot.press("x", "escape")
        await pilot.pause()
        assert app.form.has_focus
        assert app.told[-2:] == [f"edited {name}", f"left {name}"]
        await pilot.press("tab")
        assert app.row(name).control.has_focus


async def test_tab_goes_round_and_never_out_of_the_form() -> None:
    async with filling() as (app, pilot):
        seen = []
        for _ in range(8):
            assert app.form.field is not None
            seen.append(app.form.field.name)
            await pilot.press("tab")
        assert seen == ["text", "due", "done", "result", "owner", "source", "tags", "text"]
        await pilot.press("shift+tab", "shift+tab", "up")
        assert app.form.field is not None
        assert app.form.field.name == "source"


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 20)])
async def test_the_field_in_focus_is_in_view(size: tuple[int, int]) -> None:
    async with filling(REFLECTION, size=size) as (app, pilot):
        for _ in app.form.fields:
            await pilot.pause()
            assert app.focused is not None
            assert app.form.region.contains_region(app.focused.region)
            await pilot.press("tab")


async def test_what_is_out_of_sight_is_counted_and_page_down_goes_there() -> None:
    async with filling(REFLECTION, {"title": "Roster"}) as (app, pilot):
        await pilot.pause()
        assert app.seen[-1] == "  5 more fields: page down"
        await pilot.press("pagedown")
        await pilot.pause()
        assert app.form.field is not None
        assert app.form.field.name == "criteria"
        assert "page down" not in app.seen[-1]
        await pilot.press("pageup")
        assert app.form.field.name != "criteria"


async def test_poison_is_shown_as_it_is_in_every_field() -> None:
    fields = ["text", "due", "done", "result", "owner", "source", "tags"]
    async with filling(values=dict.fromkeys(fields, POISON)) as (app, pilot):
        assert app.form.show_problems() == 3
        await pilot.pause()
        assert app.form.values() == dict.fromkeys(fields, POISON)
        for row in app.query(FormRow):
            assert (
                "[b]x[/b] [A] [/ [@click=app"
                in app.seen[row.region.y + (row.field.name == "result")]
            )
        assert f"Nothing in this notebook is called {POISON}." in " ".join(
            line.strip() for line in app.seen
        )


async def test_a_choice_nobody_knows_is_kept_in_view_and_refused() -> None:
    async with filling(REFLECTION, {"title": "Roster", "status": POISON}) as (app, pilot):
        assert app.form.values()["status"] == POISON
        assert app.form.show_problems() == 1
        await pilot.press("enter")
        await pilot.pause()
        assert any("[b]x[/b] [A]" in line for line in app.seen)


async def test_pastes_pass_the_gate_and_what_was_done_is_passed_on() -> None:
    async with filling() as (app, pilot):
        app.post_message(events.Paste("Ring\nthe \x07client"))
        await pilot.pause()
        app.row("result").control.focus()
        app.post_message(events.Paste("x" * 312 * 1024))
        await pilot.pause()
        assert app.form.values()["text"] == "Ring the client"
        assert app.form.values()["result"] == ""
        assert [sentence for sentence in app.told if sentence.endswith(".")] == [
            "1 control character was taken out of Action.",
            "Not pasted: 312 KB, the field holds 200 KB.",
        ]


async def test_nothing_is_edited_by_opening_a_form() -> None:
    given = {"title": "Roster", "date": "fri", "status": "complete", "did": "Read the log."}
    async with filling(REFLECTION, given) as (app, pilot):
        await pilot.press(*["tab"] * 12)
        await pilot.pause()
        assert [what for what in app.told if what.startswith("edited")] == []
        assert {name: text for name, text in app.form.values().items() if text} == given


async def test_a_click_on_a_label_goes_to_its_field() -> None:
    async with filling() as (app, pilot):
        await pilot.click(app.row("owner"), offset=(3, 0))
        await pilot.pause()
        assert app.row("owner").control.has_focus
