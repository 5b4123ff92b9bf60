"""The list by keyboard and mouse: what it shows, where the cursor goes, what it decodes."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pytest
from rich.cells import cell_len
from textual import on
from textual.app import App, ComposeResult
from textual.events import MouseScrollDown
from textual.geometry import Region
from textual.pilot import Pilot
from textual.strip import Strip

from jargon8_tui.model.errors import Refused
from jargon8_tui.ui.widgets.record_list import RecordList
from jargon8_tui.ui.widgets.record_row import Cell, Column, GroupHeading, Row

COLUMNS = (
    Column("", 3),
    Column("Ref", 6, key="ref"),
    Column("Summary"),
    Column("Days", 4, right=True, key="days"),
)


class Concern(NamedTuple):
    """An item of the lists tested here."""

    ref: str
    summary: str
    days: int = 1
    severity: str = ""


def draw(item: Concern | GroupHeading) -> Row | GroupHeading:
    if isinstance(item, GroupHeading):
        return item
    mark = Cell("×", "error") if item.days > 99 else ""
    return Row((Cell(item.severity, "warning"), item.ref, item.summary, str(item.days)), mark)


def key(item: Concern | GroupHeading) -> str:
    return "" if isinstance(item, GroupHeading) else item.ref


def concerns(count: int) -> list[Concern]:
    return [Concern(f"FB-{n}", f"Door {n} was left open", n % 90) for n in range(1, count + 1)]


class Counting(Sequence[Concern]):
    """So many rows, each made as it is asked for, and a count of how often that was."""

    def __init__(self, count: int, bad: int | None = None) -> None:
        self.length, self.bad, self.decoded = count, bad, 0

    def __len__(self) -> int:
        return self.length

    def __getitem__(self, at: Any) -> Any:
        self.decoded += 1
        if at == self.bad:
            raise Refused(f"FB-{at} is in the file but cannot be read: no summary.\nIt is kept.")
        return Concern(f"FB-{at}", f"Door {at} was left open")

    def __iter__(self) -> Iterator[Concern]:
        raise AssertionError("a list never goes through all its rows")


class Listed(App[None]):
    """An app that is a list, and what the list told it."""

    def __init__(self, rows: Sequence[Any] | None, empty: str = "", titled: bool = True) -> None:
        super().__init__()
        self.list = RecordList(COLUMNS, draw, key=key, titled=titled)
        self.rows, self.empty = rows, empty
        self.highlighted: list[RecordList.Highlighted] = []
        self.opened: list[Any] = []
        self.sorted_by: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.list

    def on_mount(self) -> None:
        if self.rows is not None:
            self.list.show(self.rows, empty=self.empty)

    def on_record_list_highlighted(self, message: RecordList.Highlighted) -> None:
        self.highlighted.append(message)

    @on(RecordList.Opened)
    def note_opened(self, message: RecordList.Opened) -> None:
        self.opened.append(message.item)

    @on(RecordList.HeadingClicked)
    def note_sort(self, message: RecordList.HeadingClicked) -> None:
        self.sorted_by.append(message.key)

    @property
    def strips(self) -> list[Strip]:
        """The lines as they were painted last, but for those that were to be painted anew."""
        return self.list.render_lines(self.list.size.region)

    @property
    def screen_lines(self) -> list[str]:
        """What stands on the screen."""
        return [strip.text for strip in self.strips]

    @property
    def thumb(self) -> tuple[int, int] | None:
        """The first and the last line of the scroll bar's thumb."""
        edges = [list(strip)[-1] for strip in self.strips]
        style = self.list.get_component_rich_style("record-list--thumb")
        lines = [y for y, (text, drawn, _) in enumerate(edges) if text == " " and drawn == style]
        return (lines[0], lines[-1]) if lines else None

    @property
    def cursor_line(self) -> str:
        (line,) = [line for line in self.screen_lines if "►" in line[:2]]
        return line


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


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


async def test_every_key_that_moves() -> None:
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


async def test_a_long_sentence_takes_the_lines_it_needs() -> None:
    app = Listed([], empty="Nothing is overdue. " * 8)
    async with app.run_test(size=(60, 20)):
        text = " ".join(line.strip() for line in app.screen_lines[1:4])
        assert text == ("Nothing is overdue. " * 8).strip()


async def test_one_row() -> None:
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


async def test_other_columns() -> None:
    app = Listed(concerns(1))
    async with app.run_test():
        app.list.show_columns((*COLUMNS[:2], Column("What"), Column("Age", 9, right=True)))
        assert app.screen_lines[0].split() == ["Ref", "What", "Age"]
        assert app.screen_lines[1].endswith("        1")


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


async def test_a_step_draws_two_rows_anew_where_the_window_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = Listed(concerns(100))
    async with app.run_test(size=(80, 24)) as pilot:
        refreshed: list[Region] = []
        monkeypatch.setattr(app.list, "refresh", lambda *regions: refreshed.extend(regions))
        await press(pilot, "j")
        assert refreshed == [Region(0, 1, 80, 1), Region(0, 2, 80, 1)]


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


async def test_rows_can_be_shown_before_the_list_is_on_the_page() -> None:
    app = Listed(None)
    app.list.show(concerns(100), keep="FB-60")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert " FB-60 " in app.cursor_line
