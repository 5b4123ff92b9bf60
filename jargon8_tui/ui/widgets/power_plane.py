"""The plane of power and interest, drawn from its layout a row at a time.

Rows are kept as strips until the records, the size or the selection change; a key redraws only
the rows it changes, so five hundred stakeholders are as quick as five.
"""

from collections.abc import Collection, Hashable, Iterable

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Offset
from textual.strip import Strip

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
from jargon8_tui.ui.widgets.drawn_rows import DrawnRows


class PowerPlane(DrawnRows):
    """What is seen of the grid. Who is selected or moved, and what that means, is the grid's."""

    ALLOW_SELECT = False
    PENS = "grid--"
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

    def lay_out(self) -> None:
        """Give everyone a place and a label anew."""
        layout = GridLayout(self._placed, self.geometry, width_of=cell_len, trail=self._trail)
        self._drawing = GridDrawing(layout, PLAIN if glyphs() is ASCII else BOX)
        self.draw_anew()

    def redraw_steps(self, powers: Iterable[int]) -> None:
        """Draw the rows of some steps of power anew."""
        self.draw_rows_anew(y for power in set(powers) for y in self._drawing.rows_at(power))

    def redraw_spots(self, *keys: Hashable | None) -> None:
        """Draw the rows anew that the marks and labels of some stand in."""
        self.draw_rows_anew(y for key in keys for y in self._drawing.rows_of(key))

    def draw_row(self, y: int) -> Strip:
        """A row of the plane."""
        width = self.size.width
        blank = self.pen("")
        segments: list[Segment] = []
        at = 0
        for run in self._drawing.row(y, self.selected, self.moved):
            if run.x > at:
                segments.append(Segment(" " * (run.x - at), blank))
            segments.append(Segment(run.text, self.pen(run.role)))
            at = run.x + cell_len(run.text)
        segments.append(Segment(" " * max(0, width - at), blank))
        strip = Strip(segments, max(width, at)).crop(0, width)
        is_said = self._empty and not self.plane.order and y == self.geometry.middle_row - 1
        return self._with_sentence(strip, width) if is_said else strip

    def _with_sentence(self, strip: Strip, width: int) -> Strip:
        """A row with what is said of an empty plane in its middle, between the axes."""
        text = fitted(f" {self._empty} ", min(cell_len(self._empty) + 2, width - LEFT)).rstrip()
        x = LEFT + (width - LEFT - cell_len(text)) // 2
        said = Strip([Segment(f"{text} ", self.pen("title"))])
        return Strip.join([strip.crop(0, x), said, strip.crop(x + said.cell_length, width)])
