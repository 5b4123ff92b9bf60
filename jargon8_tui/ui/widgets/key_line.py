"""The footer: the keys of what has the focus, as many as the row has room for, help always.

Drawn as one row, because Textual's footer mounts a widget a key, competes with the reading of the
notebook at start, and lets the last keys fall off the edge of eighty columns.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.binding import ActiveBinding, Binding
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

from jargon8_tui.ui.keys import GROUPS, is_typed_into, typed_character

STAYS = ("find", "help")
"""The ids of the keys that are shown however narrow the row is."""


class Entry(NamedTuple):
    """A key as the row shows it."""

    key: str
    binding: Binding
    node: DOMNode


class KeyLine(Widget):
    """The footer row, made from the bindings of what has the focus and of what it stands in."""

    DEFAULT_CSS = """
    KeyLine { height: 1; background: $panel; color: $text-muted; }
    KeyLine > .key-line--key { color: $foreground; text-style: bold; }
    """
    COMPONENT_CLASSES = {"key-line--key"}

    def on_mount(self) -> None:
        """Follow the bindings as the focus moves."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)

    def _bindings_changed(self, _screen: Screen[object]) -> None:
        self.refresh()

    def render(self) -> Content:
        """Draw the keys that fit."""
        style = self.get_visual_style("key-line--key")
        parts: list[str | tuple[str, Style]] = []
        for entry in self._fitting():
            parts += [(entry.key, style), f" {entry.binding.description}  "]
        return Content.assemble(*parts)

    async def on_click(self, event: events.Click) -> None:
        """Do what the key under the mouse does."""
        end = 0
        for entry in self._fitting():
            end += self._width(entry)
            if event.x < end:
                await self.app.run_action(entry.binding.action, entry.node)
                return

    def _fitting(self) -> list[Entry]:
        entries = _joined(self._entries())
        room = self.size.width + 2  # the last entry needs no gap after it
        while sum(map(self._width, entries)) > room:
            spare = [entry for entry in entries if entry.binding.id not in STAYS]
            if not spare:
                break
            entries.remove(spare[-1])
        return entries

    def _entries(self) -> Iterator[Entry]:
        """The shown keys: those that the page's user needs most, then by group, the nearest to the
        focus first; those that stay come last."""
        typing = is_typed_into(self.screen.focused)
        seen: set[str] = set()
        late: list[Entry] = []
        first = getattr(self.screen, "USED_MOST", ())
        idle = getattr(self.screen, "idle", ())
        bindings = sorted(
            self.screen.active_bindings.values(), key=lambda active: _order(active, first)
        )
        for node, binding, enabled, _ in bindings:
            if not (binding.show and enabled) or binding.action in {*seen, *idle}:
                continue
            if typing and typed_character(binding.key):
                continue  # it would only be typed
            seen.add(binding.action)
            entry = Entry(self.app.get_key_display(binding), binding, node)
            if binding.id in STAYS:
                late.append(entry)
            else:
                yield entry
        yield from late

    @staticmethod
    def _width(entry: Entry) -> int:
        return cell_len(f"{entry.key} {entry.binding.description}  ")


def _joined(entries: Iterable[Entry]) -> list[Entry]:
    """Keys of one widget that are called the same as one entry: `r a c i Letter`."""
    joined: list[Entry] = []
    for entry in entries:
        last = joined[-1] if joined else None
        if last and (last.node, last.binding.description) == (
            entry.node,
            entry.binding.description,
        ):
            joined[-1] = last._replace(key=f"{last.key} {entry.key}")
        else:
            joined.append(entry)
    return joined


def _order(active: ActiveBinding, first: tuple[str, ...]) -> tuple[int, int]:
    """Where a key stands in the row: as in `first`, then by group, one without a group first."""
    binding = active.binding
    if binding.id in first:
        return first.index(binding.id), 0
    return len(first), GROUPS.index(binding.group) if binding.group in GROUPS else -1
