"""A RACI matrix and its changes: always even, each a new matrix, letters in their order."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jargon8_tui.model.raci import Activity, Raci, Role, cell_in_words, in_order, read_cell
from jargon8_tui.services.raci import templates
from tests.model.strategies import tables_of_matrices

MATRICES = tables_of_matrices().map(lambda tables: Raci(title="x", **tables))


@pytest.mark.parametrize(
    ("typed", "cell"),
    [
        ("", ""),
        ("r", "R"),
        ("A/R", "RA"),
        ("R, A", "RA"),
        ("i c", "CI"),
        ("ciar", "RACI"),
        (" ", ""),
    ],
)
def test_a_cell_is_read_as_people_write_it(typed: str, cell: str) -> None:
    assert read_cell(typed) == cell


@pytest.mark.parametrize("typed", ["X", "RS", "R;A", "1", "Ra-", "responsible"])
def test_other_letters_are_refused(typed: str) -> None:
    with pytest.raises(ValueError):
        read_cell(typed)


@given(st.text("RACI", max_size=9))
def test_letters_stand_once_each_in_their_order(letters: str) -> None:
    cell = in_order(letters)
    assert set(cell) == set(letters)
    assert cell in "RACI" or list(cell) == sorted(cell, key="RACI".index)


def test_a_matrix_that_is_not_even_cannot_be() -> None:
    with pytest.raises(ValueError, match="Sweep has 1 cell for 2 roles"):
        Raci(
            title="x",
            roles=(Role(name="a"), Role(name="b")),
            activities=(Activity(name="Sweep", cells=("R",)),),
        )


@given(MATRICES, st.randoms(use_true_random=False))
def test_any_change_leaves_it_even_and_touches_only_what_it_says(
    matrix: Raci, chance: random.Random
) -> None:
    rows, columns = len(matrix.activities), len(matrix.roles)
    wider = matrix.with_role(chance.randint(0, columns), "New")
    assert len(wider.roles) == columns + 1
    longer = wider.with_activity(chance.randint(0, rows), "New")
    at = [a.name for a in longer.activities].index("New")
    assert longer.activities[at].cells == ("",) * (columns + 1)
    if rows and columns:
        row, column = chance.randrange(rows), chance.randrange(columns)
        toggled = matrix.toggled([row], [column], "A")
        assert ("A" in toggled.activities[row].cells[column]) != (
            "A" in matrix.activities[row].cells[column]
        )
        assert toggled.toggled([row], [column], "A") == matrix
        block = matrix.toggled(range(rows), range(columns), "C")
        cells = [cell for activity in block.activities for cell in activity.cells]
        was_everywhere = all("C" in cell for a in matrix.activities for cell in a.cells)
        assert all(("C" in cell) != was_everywhere for cell in cells)
        assert not any(matrix.cleared(range(rows), range(columns)).filled_columns)
        to = chance.randrange(columns)
        assert matrix.role_moved(column, to).role_moved(to, column) == matrix
        moved = matrix.role_moved(column, to)
        assert [a.cells[to] for a in moved.activities] == [
            a.cells[column] for a in matrix.activities
        ]
        down = chance.randrange(rows)
        assert matrix.activity_moved(row, down).activity_moved(down, row) == matrix
        copied = matrix.activity_copied(row)
        assert copied.activities[row] == copied.activities[row + 1]
        assert copied.without_activity(row) == matrix
        assert len(matrix.without_role(column).roles) == columns - 1
        assert matrix.with_letters_of(row, down).activities[down].cells == (
            matrix.activities[row].cells
        )


def test_a_duplicate_is_a_new_record_with_the_same_content() -> None:
    template = templates()[0]
    copy = template.duplicated("Night")
    assert (copy.title, copy.uid) == ("Night", "")
    assert (copy.roles, copy.activities) == (template.roles, template.activities)


def test_a_role_stays_a_stakeholder_when_it_is_renamed() -> None:
    matrix = Raci.started("x").role_linked(1, "uid").role_renamed(1, "Tenants")
    assert matrix.roles[1] == Role(name="Tenants", stakeholder="uid")
    assert matrix.role_linked(1, None).roles[1].stakeholder is None


def test_a_cell_is_said_by_what_its_letters_stand_for() -> None:
    assert cell_in_words("RA") == "responsible and accountable"
    assert cell_in_words("RACI") == "responsible, accountable, consulted and informed"
    assert cell_in_words("") == "no part in it"
