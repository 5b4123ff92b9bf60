"""The standard: what ships, and the user's own names over it."""

from pathlib import Path

from jargon8_tui.services.standard import name_area, shipped_standard, standard
from jargon8_tui.store import Notebook


def test_ten_areas_ship_and_four_of_them_are_for_the_user_to_name() -> None:
    areas = shipped_standard().areas
    assert [area.number for area in areas] == list(range(1, 11))
    assert [area.number for area in areas if not area.name] == [1, 4, 8, 9]
    assert all(area.source for area in areas if area.name)


def test_a_level_is_known_or_not_said() -> None:
    known = shipped_standard()
    assert [c.level for c in known.area(2).criteria].count("distinction") == 3
    assert {c.level for c in known.area(5).criteria} == {None}
    assert known.advice == "check with your training provider"


def test_a_name_the_user_gave_stays(notebook: Notebook, path: Path) -> None:
    assert standard(notebook).area(4).label == "Area 4"
    name_area(notebook, 4, "People\x1b[31m")
    name_area(notebook, 2, "My own word for it")
    assert standard(notebook).area(4).label == "Area 4: People"
    assert len(standard(notebook).area(2).criteria) == 7
    with Notebook(path, read_only=True) as again:
        assert standard(again).area(2).name == "My own word for it"
    assert shipped_standard().area(4).name == ""
