"""Every mark the screens draw, once, with what stands for it where only ASCII can be shown.

All are in WGL4, the set that every Windows console font has.
"""

from collections.abc import Mapping

import msgspec


class Glyphs(msgspec.Struct, frozen=True, kw_only=True):
    """The marks, each of one cell, and the corners, of one cell each."""

    cursor: str = "►"
    """Before the selected row, so that it is seen without colour."""
    cut: str = "…"
    """The last cell of a text that goes on."""
    rule: str = "─"
    """Between regions, with the title of the lower one in it."""
    divider: str = "│"
    """Between regions side by side."""
    nothing: str = "·"
    """An empty cell, and between the parts of a line."""
    error: str = "×"
    warning: str = "!"
    unfilled: str = "-"
    """Not filled in yet."""
    reached: str = "●"
    """A stage that has been reached."""
    ahead: str = "○"
    """A stage still to come."""
    stakeholder: str = "●"
    earlier: str = "○"
    """Where a stakeholder stood before."""
    higher: str = "▲"
    """The way up on an axis; the way across is that of the cursor."""
    becomes: str = "→"
    back: str = "‹"
    """There is more to the left."""
    onward: str = "›"
    """There is more to the right."""
    by: str = "×"
    """Between a row and a column, a height and a width."""
    bullet: str = "•"
    unfolds: str = "▼"
    folds: str = "▲"
    """A list of choices is opened, or closed."""
    point: str = "●"
    """A figure on a chart."""
    breach: str = "■"
    """A figure that a rule has caught."""
    left_out: str = "○"
    """A figure that does not count."""
    target: str = "-"
    limit: str = "·"
    centre: str = "─"
    """The lines of a chart."""
    bar: str = "▒"
    peak: str = "█"
    """The bars of a chart, and the worst of them."""
    at_most: str = "≤"
    at_least: str = "≥"
    origin: str = "└"
    """Where the axes of a chart meet."""
    corners: str = "┌┐├┤└┘"
    """Of what lies on top, by row: its first line, a line across it, its last."""


WGL4 = Glyphs()
ASCII = Glyphs(
    cursor=">",
    cut="~",
    rule="-",
    divider="|",
    nothing=".",
    error="x",
    reached="#",
    ahead=".",
    stakeholder="o",
    earlier=".",
    higher="^",
    becomes=">",
    back="<",
    onward=">",
    by="x",
    bullet="-",
    unfolds="v",
    folds="^",
    point="o",
    breach="#",
    left_out="x",
    limit=".",
    centre="=",
    bar=":",
    peak="#",
    at_most="<",
    at_least=">",
    origin="+",
    corners="++++++",
)

_POOR_TERMINALS = ("linux", "dumb")
_current = WGL4


def glyphs_for(ascii: bool | None, env: Mapping[str, str], encoding: str) -> Glyphs:
    """The marks to draw: as the setting says, else what terminal and output encoding can show."""
    if ascii is None:
        ascii = (
            encoding.lower().replace("-", "").replace("_", "") != "utf8"
            or env.get("TERM") in _POOR_TERMINALS
        )
    return ASCII if ascii else WGL4


def glyphs() -> Glyphs:
    """The marks in use."""
    return _current


def with_glyphs(text: str) -> str:
    """`text` with the marks in use for their names in braces: `{error} late`."""
    return text.format_map(msgspec.structs.asdict(_current))


def use_glyphs(chosen: Glyphs) -> None:
    """Draw with `chosen` from now on. The app says it once, before it draws anything."""
    global _current
    _current = chosen
