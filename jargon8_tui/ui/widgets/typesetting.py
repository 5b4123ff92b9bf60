"""How text is set on paper: plain lines wrapped, and Markdown by weight and slant alone."""

from functools import cache
from typing import Any

from rich.segment import Segment
from rich.style import Style, StyleType
from textual.strip import Strip

from jargon8_tui.ui.glyphs import glyphs
from jargon8_tui.ui.text import safe

_NUMBER = "number of an item"
"""What the style of such a number says of it."""


def wrapped(text: str, width: int, hang: int) -> list[str]:
    """`text` as lines of at most `width` cells, all but the first set in by `hang`."""
    from rich.text import Text

    words = Text(safe(text).replace("\n", " "))
    first, *rest = words.wrap(_plain_console(), max(width, 12)) or [Text()]
    if not rest:
        return [first.plain]
    following = Text(words.plain[len(first.plain) :].lstrip())
    lines = following.wrap(_plain_console(), max(width - hang, 12))
    return [first.plain.rstrip(), *(" " * hang + line.plain.rstrip() for line in lines)]


def markdown_lines(markdown: str, width: int) -> list[Strip]:
    """Markdown as lines of at most `width` cells, set in by two. Raw HTML is only text, and a link
    is its words with the address after them, since nothing here opens one. A line ends where it was
    ended."""
    from markdown_it import MarkdownIt  # half of this widget's cost to import: not before it reads
    from rich.markdown import Markdown

    text = safe(markdown)
    parser = MarkdownIt("commonmark", {"html": False}).enable("table").enable("strikethrough")
    document = Markdown("", hyperlinks=False)
    document.parsed = parser.parse(text)
    for child in (each for token in document.parsed for each in token.children or ()):
        if child.type == "softbreak":  # Markdown would join two lines that the user wrote apart
            child.type = "hardbreak"
    console = _plain_console()
    lines = console.render_lines(document, console.options.update(width=width), pad=False)
    bullet = glyphs().bullet
    strips = [
        Strip([Segment("  "), *(_set(segment, bullet) for segment in line)]) for line in lines
    ]
    written = [n for n, strip in enumerate(strips) if strip.text.strip()]
    return strips[written[0] : written[-1] + 1] if written else []


def _set(segment: Segment, bullet: str) -> Segment:
    """A piece of a line as it stands on paper: the number of an item has its stop, as it was
    written."""
    text, style, _ = segment
    if style and style.meta.get(_NUMBER) and (number := text.strip()):
        text = f"{number}. ".rjust(len(text))
    return Segment(text.replace("•", bullet), style)


@cache
def _plain_console() -> Any:
    """A console that knows how Markdown is set here: by weight and slant, never by colour."""
    from rich.console import Console
    from rich.default_styles import DEFAULT_STYLES
    from rich.theme import Theme

    plain: dict[str, StyleType] = {
        name: "none" for name in DEFAULT_STYLES if name.startswith("markdown.")
    }
    return Console(
        theme=Theme(
            plain
            | {
                "markdown.em": "italic",
                "markdown.emph": "italic",
                "markdown.strong": "bold",
                "markdown.code": "bold",
                "markdown.h1": "bold",
                "markdown.h2": "bold",
                "markdown.h3": "bold",
                "markdown.s": "strike",
                "markdown.table.header": "bold",
                "markdown.link_url": "underline",
                "markdown.item.number": Style(meta={_NUMBER: True}),
            }
        ),
        color_system="truecolor",
        legacy_windows=False,
        force_terminal=True,
    )
