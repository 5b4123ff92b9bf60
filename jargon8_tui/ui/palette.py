"""The palette: every action by name, those of the keys and those that need none.

Textual reads markup in the names and helps of commands, and its escaping does not hold for every
text, so nothing that a user wrote stands in them: paths and the like are said in the sentence line.
"""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.actions import parse
from textual.app import SystemCommand
from textual.binding import Binding
from textual.command import CommandInput, CommandPalette
from textual.dom import DOMNode
from textual.screen import Screen
from textual.theme import ThemeProvider

from jargon8_tui.ui.chores import CHORES
from jargon8_tui.ui.keys import GROUPS, is_typed_into

if TYPE_CHECKING:
    from jargon8_tui.ui.app import Jargon8


class Palette(CommandPalette):
    """Textual's palette, as the other screens are: without a picture and without blinking."""

    DEFAULT_CSS = """
    Palette SearchIcon { display: none; }
    Palette > Vertical { margin-top: 2; }
    """

    def on_mount(self) -> None:
        """Keep the cursor still."""
        self.query_one(CommandInput).cursor_blink = False


def palette() -> Palette:
    """What finds an action by its name."""
    return Palette(placeholder="Name an action")


def theme_palette() -> Palette:
    """What chooses a theme."""
    return Palette(providers=[ThemeProvider], placeholder="Name a theme")


def commands(app: "Jargon8", screen: Screen[Any]) -> Iterator[SystemCommand]:
    """Every action there is on `screen`, each once: the nearest to the focus where names meet."""
    offered: set[str] = set()
    for command in (*_of_keys(app, screen), *_of_chores(app)):
        if command.title not in offered:
            offered.add(command.title)
            yield command


def _of_keys(app: "Jargon8", screen: Screen[Any]) -> Iterator[SystemCommand]:
    found: dict[tuple[DOMNode, str], tuple[Binding, list[str]]] = {}
    for node, binding in _bound(app, screen):
        if binding.group in GROUPS:
            _, keys = found.setdefault((node, binding.action), (binding, []))
            keys.append(app.get_key_display(binding))
    for (node, action), (binding, keys) in found.items():
        says = binding.tooltip[:1].upper() + binding.tooltip[1:]
        run: Callable[[], Awaitable[bool]] = partial(app.run_action, action, node)
        yield SystemCommand(binding.description, f"{says}   {' '.join(dict.fromkeys(keys))}", run)


def _of_chores(app: "Jargon8") -> Iterator[SystemCommand]:
    yield SystemCommand(
        "Theme", "Choose the colours", lambda: app.push_screen(theme_palette()) and None
    )
    if app.session.is_open:
        for chore in CHORES:
            yield SystemCommand(chore.title, chore.help, partial(chore.start, app))


def _bound(app: "Jargon8", screen: Screen[Any]) -> Iterator[tuple[DOMNode, Binding]]:
    """The keys that work on `screen`, and those that do not only because a text field takes them:
    the palette is there for these too."""
    for node, binding, enabled, _ in screen.active_bindings.values():
        if enabled:
            yield node, binding
    if is_typed_into(screen.focused) and screen.focused is not None:
        mapped = app.session.settings.keys
        for node in screen.focused.ancestors_with_self:
            for binding in _declared(node):
                keys = mapped.get(binding.id or "", binding.key)
                yield node, replace(binding, key=keys.partition(",")[0])


def _declared(node: DOMNode) -> Iterator[Binding]:
    """The keys that `node` declares, and that it does not hold back now."""
    for base in type(node).__mro__:
        for binding in Binding.make_bindings(base.__dict__.get("BINDINGS", ())):
            _, name, parameters = parse(binding.action)
            if node.check_action(name, parameters):
                yield binding
