"""What a window shows that is too small to show anything else."""

from textual.geometry import Size
from textual.widgets import Static

COLUMNS, ROWS = 60, 20
"""How small a window may be."""


def is_too_small(size: Size) -> bool:
    """Whether a window of that size shows nothing of what is in it."""
    return size.width < COLUMNS or size.height < ROWS


class TooSmall(Static):
    """Covers a screen that says, by its breakpoints, that it is `-tiny` or `-flat`."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    TooSmall { display: none; }
    .-tiny > TooSmall, .-flat > TooSmall {
        layer: notice; display: block; width: 100%; height: 100%; background: $background;
    }
    """

    def on_resize(self) -> None:
        """Say what room is missing."""
        width, height = self.screen.size
        self.update(
            f"jargon8 needs {COLUMNS} columns and {ROWS} rows; this window has {width} by {height}."
        )
