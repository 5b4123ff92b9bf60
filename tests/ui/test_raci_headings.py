"""Headings of a RACI grid: two short rows that tell every role from the others."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from jargon8_tui.ui.widgets.raci_headings import headings
from jargon8_tui.ui.widgets.raci_layout import Layout

ANY = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)


def test_narrow_columns_have_three_letters_of_the_first_two_words() -> None:
    names = ["Facilities manager", "Health and safety", "Reception", "HR", "Head of the site"]
    assert headings(names, 4) == [
        ("Fac", "man"),
        ("Hea", "saf"),
        ("Rec", "ept"),
        ("HR", ""),
        ("Hea", "sit"),
    ]


def test_equal_headings_are_told_apart_by_a_digit() -> None:
    assert headings(["Tenant rep A", "Tenant rep B", "Tenant"], 4) == [
        ("Ten", "re1"),
        ("Ten", "re2"),
        ("Ten", "ant"),
    ]


def test_wide_columns_have_the_words_on_two_rows() -> None:
    assert headings(["Facilities manager", "Reception"], 14) == [
        ("Facilities", "manager"),
        ("Reception", ""),
    ]


def test_a_word_that_is_too_long_is_cut_with_a_mark_and_not_broken() -> None:
    assert headings(["Facilities manager", "Reception", "Agente de sécurité"], 8) == [
        ("Facili…", "manager"),
        ("Recepti", "on"),
        ("Agente", "de séc…"),
    ]
    assert headings(["Site manager", "Site manager"], 14) == [
        ("Site manager", "1"),
        ("Site manager", "2"),
    ]


@given(st.lists(ANY, max_size=30), st.integers(4, 14))
def test_no_heading_is_wider_than_its_column(names: list[str], width: int) -> None:
    found = headings(names, width)
    assert len(found) == len(names)
    assert all(cell_len(row) < width for heading in found for row in heading)


@given(st.integers(60, 240), st.integers(0, 60))
def test_a_column_takes_what_the_width_allows_and_the_activities_the_rest(
    width: int, roles: int
) -> None:
    layout = Layout(width, roles)
    assert layout.step == min(14, max(4, (width - 24) // max(1, roles)))
    assert layout.side >= 24
    assert layout.side + layout.step * layout.shown == width
    assert layout.shown == min(roles, (width - 24) // layout.step)
