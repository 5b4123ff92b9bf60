"""What the headings of the users' documents say: a section's name, an area, a date, a title."""

import datetime as dt
import re
from dataclasses import dataclass

from jargon8_tui.exchange.markdown import heading_in
from jargon8_tui.model.dates import BadDate, read_day
from jargon8_tui.model.reflection import SECTIONS

_FIELDS = {section.heading.casefold(): section.field for section in SECTIONS}
_NAMES = "|".join(re.escape(section.heading).replace(r"\ ", r"\s+") for section in SECTIONS)
_LABEL = re.compile(
    rf" {{0,3}}(?:(?:[-*+]|\d{{1,3}}[.)])[ \t]+)?(?P<mark>\*\*|__)(?P<name>{_NAMES})"
    r"(?P<colon>:?)(?P=mark)(?P<after>:?)(?:[ \t]+(?P<rest>.*))?[ \t]*",
    re.IGNORECASE,
)
_DASHES = "-\u2010-\u2015\u2212"
_REFLECTIONS = re.compile(rf"reflections?(?:\s*[{_DASHES}:,|]\s*(?P<rest>.*))?", re.IGNORECASE)
_AREA = re.compile(
    rf"area\s+(?P<number>\d{{1,3}})(?:\s*[{_DASHES}:]\s*(?P<name>.*))?", re.IGNORECASE | re.ASCII
)
_DATE = re.compile(
    r"(?<![\w/-])(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?"
    r"(?:(?P<figures>\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{4})"
    r"|(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?"
    r"|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
    r"\s+(?P<year>\d{4}))(?![\w/-])",
    re.IGNORECASE | re.ASCII,
)
_ANY_TIME = dt.datetime(2000, 1, 1)
"""The present, for dates that all have their year: it makes no difference."""
_AROUND_A_DATE = " \t,;:|()[]·-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"


@dataclass(frozen=True)
class Label:
    """The name of a section where it is written in bold: its field, and the text after it."""

    field: str
    rest: str


@dataclass(frozen=True)
class Heading:
    """What a heading that names no section says."""

    title: str = ""
    """Its words, without its date and the area's number."""
    date: dt.date | None = None
    area: int | None = None
    is_reflections: bool = False
    """Whether it says that reflections follow: `Reflections – Area 2: NAME`."""


def section_of(heading: str) -> str:
    """The field of the section that a heading names, or nothing where it names none."""
    return _FIELDS.get(" ".join(heading.split()).strip("*_: ").casefold(), "")


def bold_label(line: str) -> Label | None:
    """The section that a line names in bold, as in `- **What I did:** text`, or none."""
    match = _LABEL.fullmatch(line)
    if not match or (match["rest"] and not (match["colon"] or match["after"])):
        return None
    field = _FIELDS[" ".join(match["name"].split()).casefold()]
    return Label(field, match["rest"] or "")


def says_reflections(heading: str) -> bool:
    """Whether a heading begins with the word, whatever else it says."""
    return re.match(r"reflections?\b", heading.strip(), re.IGNORECASE) is not None


def read_heading(text: str) -> Heading:
    """What a heading says. Raises `BadDate` for a date in it that does not exist."""
    rest, date = _without_date(text)
    whole = _REFLECTIONS.fullmatch(rest.strip())
    rest = (whole["rest"] or "") if whole else rest
    if match := _AREA.fullmatch(rest.strip()):
        return Heading((match["name"] or "").strip(), date, int(match["number"]), whole is not None)
    return Heading(rest.strip(), date, None, whole is not None)


def date_alone(line: str) -> dt.date | None:
    """The date that a line consists of, with its emphasis and the word `Date` aside, or none."""
    plain = line.replace("*", "").replace("_", "") if len(line) < 80 else ""
    if not _DATE.search(plain):
        return None
    try:
        rest, date = _without_date(re.sub(r"(?i)^\s*date\s*:?", "", plain))
    except BadDate:
        return None
    return date if not rest else None


def is_structure(line: str) -> bool:
    """Whether a line by itself reads as structure in what an export writes.

    There entries and notes have headings of the first two levels, and sections are named by theirs.
    """
    level, heading = heading_in(line)
    return 0 < level <= 2 or bool(level and section_of(heading))


def _without_date(text: str) -> tuple[str, dt.date | None]:
    """`text` without the first date in it, and that date."""
    if not (match := _DATE.search(text)):
        return text.strip(), None
    day = match["figures"] or f"{match['day']} {match['month'][:3]} {match['year']}"
    before = text[: match.start()].rstrip(_AROUND_A_DATE)
    after = text[match.end() :].lstrip(_AROUND_A_DATE)
    return f"{before} {after}".strip(), read_day(day, _ANY_TIME)
