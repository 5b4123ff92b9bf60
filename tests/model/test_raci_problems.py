"""The rules of a RACI matrix against a plain re-statement of them, on random matrices."""

import random
from collections import Counter
from typing import Any

import pytest

from jargon8_tui.model.raci import Activity, Raci, Role
from jargon8_tui.model.raci_problems import Problem, loads, problems, worst
from jargon8_tui.services.raci import templates

MATRICES = 10_000
CELLS = ["", "R", "A", "C", "I", "RA", "RC", "AC", "CI", "RACI"]

Found = tuple[str, str, int | None, int | None]


def random_matrix(chance: random.Random) -> Raci:
    """A matrix of any size up to 9 by 8: sparse, dense, or leaning to some letters."""
    leaning = chance.choice([1, 3, 12])
    weights = [chance.choice([0, 1, leaning]) for _ in CELLS]
    if not any(weights):
        weights[0] = 1
    roles, rows = chance.randrange(9), chance.randrange(10)
    grid = [chance.choices(CELLS, weights, k=roles) for _ in range(rows)]
    if rows and chance.random() < 0.3:
        grid[chance.randrange(rows)] = [""] * roles
    if roles and chance.random() < 0.3:
        column = chance.randrange(roles)
        for row in grid:
            row[column] = ""
    return matrix_of(grid, roles)


def matrix_of(grid: list[list[str]], roles: int) -> Raci:
    return Raci(
        title="x",
        roles=tuple(Role(name=f"Role {n}") for n in range(roles)),
        activities=tuple(
            Activity(name=f"Step {n}", cells=tuple(row)) for n, row in enumerate(grid)
        ),
    )


def expected(matrix: Raci) -> Counter[Found]:
    """Every rule in plain words, one after another, with nothing shared."""
    grid = [row.cells for row in matrix.activities]
    filled = [n for n, row in enumerate(grid) if "".join(row) != ""]
    used = [c for c in range(len(matrix.roles)) if any(row[c] != "" for row in grid)]
    found: Counter[Found] = Counter()
    for n in filled:
        having = {x: len([cell for cell in grid[n] if x in cell]) for x in "RACI"}
        if having["A"] == 0:
            found["error", "no-accountable", n, None] += 1
        if having["A"] > 1:
            found["error", "several-accountable", n, None] += 1
        if having["R"] == 0:
            found["error", "no-responsible", n, None] += 1
        if having["C"] > len(used) / 2:
            found["warning", "many-consulted", n, None] += 1
        if having["I"] > len(used) / 2:
            found["warning", "many-informed", n, None] += 1
        if having["R"] >= 4:
            found["warning", "many-responsible", n, None] += 1
    if len(filled) >= 4:
        for c in used:
            with_r = [n for n in filled if "R" in grid[n][c]]
            with_a = [n for n in filled if "A" in grid[n][c]]
            if len(with_r) > len(filled) / 2:
                found["warning", "mostly-responsible", None, c] += 1
            if len(with_a) > len(filled) / 2:
                found["warning", "mostly-accountable", None, c] += 1
            if all(grid[n][c] != "" for n in filled):
                found["warning", "no-blank", None, c] += 1
            if not with_r and not with_a:
                found["warning", "no-part", None, c] += 1
    return found


def placed(problem: Problem) -> Found:
    return problem.severity, problem.kind, problem.row, problem.column


def test_every_rule_is_found_where_it_is_and_nowhere_else() -> None:
    chance = random.Random(2026)
    kinds: Counter[str] = Counter()
    clean = 0
    for _ in range(MATRICES):
        matrix = random_matrix(chance)
        found = problems(matrix)
        assert Counter(map(placed, found)) == expected(matrix)
        kinds.update(problem.kind for problem in found)
        clean += not found
    assert len(kinds) == 10
    assert min(*kinds.values(), clean) > 100, "each rule was met often, and often none"


def test_the_load_of_each_role_is_what_its_column_holds() -> None:
    chance = random.Random(1)
    for _ in range(300):
        matrix = random_matrix(chance)
        filled = [row.cells for row in matrix.activities if any(row.cells)]
        for column, load in enumerate(loads(matrix)):
            cells = [row[column] for row in filled]
            assert load.letters == {x: sum(x in cell for cell in cells) for x in "RACI"}
            assert load.involved == sum(cell != "" for cell in cells)
            assert load.activities == len(filled)
        assert len(loads(matrix)) == len(matrix.roles)


def test_the_example_of_the_study_notes_is_clean() -> None:
    assert problems(matrix_of([["R", "A", "C", "I"]], 4)) == []


def test_each_problem_is_a_sentence_that_names_its_place_and_a_question() -> None:
    chance = random.Random(7)
    for _ in range(200):
        matrix = random_matrix(chance)
        for problem in problems(matrix):
            assert (problem.row is None) != (problem.column is None)
            name = (
                matrix.activities[problem.row].name
                if problem.row is not None
                else matrix.roles[problem.column or 0].name
            )
            assert problem.message.startswith(f"{name}: ")
            assert problem.message.endswith(".")
            assert problem.question.endswith("?")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (["A", "A", "R"], "Step 0: two roles are accountable."),
        (["A", "", "I"], "Step 0: nobody is responsible."),
        (["R", "", "I"], "Step 0: nobody is accountable."),
    ],
)
def test_each_error_is_a_sentence_of_its_own(row: list[str], message: str) -> None:
    (problem,) = problems(matrix_of([row], 3))
    assert problem.message == message
    assert worst([problem]) == "error"


def test_what_is_not_filled_in_counts_in_nothing() -> None:
    one: list[Any] = ["R", "A", "C", ""]
    assert problems(matrix_of([one, [""] * 4], 4)) == []
    assert [p.kind for p in problems(matrix_of([["RA", "C", "", ""]], 4))] == []
    assert [p.kind for p in problems(matrix_of([["RA", "C", "C", ""]], 4))] == ["many-consulted"]
    assert worst([]) is None


@pytest.mark.parametrize("template", templates(), ids=lambda template: template.title)
def test_a_template_gives_no_reason_to_ask(template: Raci) -> None:
    assert problems(template) == []
    assert len(template.activities) >= 4
    assert template.purpose
