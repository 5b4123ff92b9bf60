"""The form by keyboard: what is typed, what is understood, what is wrong, what is only shown."""

import datetime as dt
from typing import Annotated, Literal

from msgspec import Meta
from textual import events

from jargon8_tui.model.kinds import ACTION, REFLECTION, Kind
from jargon8_tui.model.record import Moment, Record
from jargon8_tui.model.values import made
from jargon8_tui.ui.widgets.form_controls import Choice
from jargon8_tui.ui.widgets.form_rows import FormRow
from tests.conftest import NOW
from tests.ui.filling import POISON, filling, uid_of


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
        assert app.seen[1] == "  Due            fri" + " " * 31 + "Fri 20 Nov 2026, in the past"
        await pilot.resize_terminal(120, 36)
        await pilot.pause()
        assert app.seen[1].index("Fri 20 Nov 2026") == 79
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert app.seen[1].endswith("Fri 20 Nov 2026, …")


async def test_a_date_says_while_it_is_typed_what_was_understood() -> None:
    async with filling() as (app, pilot):
        await pilot.press("tab")
        seen = []
        for key in "2/12":
            await pilot.press(key)
            await pilot.pause()
            seen.append(app.row("due").understood)
        assert seen == ["", "", "Fri 2 Jan 2026, in the past", "Wed 2 Dec 2026"]
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


class Gate(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A record with the shapes that the journal's kinds have not."""

    side: Literal["north", "south"]
    manned: Annotated[bool, Meta(title="Manned")] = True
    colour: Literal["red", "blue"] | None = None
    passes: Annotated[int, Meta(ge=0, le=9)] = 3
    seen: Annotated[Moment, Meta(extra={"starts": "now"})]
    posts: tuple[dict[str, str], ...] = ()


async def test_every_shape_of_field_can_be_filled_in() -> None:
    kind = Kind("gate", "GT", "gates", Gate, title="side")
    async with filling(kind) as (app, pilot):
        assert app.form.values() == {
            "side": "",
            "manned": "yes",
            "colour": "",
            "passes": "",
            "seen": "",
            "posts": "",
            "tags": "",
        }
        assert [line.split()[-1] for line in app.seen[:5]] == ["▼", "▼", "▼", "3", "14:05"]
        assert app.form.show_problems() == 1
        await pilot.press("s", "tab", "n", "tab", "b", "tab", *"12", "tab", *"14:10", "tab")
        await pilot.pause()
        assert app.row("passes").wrong == "Passes is a whole number from 0 to 9; 12 was given."
        await pilot.press(*'[{"name": "lobby"}]', "tab")
        assert {name: text for name, text in app.form.values().items() if text} == {
            "side": "south",
            "manned": "no",
            "colour": "blue",
            "passes": "12",
            "seen": "14:10",
            "posts": '[{"name": "lobby"}]',
        }
        assert list(app.form.problems()) == ["passes"]


async def test_nothing_is_edited_by_opening_a_form() -> None:
    given = {"title": "Roster", "date": "fri", "status": "complete", "did": "Read the log."}
    async with filling(REFLECTION, given) as (app, pilot):
        await pilot.press(*["tab"] * 12)
        await pilot.pause()
        assert [what for what in app.told if what.startswith("edited")] == []
        assert {name: text for name, text in app.form.values().items() if text} == given
