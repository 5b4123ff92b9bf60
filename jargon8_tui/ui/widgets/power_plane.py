"""The plane of power and interest, drawn from its layout a row at a time.

Rows are kept as strips until the records, the size or the selection change; a key redraws only
the rows it changes, so five hundred stakeholders are as quick as five.
"""

from collections.abc import Collection, Hashable, Iterable

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset, Region
from textual.strip import Strip
from textual.widget import Widget

from jargon8_tui.services.stakeholders.grid_drawing import BOX, PLAIN, GridDrawing
from jargon8_tui.services.stakeholders.grid_layout import (
    LEFT,
    Geometry,
    GridLayout,
    Place,
    Placed,
)
from jargon8_tui.ui.glyphs import ASCII, glyphs
from jargon8_tui.ui.text import fitted
from jargon8_tui.ui.widgets.cursor import cursor_css


class PowerPlane(Widget):
    """What is seen of the grid. Who is selected or moved, and what that means, is the grid's."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    PowerPlane {
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
    }
    """ + cursor_css("PowerPlane", "grid--selected")
    COMPONENT_CLASSES = {
        "grid--axis",
        "grid--title",
        "grid--single",
        "grid--stack",
        "grid--earlier",
        "grid--selected",
    }

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.selected: Hashable | None = None
        self.moved: Placed | None = None
        """The selected one where it is being moved to, until that is kept or put back."""
        self._placed: Collection[Placed] = ()
        self._trail: Collection[Place] = ()
        self._empty = ""
        self.geometry = Geometry.within(80, 20)
        self._drawing = GridDrawing(GridLayout((), self.geometry, width_of=cell_len))
        self.styles.height = self.geometry.height
        self._strips: dict[int, Strip] = {}
        self._styles: dict[str, Style] = {}

    @property
    def plane(self) -> GridLayout:
        """Where everyone stands."""
        return self._drawing.layout

    def cell_of(self, key: Hashable) -> Offset:
        """The cell at which the mark of someone is, or was before it was moved."""
        power, interest = self.plane.by_key[key].place
        return Offset(self.geometry.x(interest), self.geometry.y(power))

    def place_all(self, placed: Collection[Placed], trail: Collection[Place], empty: str) -> None:
        """Lay out others; `empty` is the sentence in the middle where there are none."""
        self._placed, self._trail, self._empty = placed, trail, empty
        self.lay_out()

    def show_trail(self, trail: Collection[Place]) -> None:
        """Show other earlier places."""
        if frozenset(trail) != frozenset(self._trail):
            self._trail = trail
            self.lay_out()

    def fit(self, geometry: Geometry) -> None:
        """Take as much room as the plane needs."""
        if geometry != self.geometry:
            self.geometry = geometry
            self.styles.height = geometry.height
            self.lay_out()

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

    def lay_out(self) -> None:
        """Give everyone a place and a label anew."""
        layout = GridLayout(self._placed, self.geometry, width_of=cell_len, trail=self._trail)
        self._drawing = GridDrawing(layout, PLAIN if glyphs() is ASCII else BOX)
        self._strips.clear()
        self.refresh()

    def redraw_steps(self, powers: Iterable[int]) -> None:
        """Draw the rows of some steps of power anew."""
        self._forget([y for power in set(powers) for y in self._drawing.rows_at(power)])

    def redraw_spots(self, *keys: Hashable | None) -> None:
        """Draw the rows anew that the marks and labels of some stand in."""
        self._forget([y for key in keys for y in self._drawing.rows_of(key)])

    def _forget(self, rows: Iterable[int]) -> None:
        """Draw some rows anew."""
        for y in rows:
            self._strips.pop(y, None)
        self.refresh(*(Region(0, y, self.size.width, 1) for y in set(rows)))

    def _drawn(self, y: int) -> Strip:
        width = self.size.width
        blank = self._pen("")
        segments: list[Segment] = []
        at = 0
        for run in self._drawing.row(y, self.selected, self.moved):
            if run.x > at:
                segments.append(Segment(" " * (run.x - at), blank))
            segments.append(Segment(run.text, self._pen(run.role)))
            at = run.x + cell_len(run.text)
        segments.append(Segment(" " * max(0, width - at), blank))
        strip = Strip(segments, max(width, at)).crop(0, width)
        is_said = self._empty and not self.plane.order and y == self.geometry.middle_row - 1
        return self._with_sentence(strip, width) if is_said else strip

    def _with_sentence(self, strip: Strip, width: int) -> Strip:
        """A row with what is said of an empty plane in its middle, between the axes."""
        text = fitted(f" {self._empty} ", min(cell_len(self._empty) + 2, width - LEFT)).rstrip()
        x = LEFT + (width - LEFT - cell_len(text)) // 2
        said = Strip([Segment(f"{text} ", self._pen("title"))])
        return Strip.join([strip.crop(0, x), said, strip.crop(x + said.cell_length, width)])

    def _pen(self, role: str) -> Style:
        """How a role is drawn."""
        style = self._styles.get(role)
        if style is None:
            name = f"grid--{role}"
            is_plain = name not in self.COMPONENT_CLASSES
            style = self.rich_style if is_plain else self.get_component_rich_style(name)
            self._styles[role] = style
        return style
