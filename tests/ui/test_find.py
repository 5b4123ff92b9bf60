"""Find by keyboard: what is listed as one types, how it is walked, and where enter goes."""

from pathlib import Path

from jargon8_tui.model.kinds import NOTE, Ref
from jargon8_tui.model.note import Note
from jargon8_tui.services.finding.looking import AnyRef
from jargon8_tui.store import Notebook
from jargon8_tui.ui.finding.find import Find
from jargon8_tui.ui.widgets.record_list import RecordList
from tests.ui.find_notebooks import chosen, found, listed
from tests.ui.running import POISON, POISON_SHOWN, running


async def test_what_has_every_word_is_listed_newest_first_and_previewed(written: Path) -> None:
    async with running(written) as on:
        await found(on, "BARR pea")
        assert listed(on) == ["NT-1", "RJ-1", "RJ-2"]
        assert on.said == "3 found for BARR pea, newest first."
        assert "3 found" in on.shown
        assert "NT-1 text: Barrier, lobby, and the peak hours." in on.shown
        await on.press("down", "down")
        assert "RJ-2 what I did: Nobody at the barrier knew about the peak." in on.shown
        assert "13 Nov 2026" in on.shown


async def test_enter_goes_to_the_record_and_escape_there_to_the_place_before(
    written: Path,
) -> None:
    async with running(written) as on:
        await found(on, "stuck")
        await on.press("enter")
        assert "Pushed by hand." in on.shown
        assert not isinstance(on.app.screen, Find)
        await on.press("escape")
        assert "Journal   3 entries" in on.shown


async def test_what_is_previewed_is_not_the_title_that_is_listed_above_it(
    notebook: Notebook,
) -> None:
    notebook.notes.add(Note(title="Kiosk", body="Ask **the supplier** first."))
    notebook.notes.add(Note(title="Kiosk tickets", body="The supplier's. The kiosk prints them."))
    notebook.notes.add(Note(title="Kiosk", tags=("till",)))
    notebook.close()
    said = {
        "NT-1": "NT-1 text: Ask the supplier first.",
        "NT-2": "NT-2 text: The supplier's. The kiosk prints them.",
        "NT-3": "NT-3 title: Kiosk",
    }
    async with running(notebook.path) as on:
        await found(on, "kiosk kind:note")
        for _ in said:
            assert on.row(f"│ {chosen(on)}").strip("│ ") == said[chosen(on)]
            await on.press("down")


async def test_enter_right_after_the_words_goes_to_what_these_find(written: Path) -> None:
    async with running(written) as on:
        await on.press("slash", *"kiosk", "enter")
        assert str(on.app.session.recent[-1]) == "RJ-2"


async def test_escape_goes_back_to_where_one_was(written: Path) -> None:
    async with running(written) as on:
        await on.press("j")
        await on.rest()
        before = on.shown
        await found(on, "kiosk")
        await on.press("escape")
        assert on.shown == before


async def test_the_cursor_stays_on_its_record_while_that_is_still_found(written: Path) -> None:
    async with running(written) as on:
        await found(on, "barr")
        await on.press("down", "down")
        before = chosen(on)
        await on.type(" p")
        assert chosen(on) == before
        await on.press("backspace", "backspace")
        assert chosen(on) == before


async def test_the_cursor_is_on_the_first_until_it_is_moved(written: Path) -> None:
    async with running(written) as on:
        await found(on, "kind:note")
        for word in (" data", " breach"):
            await on.type(word)
            rows = on.app.screen.query_one(RecordList)
            assert rows.index == 0
        assert chosen(on) == "LIB-data-breach"


async def test_tab_goes_round_the_kinds_that_there_are(written: Path) -> None:
    async with running(written) as on:
        await found(on, "barrier")
        everything = listed(on)
        seen = []
        for _ in range(4):
            await on.press("tab")
            seen.append(listed(on))
        assert seen == [["RJ-1", "RJ-2", "RJ-3"], ["AC-1"], ["NT-1"], everything]
        await on.press("shift+tab")
        assert "Kind: notes" in on.shown


async def test_nothing_found_says_which_words_and_what_to_do(written: Path) -> None:
    async with running(written) as on:
        await found(on, "barrier lobby peat")
        assert on.said == "Nothing has barrier, lobby and peat. Fewer letters find more."
        await on.press("enter")
        assert isinstance(on.app.screen, Find), "enter has nowhere to go"
        await on.press("tab")
        assert on.said.startswith("No reflection has barrier, lobby and peat.")


async def test_the_keys_stay_in_sight_below_a_sentence_of_two_rows(written: Path) -> None:
    async with running(written, (80, 24)) as on:
        await found(on, "nothing that makes a sentence short enough for one row of this window")
        assert len(on.said) > 80
        assert on.shown.splitlines()[-1].startswith("enter Go there")


async def test_an_empty_line_offers_the_newest_and_later_what_was_opened_last(
    written: Path,
) -> None:
    async with running(written) as on:
        await found(on, "")
        assert listed(on) == ["AC-1", "NT-1", "RJ-1", "RJ-2", "RJ-3"]
        await on.press("escape")
        for words in ("stuck", "kiosk", "stuck"):
            await found(on, words)
            await on.press("enter", "escape")
        await found(on, "")
        assert listed(on) == ["RJ-3", "RJ-2"]


async def test_a_ref_finds_its_record_whatever_its_words_are(written: Path) -> None:
    async with running(written) as on:
        await found(on, "rj-2")
        assert listed(on) == ["RJ-2"]


async def test_letters_that_are_keys_elsewhere_are_only_typed(written: Path) -> None:
    async with running(written) as on:
        await found(on, "jqdu 4?:")
        assert isinstance(on.app.screen, Find)
        assert on.said == "Nothing has jqdu and 4?:. Fewer letters find more."


async def test_it_picks_a_record_for_another_screen(written: Path) -> None:
    async with running(written) as on:
        answers: list[AnyRef | None] = []
        await on.app.push_screen(
            Find(on.app.session, title="Link RJ-1 to", kinds=[NOTE]), answers.append
        )
        assert "Link RJ-1 to" in on.shown
        assert "enter Choose" in on.shown
        assert listed(on) == ["NT-1"]
        await on.press("enter")
        assert answers == [Ref(NOTE, 1)]


async def test_many_are_cut_at_two_hundred_and_typing_stays_awake(notebook: Notebook) -> None:
    with notebook.transaction():
        for n in range(1, 302):
            notebook.notes.add(Note(title=f"Round {n}", body="gate " * 200))
    notebook.close()
    async with running(notebook.path) as on:
        await found(on, "round gate")
        assert "more than 200" in on.shown
        assert len(listed(on)) == 200
        assert on.said == "More than 200 for round gate, newest first."
        await on.press("pagedown")
        assert chosen(on) != listed(on)[0]


async def test_what_users_wrote_is_only_text(notebook: Notebook) -> None:
    notebook.notes.add(Note(title=POISON, body=f"before {POISON} after"))
    notebook.close()
    async with running(notebook.path) as on:
        await found(on, "[b]x before rtl")
        assert listed(on) == ["NT-1"]
        assert POISON_SHOWN in on.shown
        await on.type(" [/ [A] [a]zz")
        assert "rtl, [/, [A] and [a]zz" in on.said


async def test_what_is_needed_at_the_desk_is_read_within_twelve_keys(written: Path) -> None:
    async with running(written) as on:
        await on.press("4", "n")
        await on.type("Half a sentence about the")
        keys = ["escape", "slash", *"emotional", "enter"]
        assert len(keys) <= 12
        await on.press(*keys)
        await on.sees("When someone gets emotional, step by step")
        assert not isinstance(on.app.screen, Find)
        await on.press("escape")
        assert "Half a sentence about the" in on.shown
        (form,) = on.app.session.notebook.unfinished
        assert "Half a sentence about the" in form.fields.values()


async def test_kinds_have_their_headings_and_the_newest_comes_first(written: Path) -> None:
    async with running(written) as on:
        await found(on, "barrier second")
        assert listed(on) == ["AC-1"]
        assert "Actions" not in on.shown
        await on.press("escape")
        await found(on, '"the peak" barrier')
        assert listed(on) == ["NT-1", "RJ-1", "RJ-2"]
        places = [on.shown.index(text) for text in ("Notes 1", "NT-1", "Reflections 2", "RJ-1")]
        assert places == sorted(places)


async def test_limits_are_typed_like_words(written: Path) -> None:
    async with running(written) as on:
        await found(on, "barrier kind:refl until:13/11")
        assert listed(on) == ["RJ-2", "RJ-3"]
        await on.type(" since:so")
        assert on.said.startswith("so is not a date:")
        assert listed(on) == ["RJ-2", "RJ-3"], "it may still be being typed"


async def test_an_empty_line_says_what_can_be_typed(written: Path) -> None:
    async with running(written) as on:
        await found(on, "")
        assert 'words   "a phrase"   kind:feedback   area:2   since:fri' in on.shown
        await on.type("k")
        assert "since:fri" not in on.shown


async def test_an_earlier_search_is_made_again(written: Path) -> None:
    async with running(written) as on:
        await found(on, "kiosk")
        await on.press("escape")
        await found(on, "stuck")
        await on.press("enter", "escape")
        await found(on, "")
        assert [line.strip("│► ").split() for line in on.shown.splitlines() if "again" in line] == [
            ["again", "stuck"],
            ["again", "kiosk"],
        ]
        await on.press("down", "enter")
        assert listed(on) == ["RJ-2"]


async def test_what_changes_is_found_as_it_is_now(written: Path) -> None:
    async with running(written) as on:
        assert on.app.session.finder.is_indexed
        await found(on, "stuck")
        assert listed(on) == ["RJ-3"]
        await on.press("escape", "4", "G", "d")
        await found(on, "stuck")
        assert listed(on) == []
        await on.press("escape", "u")
        await found(on, "stuck")
        assert listed(on) == ["RJ-3"]


async def test_a_long_ref_is_shown_whole(notebook: Notebook) -> None:
    notebook.notes.add(Note(title="Barrier"), 1)
    notebook.notes.add(Note(title="Barrier"), 1_234_567)
    notebook.close()
    async with running(notebook.path) as on:
        await found(on, "barrier")
        assert "NT-1234567 " in on.shown
        assert "NT-1       " in on.shown


async def test_a_record_is_read_beside_the_list_where_there_is_room(written: Path) -> None:
    async with running(written, (120, 40)) as on:
        await found(on, "kiosk")
        (line,) = [line for line in on.shown.splitlines() if "Nobody at the barrier" in line]
        assert line.index("Nobody") > 60
