"""The list as it is drawn: its columns, marks and cursor, in colours and without."""

import pytest
from rich.cells import cell_len
from textual.geometry import Region

from jargon8_tui.ui.widgets.record_list import RecordList
from jargon8_tui.ui.widgets.record_row import Cell, Column, Row
from tests.ui.listed import COLUMNS, Concern, Counting, Listed, concerns, press


async def test_rows_stand_in_columns_below_their_titles() -> None:
    app = Listed([Concern("FB-1", "Barrier slow", 12, "!!!"), Concern("FB-2", "Lift", 3)])
    async with app.run_test():
        lines = app.screen_lines
        assert lines[0].split() == ["Ref", "Summary", "Days"]
        assert lines[1] == "► !!!  FB-1    Barrier slow" + " " * 49 + "  12"
        assert lines[2] == "       FB-2    Lift" + " " * 57 + "   3"
        assert {len(line) for line in lines} == {80}


async def test_the_titles_can_be_left_out() -> None:
    app = Listed([Concern("FB-1", "Barrier slow")], titled=False)
    async with app.run_test():
        assert app.screen_lines[0].startswith("►      FB-1")


async def test_a_name_in_any_script_leaves_the_columns_where_they_are() -> None:
    names = [
        "Tenant rep",
        "警備員の責任者",
        "مدير المرافق",
        "नमस्ते",
        "👮 night shift",
        "e\u0301cole",
    ]
    app = Listed([Concern(f"FB-{n}", name * 9, 7) for n, name in enumerate(names)])
    async with app.run_test():
        for line in app.screen_lines:
            assert cell_len(line) == 80
        for line in app.screen_lines[1:7]:
            assert line.endswith("     7")


@pytest.mark.parametrize(
    ("poison", "shown"),
    [
        ("[b]x[/b] [A] [a] [/", "[b]x[/b] [A] [a] [/"),
        ("[@click=app.quit]X[/]", "[@click=app.quit]X[/]"),
        ("\x1b[31mred\x1b[2J", "red"),
        ("\u202eabc", "abc"),
        ("one\ntwo", "one two"),
    ],
)
async def test_user_text_is_only_text(poison: str, shown: str) -> None:
    app = Listed([Concern("FB-1", poison)], empty=poison)
    async with app.run_test() as pilot:
        assert f"  {shown}  " in app.screen_lines[1]
        await pilot.click(RecordList, offset=(18, 1))
        app.list.show([], empty=poison)
        assert app.screen_lines[1].strip() == shown
        assert app.is_running


async def test_a_long_sentence_takes_the_lines_it_needs() -> None:
    app = Listed([], empty="Nothing is overdue. " * 8)
    async with app.run_test(size=(60, 20)):
        text = " ".join(line.strip() for line in app.screen_lines[1:4])
        assert text == ("Nothing is overdue. " * 8).strip()


async def test_a_record_that_cannot_be_read_is_said_in_its_row() -> None:
    app = Listed(Counting(30, bad=2))
    async with app.run_test(size=(60, 20)) as pilot:
        assert (
            app.screen_lines[3].rstrip() == "× FB-2 is in the file but cannot be read: no summary."
        )
        await press(pilot, "j", "j")
        assert app.screen_lines[3].startswith("×►FB-2 is in the file")
        assert app.highlighted[-1].item is None
        assert app.highlighted[-1].problem.startswith("FB-2 is in the file")
        await press(pilot, "enter")
        assert app.opened == []
        assert app.highlighted[-1].problem.startswith("FB-2 is in the file")
        app.list.show(Counting(30, bad=2))
        assert app.list.index == 2
        await press(pilot, "j")
        assert app.list.item.ref == "FB-3"


async def test_the_mark_of_a_row_and_the_cursor_stand_beside_each_other() -> None:
    app = Listed([Concern("FB-1", "Late", 100), Concern("FB-2", "Late too", 100)])
    async with app.run_test():
        assert app.screen_lines[1].startswith("×►     FB-1")
        assert app.screen_lines[2].startswith("×      FB-2")


async def test_fewer_cells_than_columns_run_on() -> None:
    app = Listed([])
    app.list = RecordList(COLUMNS, lambda text: Row(("", text)), key=str)
    app.rows = ["Area 2: 5 of 7 criteria have a record, and area 5 has 2 of 4 of them."]
    async with app.run_test():
        assert app.screen_lines[1][7:].strip() == app.rows[0]


async def test_matches_are_bold_and_underlined_selected_or_not() -> None:
    cell = Cell("Barrier slow at the peak", matches=((0, 7), (20, 24)))
    app = Listed([])
    app.list = RecordList([Column("Text")], lambda _: Row((cell,)), key=str)
    app.rows = ["one", "two"]
    async with app.run_test():
        for y in (1, 2):
            marked = [
                segment.text
                for segment in app.strips[y]
                if segment.style and segment.style.underline and segment.style.bold
            ]
            assert marked == ["Barrier", "peak"]


async def test_the_cursor_is_the_whole_row_with_the_focus_and_a_mark_without() -> None:
    app = Listed(concerns(3))
    async with app.run_test() as pilot:
        assert len(list(app.strips[1])) == 1
        with_focus = app.strips[1]
        app.set_focus(None)
        await pilot.pause()
        without = list(app.strips[1])
        assert without[0].text == "►"
        assert without[1].style == next(iter(app.strips[2])).style
        assert without[0].style != without[1].style
        app.set_focus(app.list)
        await pilot.pause()
        assert app.strips[1] == with_focus


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light"])
async def test_the_cursor_is_reversed_where_colours_cannot_be_relied_on(theme: str) -> None:
    app = Listed(concerns(3))
    async with app.run_test() as pilot:
        before = next(iter(app.strips[1])).style
        app.theme = theme
        await pilot.pause()
        style = next(iter(app.strips[1])).style
        assert before and style and style.reverse and not before.reverse


async def test_the_cursor_is_reversed_without_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = Listed(concerns(3))
    async with app.run_test():
        style = next(iter(app.strips[1])).style
        assert style and style.reverse


async def test_a_resized_window_keeps_the_cursor_and_fits_the_columns() -> None:
    app = Listed(concerns(100))
    async with app.run_test(size=(100, 40)) as pilot:
        app.list.move_to(37)
        for width, height in [(60, 20), (130, 36), (80, 24)]:
            await pilot.resize_terminal(width, height)
            await pilot.pause()
            assert " FB-38 " in app.cursor_line
            assert {cell_len(line) for line in app.screen_lines} == {width}
            assert {line[-1] for line in app.screen_lines} == {" "}
            assert app.screen_lines[1][-3:-1].isdigit()


async def test_other_columns_are_drawn_with_the_same_rows() -> None:
    app = Listed(concerns(1))
    async with app.run_test():
        app.list.show_columns((*COLUMNS[:2], Column("What"), Column("Age", 9, right=True)))
        assert app.screen_lines[0].split() == ["Ref", "What", "Age"]
        assert app.screen_lines[1].endswith("        1")


async def test_a_step_draws_two_rows_anew_where_the_window_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = Listed(concerns(100))
    async with app.run_test(size=(80, 24)) as pilot:
        refreshed: list[Region] = []
        monkeypatch.setattr(app.list, "refresh", lambda *regions: refreshed.extend(regions))
        await press(pilot, "j")
        assert refreshed == [Region(0, 1, 80, 1), Region(0, 2, 80, 1)]


async def test_borders_and_padding_are_drawn_where_a_place_wants_them() -> None:
    app = Listed(concerns(3))
    async with app.run_test(size=(80, 24)) as pilot:
        app.list.styles.border_left = ("solid", "white")
        app.list.styles.padding = (1, 2)
        await pilot.pause()
        lines = [strip.text for strip in app.list.render_lines(app.list.outer_size.region)]
        assert lines[2].startswith("│  ►      FB-1")
        await pilot.click(RecordList, offset=(12, 4))
        assert app.list.item.ref == "FB-3"


async def test_a_list_taken_off_the_page_is_blank() -> None:
    app = Listed(concerns(3))
    async with app.run_test(size=(80, 24)):
        await app.list.remove()
        assert [strip.text for strip in app.list.render_lines(Region(0, 0, 80, 2))] == [
            " " * 80
        ] * 2
