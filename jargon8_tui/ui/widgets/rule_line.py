"""A rule between two regions, with the title of the lower one in it."""

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from jargon8_tui.ui.glyphs import glyphs
from jargon8_tui.ui.text import cut

LEAST = 12
"""Cells of what stands at the right that still tell something; less of it is left out."""


class RuleLine(Widget):
    """`─ RJ-31 Barrier review ───────────── area 2, A2-P3 ─`, or an unbroken rule."""

    DEFAULT_CSS = """
    RuleLine { height: 1; color: $text-muted; }
    RuleLine > .rule-line--title { color: $foreground; text-style: bold; }
    """
    COMPONENT_CLASSES = {"rule-line--title"}

    def __init__(self, title: str = "", right: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._title, self._right = title, right

    def show(self, title: str, right: str = "") -> None:
        """Show another title, and what stands at the right end."""
        if (title, right) != (self._title, self._right):
            self._title, self._right = title, right
            self.refresh()

    def render(self) -> Content:
        """Draw it for the present width; the title goes before what stands at the right."""
        width, rule = self.size.width, glyphs().rule
        title = cut(self._title, width - 4)
        room = width - cell_len(title) - 10
        right = cut(self._right, room) if room >= min(LEAST, cell_len(self._right)) else ""
        left_part = f"{rule} " if title else rule
        right_part = f" {right} {rule}" if right else rule
        gap = 1 if title else 0
        middle = width - len(left_part) - cell_len(title) - gap - cell_len(right_part)
        return Content.assemble(
            left_part,
            (title, self.get_visual_style("rule-line--title")),
            " " * gap + rule * max(0, middle) + right_part,
        )
