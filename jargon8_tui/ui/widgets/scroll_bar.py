"""How the scroll bars that Textual draws look: the thumb in whole cells, as that of a list is.

Its own ends in eighths of a cell, which no code page of a Windows console and no Linux console has.
"""

from textual.scrollbar import ScrollBar, ScrollBarRender


class WholeCells(ScrollBarRender):
    """A thumb of coloured cells and no other characters."""

    VERTICAL_BARS = [" "]
    HORIZONTAL_BARS = [" "]


def use_whole_cells() -> None:
    """Draw every scroll bar so from now on."""
    ScrollBar.renderer = WholeCells
