"""The library: the user's notes beside those that ship, bookmarks, and who speaks of a note."""

from jargon8_tui.model.feedback import Feedback
from jargon8_tui.model.note import Note
from jargon8_tui.model.reflection import Reflection
from jargon8_tui.model.shipped_note import ShippedRef
from jargon8_tui.services.finding.sieve import AT_ONCE
from jargon8_tui.services.finding.texts import text_of
from jargon8_tui.services.library.contents import (
    UNSORTED,
    AnyNote,
    as_own,
    bookmarked,
    own_chapters,
    shipped_chapters,
)
from jargon8_tui.services.library.mentions import addresses_of, mentions, names_of
from jargon8_tui.services.library.shipped_notes import shipped_note
from jargon8_tui.store import Notebook
from tests.conftest import NOW

GUARDING = shipped_note(ShippedRef("bs-7499"))


def named_in(notebook: Notebook, note: AnyNote) -> list[str]:
    return [str(kept.ref) for kept in mentions(notebook, note) if kept is not None]


def test_own_notes_stand_by_section_with_where_they_are_from(notebook: Notebook) -> None:
    for section, source in (("b", ""), ("A", "x.md"), ("", ""), ("A", "x.md")):
        notebook.notes.add(Note(title="t", section=section, source=source))
    assert [(c.title, c.about, c.section) for c in own_chapters(notebook)] == [
        ("A", "2 notes from x.md, Sun 22 Nov 2026", "A"),
        ("b", "1 note, Sun 22 Nov 2026", "b"),
        (UNSORTED, "1 note, Sun 22 Nov 2026", ""),
    ]
    assert not any(chapter.ships for chapter in own_chapters(notebook))
    assert all(chapter.ships for chapter in shipped_chapters())


def test_bookmarks_are_the_latest_first_and_leave_out_what_is_gone(notebook: Notebook) -> None:
    own = notebook.notes.add(Note(title="Own"))
    for uid in ("LIB-bs-7499", own.record.uid, "LIB-nothing", "nobody"):
        notebook.bookmarks.toggle(uid, uid)
    assert [note.title for note in bookmarked(notebook)] == ["Own", GUARDING.title]
    notebook.notes.remove(own.ref.id)
    assert [note.title for note in bookmarked(notebook)] == [GUARDING.title]
    notebook.restore(own.ref)
    assert len(bookmarked(notebook)) == 2


def test_a_note_of_ones_own_begins_with_all_that_a_shipped_one_says(notebook: Notebook) -> None:
    given = as_own(GUARDING)
    assert given["title"] == GUARDING.title
    assert given["body"].startswith(GUARDING.record.body)
    assert GUARDING.doubt
    assert f"In doubt: {GUARDING.doubt}" in given["body"]
    for source in GUARDING.sources:
        assert source.address in given["body"]
    assert given["body"].endswith("From LIB-bs-7499.")
    assert given["section"] == "Legislation and guidance"


def test_records_name_a_note_by_ref_title_other_name_or_address(notebook: Notebook) -> None:
    for said in (
        "as BS 7499 wants",
        "see LIB-bs-7499 for it",
        f"read {GUARDING.sources[0].address} again",
        "BS 74990 is something else, as is LIB-bs-7499-a, and a guarding code",
    ):
        notebook.reflections.add(Reflection(title="t", date=NOW.date(), did=said))
    notebook.feedback.add(Feedback(summary=GUARDING.title, received=NOW))
    assert sorted(named_in(notebook, GUARDING)) == ["FB-1", "RJ-1", "RJ-2", "RJ-3"]


def test_a_note_of_ones_own_is_named_too_but_not_by_itself(notebook: Notebook) -> None:
    own = notebook.notes.add(Note(title='Lanes "A" and É', body="https://example.org/a"))
    notebook.reflections.add(Reflection(title="t", date=NOW.date(), did='Went by Lanes "A" and É.'))
    notebook.reflections.add(
        Reflection(title="t", date=NOW.date(), learned="It is NT-1, not NT-10.")
    )
    notebook.reflections.add(Reflection(title="t", date=NOW.date(), learned="It is NT-10."))
    assert sorted(named_in(notebook, own)) == ["RJ-1", "RJ-2"]


def test_common_words_are_no_names() -> None:
    assert "assignment instructions" in GUARDING.record.tags
    assert "assignment instructions" not in names_of(GUARDING)
    assert {"BS 7499", "LIB-bs-7499"} <= set(names_of(GUARDING))


def test_whoever_looks_can_pause_between_records(notebook: Notebook) -> None:
    with notebook.transaction("many"):
        for _ in range(500):
            notebook.notes.add(Note(title="BS 7499"))
    found = list(mentions(notebook, GUARDING))
    assert [kept.ref.id for kept in found if kept is not None] == [*range(500, 0, -1)]
    assert found.count(None) >= 500 // AT_ONCE


def test_a_name_is_seen_at_the_beginning_of_a_line_and_not_inside_another(
    notebook: Notebook,
) -> None:
    notebook.notes.add(Note(title="t", body="Asked for:\nBS 7499\tand more"))
    notebook.notes.add(Note(title="t", body="Not XBS 7499, BS 74990 or PAS-BS 7499"))
    assert named_in(notebook, GUARDING) == ["NT-1"]


def test_addresses_end_where_their_sentence_does(notebook: Notebook) -> None:
    text = "See <https://example.org/a>, (https://example.org/b). https://example.org/a!"
    own = notebook.notes.add(Note(title="Where to look", body=text, source="https://example.org/c"))
    assert addresses_of(own) == [f"https://example.org/{end}" for end in "cab"]


def test_the_addresses_of_a_shipped_note_are_no_words_to_find_it_by() -> None:
    assert addresses_of(GUARDING) == [source.address for source in GUARDING.sources]
    assert "https" not in text_of(GUARDING.record)
