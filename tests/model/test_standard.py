"""The standard as data, and what ships of it: nothing in it is guessed."""

from importlib import resources

import msgspec
import pytest

from jargon8_tui.model.standard import Area, Criterion, Standard
from jargon8_tui.model.text import cleaned


@pytest.fixture(scope="module")
def shipped() -> Standard:
    file = resources.files("jargon8_tui").joinpath("library", "standard.toml")
    return msgspec.toml.decode(file.read_bytes(), type=Standard)


def test_every_id_is_there_once_and_names_its_area(shipped: Standard) -> None:
    ids = [criterion.id for area in shipped.areas for criterion in area.criteria]
    assert len(set(ids)) == len(ids)
    for area in shipped.areas:
        assert all(c.id.startswith(f"A{area.number}-") for c in area.criteria)
    assert [area.number for area in shipped.areas] == list(range(1, 11))


def test_only_areas_with_a_source_have_a_name(shipped: Standard) -> None:
    named = {area.number for area in shipped.areas if area.name}
    filled = {area.number for area in shipped.areas if area.criteria}
    assert named == {2, 3, 5, 6, 7, 10}
    assert filled == {2, 5}
    assert all(bool(area.source) == bool(area.name) for area in shipped.areas)


def test_an_area_says_where_its_lines_are_from_and_whom_to_ask(shipped: Standard) -> None:
    assert shipped.origin(shipped.area(2)) == (
        "From study notes: check with your training provider."
    )
    assert not shipped.origin(shipped.area(1)), "there is nothing in it to check"


def test_a_level_is_said_by_the_id_or_not_known(shipped: Standard) -> None:
    said = {"P": "pass", "D": "distinction"}
    for area in shipped.areas:
        for criterion in area.criteria:
            assert criterion.level == said.get(criterion.id.partition("-")[2][0])
    assert {c.level for c in shipped.area(5).criteria} == {None}
    assert [c.level for c in shipped.area(2).criteria] == ["pass"] * 4 + ["distinction"] * 3


def test_its_texts_need_nothing_taken_out(shipped: Standard) -> None:
    for area in shipped.areas:
        for text in (area.name, area.source, *(c.text for c in area.criteria)):
            assert cleaned(text, one_line=True) == (text, 0)


def test_an_area_and_a_criterion_are_looked_up(shipped: Standard) -> None:
    assert shipped.area(2).label == "Area 2: Customer and Stakeholder Management"
    assert shipped.area(4).label == "Area 4"
    assert shipped.area(42) == Area(number=42)
    found = shipped.criterion("A2-P3")
    assert found is not None
    assert found.in_short == found.short
    assert shipped.criterion("A9-P9") is None
    assert Criterion(id="A1-1", text="In full").in_short == "In full"


def test_the_users_own_areas_take_the_place_of_those_that_ship(shipped: Standard) -> None:
    mine = shipped.with_areas([Area(number=4, name="People"), Area(number=12, name="Own")])
    assert [area.number for area in mine.areas] == [*range(1, 11), 12]
    assert mine.area(4).name == "People"
    assert mine.area(2) == shipped.area(2)
    assert shipped.area(4).name == ""


@pytest.mark.parametrize("wrong", ["2-P1", "A2P1", "A2-X1", "A2-", "A2-P1 "])
def test_an_id_of_another_form_does_not_fit(wrong: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"id": wrong, "text": "x"}, Criterion)
