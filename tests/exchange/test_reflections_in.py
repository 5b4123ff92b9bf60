"""What becomes of reflections as people write them."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from jargon8_tui.exchange.import_report import ImportReport
from jargon8_tui.exchange.importing import import_files
from jargon8_tui.model.reflection import Reflection
from jargon8_tui.store import Notebook
from tests.conftest import NOW
from tests.exchange.files import ENTRY, brought_in, reasons, written

Read = Callable[..., list[Reflection]]


@pytest.fixture
def read(notebook: Notebook, tmp_path: Path) -> Read:
    """The reflections that a text gives as a file, which must give nothing else."""

    def reflections(text: str, name: str = "entry.md") -> list[Reflection]:
        brought_in(notebook, written(tmp_path / "in" / name, text))
        assert len(notebook.notes) == 0
        return [kept.record for kept in notebook.reflections.all()]

    return reflections


def report_on(notebook: Notebook, tmp_path: Path, text: str) -> ImportReport:
    return import_files(notebook, [written(tmp_path / "in" / "entry.md", text)], dry_run=True)


def sentences(report: ImportReport) -> list[str]:
    return [said.sentence for said in report.said]


def test_a_file_in_the_shape_people_have(read: Read) -> None:
    (entry,) = read(ENTRY)
    assert entry.title == "Customer and Stakeholder Management"
    assert (entry.area, entry.date, entry.source) == (2, NOW.date(), "entry.md")
    assert entry.did == "Moved the turnstile check to **07:30**.  \nTold the desk first."
    assert entry.learned == "- Queues form in ten minutes."
    assert entry.mapping == "Responding to a concern."
    assert entry.next_steps == "- Count again in a fortnight."
    assert (entry.status, entry.hours, entry.criteria) == ("draft", None, ())


@pytest.mark.parametrize("dash", ["-", "–", "—", "‑", "−", ":"])
def test_any_dash_in_the_title(read: Read, dash: str) -> None:
    (entry,) = read(ENTRY.replace("Reflections –", f"REFLECTIONS {dash}"))
    assert (entry.area, entry.title) == (2, "Customer and Stakeholder Management")


@pytest.mark.parametrize(
    "form",
    [
        "## {}\n{}",
        "#### {}:  \n\n{}",
        "## {} ##\n{}",
        "## **{}**\n{}",
        "**{}:** {}",
        "**{}**: {}",
        "**{}:**\n{}",
        "__{}:__ {}",
        "- **{}:** {}",
        "* **{}:** {}",
        "3. **{}:** {}",
    ],
)
def test_each_form_of_a_section_in_any_order_and_case(read: Read, form: str) -> None:
    parts = [
        ("NEXT STEPS", "Four"),
        ("How this  maps to The standard", "Three"),
        ("what i did", "One"),
        ("What I Learned", "Two"),
    ]
    text = "\n\n".join(form.format(name, words) for name, words in parts)
    (entry,) = read(f"# Reflections – Area 5: Contract\n\n{text}\n")
    assert (entry.did, entry.learned) == ("One", "Two")
    assert (entry.mapping, entry.next_steps) == ("Three", "Four")


def test_the_forms_may_be_mixed(read: Read) -> None:
    (entry,) = read(
        "# Reflections – Area 5: Contract\n## What I Did\nOne\n**What I learned:** Two\n"
        "- **Next steps:** Four\n### How this maps to the standard\nThree\n"
    )
    assert (entry.did, entry.learned) == ("One", "Two")
    assert (entry.mapping, entry.next_steps) == ("Three", "Four")


def test_several_entries_under_headings_of_their_own(read: Read) -> None:
    first, second, third = read(
        "# Reflections – Area 2: Customers\n\n"
        "## 12/10/2026 – Gate delays\n### What I did\nA\n### Next steps\nB\n"
        "## Lift contractor, Thursday 15 October 2026\n### What I learned\nC\n"
        "## 2026-10-20\n**What I did:** D\n"
    )
    assert (first.title, first.date) == ("Gate delays", dt.date(2026, 10, 12))
    assert (first.did, first.next_steps) == ("A", "B")
    assert (second.title, second.date) == ("Lift contractor", dt.date(2026, 10, 15))
    assert (second.did, second.learned) == ("", "C")
    assert (third.title, third.date) == ("Customers", dt.date(2026, 10, 20))
    assert {entry.area for entry in (first, second, third)} == {2}


def test_entries_parted_by_nothing_but_a_date(read: Read) -> None:
    first, second, third = read(
        "# Reflections – Area 2: Customers\n\n**12 Oct 2026**\n\n**What I did:** A\n\n"
        "**What I learned:** B\n\nDate: 14 Oct 2026\n\n**What I did:** C\n"
        "\n_Fri 16 October 2026_\n\n**What I did:** D\n"
    )
    assert (first.date, first.did, first.learned) == (dt.date(2026, 10, 12), "A", "B")
    assert (second.date, second.did) == (dt.date(2026, 10, 14), "C")
    assert (third.date, third.did) == (dt.date(2026, 10, 16), "D")


def test_headings_at_the_level_of_the_sections_begin_entries(read: Read) -> None:
    first, second = read(
        "# Reflections – Area 2: Customers\n## Gate delays\n## What I did\nA\n## Next steps\nB\n"
        "## Key audit\n## What I did\nC\n"
    )
    assert (first.title, first.did, first.next_steps) == ("Gate delays", "A", "B")
    assert (second.title, second.did) == ("Key audit", "C")


def test_several_areas_in_one_file(read: Read) -> None:
    first, second = read(ENTRY + "\n# Reflections — Area 5: Contract\n## What I did\nCounted.\n")
    assert (first.area, second.area) == (2, 5)
    assert (second.title, second.did) == ("Contract", "Counted.")


def test_an_unknown_heading_stays_with_the_section_above(read: Read) -> None:
    (entry,) = read(ENTRY + "\n## Evidence\nThe gate log.\n\n### Of 3 October 2026\nA list.\n")
    assert entry.next_steps == (
        "- Count again in a fortnight.\n\n## Evidence\nThe gate log.\n\n"
        "### Of 3 October 2026\nA list."
    )


def test_a_date_in_a_section_stays_there(read: Read) -> None:
    (entry,) = read(
        "# Reflections – Area 2: Customers\n## What I did\nA\n\n12 Oct 2026\n\n"
        "### 14 October 2026\nB\n## Next steps\nC\n"
    )
    assert entry.did == "A\n\n12 Oct 2026\n\n### 14 October 2026\nB"
    assert entry.next_steps == "C"


def test_text_before_the_first_section_begins_what_was_done(read: Read) -> None:
    (entry,) = read("# Reflections – Area 2: X\n\nA week of rain.\n\n## What I did\nDug.\n")
    assert entry.did == "A week of rain.\n\nDug."


def test_a_heading_in_a_block_of_code_is_none(read: Read) -> None:
    (entry,) = read(
        "# Reflections – Area 2: X\n## What I did\n```\n## What I learned\n---\n```\nB\n\n---\n"
    )
    assert entry.did == "```\n## What I learned\n---\n```\nB"
    assert entry.learned == ""


def test_rules_inside_a_text_stay(read: Read) -> None:
    (entry,) = read("# Reflections – Area 2: X\n## What I did\n***\nA\n\n---\n\nB\n\n- - -\n")
    assert entry.did == "A\n\n---\n\nB"


def test_without_sections_all_of_it_is_what_was_done(read: Read) -> None:
    (entry,) = read("# Reflection – Area 7: Compliance\nRead the new code.\n")
    assert (entry.area, entry.title, entry.did) == (7, "Compliance", "Read the new code.")


def test_an_entry_without_an_area_has_none_and_the_name_of_its_file(read: Read) -> None:
    (entry,) = read("# Reflections\n## What I did\nA\n", name="after the audit.md")
    assert (entry.area, entry.title) == (None, "after the audit")


def test_known_sections_make_an_entry_under_any_title(read: Read) -> None:
    (entry,) = read("# The long queue\n\n## What I Did\nA\n\n## What I Learned\nB\n")
    assert (entry.title, entry.area, entry.did, entry.learned) == ("The long queue", None, "A", "B")


def test_a_journal_by_date_is_an_entry_for_each_date(read: Read) -> None:
    first, second = read(
        "# My journal\nKept since spring.\n\n## 12 May 2026: Keys\n- **What I did:** A\n"
        "- **What I learned:** B\n\n## 19 May 2026\n- **What I did:** C\n"
    )
    assert (first.title, first.did) == ("Keys", "Kept since spring.\n\nA")
    assert (second.title, second.did) == ("My journal", "C")


def test_front_matter_fills_the_fields_it_names(read: Read) -> None:
    (entry,) = read(
        "---\ndate: 3/10/2026\ntitle: 'Night cover'\narea: 5\nhours: 1.5\nstatus: complete\n"
        "tags: [night, cover]\ncriteria:\n  - A5-1\n  - A5-2\n---\n"
        "# Reflections\n\n## What I did\nA\n"
    )
    assert (entry.date, entry.title, entry.area) == (dt.date(2026, 10, 3), "Night cover", 5)
    assert (entry.hours, entry.status) == (1.5, "complete")
    assert (entry.tags, entry.criteria) == (("night", "cover"), ("A5-1", "A5-2"))


def test_an_areas_readme_with_the_names_to_fill_in_is_notes(
    notebook: Notebook, tmp_path: Path
) -> None:
    text = (
        "# Customers\n\n## Purpose\nWhat it is for.\n\n## Reflection\nWrite about:\n\n"
        "- **What I did:** an example.\n- **What I learned:** an insight.\n"
        "- **How this maps to the standard:** a criterion.\n- **Next steps:** more.\n"
    )
    brought_in(notebook, written(tmp_path / "README.md", text))
    assert len(notebook.reflections) == 0
    assert [kept.title for kept in notebook.notes.all()] == ["Purpose", "Reflection"]


@pytest.mark.parametrize(
    "text",
    [
        "# Course\n## Definition\nA\n## Next steps\nB\n",
        "# Course\n## Definition\nA\n## What I learned\nB\n## Next steps\nC\n",
        "# Guide\n## Use\nA\n## Template\n### What I did\n### What I learned\n### Next steps\n",
        "Only words about **What I did:** and more.\n",
        "# Reflections on service\n## Listening\nA\n",
    ],
)
def test_notes_that_only_use_the_words(notebook: Notebook, tmp_path: Path, text: str) -> None:
    brought_in(notebook, written(tmp_path / "notes.md", text))
    assert len(notebook.reflections) == 0
    assert len(notebook.notes) > 0


def test_what_was_left_out_or_is_missing_is_said(notebook: Notebook, tmp_path: Path) -> None:
    report = report_on(notebook, tmp_path, ENTRY.partition("## Next")[0])
    assert sentences(report) == [
        "The subtitle '(written on shift)' was left out.",
        "Customer and Stakeholder Management has no Next steps; it is empty.",
    ]
    report = report_on(notebook, tmp_path, "# Reflections – Area 3: Risk\n## 3 May 2026\nWords\n")
    assert sentences(report) == ["Risk names no section, so all of it is under What I did."]
    report = report_on(notebook, tmp_path, "# Reflections – Area 3: Risk\n## What I did\n\n---\n")
    assert sentences(report) == ["Nothing is written under Risk, so it was left out."]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (ENTRY.replace("Area 2", "Area 0"), 1, "Area is a whole number from 1 to 99"),
        (ENTRY + "\n## 31/02/2026 A day\n### What I did\nA\n", 23, "31/02/2026 is not a date"),
        ("# Reflections – 31 Feb 2026\n## What I did\nA\n", 1, "31 Feb 2026 is not a date"),
        ("# Reflections\n\n## 31 Feb 2026\n### What I did\nA\n", 3, "31 Feb 2026 is not a date"),
        ("---\nhours: many\n---\n" + ENTRY, 4, "Hours is a number from 0 to 200"),
        ("# Reflections – Area 2: " + "x" * 501 + "\nA\n", 1, "at most 500 characters"),
        ("# Reflections – Area 2: X\n" + "y" * 205_000, 1, "What I did holds at most 200 KB"),
    ],
    ids=[
        "area",
        "date",
        "date in the first heading",
        "date in the first entry",
        "front matter",
        "title",
        "size",
    ],
)
def test_one_wrong_value_keeps_the_whole_file_out(
    notebook: Notebook, tmp_path: Path, text: str, line: int, reason: str
) -> None:
    path = written(tmp_path / "entry.md", text)
    report = import_files(notebook, [path])
    assert [(refused.file, refused.line) for refused in report.refused] == [(path, line)]
    assert reason in reasons(report)[0]
    assert len(notebook.reflections) == 0
