"""Feedback from the shell: said in a line, listed, taken further, brought in as CSV."""

from pathlib import Path

import pytest

from tests.cli.conftest import Shell


@pytest.fixture
def site(shell: Shell) -> Shell:
    """A shell on a notebook with two stakeholders."""
    for name in ("Tenant rep, Tower A", "Tower A reception"):
        shell("new", "stakeholder", f"name={name}", "power=7", "interest=8")
    return shell


def test_a_line_becomes_feedback_and_is_told_back(site: Shell) -> None:
    answer = site("new", "feedback", "concern high barrier stuck again @tenant rep #access")
    assert answer.printed == "FB-1\n"
    assert answer.said == "New concern, high, access control, ST-1 Tenant rep, Tower A, now.\n"
    kept = site("show", "FB-1", "--json").json
    assert (kept["type"], kept["severity"], kept["category"]) == (
        "concern",
        "high",
        "access control",
    )
    assert kept["summary"] == "barrier stuck again"
    assert kept["acknowledge_by"].startswith("2026-11-23T14:05")
    assert kept["resolve_by"].startswith("2026-11-25T14:05")
    assert kept["stakeholder"] == site("show", "ST-1", "--json").json["uid"]


def test_words_need_no_quotes_and_fields_go_with_them(site: Shell) -> None:
    site("new", "feedback", "gate", "open", "#safety", "owner=me", "severity=low")
    kept = site("show", "FB-1", "--json").json
    assert (kept["summary"], kept["category"]) == ("gate open", "safety")
    assert (kept["owner"], kept["severity"]) == ("me", "low")


def test_what_could_be_several_is_asked_for_and_nobody_is_said(site: Shell) -> None:
    answer = site("new", "feedback", "gate open @tower a", code=1)
    assert answer.said == "@tower a could be ST-1 or ST-2; give the ref after the @.\n"
    answer = site("new", "feedback", "gate open @nobody")
    assert answer.said.startswith("No stakeholder is called nobody, so @ stays in the text.\n")
    assert site("show", "FB-1", "--json").json["summary"] == "gate open @nobody"


def test_an_action_is_said_the_same_way(site: Shell) -> None:
    site("new", "action", "complaint form to be printed by 4 Dec")
    kept = site("show", "AC-1", "--json").json
    assert (kept["text"], kept["due"]) == ("complaint form to be printed", "2026-12-04")


def test_no_words_and_other_kinds_are_refused(site: Shell) -> None:
    assert "Summary is needed" in site("new", "feedback", code=1).said
    assert "Summary is needed" in site("new", "feedback", "#safety", code=1).said
    assert "there is no such field" in site("new", "feedback", "colour=red", code=1).said
    assert "is not FIELD=VALUE" in site("new", "note", "some words", code=2).said


def test_what_follows_is_worked_out(site: Shell) -> None:
    site("new", "feedback", "critical gate open", "received=2026-11-18 09:00")
    late = site("show", "FB-1", "--json").json["worked_out"]
    assert late["overdue"] is True
    assert [due["stage"] for due in late["due"]] == ["acknowledged", "responded"]
    site("set", "FB-1", "stage=responded")
    told = site("show", "FB-1", "--json").json
    assert told["worked_out"]["overdue"] is False
    assert told["worked_out"]["told"] is False
    assert told["worked_out"]["answered_at"].startswith("2026-11-22T14:05")
    assert [update["stage"] for update in told["updates"]] == ["responded"]
    assert "is written by jargon8 itself" in site("set", "FB-1", "updates=[]", code=1).said


def test_what_is_no_customers_matter_says_who_handles_it(site: Shell) -> None:
    said = site("new", "feedback", "staff dispute roster late again").said
    assert "HR handles it by the ACAS route" in said
    said = site("new", "feedback", "data protection", "pictures not sent").said
    assert "The data protection officer handles it" in said
    assert site("show", "FB-2", "--json").json["acknowledge_by"].startswith("2026-12-22")
    said = site("new", "feedback", "dispute over the rota").said
    assert "It counts as a customer's: begin with staff dispute if it is one." in said


def test_a_page_says_what_it_waits_for(site: Shell) -> None:
    site("new", "feedback", "gate open", "received=2026-11-18 09:00", "track=staff dispute")
    site("set", "FB-1", "stage=acknowledged")
    printed = site("show", "FB-1").printed
    assert "HR handles it by the ACAS route" in printed
    assert "Updates 1\n  Sun 22 Nov 2026, 14:05  acknowledged" in printed
    site("new", "feedback", "gate open", "received=2026-11-18 09:00")
    assert "! Overdue: to be acknowledged by Thu 19 Nov 2026, 09:00" in site("show", "FB-2").printed


def test_a_closed_one_that_is_set_back_says_that_it_is_open_again(site: Shell) -> None:
    site("new", "feedback", "gate open")
    assert site("set", "FB-1", "stage=closed", "outcome=upheld").said == ""
    assert site("set", "FB-1", "stage=received").said == (
        "It was closed and is open again, reopened 1 time by now.\n"
    )
    assert site("set", "FB-1", "stage=acknowledged").said == ""


def test_only_what_is_open_is_listed(site: Shell) -> None:
    for summary in ("one", "two", "three"):
        site("new", "feedback", summary)
    site("set", "FB-2", "stage=closed")
    site("set", "FB-3", "stage=closed")
    site("set", "FB-3", "stage=investigating")
    listed = site("list", "feedback", "--open", "--json").json
    assert [kept["ref"] for kept in listed] == ["FB-3", "FB-1"]
    assert listed[0]["reopened"] == 1
    rows = site("list", "feedback").lines
    assert rows[1] == "FB-2  Sun 22 Nov  concern, medium, closed         two"


BAD = (
    ("nonsense,concern,ST-1,high,a", "nonsense is not a date"),
    ("31/02/2026,concern,ST-1,high,a", "31/02/2026 is not a date"),
    ("1/10/2026,cry,ST-1,high,a", "Type is one of concern"),
    ("1/10/2026,concern,ST-9,high,a", "ST-9 is not in this notebook"),
    ("1/10/2026,concern,ST-1,worst,a", "Severity is one of low"),
    ("1/10/2026,concern,ST-1,high,", "Summary is needed"),
    ("1/10/2026,concern,somebody,high,a", "somebody is not in this notebook"),
    (f"1/10/2026,concern,ST-1,high,{'long ' * 120}", "Summary holds at most 500 characters; 599"),
    ("99:99,concern,ST-1,high,a", "99:99 is not a date"),
    ("1/10/2026,concern,ST-1,3,a", "Severity is one of low"),
)
EVERY = 30
"""Of so many lines the eighth is bad."""


def log(file: Path, *, bad: bool) -> Path:
    """A log of 300 lines, ten of them bad where wanted."""
    lines = [
        f"{number % 28 + 1:02}/10/2026 08:15,concern,ST-1,high,Matter {number}"
        for number in range(300)
    ]
    if bad:
        for number, (line, _) in enumerate(BAD):
            lines[number * EVERY + 7] = line
    file.write_text("\n".join(["Received,Type,Stakeholder,Severity,Summary", *lines]), "utf-8")
    return file


@pytest.mark.parametrize("options", [[], ["--dry-run"]])
def test_a_log_with_bad_lines_is_refused_whole_with_each_reason(
    site: Shell, tmp_path: Path, options: list[str]
) -> None:
    file = log(tmp_path / "log.csv", bad=True)
    report = site("import", str(file), "--json", *options, code=1).json
    assert report["imported"] == []
    assert [refused["line"] for refused in report["refused"]] == [
        number * EVERY + 9 for number in range(len(BAD))
    ]
    for refused, (_, reason) in zip(report["refused"], BAD, strict=True):
        assert reason in refused["reason"]
    assert site("list", "feedback", "--json").json == []


def test_a_good_log_comes_in_once_with_its_times_and_goes_out_again(
    site: Shell, tmp_path: Path
) -> None:
    file = log(tmp_path / "log.csv", bad=False)
    assert len(site("import", str(file), "--dry-run", "--json").json["imported"]) == 300
    assert site("list", "feedback", "--json").json == []
    assert len(site("import", str(file), "--json").json["imported"]) == 300
    assert len(site("import", str(file), "--json").json["unchanged"]) == 300
    kept = site("show", "FB-1", "--json").json
    assert kept["resolve_by"].startswith("2026-10-06T08:15:00")
    site("set", "FB-2", "stage=closed", "detail==1+1")
    out = tmp_path / "out.csv"
    site("export", "feedback", "--to", str(out))
    assert "'=1+1" in out.read_text("utf-8-sig")
    assert len(site("import", str(out), "--json").json["unchanged"]) == 300
    before = site("list", "feedback", "--json").json
    site("remove", "FB-2")
    site("restore", "FB-2")
    assert site("list", "feedback", "--json").json == before


def test_columns_of_contacts_and_of_feedback_are_told_apart(site: Shell, tmp_path: Path) -> None:
    contacts, feedback = tmp_path / "contacts.csv", tmp_path / "feedback.csv"
    contacts.write_text("stakeholder,summary,agreed\nST-1,Rang about the gate,A key", "utf-8")
    feedback.write_text("Stakeholder,Summary,Severity\nST-1,Gate open,low", "utf-8")
    report = site("import", str(contacts), str(feedback), "--json").json
    assert [taken["kind"] for taken in report["imported"]] == ["contact", "feedback"]
    feedback.write_text("summary,colour\nGate open,red", "utf-8")
    refused = site("import", str(feedback), "--json", code=1).json["refused"]
    assert "colour is no field of a feedback" in refused[0]["reason"]


def test_where_there_is_none_it_is_said_as_of_what_is_not_counted(shell: Shell) -> None:
    assert "There is no feedback yet." in shell("list", "feedback").said
    assert "There are no stakeholders yet." in shell("list", "stakeholder").said
    refused = shell("export", "feedback", "--to", "log.csv", code=1).said
    assert "There is no feedback to export" in refused
