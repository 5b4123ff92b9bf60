"""The grid in cells: where marks and labels stand, who is reached by which key, what is drawn."""

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jargon8_tui.model.text import cells
from jargon8_tui.services.stakeholders.grid_drawing import LABEL, PLAIN, SELECTED, GridDrawing, Run
from jargon8_tui.services.stakeholders.grid_labels import cut, label_lines, stack_lines
from jargon8_tui.services.stakeholders.grid_layout import Geometry, GridLayout, Place, Placed
from tests.model.strategies import LINE

SCORES = st.integers(1, 10)
NAMES = LINE.filter(str.strip) | st.text("ab ,", min_size=1, max_size=60).filter(str.strip)
PLACES = st.tuples(SCORES, SCORES)
CROWDS = st.lists(st.tuples(NAMES, PLACES), max_size=60).map(
    lambda people: [Placed(n, name, *place) for n, (name, place) in enumerate(people)]
)
ROOMS = st.builds(Geometry.within, st.integers(60, 220), st.integers(16, 60))
TRAILS = st.frozensets(PLACES, max_size=5)

SITE = [
    Placed(name, name, power, interest)
    for name, power, interest in (
        ("Building owner", 10, 4),
        ("Regional manager", 9, 7),
        ("Fire service liaison", 8, 3),
        ("Facilities manager", 8, 9),
        ("Tenant rep, Tower A", 7, 8),
        ("Tenant rep, Tower B", 7, 9),
        ("Reception lead", 4, 8),
        ("Security officers", 3, 9),
        ("Lift contractor", 2, 3),
        ("Night cleaning lead", 2, 5),
    )
]


def laid_out(
    people: list[Placed], room: Geometry, trail: frozenset[Place] = frozenset()
) -> GridLayout:
    return GridLayout(people, room, width_of=cells, trail=trail)


def text(people: list[Placed], columns: int, rows: int) -> list[str]:
    return list(GridDrawing(laid_out(people, Geometry.within(columns, rows))).text())


def test_a_site_is_nearly_all_named_in_eighty_columns() -> None:
    assert text(SITE, 80, 20) == [
        "   ┌─ Keep satisfied 2 ────────────────┬─ Manage closely 4 ─────────────────────",
        "10 │                     ● Building    │",
        " 9 │                                   │       ● Regional manager",
        " 8 │              ● Fire service       │                     ● Facilities",
        " 7 │                                   │              ● Tena ● Tenant rep B",
        " 6 │                                   │",
        "   ├─ Monitor 2 ───────────────────────┼─ Keep informed 2 ──────────────────────",
        " 5 │                                   │",
        " 4 │                                   │              ● Reception lead",
        " 3 │                                   │                     ● Security officers",
        " 2 │              ● Lift        ● Nigh │",
        " 1 │                                   │",
        "   └1──────2──────3──────4──────5──────┴6──────7──────8──────9──────10──────────",
    ]


@pytest.mark.parametrize(
    ("columns", "rows", "width", "height"),
    [(80, 20, 7, 1), (130, 32, 12, 2), (200, 56, 19, 4), (60, 16, 5, 1)],
)
def test_the_steps_take_the_room_there_is(columns: int, rows: int, width: int, height: int) -> None:
    room = Geometry.within(columns, rows)
    assert (room.step_width, room.step_height) == (width, height)
    assert room.height == 10 * height + 3
    assert room.x(10) + 2 < columns


@given(ROOMS)
def test_each_row_is_in_the_step_it_was_given_to(room: Geometry) -> None:
    rows = {
        room.y(power) + n: (power, n) for power in range(1, 11) for n in range(room.step_height)
    }
    for y in range(room.height):
        assert room.power_at(y) == rows.get(y)


@given(CROWDS, ROOMS, TRAILS, st.booleans())
def test_nothing_is_drawn_over_anything(
    people: list[Placed], room: Geometry, trail: frozenset[Place], selects: bool
) -> None:
    drawing = GridDrawing(laid_out(people, room, trail))
    chosen = people[-1].key if people and selects else None
    for y in range(room.height):
        assert_apart(drawing.row(y, chosen), room)


@given(CROWDS.filter(bool), ROOMS, TRAILS, PLACES)
def test_nothing_is_drawn_over_anything_while_one_is_moved(
    people: list[Placed], room: Geometry, trail: frozenset[Place], place: Place
) -> None:
    drawing = GridDrawing(laid_out(people, room, trail))
    moved = Placed(people[0].key, people[0].name, *place)
    drawn = [drawing.row(y, people[0].key, moved) for y in range(room.height)]
    for runs in drawn:
        assert_apart(runs, room)
    shown = [run for y in drawing.rows_at(place[0]) for run in drawn[y] if run.role == SELECTED]
    assert shown[0] == Run(room.x(place[1]), "● ", SELECTED)


def assert_apart(runs: list[Run], room: Geometry) -> None:
    at = 0
    for run in runs:
        assert run.x >= at
        at = run.x + cells(run.text)
    assert at <= room.columns


@given(CROWDS, ROOMS)
def test_everyone_is_on_a_spot_and_reached_by_walking(people: list[Placed], room: Geometry) -> None:
    layout = laid_out(people, room)
    counted = [one.key for spot in layout.spots.values() for one in spot.members]
    assert sorted(map(str, counted)) == sorted(str(one.key) for one in people)
    reached: set[object] = set()
    key = None
    for _ in people:
        key = layout.step(key, 1) if reached else layout.step(None, 1)
        reached.add(key)
    assert len(reached) == len(people)
    for one in people:
        back = layout.step(layout.step(one.key, 1), -1)
        assert back == one.key
        spot = layout.spot_of(one.key)
        assert spot is not None
        assert one in spot.members


@given(CROWDS, ROOMS, st.randoms())
def test_the_same_records_are_drawn_the_same(
    people: list[Placed], room: Geometry, chance: random.Random
) -> None:
    shuffled = people[:]
    chance.shuffle(shuffled)
    assert list(GridDrawing(laid_out(people, room)).text()) == list(
        GridDrawing(laid_out(shuffled, room)).text()
    )


@given(CROWDS.filter(bool), ROOMS)
def test_selecting_changes_no_more_than_how_one_spot_is_drawn(
    people: list[Placed], room: Geometry
) -> None:
    layout = laid_out(people, room)
    drawing = GridDrawing(layout)
    chosen = people[0]
    for y in range(room.height):
        plain = [run for run in drawing.row(y) if run.role != LABEL]
        selected = [run for run in drawing.row(y, chosen.key) if run.role not in (LABEL, SELECTED)]
        if y not in drawing.rows_of(chosen.key):
            assert drawing.row(y) == drawing.row(y, chosen.key)
        assert set(selected) <= set(plain)


@given(NAMES, st.integers(0, 40), st.integers(1, 4))
def test_a_label_fits_its_room(name: str, room: int, rows: int) -> None:
    for lines in (label_lines(name, room, rows, cells), stack_lines(name, room, rows, cells)):
        assert len(lines) <= rows
        assert all(cells(line) <= max(room, 0) for line in lines)


@pytest.mark.parametrize(
    ("name", "room", "rows", "lines"),
    [
        ("Tenant rep, Tower B", 19, 1, ["Tenant rep, Tower B"]),
        ("Tenant rep, Tower B", 18, 1, ["Tenant rep B"]),
        ("Tenant rep, Tower B", 8, 1, ["Tenant B"]),
        ("Tenant rep, Tower B", 6, 1, ["Tena B"]),
        ("Tenant rep, Tower B", 5, 1, ["Tenan"]),
        ("Tenant rep, Tower A", 9, 2, ["Tenant", "rep A"]),
        ("Night cleaning lead", 9, 2, ["Night", "cleaning"]),
        ("Smith, Jones and Co", 8, 1, ["Smith Co"]),
        ("Owner", 0, 1, []),
    ],
)
def test_a_label_loses_its_last_words_but_not_the_letter_that_tells(
    name: str, room: int, rows: int, lines: list[str]
) -> None:
    assert list(label_lines(name, room, rows, cells)) == lines


def test_a_stack_shows_its_count_and_the_selected_name() -> None:
    stack = [Placed(n, name, 9, 2) for n, name in enumerate(("Cleaners", "Builders", "Caterers"))]
    layout = laid_out(stack, Geometry.within(80, 20))
    drawing = GridDrawing(layout)
    assert "3 Builders+" in drawing.row(2)[1].text + drawing.row(2)[2].text
    runs = drawing.row(2, 0)
    assert [(run.text, run.role) for run in runs[1:3]] == [
        ("3 ", SELECTED),
        ("Cleaners+", SELECTED),
    ]
    crowd = [Placed(n, f"Person {n}", 9, 2) for n in range(150)]
    assert GridDrawing(laid_out(crowd, Geometry.within(80, 20))).row(2)[1].text == "+ "


def test_arrows_go_to_the_nearest_along_then_across_then_in_order() -> None:
    layout = laid_out(SITE, Geometry.within(80, 20))
    assert layout.nearest("Facilities manager", 0, -1) == "Tenant rep, Tower A"
    assert layout.nearest("Facilities manager", -1, 0) == "Tenant rep, Tower B"
    assert layout.nearest("Facilities manager", 1, 0) == "Regional manager"
    assert layout.nearest("Building owner", 1, 0) is None
    assert layout.nearest(None, 1, 0) == "Building owner"


def test_one_that_is_moved_leaves_a_ring_and_the_others_as_they_are() -> None:
    layout = laid_out(SITE, Geometry.within(80, 20))
    drawing = GridDrawing(layout)
    moved = Placed("Reception lead", "Reception lead", 7, 6)
    assert [run.text for run in drawing.row(8, moved.key, moved)] == [" 4 │", "│", "○ "]
    row = drawing.row(4, moved.key, moved)
    assert [run.text for run in row] == [
        " 7 │", "│", "● ", "Reception", "● ", "Tena", "● ", "Tenant rep B"
    ]  # fmt: skip


def test_it_can_be_drawn_with_what_any_terminal_has() -> None:
    layout = laid_out(SITE, Geometry.within(80, 20))
    assert "".join(GridDrawing(layout, PLAIN).text()).isascii()


def test_a_name_is_cut_between_cells() -> None:
    assert cut("警備員", 5, cells) == "警備"
    assert unicodedata.east_asian_width("警") == "W"
