"""The library's lists: sections, their notes, bookmarks and filter, by keys alone."""

from pathlib import Path

import pytest

from jargon8_tui.model.note import Note
from jargon8_tui.services.library.shipped_notes import sections, shipped_notes
from jargon8_tui.store import Notebook
from tests.ui.running import POISON, POISON_SHOWN, Running, running, saved

SHIPPED = len(shipped_notes())
FIRST = sections()[0]


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


async def to_own_section(on: Running) -> None:
    """Go to the library, and into its last section: the notes without one."""
    await on.press("8", "G", "enter")


async def test_the_contents_name_what_ships_and_what_is_ones_own(path_with_notes: Path) -> None:
    async with running(path_with_notes, (80, 36)) as on:
        await on.press("8")
        places = [
            on.shown.index(text)
            for text in (
                f"Library   {SHIPPED + 4} notes, 4 of your own",
                f"Shipped {SHIPPED}",
                *(section.title for section in sections()),
                "Yours 4",
                "\n  de-escalation",
                "\n  Site rules",
                "Without a section",
            )
        ]
        assert places == sorted(places)
        assert FIRST.about in on.shown
        assert "2 notes, Sun 22 Nov 2026" in on.shown
        assert on.said == f"{FIRST.title}: {len(FIRST.notes)} notes; enter lists them."


async def test_the_notes_of_the_section_are_shown_before_it_is_opened(
    path_with_notes: Path,
) -> None:
    async with running(path_with_notes, (80, 36)) as on:
        await on.press("8")
        assert all(note.title in on.shown for note in FIRST.notes)


async def test_enter_opens_a_section_and_escape_comes_back(path_with_notes: Path) -> None:
    async with running(path_with_notes) as on:
        await on.press("8", "enter")
        assert f"{FIRST.title}   {len(FIRST.notes)} notes   shipped" in on.shown
        assert "Before you speak" in on.shown, "the first note is previewed"
        await on.press("escape")
        assert f"Shipped {SHIPPED}" in on.shown
        assert on.said.startswith(FIRST.title)


async def test_ones_own_notes_are_previewed_with_their_ref(path_with_notes: Path) -> None:
    async with running(path_with_notes) as on:
        await on.press("8", "G", "k", "enter")
        assert "Site rules   2 notes   yours" in on.shown
        assert "NT-1 Queues at the ramp" in on.shown
        assert "Two lanes at the peak." in on.shown
        assert on.said == "NT-1: enter reads it whole, y copies the address in it."


async def test_y_copies_the_address_in_a_note_or_else_its_ref(path_with_notes: Path) -> None:
    async with running(path_with_notes) as on:
        await on.press("8", "y")
        assert on.said == "There is no note under the cursor."
        await on.press("G", "k", "enter", "y")
        assert on.app.clipboard == "https://example.org/lanes"
        await on.press("j", "y")
        assert on.said == "NT-2 is copied."


async def test_the_filter_looks_in_all_sections_and_escape_clears_it(
    path_with_notes: Path,
) -> None:
    async with running(path_with_notes) as on:
        await on.press("8", "f")
        await on.type("emotional")
        assert "When someone gets emotional" in on.shown
        assert f" of {SHIPPED + 4} notes   emotional" in on.shown
        await on.press("enter", "f", "ctrl+a", "ctrl+k")
        await on.type("signing keys")
        assert f"1 of {SHIPPED + 4} notes" in on.shown
        assert "Site rules 1" in on.shown
        await on.press("enter", "enter")
        assert "One by one." in on.shown
        await on.press("escape", "f")
        await on.type("zz")
        assert f"None of the {SHIPPED + 4} notes has that." in on.shown
        await on.press("escape")
        assert f"Shipped {SHIPPED}" in on.shown


async def test_the_filter_of_a_section_looks_in_it_alone(path_with_notes: Path) -> None:
    async with running(path_with_notes) as on:
        await on.press("8", "enter", "f")
        await on.type("refus")
        assert f"of {len(FIRST.notes)} notes" in on.shown
        await on.press("enter", "escape")
        assert f"{FIRST.title}   {len(FIRST.notes)} notes" in on.shown
        await on.press("escape")
        assert f"Shipped {SHIPPED}" in on.shown


async def test_a_limit_alone_is_named_and_taken_off_before_the_section_is_left(
    path_with_notes: Path,
) -> None:
    async with running(path_with_notes) as on:
        await on.press("8", "G", "k", "enter", "f")
        await on.type("until:yesterday")
        await on.press("enter")
        assert on.heading.startswith("Site rules   0 of 2 notes   yours   until Sat 21 Nov 2026")
        await on.press("escape")
        assert on.heading.startswith("Site rules   2 notes   yours")


async def test_a_note_is_written_into_the_section_one_is_in(path_with_notes: Path) -> None:
    async with running(path_with_notes) as on:
        await on.press("8", "G", "k", "enter", "n")
        await on.type("Night rounds")
        await on.press("ctrl+s")
        assert on.said == "NT-5 is saved. u takes that back."
        assert "Site rules   3 notes" in on.shown
        written = saved(path_with_notes).notes.get(5)
        assert (written.title, written.section) == ("Night rounds", "Site rules")


async def test_the_section_of_a_note_that_was_written_is_under_the_cursor(
    path_with_notes: Path,
) -> None:
    async with running(path_with_notes, at="8") as on:
        await on.press("n")
        await on.type("Night rounds")
        await on.press("ctrl+s")
        assert on.said == "NT-5 is saved. u takes that back."
        await on.press("enter")
        assert "Without a section   2 notes" in on.shown


async def test_the_footer_offers_only_what_is_done_with_what_is_under_the_cursor(
    path_with_notes: Path,
) -> None:
    async with running(path_with_notes, at="8") as on:
        assert on.footer.startswith("enter Open  n New  f Filter  ")
        await on.press("enter")
        assert "b Bookmark" in on.footer
        assert "Delete" not in on.footer, "it ships"
        await on.press("escape", "G", "enter")
        assert "d Delete" in on.footer


async def test_a_deleted_note_is_in_the_trash_until_it_is_undone(path_with_notes: Path) -> None:
    async with running(path_with_notes) as on:
        await to_own_section(on)
        await on.press("d")
        assert on.said == "NT-3 is in the trash. u brings it back."
        assert "No note stands here any more. escape goes back." in on.shown
        assert 3 not in saved(path_with_notes).notes
        await on.press("u")
        assert "Loose thought" in on.shown
        assert 3 in saved(path_with_notes).notes


async def test_a_bookmarked_note_stands_on_top_and_undo_takes_it_away(
    path_with_notes: Path,
) -> None:
    async with running(path_with_notes) as on:
        await on.press("8", "enter", "j", "b")
        note = FIRST.notes[1]
        assert on.said == f"{note.ref} stands on top of the library. u takes that back."
        assert saved(path_with_notes).bookmarks.all() == [str(note.ref)]
        await on.press("escape", "G", "enter", "b", "escape", "g")
        assert on.shown.index("Bookmarks 2") < on.shown.index("Loose thought")
        assert on.shown.index(note.title) < on.shown.index(f"Shipped {SHIPPED}")
        await on.press("b")
        assert "Bookmarks 1" in on.shown
        await on.press("u", "u", "u")
        assert "Bookmarks" not in on.shown
        assert saved(path_with_notes).bookmarks.all() == []


async def test_a_bookmark_is_opened_from_the_top(path_with_notes: Path) -> None:
    async with running(path_with_notes) as on:
        await on.press("8", "enter", "b", "escape", "g", "enter")
        assert f"{FIRST.notes[0].ref}   shipped note   bookmarked" in on.shown


@pytest.mark.parametrize("changing", ["e", "d", "a", "x"])
async def test_a_shipped_note_is_not_changed(path_with_notes: Path, changing: str) -> None:
    async with running(path_with_notes) as on:
        await on.press("8", "enter", changing)
        ref = FIRST.notes[0].ref
        assert on.said == f"{ref} is not yours to change; o writes a note of your own from it."


async def test_o_writes_a_note_of_ones_own_from_a_shipped_one(path_with_notes: Path) -> None:
    async with running(path_with_notes) as on:
        await on.press("8", "enter", "o", "ctrl+s")
        own = saved(path_with_notes).notes.get(5)
        assert own.title == FIRST.notes[0].title
        assert own.body.startswith(FIRST.notes[0].record.body)
        assert own.body.endswith(f"From {FIRST.notes[0].ref}.")
        assert own.section == FIRST.title
        await on.press("escape", "G", "k", "k", "k", "enter", "o")
        assert on.said == "NT-5 is your own already: e edits it."


async def test_a_library_without_notes_of_ones_own_says_so(path: Path) -> None:
    async with running(path) as on:
        await on.press("8")
        assert f"Library   {SHIPPED} notes, none of your own yet" in on.shown
        assert "Yours 0" in on.shown
        await on.press("e")
        assert on.said == "There is no note under the cursor."


async def test_nothing_is_written_where_the_notebook_is_only_read(path_with_notes: Path) -> None:
    holder = Notebook(path_with_notes)
    try:
        async with running(path_with_notes) as on:
            await on.press("8", "enter", "b", "o", "n", "e", "d")
            assert f"{FIRST.title}   {len(FIRST.notes)} notes" in on.shown
            assert saved(path_with_notes).bookmarks.all() == []
    finally:
        holder.close()


@pytest.mark.parametrize("size", [(80, 24), (130, 36)])
async def test_user_text_is_only_text(notebook: Notebook, size: tuple[int, int]) -> None:
    kept = notebook.notes.add(
        Note(title=POISON, section=POISON, body=POISON, source=POISON, tags=(POISON,))
    )
    notebook.bookmarks.toggle(kept.record.uid, "NT-1")
    notebook.close()
    async with running(notebook.path, size) as on:
        await on.press("8", "G")
        assert on.shown.count(POISON_SHOWN) >= 3, "bookmark, section, where it is from"
        await on.press("enter")
        assert on.shown.count(POISON_SHOWN) >= 4, "heading, title, rule and text"
        await on.press("enter")
        assert on.shown.count(POISON_SHOWN) >= 3
        assert "\x1b" not in on.shown
        assert "\u202e" not in on.shown


async def test_where_it_is_wide_a_section_shows_how_its_notes_begin(
    path_with_notes: Path,
) -> None:
    async with running(path_with_notes, (120, 40)) as on:
        await on.press("8")
        assert "Someone at the desk is shouting" in on.shown
        await on.press("G", "k")
        assert "Two lanes at the peak." in on.shown


async def test_a_note_ends_its_lines_where_they_were_ended(notebook: Notebook) -> None:
    notebook.notes.add(Note(title="Lost property", body="What it is\nWhere it lay\n- a bag"))
    notebook.close()
    async with running(notebook.path) as on:
        await on.press("8", "G", "enter", "enter")
        rows = [row.strip() for row in on.shown.splitlines()]
        assert rows.index("Where it lay") == rows.index("What it is") + 1


async def test_where_it_is_wide_the_note_stands_beside_the_list(path: Path) -> None:
    async with running(path, (120, 40)) as on:
        await on.press("8", "enter")
        row = next(row for row in on.shown.splitlines() if FIRST.notes[1].title in row)
        assert "Someone at the desk" in row
