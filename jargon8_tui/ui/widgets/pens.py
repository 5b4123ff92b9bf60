"""How a widget that draws itself draws what has a role."""

from rich.style import Style
from textual.widget import Widget


class Pens:
    """From a role, and where it has one its ground, to a style: that of the component classes of a
    widget, each looked up once. To be forgotten when the widget's style changes."""

    def __init__(self, widget: Widget, prefix: str) -> None:
        """`prefix` is what the names of the classes begin with: `grid--`."""
        self._widget = widget
        self._prefix = prefix
        self._known: dict[tuple[str, str], Style] = {}

    def __call__(self, role: str, ground: str = "") -> Style:
        """How `role` is drawn, and on what; what has no class as the widget itself."""
        style = self._known.get((role, ground))
        if style is None:
            style = self._own(role)
            if ground:
                style += Style(bgcolor=self._own(ground).bgcolor)
            self._known[role, ground] = style
        return style

    def forget(self) -> None:
        """Look everything up anew."""
        self._known.clear()

    def _own(self, role: str) -> Style:
        name = f"{self._prefix}{role}"
        if name in self._widget.COMPONENT_CLASSES:
            return self._widget.get_component_rich_style(name)
        return self._widget.rich_style
