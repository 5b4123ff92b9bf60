"""What a report is made of: sections of sentences, lines and a table, with the figures in them.

Whoever adds to the reports writes a `Maker` and puts it among `report.SECTIONS`; how it
looks as Markdown, HTML or JSON is no business of its own.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

from jargon8_tui.model.dates import FULL_MONTHS, in_words
from jargon8_tui.model.feedback import Feedback
from jargon8_tui.model.kinds import FEEDBACK, Ref
from jargon8_tui.model.periods import Period
from jargon8_tui.services.feedback.patterns import Patterns
from jargon8_tui.services.reports.discretion import Discretion
from jargon8_tui.settings import Settings
from jargon8_tui.store import Notebook

if TYPE_CHECKING:
    from jargon8_tui.services.levels.chart import Chart

Audience = Literal["client", "facilities", "manager", "tutor"]
ReportName = Literal["weekly", "monthly"]
AUDIENCES: tuple[Audience, ...] = get_args(Audience)
READERS: dict[Audience, str] = {
    "client": "the client",
    "facilities": "facilities management",
    "manager": "the manager",
    "tutor": "the tutor",
}


class Table(NamedTuple):
    """A table: its headings, and its rows with a cell for each."""

    heads: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


@dataclass(frozen=True)
class Section:
    """A part of a report under a heading."""

    key: str
    """Its name in JSON."""
    title: str
    sentences: Sequence[str] = ()
    lines: Sequence[str] = ()
    """What stands under each other with a dash before it."""
    table: Table | None = None
    figures: dict[str, Any] = field(default_factory=dict)
    """What it says as JSON has it."""
    chart: "Chart | None" = None
    """Drawn where a format has pictures."""


@dataclass(frozen=True)
class Brief:
    """What a report is to be about, and what there is to say it from."""

    notebook: Notebook
    settings: Settings
    name: ReportName
    audience: Audience
    period: Period
    before: Period
    """The period that this one is compared with."""
    now: dt.datetime
    end: dt.datetime
    """The moment as of which things are open: the end of the period, or now if that is sooner."""
    patterns: Patterns
    """Of what this audience may read of."""
    kept_back: Sequence[Feedback]
    """What came in and is not for this audience: only how much of it there is may be said."""
    readable: Sequence[Feedback]
    """All feedback, of whatever time, that this audience may read of."""
    discretion: Discretion

    @property
    def is_business(self) -> bool:
        """Whether it is for those who buy the service: what the team does for itself stays out."""
        return self.audience in ("client", "facilities")

    @property
    def is_so_far(self) -> bool:
        """Whether the period is not over, so that its figures may still rise."""
        return self.period.last > self.now.date()

    @property
    def before_in_words(self) -> str:
        """The period it is compared with, after `in`: `September 2026`, `the week before`; the
        whole of it, where this one is not."""
        before = _month_in_words(self.before) if self.name == "monthly" else "the week before"
        return f"the whole of {before}" if self.is_so_far else before

    @property
    def period_in_words(self) -> str:
        """`October 2026`, or the days of a week: `16 Nov to 22 Nov 2026`; and that this is only so
        far: `November 2026 so far`."""
        period = _month_in_words(self.period) if self.name == "monthly" else str(self.period)
        return f"{period} so far" if self.is_so_far else period

    @property
    def in_words(self) -> str:
        """The period after `in`: `October 2026`, `the week of 16 Nov to 22 Nov 2026`."""
        return f"{'' if self.name == 'monthly' else 'the week of '}{self.period_in_words}"

    def ref(self, entry: Feedback) -> Ref:
        """Where an entry is."""
        return Ref(FEEDBACK, self.notebook.feedback.id_of(entry.uid) or 0)

    def covers(self, moment: dt.date | dt.datetime | None) -> bool:
        """Whether a day or a moment is in the period."""
        if moment is None:
            return False
        day = moment.date() if isinstance(moment, dt.datetime) else moment
        return self.period.covers(day)


@dataclass(frozen=True)
class Report:
    """A report, ready to be shown or written."""

    brief: Brief
    title: str
    sections: Sequence[Section]

    @property
    def file_name(self) -> str:
        """What its file is called, without an ending: `monthly-2026-10-facilities`."""
        brief = self.brief
        return f"{brief.name}-{days_in_name(brief.period)}-{brief.audience}"

    @property
    def written(self) -> str:
        """What it covers, by whom and when it was written."""
        brief = self.brief
        by = f" by {brief.settings.author}" if brief.settings.author else ""
        return f"{brief.period}, beside {brief.before}; written{by} on {in_words(brief.now)}."

    @property
    def figures(self) -> dict[str, Any]:
        """What JSON has of it, a name for each section."""
        brief = self.brief
        return {
            "report": brief.name,
            "for": brief.audience,
            "title": self.title,
            "site": brief.settings.site_name,
            "author": brief.settings.author,
            "from": brief.period.first,
            "until": brief.period.last,
            "compared_with": {"from": brief.before.first, "until": brief.before.last},
            "written": brief.now,
            **{section.key: section.figures for section in self.sections},
        }


Maker = Callable[[Brief], Section | None]
"""Makes a section; none where it is not for this audience."""


def days_in_name(period: Period) -> str:
    """The days of a report in the name of its file: a month, else the last of them."""
    first, last = period
    is_month = first.day == 1 and (last + last.resolution).day == 1 and first.month == last.month
    return f"{first:%Y-%m}" if is_month and first.year == last.year else last.isoformat()


def _month_in_words(period: Period) -> str:
    """`October 2026`."""
    return f"{FULL_MONTHS[period.first.month - 1]} {period.first.year}"
