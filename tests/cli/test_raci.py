"""RACI matrices from the shell: checked, shown as a table, listed, made and changed."""

import json

from jargon8_tui.services.raci import templates
from jargon8_tui.store import Notebook
from tests.cli.conftest import Shell

ROLES = '[{"name": "Guards"}, {"name": "警備責任者"}]'


def activities(*rows: tuple[str, str, str]) -> str:
    return json.dumps([{"name": name, "cells": [one, other]} for name, one, other in rows])


def test_a_matrix_is_made_shown_as_an_aligned_table_and_listed(shell: Shell) -> None:
    rows = activities(("Sweep the floors", "R", "A"), ("呼ぶ", "RA", ""))
    made = shell("new", "raci", "title=Fire [A]", f"roles={ROLES}", f"activities={rows}")
    assert made.printed == "RM-1\n"
    lines = shell("show", "RM-1").lines
    table = lines[lines.index("") + 1 :][:3]
    assert table == [
        "Activity          Guards  警備責任者",
        "Sweep the floors  R       A",
        "呼ぶ              RA      .",
    ]
    assert shell("list", "raci").printed.endswith("2 x 2, no problems  Fire [A]\n")
    assert shell("find", "sweep").lines[0].endswith("Fire [A]")


def test_check_lists_problems_and_exits_1_only_for_errors(shell: Shell) -> None:
    rows = activities(("Sweep", "R", "A"), ("Call", "R", ""), ("Wait", "", ""))
    shell("new", "raci", "title=Fire", f"roles={ROLES}", f"activities={rows}")
    answer = shell("raci", "check", "RM-1", code=1)
    assert answer.lines == [
        "error: Call: nobody is accountable. Who answers for it in the end?",
        "RM-1 Fire: 1 error.",
    ]
    (problem,) = shell("raci", "check", "rm-1", "--json", code=1).json["problems"]
    assert problem == {
        "severity": "error",
        "kind": "no-accountable",
        "row": "Call",
        "column": None,
        "message": "Call: nobody is accountable.",
        "question": "Who answers for it in the end?",
    }
    four = activities(*[(f"Step {n}", "RA", "I") for n in range(4)])
    shell("set", "RM-1", f"activities={four}")
    found = shell("raci", "check", "Fire", "--json").json["problems"]
    assert {problem["severity"] for problem in found} == {"warning"}
    assert {problem["column"] for problem in found} == {"Guards", "警備責任者"}


def test_check_takes_a_matrix(shell: Shell) -> None:
    shell("new", "note", "title=Keys")
    assert (
        "NT-1 is a note; raci check takes a matrix" in shell("raci", "check", "NT-1", code=1).said
    )
    assert "There is no RM-4" in shell("raci", "check", "RM-4", code=1).said


def test_a_matrix_that_is_not_even_is_refused(shell: Shell) -> None:
    rows = activities(("Sweep", "R", "A"))
    said = shell("new", "raci", "title=x", f"activities={rows}", code=1).said
    assert "raci activities: Sweep has 2 cells for 0 roles" in said
    bad = activities(("Sweep", "AR", ""))
    said = shell("new", "raci", "title=x", f"roles={ROLES}", f"activities={bad}", code=1).said
    assert said.startswith("raci activities: ")
    assert shell("list", "raci").printed == ""


def test_what_follows_from_a_matrix(shell: Shell, notebook: Notebook) -> None:
    notebook.raci_matrices.add(templates()[0])
    notebook.close()
    follows = shell("show", "RM-1", "--json").json["worked_out"]
    assert follows["problems"] == []
    tenants = {"role": "Tenants", "R": 1, "A": 0, "C": 0, "I": 1, "involved": 2}
    assert follows["load"][-1] == tenants


def test_a_stakeholder_and_the_matrices_that_it_is_in_name_each_other(shell: Shell) -> None:
    shell("new", "stakeholder", "name=Site manager", "power=8", "interest=9")
    roles = '[{"name": "Manager", "stakeholder": "ST-1"}]'
    rows = '[{"name": "Sweep", "cells": ["RA"]}, {"name": "Call", "cells": [""]}]'
    shell("new", "raci", "title=Fire", f"roles={roles}", f"activities={rows}")
    assert "  RM-1  Fire (R 1, A 1 in 2 activities)" in shell("show", "ST-1").lines
    assert "  ST-1  Site manager (role Manager)" in shell("show", "RM-1").lines
    nobody = roles.replace("ST-1", "0b7d2c3e-9f60-4e0a-8f33-5a8f5d1f0c11")
    document = shell("show", "RM-1", "--json").json
    stranger = json.dumps({**document, "uid": "", "roles": json.loads(nobody)})
    assert shell("new", "raci", "--from-json", "-", input=stranger).printed == "RM-2\n"
    found = shell("check", code=1)
    assert "RM-2 stakeholder names a record that is not here" in found.printed + found.said
