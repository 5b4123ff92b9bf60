"""How the service levels did in a period: for a report, for `show`, for whoever asks in numbers."""

import datetime as dt
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import msgspec
from dateutil.relativedelta import relativedelta

from jargon8_tui.model.action import Action
from jargon8_tui.model.dates import day_in_words
from jargon8_tui.model.errors import Refused
from jargon8_tui.model.kinds import Kept
from jargon8_tui.model.periods import Period
from jargon8_tui.model.service_level import ServiceLevel
from jargon8_tui.services.levels.actions import actions_on
from jargon8_tui.services.levels.chart import Chart, chart, fitting_grain
from jargon8_tui.services.levels.figures import Figure, between, figures_by_level
from jargon8_tui.services.levels.findings import Reading, read
from jargon8_tui.services.levels.performance import (
    BeforeAndAfter,
    Peak,
    Summary,
    before_and_after,
    by_hour,
    peak,
    spans,
    summary,
)
from jargon8_tui.services.levels.words import finding_in_words, for_client
from jargon8_tui.services.reports.discretion import Discretion
from jargon8_tui.store import Notebook

COLUMNS = 62
"""So many days, then weeks, are drawn before they are put together to longer ones."""


@dataclass(frozen=True)
class LevelReport:
    """One level in a period."""

    kept: Kept[ServiceLevel]
    figures: tuple[Figure, ...]
    """Those of the period, in time order."""
    actions: tuple[tuple[dt.date, Kept[Action]], ...]
    """What was done about it in the period, by day."""
    period: Period
    today: dt.date

    @property
    def level(self) -> ServiceLevel:
        """The level itself."""
        return self.kept.record

    @property
    def target(self) -> float | None:
        """The target on the last day of the period, or today where that is still to come."""
        return self.level.target_on(min(self.period.last, self.today))

    @cached_property
    def summary(self) -> Summary:
        """What the figures come to."""
        return summary(self.level, self.figures)

    @cached_property
    def reading(self) -> Reading:
        """What is a signal in them."""
        return read(self.level, self.figures)

    @cached_property
    def sentence(self) -> str:
        """The sentence for a client."""
        return for_client(self.level, self.figures, self.today, self.period)

    @cached_property
    def findings(self) -> tuple[str, ...]:
        """What the reading found, a sentence each."""
        return tuple(map(finding_in_words, self.reading.findings))

    @cached_property
    def months(self) -> list[tuple[dt.date, Summary]]:
        """What each month came to, those without a figure too, by its first day."""
        found = spans(self.figures, "month", self.period)
        return [(span.first, summary(self.level, span.figures)) for span in found]

    @cached_property
    def hours(self) -> list[tuple[int, Summary]]:
        """What each hour of the day came to that has a figure."""
        return [(hour, of) for hour, of in enumerate(by_hour(self.level, self.figures)) if of.n]

    @cached_property
    def peak(self) -> Peak | None:
        """The hours in which it does worst, if any stand out."""
        return peak(by_hour(self.level, self.figures))

    @cached_property
    def changes(self) -> list[tuple[Kept[Action], BeforeAndAfter]]:
        """Each action with the figures before and after its day side by side."""
        return [
            (kept, before_and_after(self.level, self.figures, day)) for day, kept in self.actions
        ]

    @cached_property
    def chart(self) -> Chart:
        """The period drawn, by day where it is short, else by week or month."""
        days = (self.period.last - self.period.first).days + 1
        grain = fitting_grain(days, COLUMNS)
        return chart(
            self.reading,
            self.level,
            self.figures,
            grain,
            actions=self.actions,
            period=self.period,
        )

    def told(self, discretion: Discretion) -> "LevelReport":
        """This report as it may be told: its texts without names, and no action that is private."""
        name = discretion.line(self.level.name)
        return replace(
            self,
            kept=Kept(self.kept.ref, msgspec.structs.replace(self.level, name=name)),
            figures=tuple(
                msgspec.structs.replace(figure, excluded=discretion.line(figure.excluded))
                for figure in self.figures
            ),
            actions=tuple(
                (day, Kept(kept.ref, discretion.action(kept.record)))
                for day, kept in self.actions
                if discretion.may_tell_of(kept.record)
            ),
        )

    def in_json(self) -> dict[str, Any]:
        """The level in numbers, by name; what there is no figure for is none."""
        of = self.summary
        around = self.reading.limits
        return {
            "ref": str(self.kept.ref),
            "name": self.level.name,
            "unit": self.level.unit,
            "direction": self.level.direction,
            "target": self.target,
            "required_within": self.level.required_within,
            **_summary_in_json(of),
            "limits": {"centre": around.centre, "lower": around.lower, "upper": around.upper}
            if around
            else None,
            "findings": list(self.findings),
            "sentence": self.sentence,
            "months": [
                {"month": first.strftime("%Y-%m"), **_summary_in_json(of)}
                for first, of in self.months
            ],
            "hours": [{"hour": hour, **_summary_in_json(of)} for hour, of in self.hours],
            "actions": [
                {
                    "ref": str(kept.ref),
                    "title": kept.title,
                    "day": sides.day,
                    "before": _summary_in_json(sides.before),
                    "after": _summary_in_json(sides.after),
                }
                for kept, sides in self.changes
            ],
        }


def level_reports(notebook: Notebook, period: Period, today: dt.date) -> list[LevelReport]:
    """How each level did in `period`: the active ones, and those with a figure in it, by ref."""
    levels = list(notebook.service_levels.all())
    found = figures_by_level(notebook, [kept.record for kept in levels])
    reports = (_report(notebook, kept, found[kept.record.uid], period, today) for kept in levels)
    return [report for report in reports if report.figures or report.level.active]


def level_report(
    notebook: Notebook, level: Kept[ServiceLevel], period: Period, today: dt.date
) -> LevelReport:
    """How one level did in `period`."""
    found = figures_by_level(notebook, [level.record])
    return _report(notebook, level, found[level.record.uid], period, today)


def last_year(today: dt.date) -> Period:
    """The last twelve months, of which the present one is the last and is there as far as it has
    come: no month is there in part and called whole. Raises `Refused` where the calendar does not
    go back so far."""
    try:
        return Period(today.replace(day=1) - relativedelta(months=11), today)
    except ValueError:
        said = day_in_words(today)
        raise Refused(f"{said} is too early to report on; give a later day.") from None


def _summary_in_json(of: Summary) -> dict[str, Any]:
    """What figures come to, by name; `within_percent` and the like are none without any."""
    return {
        "n": of.n,
        "within_percent": of.within_percent,
        "mean": of.mean,
        "median": of.median,
        "p90": of.p90,
        "worst": of.worst.value if of.worst else None,
        "excluded": of.excluded,
        "open": of.open,
    }


def _report(
    notebook: Notebook,
    level: Kept[ServiceLevel],
    figures: list[Figure],
    period: Period,
    today: dt.date,
) -> LevelReport:
    actions = tuple((day, kept) for day, kept in actions_on(notebook, level) if period.covers(day))
    return LevelReport(level, tuple(between(figures, period)), actions, period, today)
