"""The power/interest grid on the screen: drawn from its layout a row at a time, moved by keys.

Rows are kept as strips until the records, the size or the selection change; a key redraws only
the rows it changes, so five hundred stakeholders are as quick as five.
"""

from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass, replace

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from jargon8_tui.model.stakeholder import HIGHEST, LOWEST
from jargon8_tui.services.stakeholders.grid_drawing import BOX, PLAIN, GridDrawing
from jargon8_tui.services.stakeholders.grid_layout import Geometry, GridLayout, Place, Placed
from jargon8_tui.ui.glyphs import ASCII, glyphs
from jargon8_tui.ui.text import fitted
from jargon8_tui.ui.widgets.power_grid_keys import KEYS


class PowerGrid(Widget, can_focus=True):
    """Stakeholders on the plane, one of them selected. It moves no record: it says where to."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    PowerGrid {
        background: $background;
        color: $foreground;
        & > .grid--axis { color: $text-muted; }
        & > .grid--title { text-style: bold; }
        & > .grid--single { color: $text-primary; }
        & > .grid--stack { color: $text-secondary; text-style: bold; }
        & > .grid--earlier { color: $text-warning; }
        & > .grid--selected {
            background: $block-cursor-blurred-background;
            color: $block-cursor-blurred-foreground;
            text-style: $block-cursor-blurred-text-style;
        }
        &:focus > .grid--selected {
            background: $block-cursor-background;
            color: $block-cursor-foreground;
            text-style: $block-cursor-text-style;
        }
        &:focus:nocolor > .grid--selected, &:focus:ansi > .grid--selected {
            background: $background;
            color: $foreground;
            text-style: bold reverse;
        }
    }
    """
    COMPONENT_CLASSES = {
        "grid--axis",
        "grid--title",
        "grid--single",
        "grid--stack",
        "grid--earlier",
        "grid--selected",
    }
    BINDINGS = KEYS

    @dataclass
    class Highlighted(Message):
        """Another one is selected, or none; or who stands there was replaced."""

        key: Hashable | None
        moved: bool = True
        """Whether the user went there, and not the stakeholders changed."""

    @dataclass
    class Moving(Message):
        """The selected one was moved a step, is at an edge, or was put back where it stood."""

        at: Place
        edge: str = ""
        """Of power or interest, which cannot go further."""

    @dataclass
    class Moved(Message):
        """The selected one is to stay where it was moved to."""

        key: Hashable
        to: Place

    @dataclass
    class Opened(Message):
        """A spot is to be opened: the keys of those who stand there, the selected one's first."""

        keys: tuple[Hashable, ...]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.selected: Hashable | None = None
        self.moved: Placed | None = None
        """The selected one where it is being moved to, until that is kept or put back."""
        self._placed: Collection[Placed] = ()
        self._trail: Collection[Place] = ()
        self._empty = ""
        self._geometry = Geometry.within(80, 20)
        self._drawing = GridDrawing(GridLayout((), self._geometry, width_of=cell_len))
        self.styles.height = self._geometry.height
        self._strips: dict[int, Strip] = {}
        self._styles: dict[str, Style] = {}

    @property
    def plane(self) -> GridLayout:
        """Where everyone stands."""
        return self._drawing.layout

    def show(
        self,
        placed: Collection[Placed],
        *,
        selected: Hashable | None,
        trail: Collection[Place] = (),
        empty: str = "",
    ) -> None:
        """Show these; `empty` is the sentence that stands in the middle where there are none."""
        self._placed, self._trail, self._empty = placed, trail, empty
        self._lay_out()
        if self.moved is not None and self.moved.key not in self.plane.by_key:
            self.moved = None
        if selected not in self.plane.by_key:
            selected = self.plane.step(None, 0)
        self._select(selected, moved=False)

    def show_trail(self, trail: Collection[Place]) -> None:
        """Show other earlier places."""
        if frozenset(trail) != frozenset(self._trail):
            self._trail = trail
            self._lay_out()

    def settle(self) -> Placed | None:
        """Who was being moved, and where to; from now on it is only selected."""
        moved, self.moved = self.moved, None
        if moved is not None:
            self._lay_out()
            self.refresh_bindings()
        return moved

    def fit(self, geometry: Geometry) -> None:
        """Take as much room as the plane needs."""
        if geometry != self._geometry:
            self._geometry = geometry
            self.styles.height = geometry.height
            self._lay_out()

    def select(self, key: Hashable | None) -> None:
        """Select one by its key."""
        if key in self.plane.by_key and key != self.selected:
            self._select(key)

    # Keys and mouse

    def action_walk(self, by: int) -> None:
        """Select the next one in reading order."""
        if not self._leaving():
            self._select(self.plane.step(self.selected, by))

    def action_end(self, at: int) -> None:
        """Select the first or the last one."""
        if self.plane.order and not self._leaving():
            self._select(self.plane.order[at].key)

    def action_go(self, up: int, right: int) -> None:
        """Select the nearest one in a direction."""
        if not self._leaving() and (found := self.plane.nearest(self.selected, up, right)):
            self._select(found)

    def action_move(self, power: int, interest: int) -> None:
        """Move the selected one a step."""
        now = self.moved or self.plane.by_key.get(self.selected)
        if now is None:
            return
        to = replace(now, power=now.power + power, interest=now.interest + interest)
        if not (LOWEST <= to.power <= HIGHEST and LOWEST <= to.interest <= HIGHEST):
            edge = f"Power is {now.power}" if power else f"Interest is {now.interest}"
            self.post_message(self.Moving(now.place, edge))
            return
        self._redraw([now.power, to.power, self.plane.by_key[now.key].power])
        self.moved = to
        self.refresh_bindings()
        self.post_message(self.Moving(to.place))

    def action_open(self) -> None:
        """Open what is selected."""
        spot = self.plane.spot_of(self.selected)
        if spot is not None and not self._leaving():
            keys = [one.key for one in spot.members]
            others = tuple(found for found in keys if found != self.selected)
            self.post_message(self.Opened((self.selected, *others)))

    def action_leave(self) -> None:
        """Leave the one that is being moved where it is."""
        self._leaving()

    def action_put_back(self) -> None:
        """Put the one that is being moved back where it stood."""
        if self.moved is not None:
            stood = self.plane.by_key[self.moved.key]
            self._redraw([self.moved.power, stood.power])
            self.moved = None
            self.refresh_bindings()
            self.post_message(self.Moving(stood.place))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Put back and leave only what is being moved."""
        if action in ("leave", "put_back"):
            return self.moved is not None
        return super().check_action(action, parameters)

    def on_click(self, event: events.Click) -> None:
        """Select who stands under the mouse, open it with a second click."""
        at = event.get_content_offset(self)
        if at is None or self._leaving():
            return
        for spot in self.plane.spots.values():
            first = self._geometry.y(spot.place[0])
            height, width = self._geometry.step_height, 2 + spot.room
            if Region(spot.x, first, width, height).contains_point(at):
                keys = [one.key for one in spot.members]
                if self.selected in keys:
                    self.action_open()
                else:
                    self._select(keys[0])

    def _leaving(self) -> bool:
        """Have it said where the one that is being moved is to stay; whether one was."""
        if self.moved is None:
            return False
        if self.moved.place == self.plane.by_key[self.moved.key].place:
            self.action_put_back()
            return False
        self.post_message(self.Moved(self.moved.key, self.moved.place))
        return True

    # Drawing

    def render_line(self, y: int) -> Strip:
        """A row of the plane."""
        strip = self._strips.get(y)
        if strip is None:
            strip = self._strips[y] = self._drawn(y)
        return strip

    def notify_style_update(self) -> None:
        """Draw everything anew in the new style."""
        super().notify_style_update()
        self._styles.clear()
        self._strips.clear()

    def _lay_out(self) -> None:
        layout = GridLayout(self._placed, self._geometry, width_of=cell_len, trail=self._trail)
        self._drawing = GridDrawing(layout, PLAIN if glyphs() is ASCII else BOX)
        self._strips.clear()
        self.refresh()

    def _select(self, key: Hashable | None, *, moved: bool = True) -> None:
        rows = [*self._drawing.rows_of(self.selected), *self._drawing.rows_of(key)]
        self.selected = key
        self._forget(rows)
        self.post_message(self.Highlighted(key, moved))

    def _redraw(self, powers: Iterable[int]) -> None:
        self._forget([y for power in set(powers) for y in self._drawing.rows_at(power)])

    def _forget(self, rows: Iterable[int]) -> None:
        """Draw some rows anew."""
        for y in rows:
            self._strips.pop(y, None)
        self.refresh(*(Region(0, y, self.size.width, 1) for y in set(rows)))

    def _drawn(self, y: int) -> Strip:
        width = self.size.width
        if self._empty and not self.plane.order and y == self._geometry.middle_row - 1:
            x = max(0, (width - cell_len(self._empty)) // 2)
            return Strip([Segment(fitted(" " * x + self._empty, width), self._pen("title"))], width)
        blank = self._pen("")
        segments: list[Segment] = []
        at = 0
        for run in self._drawing.row(y, self.selected, self.moved):
            if run.x > at:
                segments.append(Segment(" " * (run.x - at), blank))
            segments.append(Segment(run.text, self._pen(run.role)))
            at = run.x + cell_len(run.text)
        segments.append(Segment(" " * max(0, width - at), blank))
        return Strip(segments, max(width, at)).crop(0, width)

    def _pen(self, role: str) -> Style:
        """How a role is drawn."""
        style = self._styles.get(role)
        if style is None:
            name = f"grid--{role}"
            is_plain = name not in self.COMPONENT_CLASSES
            style = self.rich_style if is_plain else self.get_component_rich_style(name)
            self._styles[role] = style
        return style
