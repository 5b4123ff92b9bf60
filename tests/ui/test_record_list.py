"""The list by keyboard and mouse: where the cursor and the window go, and what is decoded."""

from textual.events import MouseScrollDown

from jargon8_tui.ui.widgets.record_list import RecordList
from jargon8_tui.ui.widgets.record_row import GroupHeading
from tests.ui.listed import Concern, Counting, Listed, concerns, press


async def test_every_key_that_moves_goes_where_it_says() -> None:
    app = Listed(concerns(100))
    async with app.run_test(size=(80, 24)) as pilot:
        for pressed, ref in [
            ("j", "FB-2"),
            ("down", "FB-3"),
            ("k", "FB-2"),
            ("up", "FB-1"),
            ("up", "FB-1"),
            ("ctrl+d", "FB-12"),
            ("ctrl+u", "FB-1"),
            ("pagedown", "FB-24"),
            ("pageup", "FB-1"),
            ("G", "FB-100"),
            ("j", "FB-100"),
            ("g", "FB-1"),
            ("end", "FB-100"),
            ("home", "FB-1"),
        ]:
            await press(pilot, pressed)
            assert f" {ref} " in app.cursor_line, pressed
            assert app.list.item.ref == ref
            assert app.highlighted[-1].item.ref == ref


async def test_the_window_scrolls_no_further_than_it_has_to() -> None:
    app = Listed(concerns(100))
    async with app.run_test(size=(80, 24)) as pilot:
        app.list.move_to(22)
        assert " FB-1 " in app.screen_lines[1]
        await press(pilot, "j")
        assert " FB-2 " in app.screen_lines[1]
        assert "►" in app.screen_lines[23]
        app.list.move_to(1)
        assert " FB-2 " in app.screen_lines[1]
        assert app.screen_lines[0].split() == ["Ref", "Summary", "Days"]


async def test_enter_opens_and_every_key_can_be_looked_up() -> None:
    app = Listed(concerns(3))
    async with app.run_test() as pilot:
        await press(pilot, "j", "enter")
        assert [item.ref for item in app.opened] == ["FB-2"]
        for active in app.screen.active_bindings.values():
            if active.node is app.list:
                assert active.binding.id
                assert active.binding.tooltip
                assert active.binding.group


async def test_a_click_selects_and_a_second_opens() -> None:
    app = Listed(concerns(3))
    async with app.run_test() as pilot:
        await pilot.click(RecordList, offset=(20, 1))
        assert app.opened == []
        await pilot.click(RecordList, offset=(20, 3))
        assert app.list.item.ref == "FB-3"
        assert app.opened == []
        await pilot.click(RecordList, offset=(20, 3))
        assert [item.ref for item in app.opened] == ["FB-3"]
        await pilot.click(RecordList, offset=(20, 9))
        assert app.list.item.ref == "FB-3"


async def test_a_click_on_a_title_asks_to_sort() -> None:
    app = Listed(concerns(3))
    async with app.run_test() as pilot:
        await pilot.click(RecordList, offset=(8, 0))
        await pilot.click(RecordList, offset=(20, 0))
        await pilot.click(RecordList, offset=(79, 0))
        assert app.sorted_by == ["ref", "days"]


async def test_the_wheel_scrolls_and_leaves_the_cursor() -> None:
    app = Listed(concerns(100))
    async with app.run_test() as pilot:
        for _ in range(3):
            app.list.post_message(MouseScrollDown(app.list, 9, 9, 0, 0, 0, False, False, False))
        await pilot.pause()
        assert " FB-1 " not in app.screen_lines[1]
        assert app.list.index == 0
        await press(pilot, "j")
        assert " FB-2 " in app.cursor_line


async def test_no_rows_is_said_and_the_keys_do_nothing() -> None:
    app = Listed([], empty="No feedback yet. n records one, c in one line.")
    async with app.run_test() as pilot:
        assert app.screen_lines[1].rstrip() == "  No feedback yet. n records one, c in one line."
        await press(pilot, "j", "k", "g", "G", "ctrl+d", "pageup", "enter")
        assert app.list.index is None
        assert app.list.item is None
        assert [(m.item, m.index) for m in app.highlighted] == [(None, None)]
        assert app.opened == []
        app.list.show([], empty="0 of 1,204: nothing is critical and overdue. escape clears it.")
        assert app.screen_lines[1].startswith("  0 of 1,204")
        app.list.show(concerns(1))
        await pilot.pause()
        assert "FB-1" in app.cursor_line
        assert app.highlighted[-1].index == 0


async def test_in_one_row_no_key_moves_the_cursor() -> None:
    app = Listed(concerns(1))
    async with app.run_test() as pilot:
        await press(pilot, "j", "k", "G", "g", "pagedown", "ctrl+u")
        assert app.list.index == 0
        assert len(app.highlighted) == 1


async def test_the_cursor_skips_headings_which_scroll_into_view_with_their_rows() -> None:
    rows = [
        GroupHeading("Overdue", 2),
        *concerns(2),
        GroupHeading(""),
        GroupHeading("Due today", 1_200),
        *concerns(40)[2:],
        GroupHeading("Nothing follows"),
    ]
    app = Listed(rows, titled=False)
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.screen_lines[0].rstrip() == "Overdue 2"
        assert app.screen_lines[4].rstrip() == "Due today 1,200"
        assert app.list.item.ref == "FB-1"
        await press(pilot, "j", "j")
        assert app.list.item.ref == "FB-3"
        await press(pilot, "k")
        assert app.list.item.ref == "FB-2"
        await press(pilot, "G")
        assert app.list.item.ref == "FB-40"
        await press(pilot, "j")
        assert app.list.item.ref == "FB-40"
        await press(pilot, "g")
        assert app.list.item.ref == "FB-1"
        assert app.screen_lines[0].rstrip() == "Overdue 2"
        await pilot.click(RecordList, offset=(3, 4))
        assert app.list.item.ref == "FB-1"


async def test_only_headings_is_no_cursor() -> None:
    app = Listed([GroupHeading("Overdue"), GroupHeading("Portfolio")])
    async with app.run_test() as pilot:
        await press(pilot, "j", "enter")
        assert app.list.index is None


async def test_the_selected_record_stays_where_it_is_when_rows_are_replaced() -> None:
    app = Listed(concerns(100))
    async with app.run_test(size=(80, 24)) as pilot:
        app.list.move_to(40)
        at = app.screen_lines.index(app.cursor_line)
        app.list.show([Concern("FB-0", "New"), Concern("FB-00", "Newer"), *concerns(100)])
        await pilot.pause()
        assert app.list.item.ref == "FB-41"
        assert app.list.index == 42
        assert app.screen_lines.index(app.cursor_line) == at
        app.list.show(concerns(100)[38:])
        await pilot.pause()
        assert app.list.item.ref == "FB-41"
        app.list.show(concerns(100)[:3])
        assert app.list.item.ref == "FB-3"
        app.list.show(concerns(100), keep="FB-60")
        assert app.list.item.ref == "FB-60"
        app.list.show(concerns(100), keep="FB-9", find=lambda ref: int(ref[3:]) - 1)
        assert app.list.item.ref == "FB-9"


async def test_when_the_selected_record_is_gone_the_next_takes_its_place() -> None:
    app = Listed(concerns(5))
    async with app.run_test() as pilot:
        await press(pilot, "j", "j")
        app.list.show([c for c in concerns(5) if c.ref != "FB-3"])
        assert app.list.item.ref == "FB-4"
        await pilot.pause()
        assert app.highlighted[-1].item.ref == "FB-4"


async def test_of_twenty_thousand_rows_only_those_in_the_window_are_decoded() -> None:
    rows = Counting(20_000)
    app = Listed(rows)
    async with app.run_test(size=(80, 24)) as pilot:
        assert rows.decoded <= 60
        for pressed in ["j"] * 10 + ["G", "g", "pagedown", "ctrl+d", "k"]:
            rows.decoded = 0
            await press(pilot, pressed)
            assert rows.decoded <= 60, pressed
        rows.decoded = 0
        app.list.show(rows)
        await pilot.pause()
        assert rows.decoded <= 60
        assert app.list.index is not None
        app.list.show(rows, keep="no such record")
        assert rows.decoded <= 1_200


async def test_the_thumb_shows_where_the_window_is() -> None:
    app = Listed(Counting(20_000))
    async with app.run_test(size=(80, 24)) as pilot:
        for pressed, first, last in [("j", 1, 1), ("G", 23, 23), ("k", 23, 23), ("g", 1, 1)]:
            await press(pilot, pressed)
            assert app.thumb == (first, last)
        app.list.move_to(10_000)
        assert app.thumb == (11, 11)
        app.list.show(concerns(46))
        assert app.thumb == (13, 23)
        app.list.show(concerns(23))
        assert app.thumb is None


async def test_the_thumb_can_be_dragged_and_leaves_the_cursor() -> None:
    app = Listed(concerns(230))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.mouse_down(RecordList, offset=(79, 23))
        assert " FB-230 " in app.screen_lines[23]
        await pilot.hover(RecordList, offset=(30, 12))
        assert app.thumb == (11, 12)
        await pilot.mouse_up(RecordList, offset=(30, 12))
        await pilot.hover(RecordList, offset=(79, 1))
        assert app.thumb == (11, 12)
        assert app.list.index == 0
        await pilot.click(RecordList, offset=(79, 23))
        assert app.list.index == 0
        assert app.opened == []


async def test_rows_can_be_shown_before_the_list_is_on_the_page() -> None:
    app = Listed(None)
    app.list.show(concerns(100), keep="FB-60")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert " FB-60 " in app.cursor_line
