"""A report as Markdown, as a page to print, or as JSON for programs."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal, Protocol

import msgspec

from jargon8_tui.exchange.markdown import plain, table
from jargon8_tui.exchange.marks import only_to_read
from jargon8_tui.exchange.writing.html_pages import template
from jargon8_tui.services.reports.parts import Section

ReportFormat = Literal["md", "html", "json"]


class Written(Protocol):
    """What is written: a report of any sort."""

    @property
    def title(self) -> str:
        """What stands above it."""

    @property
    def file_name(self) -> str:
        """What its file is called where nobody says, without an ending."""

    @property
    def written(self) -> str:
        """What it covers, by whom and when it was written."""

    @property
    def sections(self) -> Sequence[Section]:
        """Its parts, in their order."""

    @property
    def figures(self) -> dict[str, Any]:
        """What JSON has of it."""


def markdown(report: Written) -> str:
    """The report as Markdown; what records say in it means nothing but itself."""
    return only_to_read("\n".join(_markdown(report)) + "\n")


def html(report: Written) -> str:
    """The report as one page that needs nothing else, to be read or printed."""
    return template("report.html").render(
        title=report.title, sections=report.sections, written=report.written
    )


def as_json(report: Written) -> str:
    """The figures of the report as one JSON document, a name for each section."""
    encoded = msgspec.json.encode(report.figures)
    return msgspec.json.format(encoded, indent=2).decode() + "\n"


WRITERS: dict[ReportFormat, Callable[[Written], str]] = {
    "md": markdown,
    "html": html,
    "json": as_json,
}
"""What writes a report, by format."""


def _markdown(report: Written) -> Iterator[str]:
    yield f"# {plain(report.title)}"
    yield ""
    yield plain(report.written)
    for section in report.sections:
        yield ""
        yield f"## {plain(section.title)}"
        if section.sentences:
            yield ""
            yield " ".join(map(plain, section.sentences))
        if section.lines:
            yield ""
            yield from (f"- {plain(line)}" for line in section.lines)
        if section.table:
            yield ""
            yield from table(*section.table)
