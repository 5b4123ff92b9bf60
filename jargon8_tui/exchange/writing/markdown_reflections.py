"""Reflections as Markdown that an assessor reads, and that import reads back word for word.

A heading for each area as in the users' own files, under it a heading for each entry with its date
and title, a line in italics with its criteria, hours and status, and its four sections.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby

from jargon8_tui.exchange.headings import Heading, is_structure, read_heading
from jargon8_tui.exchange.markdown import heading_in, sealed
from jargon8_tui.exchange.writing.marking import marked
from jargon8_tui.model.dates import BadDate, day_in_words
from jargon8_tui.model.kinds import Kept
from jargon8_tui.model.reflection import SECTIONS, Reflection
from jargon8_tui.model.standard import Area, Standard
from jargon8_tui.model.text import plain_number

_LAST = 1000
"""Where entries without an area go, after every area."""


def page(entries: Sequence[Kept[Reflection]], standard: Standard) -> str:
    """One document with all of `entries`, by area and date."""
    ordered = sorted(entries, key=lambda kept: (_place(kept), kept.record.date, kept.ref.id))
    lines: list[str] = []
    for _, group in groupby(ordered, key=_place):
        of_area = list(group)
        heading, above = _area_heading(of_area[0].record.area, standard)
        lines += [*([""] if lines else []), heading]
        for kept in of_area:
            lines += ["", *_entry(kept.record, above)]
    return "\n".join(lines) + "\n"


def _place(kept: Kept[Reflection]) -> int:
    return _LAST if kept.record.area is None else kept.record.area


def _area_heading(number: int | None, standard: Standard) -> tuple[str, Heading]:
    """The heading above the entries of an area, and what it says when it is read back."""
    if number is None:
        return "# Reflections", Heading()
    for area in (standard.area(number), Area(number=number)):  # a name may look like a bad date
        line = f"# Reflections – {Area(number=number, name=area.name).label}"
        try:
            return line, _read(line)
        except BadDate:
            continue
    raise AssertionError("a heading without a name has no date in it")


def _entry(record: Reflection, above: Heading) -> Iterator[str]:
    heading = f"## {_day(record.date)}"
    if not (above.title and above.title == record.title):
        heading += f" – {record.title}"
    own = _read(heading)
    as_read = {
        "date": own.date == record.date,
        "title": (own.title or above.title) == record.title and own.area is None,
        "area": above.area == record.area and own.area is None,
    }
    yield heading
    if details := _details(record):
        yield f"*{details}*"
    yield marked(
        record,
        shown=[name for name, is_right in as_read.items() if is_right],
        hidden=[name for name, is_right in as_read.items() if not is_right],
    )
    for section in SECTIONS:
        yield ""
        yield f"### {section.heading}"
        if text := sealed(getattr(record, section.field), is_structure):
            yield ""
            yield text


def _read(line: str) -> Heading:
    """What a heading says when it is read back. Raises `BadDate`."""
    return read_heading(heading_in(line)[1])


def _day(date: dt.date) -> str:
    """A day as a heading has it: in words, or in figures where its year has fewer than four."""
    return day_in_words(date) if date.year >= 1000 else date.isoformat()


def _details(record: Reflection) -> str:
    hours = "" if record.hours is None else f"{plain_number(record.hours)} h off the job"
    return " · ".join(filter(None, (", ".join(record.criteria), hours, record.status)))
