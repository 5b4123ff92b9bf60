"""The library: notes by section, read, filtered, written and removed by keys alone."""

from pathlib import Path

import pytest

from jargon8_tui.model.note import Note
from jargon8_tui.store import Notebook
from tests.ui.running import POISON, POISON_SHOWN, running, saved


@pytest.fixture
def path_with_notes(notebook: Notebook) -> Path:
    notebook.notes.add(
        Note(
            title="Queues at the ramp",
            section="Site rules",
            body="Two lanes at the peak. See <https://example.org/lanes>.",
        )
    )
    notebook.notes.add(Note(title="Signing for keys", section="Site rules", body="One by one."))
    notebook.notes.add(Note(title="Loose thought", body=""))
    notebook.notes.add(Note(title="Calm words", section="de-escalation", body="Voice first."))
    notebook.close()
    return notebook.path


async def test_notes_stand_under_their_sections_in_their_order(path_with_notes: Path) -> None:
    async with running(path_with_notes) as on:
        await on.press("8")
        await on.rest()
        places = [
            on.shown.index(text)
            for text in (
                "de-escalation 1",
                "Calm words",
                "Site rules 2",
                "Queues at the ramp",
                "Signing for keys",
                "Without a section 1",
                "Loose thought",
            )
        ]
        assert places == sorted(places)
        assert "Library   4 notes" in on.shown
        assert "Voice first." in on.shown, "the first note is previewed"


async def test_enter_reads_a_note_whole_and_escape_comes_back(path_with_notes: Path) -> None:
    async with running(path_with_notes) as on:
        await on.press("8", "j", "enter")
        assert "NT-1" in on.shown
        assert "https://example.org/lanes" in on.shown
        await on.press("escape")
        assert "Library   4 notes" in on.shown
        assert on.said.startswith("NT-1")


async def test_y_copies_the_address_in_a_note_or_else_its_ref(path_with_notes: Path) -> None:
    async with running(path_with_notes) as on:
        await on.press("8", "y")
        assert on.app.clipboard == "NT-4"
        await on.press("j", "y")
        assert on.app.clipboard == "https://example.org/lanes"
        assert on.said == "https://example.org/lanes is copied."
        await on.press("enter", "y")
        assert on.said == "https://example.org/lanes is copied."


async def test_the_filter_follows_each_key_and_escape_clears_it(path_with_notes: Path) -> None:
    async with running(path_with_notes) as on:
        await on.press("8", "f")
        await on.type("sig")
        assert "1 of 4 notes" in on.shown
        assert "Queues at the ramp" not in on.shown
        await on.press("enter", "y")
        assert on.app.clipboard == "NT-2"
        await on.press("f")
        await on.type("zz")
        assert "None of the 4 notes has that. escape lists them all." in on.shown
        await on.press("escape")
        assert "Library   4 notes" in on.shown


async def test_a_note_is_written_from_the_keyboard(path_with_notes: Path) -> None:
    async with running(path_with_notes) as on:
        await on.press("8", "n")
        await on.type("Night rounds")
        await on.press("ctrl+s")
        assert on.said == "NT-5 is saved."
        assert "Night rounds" in on.shown
        assert saved(path_with_notes).notes.get(5).title == "Night rounds"


async def test_a_deleted_note_is_in_the_trash_until_it_is_undone(path_with_notes: Path) -> None:
    async with running(path_with_notes) as on:
        await on.press("8", "d")
        assert on.said == "NT-4 is in the trash. u brings it back."
        assert "Calm words" not in on.shown
        assert 4 not in saved(path_with_notes).notes
        await on.press("u")
        assert "Calm words" in on.shown
        assert 4 in saved(path_with_notes).notes


async def test_deleting_the_note_that_is_read_goes_back_to_the_list(path_with_notes: Path) -> None:
    async with running(path_with_notes) as on:
        await on.press("8", "enter", "d")
        assert "Library   3 notes" in on.shown
        assert on.said == "NT-4 is in the trash. u brings it back."


async def test_an_empty_library_says_how_to_fill_it(path: Path) -> None:
    async with running(path) as on:
        await on.press("8")
        assert "No notes yet. n writes one; : import reads the ones you have." in on.shown
        await on.press("e")
        assert on.said == "There is no record under the cursor."


@pytest.mark.parametrize("size", [(80, 24), (130, 36)])
async def test_user_text_is_only_text(notebook: Notebook, size: tuple[int, int]) -> None:
    notebook.notes.add(
        Note(title=POISON, section=POISON, body=POISON, source=POISON, tags=(POISON,))
    )
    notebook.close()
    async with running(notebook.path, size) as on:
        await on.press("8")
        await on.rest()
        assert on.shown.count(POISON_SHOWN) >= 4, "section, title, rule and text"
        await on.press("enter")
        assert on.shown.count(POISON_SHOWN) >= 3
        assert "\x1b" not in on.shown
        assert "\u202e" not in on.shown
