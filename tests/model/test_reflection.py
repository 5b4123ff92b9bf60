"""The reflection: its sections, and the list items that can become actions."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jargon8_tui.model.reflection import SECTIONS, Reflection, bullets, sentences
from tests.model.strategies import WORD

ITEM = st.from_regex(r"\A[a-zA-Z*_`(][a-zA-Z*_`() 0-9.]{0,30}[a-z]\Z").filter(
    lambda text: not text.startswith(("* ", "_ ", "* *", "```", "___", "***"))
)


def lines(*text: str) -> tuple[str, ...]:
    return bullets("\n".join(text))


@pytest.mark.parametrize("mark", ["-", "*", "+", "1.", "12)", "- [ ]", "- [x]", "  -", "   *"])
def test_every_mark_of_a_list_begins_a_step(mark: str) -> None:
    assert lines(f"{mark} Count the **queue**  ") == ("Count the **queue**",)


def test_items_of_every_depth_in_their_order() -> None:
    assert lines(
        "- Ask the tenants",
        "  - by survey",
        "    1. in May",
        "\t- and by letter",
        "",
        "- Tell them",
    ) == ("Ask the tenants", "by survey", "in May", "and by letter", "Tell them")


def test_lines_that_run_on_belong_to_their_item() -> None:
    assert lines(
        "- Ask for a second reader",
        "  at the north barrier",
        "before the spring",
        "- Measure again",
        "",
        "  A second paragraph is a remark, not a step.",
        "And so is this.",
    ) == ("Ask for a second reader at the north barrier before the spring", "Measure again")


def test_code_rules_headings_and_quotes_are_no_items() -> None:
    assert lines(
        "Some words first",
        "    - indented code",
        "```text",
        "- in a block",
        "``` no end",
        "````",
        "~~~",
        "- in another",
        "```",
        "~~~",
        "- - -",
        "* * *",
        "-not one",
        "2026. is a year",
        "-",
        "# A heading",
        "> - quoted",
        "- the only one",
        "## And a heading",
        "___",
    ) == ("the only one",)


def test_a_rule_ends_a_list() -> None:
    assert lines("- one", "---", "    - code", "- two") == ("one", "two")


def test_a_block_of_code_inside_an_item_is_left_out() -> None:
    assert lines("- one", "  ```", "  - code", "  ```", "  - nested") == ("one", "nested")


@given(st.lists(ITEM))
def test_what_is_written_as_a_list_is_read_as_one(items: list[str]) -> None:
    assert lines(*(f"- {item}" for item in items)) == tuple(items)


@given(st.text())
def test_any_text_has_items_of_one_line(text: str) -> None:
    for item in bullets(text):
        assert item.strip() == item
        assert item
        assert "\n" not in item


@pytest.mark.parametrize(
    ("prose", "found"),
    [
        ("How to keep their confidence.", ("How to keep their confidence.",)),
        (
            "Speak to nights. Then **count** again, e.g. at the gate! (Ask St. James first.)",
            (
                "Speak to nights.",
                "Then **count** again, e.g. at the gate!",
                "(Ask St. James first.)",
            ),
        ),
        ("Ask for a lane\nBrief nights", ("Ask for a lane", "Brief nights")),
        (
            "A line that goes\non in the next.\n\nand another",
            ("A line that goes on in the next.", "and another"),
        ),
        ("One.\n---\nTwo.", ("One.", "Two.")),
        ("...", ()),
        ("", ()),
        ("> Quoted. And more.", ()),
        ("Code:\n\n    Run. It.", ()),
        ("| Cell. A | B |", ()),
    ],
)
def test_plain_prose_has_a_step_in_every_sentence(prose: str, found: tuple[str, ...]) -> None:
    assert sentences(prose) == found
    entry = Reflection(date=dt.date(2026, 3, 4), title="a", next_steps=prose)
    assert entry.steps == found


def test_prose_around_a_list_has_no_steps() -> None:
    entry = Reflection(date=dt.date(2026, 3, 4), title="a", next_steps="Two things.\n- one\n- two")
    assert entry.steps == ("one", "two")


@given(st.text())
def test_sentences_are_lines_that_lose_no_word(text: str) -> None:
    said = sentences(text)
    assert all(one == " ".join(one.split()) for one in said)
    if said:
        whole = [word for word in text.split() if any(map(str.isalnum, word))]
        kept = [word for one in said for word in one.split()]
        assert [word for word in kept if any(map(str.isalnum, word))] == whole


def test_the_sections_are_fields_in_the_order_they_are_written() -> None:
    assert [section.field for section in SECTIONS] == ["did", "learned", "mapping", "next_steps"]
    assert all(section.field in Reflection.__struct_fields__ for section in SECTIONS)
    assert all(section.heading and section.question for section in SECTIONS)


def test_words_steps_and_what_is_still_empty() -> None:
    reflection = Reflection(
        date=dt.date(2026, 3, 4),
        title="The barrier",
        did="Two words",
        learned="  \n",
        next_steps="- Count\n- Tell",
    )
    assert reflection.words == 4
    assert reflection.steps == ("Count", "Tell")
    assert [section.field for section in reflection.empty_sections] == ["learned", "mapping"]


@given(WORD)
def test_a_title_is_all_an_entry_needs(title: str) -> None:
    entry = Reflection(date=dt.date(2026, 3, 4), title=title)
    assert entry.words == 0
    assert len(entry.empty_sections) == 4
