"""A level as it is looked at: which days, in which view, with which action held against it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, get_args

from jargon8_tui.model.action import Action
from jargon8_tui.model.kinds import Kept, Ref
from jargon8_tui.model.periods import Period
from jargon8_tui.services.levels.chart import Chart, Column, chart, fitting_grain, scale_for
from jargon8_tui.services.levels.figures import Figure, between
from jargon8_tui.services.levels.findings import Finding, Reading, read
from jargon8_tui.services.levels.performance import (
    BeforeAndAfter,
    Grain,
    Summary,
    before_and_after,
    by_hour,
)
from jargon8_tui.services.levels.words import before_and_after_in_words, finding_in_words
from jargon8_tui.services.reports.level_report import LevelReport, last_year
from jargon8_tui.ui.service_levels.words import column_in_words, hour_in_words, peak_of
from jargon8_tui.ui.widgets.trend_plot import Plot, plot_of, plot_of_hours

View = Grain | Literal["hour"]
VIEWS: tuple[View, ...] = (*get_args(Grain), "hour")
TOLD = 3
"""So many breaches are told, the latest."""

Change = tuple[Kept[Action], BeforeAndAfter]
"""An action, and the figures before and after its day."""


def usual_period(figures: Sequence[Figure], today: dt.date) -> Period:
    """The last twelve months, from the first figure in them on; all there is where there is none
    in them."""
    year = last_year(today)
    if not figures:
        return year
    within = between(figures, year) or figures
    return Period(within[0].day, max(today, within[-1].day))


@dataclass(frozen=True)
class Look:
    """One way to look at a level. What it shows is worked out when it is first asked for."""

    report: LevelReport
    """The figures of the days that are looked at."""
    actions: tuple[tuple[dt.date, Kept[Action]], ...]
    """Everything that was done about the level, by day."""
    room: int
    """How many points fit side by side."""
    asked: Period | None = None
    """The days that were asked for; none for the usual ones."""
    asked_view: View | None = None
    chosen: Ref | None = None
    """The action that was asked to be held against it."""
    is_anew: bool = False
    """Whether limits begin anew with that action."""

    @property
    def view(self) -> View:
        """What a point is: what was asked for, else the finest that fits."""
        if self.asked_view is not None or not self.report.figures:
            return self.asked_view or "day"
        first, last = self.shown_period
        return fitting_grain((last - first).days + 1, self.room)

    @property
    def shown_period(self) -> Period:
        """The days on the chart: those asked for, else from the first figure to the last."""
        figures = self.report.figures
        if self.asked is not None or not figures:
            return self.report.period
        return Period(figures[0].day, figures[-1].day)

    def next_view(self) -> "Look":
        """The same by the next longer grain, then by the hours of the day."""
        return replace(self, asked_view=VIEWS[(VIEWS.index(self.view) + 1) % len(VIEWS)])

    # The action that is held against it

    @cached_property
    def change(self) -> Change | None:
        """The action that was chosen, else the latest that has begun; and both its sides."""
        report = self.report
        chosen = [one for one in self.actions if one[1].ref == self.chosen]
        begun = [one for one in self.actions if report.period.first < one[0] <= report.today]
        for day, kept in [*chosen, *reversed(begun)]:
            return kept, before_and_after(report.level, report.figures, day)
        return None

    def next_change(self) -> "Look":
        """The same with the action before held against it, round to the last."""
        refs = [kept.ref for _, kept in self.actions]
        at = refs.index(self.change[0].ref) if self.change else 0
        return replace(self, chosen=refs[at - 1])

    def change_in_words(self) -> str:
        """What came of the action in one line; nothing where there is none."""
        if self.change is None:
            return ""
        kept, sides = self.change
        return before_and_after_in_words(self.report.level, kept.title, sides)

    # What it shows

    @cached_property
    def reading(self) -> Reading:
        """What is a signal in the figures."""
        if self.change is None or not self.is_anew:
            return self.report.reading
        return read(self.report.level, self.report.figures, [self.change[1].day])

    @cached_property
    def breaches(self) -> list[Finding]:
        """What was found on the bad side, the latest first."""
        return [finding for finding in reversed(self.reading.findings) if finding.is_bad]

    @cached_property
    def hours(self) -> list[Summary]:
        """What the figures of each hour of the day come to."""
        return by_hour(self.report.level, self.report.figures)

    @cached_property
    def chart(self) -> Chart | None:
        """The days, weeks or months; none where hours are looked at, or there is no figure."""
        view, report = self.view, self.report
        if view == "hour" or not report.figures:
            return None
        return chart(
            self.reading,
            report.level,
            report.figures,
            view,
            actions=self.actions,
            period=self.asked,
        )

    @cached_property
    def plot(self) -> Plot | None:
        """What is drawn; none where there is no figure."""
        report = self.report
        if self.chart is not None or not report.figures:
            return plot_of(self.chart) if self.chart else None
        target = report.level.target_on(report.figures[-1].day)
        heights = [of.mean for of in self.hours if of.mean is not None]
        heights += [] if target is None else [target]
        scale = scale_for(report.level, heights)
        return plot_of_hours(self.hours, scale, target, peak_of(self.hours))

    def column(self, at: int | None) -> Column | None:
        """The day, week or month at a place of the chart."""
        columns = self.chart.columns if self.chart else ()
        return columns[at] if at is not None and at < len(columns) else None

    def cause(self, at: int | None) -> Figure | None:
        """The worst figure at a place of the chart, or none."""
        column, level = self.column(at), self.report.level
        if column is None:
            return None
        inside = between(self.report.figures, Period(column.first, column.last))
        values = [figure.value for figure in inside if figure.counts and figure.value is not None]
        worst = level.worst(values) if values else None
        return next((figure for figure in inside if figure.counts and figure.value == worst), None)

    def sentence_at(self, at: int | None) -> str:
        """What is at a place of the chart; the sentence for a client where it is none."""
        level, column = self.report.level, self.column(at)
        if column is not None and self.chart is not None:
            return column_in_words(level, self.chart.grain, column, self.reading.limits)
        if at is not None and self.view == "hour":
            return f"{hour_in_words(level, at, self.hours[at])}."
        return self.report.sentence

    def facts(self) -> list[str]:
        """What was found, and what came of the action, a line each."""
        found = [finding_in_words(finding) for finding in reversed(self.breaches[:TOLD])]
        change = self.change_in_words()
        return [*found, *([change] if change else [])]
