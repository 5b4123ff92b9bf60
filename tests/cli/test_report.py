"""`report`: on the screen or in a file, in each format, for each reader."""

import html
import json
from pathlib import Path

import pytest

from jargon8_tui.services.reports.parts import AUDIENCES, READERS, Audience
from tests.cli.conftest import Shell

POISON = "<script>x</script> [a](b) **c** | d & e"


@pytest.fixture
def log(shell: Shell) -> Shell:
    """A shell on a notebook with an October that has two entries."""
    shell("new", "feedback", "summary=Queue at the barrier", "received=2026-10-06 08:40")
    shell("new", "feedback", f"summary={POISON}", "received=2026-10-07 09:10", "type=compliment")
    return shell


def test_the_last_full_month_for_facilities_as_markdown(log: Shell) -> None:
    lines = log("report", "monthly").lines
    assert "# Monthly summary for facilities management, October 2026" in lines
    assert "## Open and overdue" in lines
    assert any(line.startswith("| FB-1 | Tue 6 Oct | concern | medium |") for line in lines)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_it_is_written_for_every_reader_that_there_is(log: Shell, audience: Audience) -> None:
    lines = log("report", "monthly", "--for", audience).lines
    assert f"# Monthly summary for {READERS[audience]}, October 2026" in lines


def test_what_records_say_stays_text_in_every_format(log: Shell) -> None:
    plain = log("report", "monthly").printed
    assert r"\<script\>x\</script\> \[a\](b) \*\*c\*\* \| d \& e" in plain
    page = log("report", "monthly", "--format", "html").printed
    assert page.startswith("<!doctype html>")
    assert "<script" not in page
    assert html.escape(POISON) in page
    found = log("report", "monthly", "--format", "json").json
    assert found["compliments"]["entries"][0]["summary"] == POISON


def test_json_has_the_figures_by_section(log: Shell) -> None:
    found = log(
        "report", "monthly", "--month", "2026-10", "--for", "client", "--format", "json"
    ).json
    assert (found["report"], found["for"]) == ("monthly", "client")
    assert (found["from"], found["until"]) == ("2026-10-01", "2026-10-31")
    assert found["compared_with"] == {"from": "2026-09-01", "until": "2026-09-30"}
    assert (found["came_in"]["n"], found["open"]["overdue"]) == (2, 1)
    assert found["times"]["acknowledging"]["median_seconds"] is None


@pytest.mark.parametrize("ending", ["md", "html", "json"])
def test_a_file_is_written_by_its_ending_and_not_over_another(
    log: Shell, tmp_path: Path, ending: str
) -> None:
    file = tmp_path / f"october.{ending}"
    assert log("report", "monthly", "--to", str(file)).printed == f"{file}\n"
    first = file.read_text("utf-8")
    assert "Monthly summary for facilities management, October 2026" in first
    if ending == "json":
        assert json.loads(first)["from"] == "2026-10-01"
    said = log("report", "monthly", "--to", str(file), code=1).said
    assert said.endswith("name another file, or use --force to replace it.\n")
    log("report", "monthly", "--month", "2026-09", "--to", str(file), "--force")
    assert file.read_text("utf-8") != first


def test_a_folder_gets_a_file_named_after_the_report(log: Shell, tmp_path: Path) -> None:
    written = Path(log("report", "weekly", "--for", "tutor", "--to", str(tmp_path)).lines[0])
    assert written.parent == tmp_path
    assert written.name == "weekly-2026-11-22-tutor.md"
    made = log("report", "monthly", "--format", "json", "--to", str(tmp_path)).lines[0]
    assert Path(made).name == "monthly-2026-10-facilities.json"
    made = log("report", "trend", "--month", "2026-10", "--to", str(tmp_path)).lines[0]
    assert Path(made).name == "trend-2026-10-facilities.md"


def test_what_is_not_over_is_so_far(log: Shell) -> None:
    lines = log("report", "monthly", "--month", "2026-11").lines
    assert "# Monthly summary for facilities management, November 2026 so far" in lines
    text = " ".join(lines)
    assert "No feedback was received in November 2026 so far; there were 2 in the whole of" in text
    lines = log("report", "weekly", "--until", "+2d").lines
    assert lines[1].endswith("18 Nov to 24 Nov 2026 so far")
    lines = log("report", "trend", "--month", "2026-11").lines
    assert lines[1].endswith("1 Nov to 30 Nov 2026 so far")


def test_a_week_ends_when_it_is_said(log: Shell) -> None:
    found = log("report", "weekly", "--until", "11/10", "--format", "json").json
    assert (found["from"], found["until"], found["came_in"]["n"]) == ("2026-10-05", "2026-10-11", 2)


def test_with_no_data_it_says_so(shell: Shell) -> None:
    printed = shell("report", "monthly", "--for", "manager").printed
    assert "No feedback was received in October 2026" in printed
    assert "Acknowledged: no data." in printed


def test_help_offers_the_formats_there_are(shell: Shell) -> None:
    printed = shell("report", "--help").printed
    assert "md|html|json" in printed
    assert "docx" not in printed


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (
            ("monthly", "--format", "docx"),
            1,
            "not written as docx, so nothing was written",
        ),
        (("monthly", "--to", "october.docx"), 1, "A report is not written as docx"),
        (("monthly", "--month", "2026-13"), 1, "2026-13 is not a month"),
        (("monthly", "--month", "2026-12"), 1, "2026-12 has not begun yet"),
        (("trend", "--until", "2030-01-01"), 1, "1 Feb 2029 to 1 Jan 2030 has not begun yet"),
        (("weekly", "--until", "9999-12-31"), 1, "has not begun yet"),
        (("weekly", "--until", "0001-01-01"), 1, "too early to report on; give a later day"),
        (("trend", "--until", "0001-01-01"), 1, "too early to report on; give a later day"),
        (("weekly", "--month", "2026-10"), 2, "a week ends with --until"),
        (("monthly", "--until", "fri"), 2, "a month is named with --month"),
        (("weekly", "--until", "someday"), 1, "someday is not a date"),
        (("yearly",), 2, "yearly"),
        (("monthly", "--for", "everyone"), 2, "everyone"),
    ],
)
def test_what_cannot_be_is_said(log: Shell, words: tuple[str, ...], code: int, said: str) -> None:
    assert said in log("report", *words, code=code).said
