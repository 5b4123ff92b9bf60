"""A note read whole, shipped or one's own: its places walked, what is done with it, who speaks of
it."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.worker import Worker

from jargon8_tui.model.note import Note
from jargon8_tui.model.reflection import Reflection
from jargon8_tui.services.connections import connected
from jargon8_tui.services.library.shipped_notes import shipped_notes
from jargon8_tui.store import Notebook
from jargon8_tui.ui.library import note_page
from jargon8_tui.ui.slices import SLICE
from tests.conftest import NOW
from tests.ui.library_notebooks import GUARDING, to_guarding, to_ones_own
from tests.ui.running import POISON, POISON_SHOWN, Running, running, saved


@pytest.fixture
def path_with_mentions(notebook: Notebook) -> Path:
    notebook.reflections.add(
        Reflection(title="Numbered without gaps", date=NOW.date(), did="As BS 7499 wants it.")
    )
    notebook.notes.add(
        Note(
            title="Our log",
            section="Site rules",
            body=f"Goes by {GUARDING.ref}, see RJ-1 and RJ-9.\n\n"
            "<https://example.org/log> or http://example.org/old",
        )
    )
    notebook.close()
    return notebook.path


async def test_a_shipped_note_ends_with_its_doubts_and_addresses(path: Path) -> None:
    async with running(path, (100, 60)) as on:
        await to_guarding(on)
        places = [
            on.shown.index(text)
            for text in (
                "At the desk",
                "Leads to 2",
                "In doubt",
                "Sources 2",
                "https://standardsdevelopment.bsigroup.com/projects/9022-07086",
                "Seen from your records",
            )
        ]
        assert places == sorted(places)
        assert "not checked" in on.shown
        assert "checked Sun 22 Nov 2026" in on.shown


async def test_links_are_words_in_the_text_and_places_below_it(path: Path) -> None:
    async with running(path, (100, 60)) as on:
        await to_guarding(on)
        assert "stands in BS 10800; mobile patrols" in " ".join(on.shown.split())
        assert "](LIB" not in on.shown


async def test_tab_goes_from_place_to_place_and_escape_comes_back(path: Path) -> None:
    async with running(path) as on:
        await to_guarding(on)
        await on.press("tab")
        assert on.said == "enter goes to LIB-other-standards."
        await on.press("enter")
        assert "LIB-other-standards   shipped note" in on.shown
        await on.press("tab", "enter")
        assert "LIB-martyns-law   shipped note" in on.shown
        await on.press("escape", "escape")
        assert "LIB-bs-7499   shipped note" in on.shown
        await on.press("tab")
        assert on.said == "enter goes to LIB-private-security-industry-act."
        await on.press("shift+tab", "shift+tab")
        assert on.said == "enter goes to LIB-other-standards.", "at the first place it stays"


async def test_ones_own_note_leads_to_the_notes_and_records_it_names(
    path_with_mentions: Path,
) -> None:
    async with running(path_with_mentions) as on:
        await to_ones_own(on)
        assert "Leads to 2" in on.shown, "RJ-9 is not there"
        await on.press("tab", "tab", "enter")
        assert "RJ-1 Numbered without gaps" in on.shown
        await on.press("escape", "shift+tab", "enter")
        assert "LIB-bs-7499   shipped note" in on.shown


async def test_the_records_that_name_a_note_are_seen_from_it(path_with_mentions: Path) -> None:
    async with running(path_with_mentions, (100, 60)) as on:
        await to_guarding(on)
        await on.sees("Seen from your records 2")
        await on.press("G")
        assert on.said == "enter goes to RJ-1."
        await on.press("enter")
        assert "As BS 7499 wants it." in on.shown


async def test_a_note_that_no_record_names_says_so(path: Path) -> None:
    async with running(path, (100, 60)) as on:
        await to_guarding(on)
        await on.sees("No record names it yet.")


async def test_a_shipped_note_is_bookmarked_while_it_is_read(path: Path) -> None:
    async with running(path) as on:
        await to_guarding(on)
        await on.press("b")
        assert "LIB-bs-7499   shipped note   bookmarked" in on.shown
        assert saved(path).bookmarks.all() == ["LIB-bs-7499"]
        await on.press("b")
        assert on.said == "LIB-bs-7499 is bookmarked no longer. u takes that back."
        assert saved(path).bookmarks.all() == []


@pytest.mark.parametrize("changing", ["e", "d", "a", "x"])
async def test_a_shipped_note_that_is_read_is_not_changed(path: Path, changing: str) -> None:
    async with running(path) as on:
        await to_guarding(on)
        await on.press(changing)
        assert on.said == (
            "LIB-bs-7499 is not yours to change; o writes a note of your own from it."
        )


async def test_o_begins_a_note_of_ones_own_with_what_is_read(path: Path) -> None:
    async with running(path) as on:
        await to_guarding(on)
        await on.press("o", "ctrl+s")
        own = saved(path).notes.get(1)
        assert own.title == GUARDING.title
        assert GUARDING.sources[1].address in own.body


async def test_a_record_is_linked_to_a_shipped_note_and_leads_to_it(
    path_with_mentions: Path,
) -> None:
    async with running(path_with_mentions) as on:
        await to_guarding(on)
        await on.press("l")
        await on.type("numbered wants")
        await on.press("enter")
        await on.type("the code")
        await on.press("enter")
        assert on.said == "LIB-bs-7499 and RJ-1 are linked. u takes that back."
        notebook = saved(path_with_mentions)
        assert [end.why for end in connected(notebook, GUARDING.ref)] == ["the code"]
        await on.press("4", "enter", "G")
        assert on.said == "enter goes to LIB-bs-7499."
        await on.press("enter")
        assert "LIB-bs-7499   shipped note" in on.shown


async def test_ones_own_note_is_edited_and_deleted(path_with_mentions: Path) -> None:
    async with running(path_with_mentions) as on:
        await to_ones_own(on)
        await on.press("e")
        await on.type("New name of it ")
        await on.press("ctrl+s")
        assert "New name of it" in saved(path_with_mentions).notes.get(1).title
        await on.press("d")
        assert on.said == "NT-1 is in the trash. u brings it back."
        assert "No note stands here any more." in on.shown


async def test_every_shipped_note_can_be_read(path: Path) -> None:
    async with running(path, (80, 60)) as on:
        for ref, note in shipped_notes().items():
            on.app.view(ref)
            await on.pilot.pause()
            assert f"{ref}   shipped note" in on.shown
            assert note.title in on.shown


@pytest.mark.parametrize("size", [(80, 40), (130, 50)])
async def test_user_text_is_only_text(notebook: Notebook, size: tuple[int, int]) -> None:
    notebook.notes.add(
        Note(title=POISON, body=f"{POISON} https://example.org/[b]x NT-2", source=POISON)
    )
    notebook.notes.add(Note(title=POISON, body=f"NT-1 {POISON}"))
    notebook.close()
    async with running(notebook.path, size) as on:
        await on.press("8", "G", "enter", "enter")
        await on.sees("Seen from your records 1")
        assert on.shown.count(POISON_SHOWN) >= 5, "title, source, text, place, record"
        assert "https://example.org/" in on.shown
        assert "\x1b" not in on.shown
        assert "\u202e" not in on.shown


async def test_help_with_feelings_is_a_few_keys_from_a_half_written_entry(path: Path) -> None:
    keys = ["escape", "slash", *"emotion", "enter"]
    async with running(path) as on:
        await on.press("4", "n")
        await on.type("Half a thought")
        await on.press("enter")
        await on.type("and its sec")
        await on.press(*keys[:-1])
        await on.sees(" found for emotion")
        await on.press(keys[-1])
        assert len(keys) <= 12
        assert "When someone gets emotional, step by step" in on.shown
        assert "Before you speak" in on.shown
        await on.press("escape")
        assert "Half a thought" in on.shown
        assert "found for" not in on.shown
        await on.type("tion")
        assert "and its section" in on.shown


def looking(on: Running) -> list[Worker[object]]:
    return [work for work in on.app.workers if isinstance(work.node, note_page.NotePage)]


async def test_nothing_is_worked_out_any_more_for_a_page_that_is_left(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never_ending(*_: object) -> Iterator[None]:
        while True:
            time.sleep(SLICE)
            yield None

    monkeypatch.setattr(note_page, "mentions", never_ending)
    async with running(path) as on:
        on.app.view(GUARDING.ref)
        await on.until(lambda: bool(looking(on)), "who speaks of it is looked for")
        (work,) = looking(on)
        on.app.pop_screen()
        assert work.is_cancelled, "it ends before its page is half gone"
        await on.press("n")
        assert on.app.is_running
