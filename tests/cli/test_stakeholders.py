"""Stakeholders and contacts from the shell: added, moved, listed, drawn, written out."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.conftest import Shell


@pytest.fixture
def site(shell: Shell) -> Shell:
    """Two stakeholders, one of them late."""
    shell("new", "stakeholder", "name=Site lead", "power=8", "interest=9", "cadence=weekly",
          "created=2026-11-01", "message=Numbers | first")  # fmt: skip
    shell("new", "stakeholder", "name=Lift [contractor]", "power=2", "interest=3")
    return shell


def test_a_change_of_place_is_remembered_and_shown(site: Shell) -> None:
    site("set", "ST-1", "power=5", "interest=10")
    shown = site("show", "ST-1", "--json").json
    assert shown["positions"] == [{"date": "2026-11-22", "power": 8, "interest": 9, "reason": ""}]
    assert shown["worked_out"]["quarter"] == "keep informed"
    assert shown["worked_out"]["next_contact"] == "2026-11-08"
    text = site("show", "ST-1").printed
    assert "Quarter: keep informed" in text
    assert "until Sun 22 Nov 2026: power 8, interest 9, manage closely" in text
    assert "! The weekly contact is 14 days late." in text
    refused = site("set", "ST-1", "positions=[]", code=1)
    assert "Earlier positions is written by jargon8 itself" in refused.said


@pytest.mark.parametrize(
    ("power", "interest", "quarter"), [(5, 6, "keep informed"), (6, 5, "keep satisfied")]
)
def test_six_is_high(shell: Shell, power: int, interest: int, quarter: str) -> None:
    shell("new", "stakeholder", "name=a", f"power={power}", f"interest={interest}")
    assert shell("show", "ST-1", "--json").json["worked_out"]["quarter"] == quarter
    assert f"power {power}, interest {interest}, {quarter}" in shell("list", "stakeholder").printed


def test_what_was_printed_is_taken_back(site: Shell, tmp_path: Path) -> None:
    site("set", "ST-1", "power=5")
    printed = site("show", "ST-1", "--json").printed
    site("remove", "ST-1")
    again = site("new", "stakeholder", "--from-json", "-", input=printed).lines
    assert site("show", again[0], "--json").json["positions"][0]["power"] == 8


def test_a_contact_names_its_stakeholder_and_clears_what_is_late(site: Shell) -> None:
    assert site("new", "contact", "stakeholder=site lead", "summary=Barrier").lines == ["CT-1"]
    follows = site("show", "ST-1", "--json").json["worked_out"]
    assert follows["next_contact"] == "2026-11-29"
    assert follows["overdue"] is False
    assert "CT-1  Sun 22 Nov  Barrier" in site("show", "ST-1").printed


def test_the_grid_is_drawn_as_text(site: Shell) -> None:
    lines = site("list", "stakeholder", "--grid").lines
    assert lines[0].startswith("   ┌─ Keep satisfied 0 ──")
    assert any(line.startswith(" 8 │") and line.endswith("● Site lead") for line in lines)
    assert any("● Lift [contractor]" in line for line in lines)
    assert "--grid goes with stakeholders" in site("list", "note", "--grid", code=2).said


def test_the_grid_is_written_as_a_picture(site: Shell, tmp_path: Path) -> None:
    to = tmp_path / "grid.svg"
    assert site("export", "stakeholder", "--to", str(to)).lines == [str(to)]
    picture = ElementTree.parse(to)
    texts = ["".join(one.itertext()) for one in picture.iter("{http://www.w3.org/2000/svg}text")]
    assert {"Site lead", "Lift [contractor]", "Manage closely 1", "Monitor 1"} <= set(texts)
    assert len(list(picture.iter("{http://www.w3.org/2000/svg}circle"))) == 2
    assert "is there already" in site("export", "stakeholder", "--to", str(to), code=1).said
    other = site("export", "stakeholder", "--format", "svg", "--to", f"{to}.txt", code=1)
    assert "does not end in .svg" in other.said


def test_the_communication_plan_is_written(site: Shell, tmp_path: Path) -> None:
    page = tmp_path / "plan.md"
    site("export", "communication-plan", "--to", str(page))
    text = page.read_text(encoding="utf-8")
    assert "| ST-1 | Site lead | Numbers \\| first |" in text
    assert "Sun 8 Nov 2026" in text
    sheet = tmp_path / "plan.csv"
    site("export", "communication-plan", "--to", str(sheet))
    assert sheet.read_text(encoding="utf-8-sig").startswith("Ref,Stakeholder,Message,Channel")
    refused = site("export", "communication-plan", "--to", "a.json", code=1)
    assert "is written as md and csv; json was asked for" in refused.said


def test_csv_goes_out_and_comes_in(site: Shell, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    site("export", "stakeholder", "--to", str(file))
    assert site("import", str(file), "--json").json["imported"] == []
    file.write_text("Name,Power,Interest\nOwner,10,12\n", encoding="utf-8")
    refused = site("import", str(file), "--json", code=1).json["refused"]
    assert refused[0]["line"] == 2
    assert "Interest is a whole number from 1 to 10; 12 was given." in refused[0]["reason"]


def test_what_names_a_stakeholder_names_no_other_record(site: Shell) -> None:
    site("new", "note", "title=Site lead")
    refused = site("new", "contact", "stakeholder=NT-1", "summary=x", code=1)
    assert "NT-1 is a note; a stakeholder is needed." in refused.said
    refused = site("new", "feedback", "stakeholder=NT-1", "summary=x", code=1)
    assert "NT-1 is a note; a stakeholder is needed." in refused.said
    site("new", "contact", "stakeholder=Site lead", "summary=x")
    assert "ST-1  Site lead" in site("show", "CT-1").printed
