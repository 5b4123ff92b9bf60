"""The gate: what could command a terminal never gets in, and nothing else is lost."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jargon8_tui.model.text import (
    FIELD_LIMIT,
    cells,
    cleaned,
    counted,
    in_a_row,
    plain_number,
    shortened,
    size_in_words,
    words_in,
)
from tests.model.strategies import RAW

CONTROLS = frozenset(map(chr, [*range(0x20), 0x7F, *range(0x80, 0xA0)])) - {"\t", "\n"}
DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
HOSTILE = st.text(
    st.sampled_from("\x1b\x9b\x9d\x90\x9c\x07[]PX^_;0123m \\\t\r\n\x85\u2028\u202e\u200f\ufeffaé-")
    | st.characters(),
    max_size=60,
)


@given(HOSTILE)
@example("\x1b[\x1b[31m")
@example("\x1b]\x1b]0;a\x07")
@example("\x9d\x9b31m\x9c")
def test_nothing_that_commands_a_terminal_gets_through(text: str) -> None:
    for one_line in (False, True):
        kept = cleaned(text, one_line=one_line).text
        assert not CONTROLS & set(kept)
        assert not DIRECTION & set(kept)
        assert not any(unicodedata.category(c) == "Cs" for c in kept)
        kept.encode("utf-8")


@given(HOSTILE)
def test_what_has_been_through_once_stays_as_it_is(text: str) -> None:
    for one_line in (False, True):
        kept = cleaned(text, one_line=one_line).text
        assert cleaned(kept, one_line=one_line) == (kept, 0)


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Cn", "Zl", "Zp"])))
def test_nothing_else_is_taken_out(text: str) -> None:
    assert cleaned(text) == (text, 0)


@pytest.mark.parametrize(
    "text",
    [
        "Tower B\tlevel 2\nbarrier",
        "naïve café – “quoted” … £5 × 3",
        "Привет, 夜勤, שלום, नमस्ते",
        "क्\u200dष and می\u200cخواهم",
        "👩🏽\u200d🚒 on the ramp",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f flag",
        "soft\u00adhyphen, no\u00a0break",
    ],
)
def test_what_people_write_is_kept(text: str) -> None:
    assert cleaned(text) == (text, 0)


@pytest.mark.parametrize(
    ("text", "kept", "removed"),
    [
        ("\x1b[31mred\x1b[0m", "red", 2),
        ("\x1b[38;2;255;0;0mred", "red", 1),
        ("\x9b31mred", "red", 1),
        ("\x1b]0;new title\x07text", "text", 1),
        ("\x1b]8;;http://x.invalid\x1b\\link\x1b]8;;\x1b\\", "link", 2),
        ("\x1b]52;c;aGVsbG8=\x07clip", "clip", 1),
        ("\x1bP1;2|payload\x1b\\after", "after", 1),
        ("\x9d0;title\x9cafter", "after", 1),
        ("\x1bc wiped", " wiped", 1),
        ("\x1b(0lines", "lines", 1),
        ("end\x1b", "end", 1),
        ("a\x00b\x08c\x7fd", "abcd", 3),
        ("user\u202egpj.exe", "usergpj.exe", 1),
        ("\ufeffstart", "start", 1),
        ("half \ud83d a face", "half  a face", 1),
    ],
)
def test_an_escape_is_taken_out_whole(text: str, kept: str, removed: int) -> None:
    assert cleaned(text) == (kept, removed)


def test_an_escape_that_never_ends_does_not_take_the_text_along() -> None:
    story = "The barrier stuck.\nWe sent an officer."
    for opening in ("\x1b]", "\x1bP", "\x9d", "\x90", "\x9e"):
        assert cleaned(f"Before. {opening}{story}") == (f"Before. {story}", 1)
    assert cleaned(f"\x9d{story}\x9c").text == story


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029"])
def test_every_line_ending_becomes_a_newline_and_is_not_counted(end: str) -> None:
    assert cleaned(f"one{end}two{end}") == ("one\ntwo\n", 0)
    assert cleaned(f"one{end}{end}  two{end}", one_line=True) == ("one two", 0)


def test_one_line_is_trimmed_and_keeps_the_blanks_between_its_words() -> None:
    assert cleaned("  Gate  3\t \n\n level 2  ", one_line=True) == ("Gate  3 level 2", 0)
    assert cleaned(" \t\r\n ", one_line=True) == ("", 0)


@pytest.mark.parametrize("unit", [" ", "\n", "\x1b", "\x9d", "\x1b]", "\x1b[", "\x1b[ ", "a\t "])
def test_a_large_paste_of_anything_takes_no_longer_than_its_length(unit: str) -> None:
    """Ten times over the limit: a pattern that looked back at each place would take hours."""
    text = unit * (10 * FIELD_LIMIT // len(unit))
    assert len(cleaned(text, one_line=True).text) <= len(text)


@given(RAW, st.integers(1, 80))
def test_a_quoted_text_is_one_short_line(text: str, most: int) -> None:
    short = shortened(text, most)
    assert len(short) <= most
    assert len(short.splitlines()) <= 1


def test_sizes_and_counts_are_said_as_people_say_them() -> None:
    assert [
        size_in_words(n) for n in (0, 1023, 1024, FIELD_LIMIT, FIELD_LIMIT + 1, 15_000_000)
    ] == [
        "0 bytes",
        "1023 bytes",
        "1 KB",
        "200 KB",
        "201 KB",
        "14.3 MB",
    ]
    assert counted(1, "entry", "entries") == "1 entry"
    assert counted(4000, "entry", "entries") == "4,000 entries"
    assert counted(0, "word") == "0 words"
    assert words_in("  two\nwords ") == 2


@given(st.floats(-1e15, 1e15))
def test_a_number_is_written_out_and_reads_back(number: float) -> None:
    said = plain_number(number)
    assert float(said) == number
    assert "e" not in said and not said.endswith(".0")


def test_names_in_a_row_have_one_and() -> None:
    assert in_a_row(["What I did"]) == "What I did"
    assert in_a_row(["What I did", "Next steps"]) == "What I did and Next steps"
    assert in_a_row(["a", "b", "c"]) == "a, b and c"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("Lobby", 5),
        ("Zoe\u0308", 3),
        ("警備員", 6),
        ("Café – bar", 10),
        ("\u0e17\u0e35\u0e48", 1),
        ("\u26a0\ufe0f shut", 6),
        ("\u0645\u06cc\u200c\u0634", 3),
    ],
)
def test_cells_are_those_of_a_terminal(text: str, count: int) -> None:
    assert cells(text) == count
