"""Paper: wrapped to the room there is, whatever was on it before."""

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult

from jargon8_tui.ui.widgets.blocks import Block, Line, Prose, Quiet, Spot, Title
from jargon8_tui.ui.widgets.paper import Paper

SHORT: list[Block] = [Line("x" * 200)]
LONG: list[Block] = [Line("x" * 200)] * 20


class Read(App[None]):
    """An app that is a paper."""

    def compose(self) -> ComposeResult:
        yield Paper()

    @property
    def lines(self) -> list[str]:
        """What stands on the paper, without the blanks that end a line."""
        paper = self.query_one(Paper)
        rows = range(paper.size.height)
        return [paper.render_line(y).text.rstrip() for y in rows]


@pytest.mark.parametrize("blocks", [SHORT, LONG], ids=["short", "long"])
async def test_it_is_wrapped_the_same_whatever_was_read_before(blocks: list[Block]) -> None:
    seen = []
    for before in (SHORT, LONG):
        app = Read()
        async with app.run_test(size=(60, 20)) as pilot:
            paper = app.query_one(Paper)
            paper.show(before)
            await pilot.pause()
            paper.show(blocks)
            await pilot.pause()
            seen.append((app.lines, paper.show_vertical_scrollbar))
    assert seen[0] == seen[1]
    assert seen[0][1] is (blocks is LONG)


async def test_a_scroll_bar_hides_no_letter() -> None:
    app = Read()
    async with app.run_test(size=(60, 20)) as pilot:
        paper = app.query_one(Paper)
        paper.show(LONG)
        await pilot.pause()
        assert paper.show_vertical_scrollbar
        assert "".join(line.strip() for line in app.lines[:4]) == "x" * 200


async def test_what_is_read_is_drawn_in_the_theme_that_is_chosen_meanwhile() -> None:
    drawn = []
    for before in ("textual-light", "textual-dark"):
        app = Read()
        app.theme = before
        async with app.run_test(size=(60, 20)) as pilot:
            paper = app.query_one(Paper)
            paper.show([Title("Needs", "late"), Quiet("none yet"), Spot("FB-1", 1, right="low")])
            await pilot.pause()
            app.theme = "textual-light"
            await pilot.pause()
            await pilot.pause()
            drawn.append([paper.render_line(y) for y in range(paper.size.height)])
    assert drawn[0] == drawn[1]


@pytest.mark.parametrize("right", ["避難誘導の確認", "x" * 200, "weekly"])
async def test_what_stands_at_the_right_ends_with_the_row_and_leaves_room(right: str) -> None:
    app = Read()
    async with app.run_test(size=(60, 20)) as pilot:
        paper = app.query_one(Paper)
        paper.show([Title("Facilities manager", right), Spot("FB-1", 1, right=right)])
        await pilot.pause()
        for line, name in zip(app.lines[:2], ("Facilities manager", "  FB-1"), strict=True):
            assert line.startswith(name)
            assert cell_len(line) == 59
            assert line.endswith(right) or line.endswith("…")


@pytest.mark.parametrize(
    ("markdown", "lines"),
    [
        ("1. Lock\n2. Log", ["  1. Lock", "  2. Log"]),
        ("3. Lock\n4. Log", ["  3. Lock", "  4. Log"]),
        ("9. Lock\n10. Log", ["   9. Lock", "  10. Log"]),
        ("2. Lock\n   - north\n3. Log", ["  2. Lock", "      • north", "  3. Log"]),
        ("2. " + "lock " * 14, ["  2. " + "lock " * 10 + "lock", "     lock lock lock"]),
    ],
    ids=["from one", "from three", "two digits", "with bullets inside", "wrapped"],
)
async def test_items_have_the_numbers_that_were_written(markdown: str, lines: list[str]) -> None:
    app = Read()
    async with app.run_test(size=(60, 20)) as pilot:
        app.query_one(Paper).show([Prose(markdown)])
        await pilot.pause()
        assert [line for line in app.lines if line] == lines


async def test_prose_with_signs_that_terminals_join_keeps_within_the_paper() -> None:
    app = Read()
    async with app.run_test(size=(60, 20)) as pilot:
        app.query_one(Paper).show([Prose("\U0001f468\u200d\U0001f469\u200d\U0001f467 " * 20)])
        await pilot.pause()
        written = [line for line in app.lines if line]
        assert sum(line.count("\U0001f467") for line in written) == 20
        assert all(sum(map(cell_len, line)) <= 60 for line in written)
