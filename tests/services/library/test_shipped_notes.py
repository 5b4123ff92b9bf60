"""The notes that ship: each can be read standing, leads somewhere, and says where it is from."""

import datetime as dt
import re
from itertools import pairwise

import pytest

from jargon8_tui.model.errors import NotFound
from jargon8_tui.model.shipped_note import ShippedNote, ShippedRef, read_shipped_ref
from jargon8_tui.model.text import cleaned, words_in
from jargon8_tui.services.finding.query import Query
from jargon8_tui.services.finding.texts import holds
from jargon8_tui.services.library.shipped_notes import (
    FOLDER,
    sections,
    shipped_note,
    shipped_notes,
    shipped_under,
)

LONGEST = 280
"""So many words are read standing, in two minutes."""
LAW = "Legislation and guidance"
NOTES = tuple(shipped_notes().values())

each_note = pytest.mark.parametrize("note", NOTES, ids=lambda note: note.ref.slug)


def test_every_file_is_in_the_contents_once() -> None:
    files = sorted(path.stem for path in FOLDER.glob("*/*.md"))
    assert sorted(note.ref.slug for section in sections() for note in section.notes) == files
    assert len(shipped_notes()) == len(files) >= 35


def test_every_section_says_what_is_in_it() -> None:
    assert all(section.about and section.notes for section in sections())
    assert LAW in {section.title for section in sections()}


@each_note
def test_a_note_is_short_and_nothing_but_text(note: ShippedNote) -> None:
    assert 100 <= words_in(note.record.body) <= LONGEST
    for text in (note.title, note.record.body, note.record.source, note.doubt):
        assert cleaned(text).text == text
    assert len(note.title) <= 50


@each_note
def test_a_note_is_wrapped_by_whoever_shows_it(note: ShippedNote) -> None:
    for line, following in pairwise(note.record.body.splitlines()):
        if line and following and not line.startswith("## "):
            assert re.match(r"- |\d+\. ", following), following


@each_note
def test_every_link_of_a_note_leads_to_another_note(note: ShippedNote) -> None:
    assert all(shipped_under(str(ref)) for ref in note.leads_to), note.leads_to
    assert note.ref not in note.leads_to
    assert "](" not in note.record.body, "find shows and searches the words alone"


def test_every_note_can_be_reached_from_another() -> None:
    reached = {ref for note in NOTES for ref in note.leads_to}
    assert reached == {note.ref for note in NOTES}


@each_note
def test_what_is_not_checked_is_in_doubt(note: ShippedNote) -> None:
    if any(source.checked is None for source in note.sources):
        assert note.doubt
    for source in note.sources:
        assert source.title
        assert re.fullmatch(r"https://[a-z0-9.-]+(/\S*)?", source.address)
        assert source.checked is None or source.checked <= note.when


@each_note
def test_a_note_says_where_it_is_from(note: ShippedNote) -> None:
    assert note.sources or "course notes" in note.doubt


ASKED = {
    "what do I do when someone gets emotional": "emotional-person",
    "emotional customer": "emotional-person",
    "angry": "emotional-person",
    "bag search": "refusing-entry",
    "expectations": "managing-expectations",
    "complaint procedure": "complaint-handling",
    "grievance": "acas-mediation",
    "mediation between staff": "acas-mediation",
    "negotiation": "conflict-resolution",
    "data protection breach": "data-breach",
    "lost laptop": "data-breach",
    "SAR": "data-protection",
    "SLA breach": "missed-level",
    "missed target": "missed-level",
    "what is RACI": "raci",
    "customer focus": "customer-focus",
    "lost property": "theft-act",
    "what assessors look for": "what-assessors-look-for",
    "area 5": "area-5",
    "how long do we keep records": "bs-7499",
    "stakeholder mapping": "power-interest-grid",
}
"""What is typed in the middle of a shift, in words that need not be those of the note."""


@pytest.mark.parametrize(("words", "slug"), ASKED.items(), ids=ASKED)
def test_what_is_asked_during_a_shift_has_its_note_among_few(words: str, slug: str) -> None:
    sought = Query.of(words)
    found = [note.ref.slug for note in NOTES if holds(sought, note.record)]
    assert slug in found
    assert len(found) <= 8, "so many are seen at once in the smallest window"


@pytest.mark.parametrize(
    "note", [note for note in NOTES if note.record.section == LAW], ids=lambda note: note.ref.slug
)
def test_law_has_an_address_a_date_and_what_it_means_at_the_desk(note: ShippedNote) -> None:
    assert note.sources
    assert "## At the desk" in note.record.body
    assert any(source.checked for source in note.sources) or "not checked" in note.doubt


def test_a_note_is_found_by_its_ref_in_any_case() -> None:
    note = shipped_note(ShippedRef("acas-mediation"))
    assert shipped_under("lib-ACAS-mediation") is note
    assert str(note.ref) == note.record.uid == "LIB-acas-mediation"
    assert note.when == dt.date(2026, 11, 22)
    assert any(source.checked_in_words == "checked Sun 22 Nov 2026" for source in note.sources)


@pytest.mark.parametrize("text", ["", "LIB-", "LIB--a", "LIB-a/b", "NT-1", "LIB-a b", "XLIB-a"])
def test_other_texts_are_no_ref_of_a_shipped_note(text: str) -> None:
    assert read_shipped_ref(text) is None
    assert shipped_under(text) is None


def test_a_ref_without_a_note_is_refused() -> None:
    with pytest.raises(NotFound, match="There is no shipped note LIB-nothing; find looks for one"):
        shipped_note(ShippedRef("nothing"))
