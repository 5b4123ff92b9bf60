"""The power/interest grid: a plane that is walked, and on which one is moved, by keys and mouse."""

from collections.abc import Collection, Hashable
from dataclasses import dataclass, replace

from textual import events
from textual.geometry import Region
from textual.message import Message

from jargon8_tui.model.stakeholder import HIGHEST, LOWEST
from jargon8_tui.services.stakeholders.grid_layout import Place, Placed
from jargon8_tui.ui.widgets.power_grid_keys import KEYS
from jargon8_tui.ui.widgets.power_plane import PowerPlane


class PowerGrid(PowerPlane, can_focus=True):
    """Stakeholders on the plane, one of them selected. It moves no record: it says where to."""

    BINDINGS = KEYS

    is_fixed = False
    """Whether nobody is to be moved."""

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

    def show(
        self,
        placed: Collection[Placed],
        *,
        selected: Hashable | None,
        trail: Collection[Place] = (),
        empty: str = "",
    ) -> None:
        """Show these; `empty` is the sentence that stands in the middle where there are none."""
        had_anyone = bool(self.plane.order)
        self.place_all(placed, trail, empty)
        if had_anyone != bool(self.plane.order):
            self.refresh_bindings()
        if self.moved is not None and self.moved.key not in self.plane.by_key:
            self.moved = None
        if selected not in self.plane.by_key:
            selected = self.plane.step(None, 0)
        self._select(selected, moved=False)

    def settle(self) -> Placed | None:
        """Who was being moved, and where to; from now on it is only selected."""
        moved, self.moved = self.moved, None
        if moved is not None:
            self.lay_out()
            self.refresh_bindings()
        return moved

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

    def action_go(self, up: int) -> None:
        """Select the nearest one above or below."""
        if not self._leaving() and (found := self.plane.nearest(self.selected, up, 0)):
            self._select(found)

    def action_across(self, right: int) -> None:
        """Select the nearest one on the right or the left."""
        if not self._leaving() and (found := self.plane.nearest(self.selected, 0, right)):
            self._select(found)

    def action_half(self, up: int) -> None:
        """Select the nearest one to where half the grid further is."""
        if not self._leaving() and (found := self.plane.half_further(self.selected, up)):
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
        self.redraw_steps([now.power, to.power, self.plane.by_key[now.key].power])
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
            self.redraw_steps([self.moved.power, stood.power])
            self.moved = None
            self.refresh_bindings()
            self.post_message(self.Moving(stood.place))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Put back and keep only what is being moved; do nothing with nobody, and move nobody where
        they stay put."""
        if action in ("leave", "put_back"):
            return self.moved is not None
        if action == "move" and self.is_fixed:
            return False
        if action == "open" and self.moved is not None:
            return False
        if action in ("walk", "move", "open") and not self.plane.order:
            return None
        return super().check_action(action, parameters)

    def on_click(self, event: events.Click) -> None:
        """Select who stands under the mouse, open it with a second click."""
        at = event.get_content_offset(self)
        if at is None or self._leaving():
            return
        for spot in self.plane.spots.values():
            first = self.geometry.y(spot.place[0])
            height, width = self.geometry.step_height, 2 + spot.room
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

    def _select(self, key: Hashable | None, *, moved: bool = True) -> None:
        before, self.selected = self.selected, key
        self.redraw_spots(before, key)
        self.post_message(self.Highlighted(key, moved))
