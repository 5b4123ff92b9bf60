"""How a key is declared: once, with everything that footer, palette, help and remapping show.

A binding's `id` is the name it is remapped by in the settings, its description stands in the
footer, its tooltip in help and palette, and its group is the part of the help it is listed in.
"""

from textual.binding import Binding

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
    shown_as: str | None = None,
    priority: bool = False,
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
        key_display=shown_as,
        priority=priority,
    )
