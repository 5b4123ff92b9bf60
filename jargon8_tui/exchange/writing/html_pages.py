"""The pages of HTML that are written: one file each, which needs nothing beside it."""

from functools import cache
from typing import TYPE_CHECKING

from jargon8_tui.model.text import cleaned

if TYPE_CHECKING:
    from jinja2 import Environment, Template


def template(name: str) -> "Template":
    """The page called `name`; jinja2 puts what is filled in through its escape."""
    return _pages().get_template(name)


@cache
def _pages() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    from jargon8_tui.exchange.writing.trend_picture import drawing

    pages = Environment(
        loader=PackageLoader("jargon8_tui.exchange.writing", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.filters["drawn"] = lambda chart: Markup(drawing(chart))  # its texts are escaped there
    pages.filters["line"] = lambda text: cleaned(text, one_line=True).text
    pages.filters["text"] = lambda text: cleaned(text).text
    return pages
