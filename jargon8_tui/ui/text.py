"""The one way from what users wrote to a widget: as text, never as markup, never as commands.

What is kept went through `model.text.cleaned` on its way in, but a file can be edited by hand, so
it goes through it again here: brackets are shown, escapes and direction marks are not.
"""

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from jargon8_tui.model.text import cleaned
from jargon8_tui.ui.glyphs import glyphs

_ONE_LINE = str.maketrans("\t\n", "  ")
_TINTS = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
_UNEVEN = str.maketrans("", "", "\u00ad\u200d\ufe0f" + _TINTS)
"""What joins signs, tints them or asks for them as a picture, and hyphens that may not show: left
out, since a family of three takes two cells on one terminal and six on the next, and would push
what stands behind it, or run over the edge of the window."""


def plain(text: str) -> Content:
    """`text` for a widget that takes content: brackets are only brackets."""
    return Content(safe(text))


def safe(text: str) -> str:
    """`text` as every terminal counts it alike, for a widget that reads no markup in a string.

    It is for what is read; a field that is typed into shows all that it holds.
    """
    text = cleaned(text).text
    return text if text.isascii() else text.translate(_UNEVEN)


def one_line(text: str) -> str:
    """`text` as one line that nothing in it can break, push or command."""
    if text.isascii() and text.isprintable():  # as nearly every text in a cell is
        return text
    return safe(text).translate(_ONE_LINE)


def cut(text: str, width: int) -> str:
    """`text` as one line of at most `width` terminal cells: as it is, or cut with a mark."""
    line = one_line(text)
    return line if cell_len(line) <= width else fitted(line, width)


def fitted(text: str, width: int, *, right: bool = False) -> str:
    """`text` as one line of exactly `width` terminal cells: cut with a mark, or padded.

    Padding stands after the text, or before it where `right` holds. Widths are those of the
    terminal's cells, so that names in any script leave the columns where they are.
    """
    if width <= 0:
        return ""
    seen = width * 4 + 256  # a field may hold 200 KB, of which a cell shows a few words
    line = one_line(text[:seen])
    size = cell_len(line)
    if size > width or len(text) > seen:
        line = set_cell_size(line, width - 1) + glyphs().cut
    elif right:
        return " " * (width - size) + line
    return set_cell_size(line, width)
