"""A report as Markdown, as a page to print, or as JSON for programs."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from jargon8_tui.exchange.marks import only_to_read
from jargon8_tui.model.dates import in_words
from jargon8_tui.model.text import cleaned
from jargon8_tui.services.report_parts import Report, Table

if TYPE_CHECKING:
    from jinja2 import Template

ReportFormat = Literal["md", "html", "json"]

_MARKUP = re.compile(r"([\\`*_\[\]<>|~&#])")


def markdown(report: Report) -> str:
    """The report as Markdown; what records say in it means nothing but itself."""
    return only_to_read("\n".join(_markdown(report)) + "\n")


def html(report: Report) -> str:
    """The report as one page that needs nothing else, to be read or printed."""
    return _template().render(report=report, sections=report.sections, written=_written(report))


def as_json(report: Report) -> str:
    """The figures of the report as one JSON document, a name for each section."""
    encoded = msgspec.json.encode(figures(report))
    return msgspec.json.format(encoded, indent=2).decode() + "\n"


def figures(report: Report) -> dict[str, Any]:
    """What JSON has of a report."""
    brief = report.brief
    return {
        "report": brief.name,
        "for": brief.audience,
        "title": report.title,
        "site": brief.settings.site_name,
        "author": brief.settings.author,
        "from": brief.period.first,
        "until": brief.period.last,
        "compared_with": {"from": brief.before.first, "until": brief.before.last},
        "written": brief.now,
        **{section.key: section.figures for section in report.sections},
    }


WRITERS: dict[ReportFormat, Callable[[Report], str]] = {
    "md": markdown,
    "html": html,
    "json": as_json,
}
"""What writes a report, by format."""


def _markdown(report: Report) -> Iterator[str]:
    yield f"# {_plain(report.title)}"
    yield ""
    yield _plain(_written(report))
    for section in report.sections:
        yield ""
        yield f"## {_plain(section.title)}"
        if section.sentences:
            yield ""
            yield " ".join(map(_plain, section.sentences))
        if section.lines:
            yield ""
            yield from (f"- {_plain(line)}" for line in section.lines)
        if section.table:
            yield ""
            yield from _table(section.table)


def _table(table: Table) -> Iterator[str]:
    yield f"| {' | '.join(map(_plain, table.heads))} |"
    yield f"|{' --- |' * len(table.heads)}"
    for row in table.rows:
        yield f"| {' | '.join(map(_plain, row))} |"


def _written(report: Report) -> str:
    brief = report.brief
    by = f" by {brief.settings.author}" if brief.settings.author else ""
    return f"{brief.period}, beside {brief.before}; written{by} on {in_words(brief.now)}."


def _plain(text: str) -> str:
    """A line as Markdown that means nothing but itself."""
    return _MARKUP.sub(r"\\\1", cleaned(text, one_line=True).text)


@cache
def _template() -> "Template":
    """The page; jinja2 puts what is filled in through its escape."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    pages = Environment(
        loader=PackageLoader("jargon8_tui.exchange.writing", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.filters["line"] = lambda text: cleaned(text, one_line=True).text
    return pages.get_template("report.html")
