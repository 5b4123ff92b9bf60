"""Shipped notes from the shell: shown by their ref, and linked to like a record."""

import pytest

from tests.cli.conftest import Shell


def test_a_shipped_note_is_shown_with_its_sources_and_when_they_were_checked(shell: Shell) -> None:
    lines = shell("show", "lib-acas-mediation").lines
    assert lines[0] == "LIB-acas-mediation  Mediation between staff (Acas)"
    at = lines.index("  https://www.gov.uk/raise-grievance-at-work/mediation")
    assert lines[at + 1] == "  checked Sun 22 Nov 2026"
    assert "  LIB-complaint-or-dispute  Complaint or dispute: who handles it" in lines


def test_as_json_it_is_a_note(shell: Shell) -> None:
    shown = shell("show", "LIB-acas-mediation", "--json").json
    assert (shown["ref"], shown["kind"]) == ("LIB-acas-mediation", "note")
    assert shown["body"].startswith("Mediation is for")
    assert shown["links"] == []
    beside = shown["worked_out"]
    assert "LIB-complaint-or-dispute" in beside["leads_to"]
    assert "course notes" in beside["doubt"]
    assert {source["checked"] for source in beside["sources"]} == {"2026-11-22", None}
    assert all(source["address"].startswith("https://") for source in beside["sources"])


def test_a_shipped_note_that_there_is_none_of_is_refused(shell: Shell) -> None:
    said = shell("show", "LIB-nothing", code=1).said
    assert said == "There is no shipped note LIB-nothing; find looks for one by its words.\n"


def test_a_record_is_linked_to_a_shipped_note_and_both_say_so(shell: Shell) -> None:
    shell("new", "reflection", "title=A calmer desk")
    shell("link", "RJ-1", "LIB-acas-mediation", "--why", "read before")
    assert shell("show", "RJ-1", "--json").json["links"] == [
        {
            "ref": "LIB-acas-mediation",
            "kind": "note",
            "title": "Mediation between staff (Acas)",
            "why": "read before",
        }
    ]
    assert shell("show", "LIB-acas-mediation").lines[-1] == "  RJ-1  A calmer desk (read before)"
    assert "is whole" in shell("check").printed


@pytest.mark.parametrize("other", ["LIB-acas-mediation", "LIB-emotional-person"])
def test_two_shipped_notes_are_not_linked(shell: Shell, other: str) -> None:
    said = shell("link", "LIB-emotional-person", other, code=1).said
    assert "name" in said


@pytest.mark.parametrize("command", ["remove", "set", "restore"])
def test_a_shipped_note_is_not_changed(shell: Shell, command: str) -> None:
    words = ["title=Mine"] if command == "set" else []
    shell(command, "LIB-acas-mediation", *words, code=1)
    assert shell("show", "LIB-acas-mediation").lines[0].endswith("Mediation between staff (Acas)")
