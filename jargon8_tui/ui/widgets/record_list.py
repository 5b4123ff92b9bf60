"""The list that every place uses: drawn a line at a time from the records themselves.

It holds no copy of its rows and never goes through them: of twenty thousand it asks for those in
the window, which a `store.Listing` decodes as it is asked. DataTable takes 2 s for as many.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from operator import attrgetter
from typing import Any

from textual import events
from textual.binding import Binding
from textual.message import Message

from jargon8_tui.model.errors import Refused
from jargon8_tui.ui.keys import HERE, MOVE, key
from jargon8_tui.ui.widgets.record_lines import Draw
from jargon8_tui.ui.widgets.record_row import Column
from jargon8_tui.ui.widgets.record_window import RecordWindow

LOOKED_AT = 1_000
"""How many rows are decoded at most to find where the selected record went: a few milliseconds."""


def _move(keys: str, action: str, name: str, says: str, id: str) -> Binding:
    return key(keys, action, name, says, id=f"list.{id}", group=MOVE, show=False)


class _OfList(Message):
    """What a list tells of itself."""

    def __init__(self, record_list: "RecordList") -> None:
        super().__init__()
        self.record_list = record_list

    @property
    def control(self) -> "RecordList":
        """The list, for `@on` with a selector."""
        return self.record_list


class RecordList(RecordWindow, can_focus=True, inherit_bindings=False):
    """Rows under a cursor. Given rows and how to draw one, it says which is selected or opened."""

    BINDINGS = [
        key("enter", "open", "Open", "open the selected record", id="list.open", group=HERE),
        _move("j,down", "step(1)", "Down", "to the next row", "down"),
        _move("k,up", "step(-1)", "Up", "to the row before", "up"),
        _move("g,home", "first", "First", "to the first row", "first"),
        _move("G,end", "last", "Last", "to the last row", "last"),
        _move("ctrl+d", "page(0.5)", "Half a page down", "half a page down", "half_page_down"),
        _move("ctrl+u", "page(-0.5)", "Half a page up", "half a page up", "half_page_up"),
        _move("pagedown", "page(1)", "Page down", "a page down", "page_down"),
        _move("pageup", "page(-1)", "Page up", "a page up", "page_up"),
    ]

    class Highlighted(_OfList):
        """The cursor came to a row, or the rows were replaced; without an index there is none."""

        def __init__(
            self,
            record_list: "RecordList",
            item: Any,
            index: int | None,
            problem: str = "",
            moved: bool = True,
        ) -> None:
            super().__init__(record_list)
            self.item = item
            self.index = index
            self.problem = problem
            """Why the record cannot be read, where it cannot; the item is none then."""
            self.moved = moved
            """Whether the cursor was moved, and not the rows changed under it."""

    class Opened(_OfList):
        """A row is to be opened."""

        def __init__(self, record_list: "RecordList", item: Any, index: int) -> None:
            super().__init__(record_list)
            self.item = item
            self.index = index

    class HeadingClicked(_OfList):
        """The title of a column that has a key was clicked."""

        def __init__(self, record_list: "RecordList", key: str) -> None:
            super().__init__(record_list)
            self.key = key

    def __init__(
        self,
        columns: Sequence[Column],
        draw: Draw,
        *,
        key: Callable[[Any], Hashable] = attrgetter("ref"),
        titled: bool = True,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """`draw` says how an item is shown, `key` what it is known by when rows are replaced."""
        super().__init__(columns, draw, titled=titled, id=id, classes=classes)
        self._key = key
        self._selected: Hashable | None = None
        self._clicked: int | None = None
        self._is_idle = True
        """Whether there was no row for the cursor, when that was last told."""

    @property
    def item(self) -> Any:
        """What the cursor is on; none where it is on nothing that can be read."""
        with suppress(Refused):
            return None if self.index is None else self.rows[self.index]

    def show(
        self,
        rows: Sequence[Any],
        *,
        keep: Hashable | None = None,
        find: Callable[[Any], int | None] | None = None,
        empty: str | Sequence[str] = "",
    ) -> None:
        """Show `rows`, with the cursor on the record it was on, at the same height of the window;
        where the first row was in view, with as many of the rows before it as there is room for.

        Another is selected by its key with `keep`. Where the record went is looked up with `find`,
        from a key to an index, or else by looking at the rows around. Where it is gone the cursor
        stays at its place. `empty` is the sentence that stands where there are no rows, or several,
        each on a line of its own.
        """
        before = self.index or 0
        height = before - self.scroll_offset.y if self.scroll_offset.y else None
        self.replace_rows(rows, [empty] if isinstance(empty, str) else empty)
        place = self._place_of(self._selected if keep is None else keep, before, find)
        self.index = self._stop_at(before if place is None else place, 1)
        self._clicked = None
        if self.index is not None:
            self.reveal(self.index, height)
        self._announce(moved=False)

    def begin_anew(self) -> None:
        """Let the next rows that are shown, which are in another order, begin with the first."""
        self.index = self._selected = None
        self.scroll_to(y=0, animate=False, force=True)

    def move_to(self, index: int, step: int = 1) -> None:
        """Put the cursor on a row, or on the nearest after it (before it, where `step` is -1)."""
        before, self.index = self.index, self._stop_at(index, step)
        if self.index is None:
            return
        has_scrolled = self.reveal(self.index)
        if self.index != before:
            if not has_scrolled:
                self.redraw_rows(before, self.index)
            self._clicked = None
            self._announce()

    # Keys and mouse

    def action_step(self, by: int) -> None:
        """Move the cursor by some rows."""
        if self.index is not None:
            self.move_to(self.index + by, by)

    def action_page(self, pages: float) -> None:
        """Move the cursor by some of the window's height."""
        self.action_step(int(pages * max(2, self.height_in_rows)))

    def action_first(self) -> None:
        """Move the cursor to the first row."""
        self.move_to(0)

    def action_last(self) -> None:
        """Move the cursor to the last row."""
        self.move_to(len(self.rows) - 1, -1)

    def action_open(self) -> None:
        """Have the selected row opened; of one that cannot be read, say once more why."""
        if self.index is None:
            return
        if (item := self.item) is None:
            self._announce()
        else:
            self.post_message(self.Opened(self, item, self.index))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Open only what there is."""
        if action == "open" and self.index is None:
            return None
        return super().check_action(action, parameters)

    def on_click(self, event: events.Click) -> None:
        """Select a row, open it with a second click, or tell that a title was clicked."""
        at = event.get_content_offset(self)
        if at is None or self.is_on_bar(at):
            return
        index = self.row_at(at.y)
        if index is None:
            column = self.title_at(at.x, at.y)
            if column is not None and column.key:
                self.post_message(self.HeadingClicked(self, column.key))
        elif index == self._clicked:
            self.action_open()
        elif not self.lines.is_heading(index):
            self.move_to(index)
            self._clicked = index

    def on_resize(self) -> None:
        """Keep the cursor in the window."""
        if self.index is not None:
            self.reveal(self.index)

    # Where the cursor can be

    def _stop_at(self, index: int, step: int) -> int | None:
        """The row at `index` or the nearest one that is no heading, first in `step`'s direction."""
        last = len(self.rows) - 1
        if last < 0:
            return None
        index = max(0, min(index, last))
        after, before = range(index, last + 1), range(index, -1, -1)
        for way in (after, before) if step > 0 else (before, after):
            for place in way:
                if not self.lines.is_heading(place):
                    return place
        return None

    def _place_of(
        self, wanted: Hashable | None, near: int, find: Callable[[Any], int | None] | None
    ) -> int | None:
        """Where the record with the key `wanted` is among the rows; none where it is not found."""
        if wanted is None:
            return None
        if find is not None:
            return find(wanted)
        for index in islice(_outward(near, len(self.rows)), LOOKED_AT):
            with suppress(Refused):
                if self._key(self.rows[index]) == wanted:
                    return index
        return None

    def _announce(self, *, moved: bool = True) -> None:
        """Tell what the cursor is on, and keep what it is known by."""
        item, problem, self._selected = None, "", None
        if self._is_idle != (self.index is None):
            self._is_idle = self.index is None
            self.refresh_bindings()
        if self.index is not None:
            try:
                item = self.rows[self.index]
                self._selected = self._key(item)
            except Refused as refusal:
                problem = str(refusal)
        self.post_message(self.Highlighted(self, item, self.index, problem, moved))


def _outward(near: int, count: int) -> Iterator[int]:
    """Every index below `count`, those next to `near` first."""
    near = min(near, count)
    for distance in range(count + 1):
        if near + distance < count:
            yield near + distance
        if 0 < distance <= near:
            yield near - distance
