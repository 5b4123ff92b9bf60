"""The keys that the settings give to actions: what of it means nothing, since it would only do
nothing, without a word."""

import pkgutil
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from importlib import import_module

from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import Keys

from jargon8_tui import ui
from jargon8_tui.model.text import shortened
from jargon8_tui.ui.keys import typed_character, written

_MODIFIERS = frozenset({"alt", "ctrl", "hyper", "meta", "shift", "super"})
_NAMED = {key.value.rpartition("+")[2] for key in Keys}


def amiss(keys: Mapping[str, str]) -> list[str]:
    """What is wrong with `keys`, by the names of actions, a sentence for each. It loads every
    screen there is to know the names: to be asked in a thread."""
    if not keys:
        return []
    known = action_names()
    return [
        *(_no_action(name, known) for name in keys if name not in known),
        *(_no_key(name, key) for name, given in keys.items() for key in _no_keys_in(given)),
        *_taken(keys),
    ]


def action_names() -> frozenset[str]:
    """The name of every action that has a key somewhere."""
    for module in pkgutil.walk_packages(ui.__path__, f"{ui.__name__}."):
        import_module(module.name)
    return frozenset(binding.id for binding in _every_binding(DOMNode) if binding.id)


def _every_binding(node: type[DOMNode]) -> Iterator[Binding]:
    yield from Binding.make_bindings(node.__dict__.get("BINDINGS", ()))
    for kind in node.__subclasses__():
        yield from _every_binding(kind)


def _taken(keys: Mapping[str, str]) -> Iterator[str]:
    """Which actions that can be had everywhere lose a key to another, and are given none."""
    from jargon8_tui.ui.app import Jargon8  # which asks this

    takers = {
        binding.key: name
        for name, given in keys.items()
        for binding in Binding.make_bindings(
            [Binding(key, "") for key in given.split(",") if key.strip()]
        )
    }
    for binding in Binding.make_bindings(Jargon8.BINDINGS):
        if binding.id and binding.id not in keys and (taker := takers.get(binding.key)):
            key = written(binding.key)
            yield f"settings.toml: {key} is given to {taker}, and so taken from {binding.id}."


def _no_keys_in(given: str) -> Iterator[str]:
    """What in a list of keys is the name of none, each once."""
    for key in dict.fromkeys(map(str.strip, given.split(","))):
        *modifiers, name = key.split("+")
        is_named = name in _NAMED or typed_character(name)
        if len(key) != 1 and not (is_named and _MODIFIERS.issuperset(modifiers)):
            yield key


def _no_action(name: str, known: frozenset[str]) -> str:
    alike = get_close_matches(name, sorted(known), 1)
    meant = f"is {alike[0]} meant?" if alike else "the palette (:) tells the name of each."
    return f"settings.toml: no action is called {shortened(name)}; {meant}"


def _no_key(name: str, key: str) -> str:
    given = shortened(key) or "nothing"
    how = "one is written as f5, ctrl+f or slash."
    return f"settings.toml: {shortened(name)} is given {given}, which is no key; {how}"
