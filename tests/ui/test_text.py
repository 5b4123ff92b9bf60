"""User text reaches a widget as text of a known width, whatever is in it."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from jargon8_tui.ui.glyphs import ASCII, WGL4, glyphs, glyphs_for, use_glyphs
from jargon8_tui.ui.text import cut, fitted, one_line, plain, safe

POISON = [
    "[b]x[/b] [A] [a] [/",
    "[@click=app.quit]X[/]",
    "\x1b[31mred\x1b[0m and \x1b]0;title\x07",
    "left \u202eto right",
    "\x9b2Jgone",
    "nul\x00 bell\x07",
    "half \ud800 a pair",
]


@pytest.mark.parametrize("text", ["[b]x[/b] [A] [a] [/", "[@click=app.quit]X[/]"])
def test_brackets_are_only_brackets(text: str) -> None:
    assert plain(text).plain == text
    assert plain(text).spans == []
    assert safe(text) == text


@pytest.mark.parametrize("text", POISON)
def test_nothing_that_commands_a_terminal_is_left(text: str) -> None:
    for shown in (plain(text).plain, safe(text), one_line(text), fitted(text, 40)):
        assert shown.isprintable()
        assert not {"\x1b", "\x9b", "\u202e"} & set(shown)


def test_lines_are_kept_for_prose_and_joined_for_a_cell() -> None:
    assert safe("one\ntwo\tthree") == "one\ntwo\tthree"
    assert one_line("one\ntwo\tthree") == "one two three"
    assert fitted("one\ntwo", 9) == "one two  "


def test_a_text_is_padded_or_cut_to_its_width() -> None:
    assert fitted("barrier", 9) == "barrier  "
    assert fitted("barrier", 9, right=True) == "  barrier"
    assert fitted("barrier", 7) == "barrier"
    assert fitted("barrier", 6) == "barri…"
    assert fitted("barrier", 1) == "…"
    assert fitted("barrier", 0) == ""
    assert fitted("", 3) == "   "


def test_a_sign_takes_one_cell_on_every_terminal() -> None:
    assert fitted("gate \u26a0\ufe0f shut", 12) == "gate \u26a0 shut "
    assert safe("\u26a0\ufe0f shut") == "\u26a0 shut"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f468\U0001f469\U0001f467"),
        ("\U0001f44d\U0001f3fd", "\U0001f44d"),
        ("\u0915\u094d\u200d\u0937", "\u0915\u094d\u0937"),
        ("switch\u00adboard", "switchboard"),
        ("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",) * 2,
    ],
    ids=[
        "a family",
        "a tinted hand",
        "joined letters",
        "a hyphen that may not show",
        "parted letters",
    ],
)
def test_what_terminals_count_differently_is_shown_as_all_count_it(text: str, shown: str) -> None:
    assert plain(text).plain == one_line(text) == shown
    assert cell_len(shown) == sum(map(cell_len, shown))


def test_a_wide_letter_is_not_cut_in_half() -> None:
    assert fitted("警備員", 6) == "警備員"
    assert fitted("警備員", 5) == "警備…"
    assert fitted("警備員", 4) == "警 …"


@given(st.text(max_size=40), st.integers(0, 30))
def test_a_text_is_cut_only_where_it_has_to_be(text: str, width: int) -> None:
    shown = cut(text, width)
    assert cell_len(shown) <= width
    assert (shown == one_line(text)) is (cell_len(one_line(text)) <= width)


@given(st.text(max_size=40), st.integers(0, 30), st.booleans())
def test_every_text_takes_exactly_its_cells(text: str, width: int, right: bool) -> None:
    assert cell_len(fitted(text, width, right=right)) == width


def test_a_long_field_is_cut_and_says_so() -> None:
    assert fitted("word " * 40_000, 12) == "word word w…"
    assert fitted("\u200d" * 200_000 + "x", 3).endswith("…")


def test_ascii_stands_in_where_the_terminal_needs_it() -> None:
    use_glyphs(ASCII)
    try:
        assert glyphs().cursor == ">"
        assert fitted("barrier", 6) == "barri~"
    finally:
        use_glyphs(WGL4)


@pytest.mark.parametrize(
    ("ascii", "term", "encoding", "expected"),
    [
        (None, "xterm-256color", "utf-8", WGL4),
        (None, "xterm-256color", "UTF8", WGL4),
        (None, "xterm-256color", "cp1252", ASCII),
        (None, "linux", "utf-8", ASCII),
        (None, "dumb", "utf-8", ASCII),
        (False, "linux", "ascii", WGL4),
        (True, "xterm-256color", "utf-8", ASCII),
    ],
)
def test_which_marks_are_drawn(
    ascii: bool | None, term: str, encoding: str, expected: object
) -> None:
    assert glyphs_for(ascii, {"TERM": term}, encoding) is expected


def test_every_mark_is_one_cell_and_its_stand_in_is_ascii() -> None:
    drawn, stand_in = msgspec.structs.asdict(WGL4), msgspec.structs.asdict(ASCII)
    assert all(cell_len(mark) == 1 for marks in drawn.values() for mark in marks)
    assert all(marks.isascii() for marks in stand_in.values())
    assert {name: len(marks) for name, marks in stand_in.items()} == {
        name: len(marks) for name, marks in drawn.items()
    }
