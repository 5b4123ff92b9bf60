"""How a key is declared: once, with everything that footer, palette, help and remapping show.

A binding's `id` is the name it is remapped by in the settings, its description stands in the
footer, its tooltip in help and palette, and its group is the part of the help it is listed in.
"""

from textual.binding import Binding
from textual.keys import REPLACED_KEYS, key_to_character
from textual.widget import Widget

HERE = Binding.Group("Here")
RECORD = Binding.Group("Record")
EVERYWHERE = Binding.Group("Everywhere")
MOVE = Binding.Group("Move", compact=True)

GROUPS = (HERE, RECORD, EVERYWHERE, MOVE)
"""In the order the help lists them."""


def key(
    keys: str,
    action: str,
    name: str,
    says: str,
    *,
    id: str,
    group: Binding.Group = HERE,
    show: bool = True,
) -> Binding:
    """A key: `keys` as Textual writes them, the action, its name in the footer and what it does."""
    return Binding(
        keys,
        action,
        name,
        tooltip=says,
        id=id,
        group=group,
        show=show,
    )


def typed_character(key: str) -> str:
    """The character that a key types, as Textual names keys; nothing where it types none."""
    character = key_to_character(REPLACED_KEYS.get(key, key)) or ""
    return character if character.isprintable() else ""


def written(key: str) -> str:
    """A key as the documents write it: `ctrl+s`, `/`, `enter`. Textual's own has arrows for some,
    which not every console can show."""
    *modifiers, name = key.split("+")
    character = typed_character(name)
    return "+".join([*modifiers, name if character.isspace() else character or name])


def covers_keys(widget: Widget | None) -> bool:
    """Whether keys that mean something on the page mean something else in `widget`."""
    return is_typed_into(widget) or getattr(widget, "COVERS_KEYS", False)


def is_typed_into(widget: Widget | None) -> bool:
    """Whether a key that types something would be typed into `widget`."""
    return widget is not None and widget.check_consume_key("a", "a")
