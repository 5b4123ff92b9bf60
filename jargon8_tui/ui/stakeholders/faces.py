"""The two faces of the stakeholders: the grid, and the list in its place. Both show the same ones,
in the room there is, and the same one is selected on both."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.geometry import Size
from textual.message import Message
from textual.widgets import ContentSwitcher

from jargon8_tui.model.kinds import Ref
from jargon8_tui.services.stakeholders.grid import on_grid
from jargon8_tui.services.stakeholders.grid_layout import Geometry, Place
from jargon8_tui.services.stakeholders.staying_in_touch import Standing
from jargon8_tui.ui.stakeholders.register import columns_for, drawn
from jargon8_tui.ui.widgets.power_grid import PowerGrid
from jargon8_tui.ui.widgets.record_lines import Draw
from jargon8_tui.ui.widgets.record_list import RecordList
from jargon8_tui.ui.widgets.record_row import Row

AROUND = 4
"""The rows that are not the body's: tabs, heading, sentence and keys."""
BROAD_FROM = 120
"""From this many columns on the list has the details beside it."""
NARROW, WIDE, DETAIL = 80, 134, 50
"""The cells of the list where the details stand beside it: more, where those have so many left."""


class Faces(ContentSwitcher):
    """The grid or the list."""

    @dataclass
    class Selected(Message):
        """Another one is selected on the face in sight, or who is shown was replaced."""

        ref: Ref | None
        moved: bool
        """Whether the user went there."""

    @dataclass
    class Opened(Message):
        """These are to be opened: one, or all who stand on a spot of the grid."""

        refs: Sequence[Ref]

    def __init__(self, drawing: Callable[[Draw], Draw]) -> None:
        """`drawing` makes of how a stakeholder is drawn in the list how any row of it is."""
        super().__init__(id="faces", initial="grid")
        self._draw = drawing(self._drawn)
        self._list_width = NARROW

    def compose(self) -> ComposeResult:
        """Both of them."""
        yield PowerGrid(id="grid")
        yield RecordList(columns_for(NARROW), self._draw, id="list")

    @property
    def is_list(self) -> bool:
        """Whether the list is in sight."""
        return self.current == "list"

    @property
    def grid(self) -> PowerGrid:
        """The grid."""
        return self.query_one(PowerGrid)

    @property
    def rows(self) -> RecordList:
        """The list."""
        return self.query_one(RecordList)

    def show(
        self,
        shown: Sequence[Standing],
        listed: Sequence[Any],
        selected: Ref | None,
        trail: list[Place],
        empty: str,
    ) -> None:
        """Show these on the grid, and those `listed` in the list; `empty` is said where there is
        nobody."""
        placed = on_grid(standing.kept for standing in shown)
        self.grid.show(placed, selected=selected, trail=trail, empty=empty)
        self.rows.show(listed, keep=selected, empty=empty)

    def turn_to(self, face: str, selected: Ref | None) -> None:
        """Have one of the faces in sight, `grid` or `list`, with the same one selected."""
        self.current = face
        if face == "grid":
            self.grid.select(selected)
        else:
            self.rows.show(self.rows.rows, keep=selected)
        self.focus_on()

    def focus_on(self) -> None:
        """Give the face in sight the focus."""
        (self.rows if self.is_list else self.grid).focus()

    def fit(self, size: Size) -> None:
        """Take the room that a window of this size has for them."""
        self.grid.fit(Geometry.within(size.width, size.height - AROUND))
        is_broad = size.width >= BROAD_FROM
        beside = WIDE if size.width >= WIDE + DETAIL else NARROW
        self._list_width = beside if is_broad else size.width
        self.styles.width = beside if is_broad and self.is_list else "1fr"
        self.rows.show_columns(columns_for(self._list_width))

    def _drawn(self, standing: Any) -> Row:
        return drawn(standing, self._list_width)

    @on(PowerGrid.Highlighted)
    def _on_grid(self, message: PowerGrid.Highlighted) -> None:
        message.stop()
        if not self.is_list:
            ref = message.key if isinstance(message.key, Ref) else None
            self.post_message(self.Selected(ref, message.moved))

    @on(RecordList.Highlighted)
    def _in_list(self, message: RecordList.Highlighted) -> None:
        message.stop()
        if self.is_list:
            ref = message.item.ref if message.item else None
            self.post_message(self.Selected(ref, message.moved))

    @on(PowerGrid.Opened)
    def _opened_spot(self, message: PowerGrid.Opened) -> None:
        self.post_message(self.Opened([key for key in message.keys if isinstance(key, Ref)]))

    @on(RecordList.Opened)
    def _opened_row(self, message: RecordList.Opened) -> None:
        self.post_message(self.Opened([message.item.ref]))
