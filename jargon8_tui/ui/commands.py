"""Every action there is on a screen, by name: those of the keys, and those that have none."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.actions import parse
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

from jargon8_tui.ui.keys import EVERYWHERE, GROUPS, HERE, MOVE, RECORD, covers_keys

if TYPE_CHECKING:
    from jargon8_tui.ui.app import Jargon8

_OURS = {
    "textual-dark": "light letters on dark, as at the first start",
    "textual-light": "dark letters on light",
    "jargon8-contrast": "black and white, bold, with a yellow cursor",
}
"""The themes that were looked at on every screen."""


@dataclass(frozen=True)
class Command:
    """An action: its name, what it does, the keys it also has, and how it is done."""

    title: str
    says: str
    keys: str
    run: Callable[[], Any]
    called: str = ""
    """The name that its key is remapped by in the settings."""


def commands(app: "Jargon8", screen: Screen[Any]) -> list[Command]:
    """What can be done on `screen`, each once: the nearest to the focus where names meet."""
    from jargon8_tui.ui.chores import CHORES

    bound = list(_of_keys(app, screen))
    chores = [Command(c.title, c.says, "", partial(c.start, app)) for c in CHORES]
    ordered: list[tuple[DOMNode, Command]] = [
        *((node, one) for group in (HERE, RECORD) for of, node, one in bound if of == group),
        *((app, chore) for chore in chores if app.session.is_open),
        *((node, one) for group in (EVERYWHERE, MOVE) for of, node, one in bound if of == group),
    ]
    owners: dict[str, DOMNode] = {}
    return [one for node, one in ordered if owners.setdefault(one.title, node) is node]


def themes(app: "Jargon8") -> list[Command]:
    """The themes there are, ours first, each as the action of choosing it."""
    others = sorted(set(app.available_themes) - set(_OURS))
    return [
        Command(name, _OURS.get(name, ""), "", partial(setattr, app, "theme", name))
        for name in (*_OURS, *others)
    ]


def _of_keys(
    app: "Jargon8", screen: Screen[Any]
) -> Iterator[tuple[Binding.Group, DOMNode, Command]]:
    found: dict[tuple[DOMNode, str], tuple[Binding, list[str]]] = {}
    for node, binding in _bound(app, screen):
        if binding.group in GROUPS:
            _, keys = found.setdefault((node, binding.action), (binding, []))
            keys.append(app.get_key_display(binding))
    for (node, action), (binding, keys) in found.items():
        assert binding.group is not None
        run = partial(app.run_action, action, node)
        written = " ".join(dict.fromkeys(keys))
        yield (
            binding.group,
            node,
            Command(binding.description, binding.tooltip, written, run, binding.id or ""),
        )


def _bound(app: "Jargon8", screen: Screen[Any]) -> Iterator[tuple[DOMNode, Binding]]:
    """The keys that work on `screen`, and those that do not only because a field takes them:
    the palette is there for these too."""
    for node, binding, enabled, _ in screen.active_bindings.values():
        if enabled:
            yield node, binding
    if covers_keys(screen.focused) and screen.focused is not None:
        mapped = app.session.settings.keys
        for node in screen.focused.ancestors_with_self:
            for binding in _declared(node):
                keys = mapped.get(binding.id or "", binding.key)
                yield node, replace(binding, key=keys.partition(",")[0])


def _declared(node: DOMNode) -> Iterator[Binding]:
    """The keys that `node` declares, but for those that it holds back now."""
    for base in type(node).__mro__:
        for binding in Binding.make_bindings(base.__dict__.get("BINDINGS", ())):
            _, name, parameters = parse(binding.action)
            if node.check_action(name, parameters):
                yield binding
