"""One service level: what its figures come to, the chart, what was found and what was done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal, get_args

from textual import on, work
from textual.app import ComposeResult
from textual.widgets import Static

from jargon8_tui.model.action import Action
from jargon8_tui.model.dates import day_in_words
from jargon8_tui.model.kinds import ACTION, Kept, Ref
from jargon8_tui.model.periods import FORMS, Period, read_period
from jargon8_tui.model.record import Record
from jargon8_tui.services.connections import link
from jargon8_tui.services.figures import Figure, between, figures_of
from jargon8_tui.services.level_actions import actions_on
from jargon8_tui.services.level_report import LevelReport, last_year
from jargon8_tui.services.performance import BeforeAndAfter, Grain, before_and_after, by_hour
from jargon8_tui.services.trend_chart import Chart, Column, chart, fitting_grain, scale_for
from jargon8_tui.services.trend_words import (
    before_and_after_in_words,
    finding_in_words,
    limits_in_words,
    too_few,
)
from jargon8_tui.services.trends import Reading, read
from jargon8_tui.ui.glyphs import glyphs
from jargon8_tui.ui.keys import HERE, key
from jargon8_tui.ui.record_blocks import linked_blocks
from jargon8_tui.ui.service_levels.following_up import FollowingUp
from jargon8_tui.ui.service_levels.words import (
    column_in_words,
    figures_in_rows,
    hour_in_words,
    peak_of,
    side_in_words,
)
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.text import fitted
from jargon8_tui.ui.views import leave
from jargon8_tui.ui.widgets.heading import Heading
from jargon8_tui.ui.widgets.paper import Block, Line, Paper, Quiet, Spot
from jargon8_tui.ui.widgets.trend_chart import TrendChart
from jargon8_tui.ui.widgets.trend_plot import LEFT, RIGHT, plot_of, plot_of_hours

View = Grain | Literal["hour"]
VIEWS: tuple[View, ...] = (*get_args(Grain), "hour")
MOST_FINDINGS = 3
LEAST_TOLD = 5
"""Rows under the chart, at least."""


class LevelPage(FollowingUp):
    """Two rows of numbers, the chart, and under it what was found and what came of an action."""

    AUTO_FOCUS = "#chart"
    HELP = (
        "How one level performs: each point is judged by the target of its own day. Left and right "
        "look at a point, enter at its measurements, and y copies the sentence for a client."
    )
    MARKS = (
        "● a figure   ■ a rule has caught it   ○ left out   ▲ an action   - target   · limits   "
        "─ centre"
    )
    WRITES = FollowingUp.WRITES | {"measure", "choose"}
    BINDINGS = [
        key("m,n", "measure", "Measure", "enter measurements, one a row", id="level.measure",
            group=HERE),
        key("v", "view", "Period", "by day, week, month, or hour of the day", id="level.view",
            group=HERE),
        key("t", "targets", "Targets", "the targets and the days they hold from",
            id="level.targets", group=HERE),
        key("f", "filter", "Filter", "the days that are looked at", id="level.filter", group=HERE),
        key("b", "next_change", "Before/after", "hold another of its actions against the level",
            id="level.next_change", group=HERE, show=False),
        key("B", "choose", "Any action", "hold any action against the level, and link the two",
            id="level.choose", group=HERE, show=False),
        key("N", "anew", "New limits", "limits that begin anew with the action, or do not",
            id="level.anew", group=HERE, show=False),
        key("Y", "copy_change", "Copy before/after", "copy what came of the action in one line",
            id="level.copy_change", group=HERE, show=False),
        key("tab", "app.focus_next", "Pane", "to the findings, or back", id="page.pane",
            group=HERE, show=False),
        key("escape", "back", "Back", "back to where you were", id="page.back", group=HERE,
            show=False),
    ]  # fmt: skip

    DEFAULT_CSS = """
    LevelPage {
        #numbers { height: 2; }
        #told { height: 5; }
    }
    """

    def __init__(self, session: Session, ref: Ref) -> None:
        super().__init__(session, ref)
        self._period: Period | None = None
        """The days that were asked for; the last twelve months where none were."""
        self._view: View | None = None
        """What was asked for; the finest grain that fits where nothing was."""
        self._is_anew = False
        self._action: Ref | None = None
        """The action that was chosen to be held against the level."""
        self._actions: list[tuple[dt.date, Kept[Action]]] = []
        self._report: LevelReport | None = None
        self._reading: Reading | None = None
        self._chart: Chart | None = None

    def body(self) -> ComposeResult:
        """The numbers, the chart, what there is to tell."""
        yield Static(id="numbers", markup=False)
        yield TrendChart(id="chart")
        yield Paper(id="told")

    def show(self) -> None:
        """Read the level and its figures anew, and show them."""
        level = self.level
        if level is None:
            self._report = self._chart = None
            self.query_one(Heading).show(f"{self.ref} is not in the notebook any more")
            self.query_one("#numbers", Static).update("It is in the trash: u brings it back.")
            self.query_one(TrendChart).show(None)
            self.query_one(Paper).show([])
            return
        kept = Kept(self.ref, level)
        everything = figures_of(self.session.notebook, level)
        self._actions = actions_on(self.session.notebook, kept)
        period = self._period or _usual_period(everything, self.session.today)
        figures = tuple(between(everything, period))
        self._report = LevelReport(kept, figures, (), period, self.session.today)
        self._rearrange()

    def _rearrange(self) -> None:
        """Show the figures that were read in the present view."""
        report = self._report
        if report is None:
            return
        change = self._change
        anew = [change[1].day] if change and self._is_anew else []
        self._reading = read(report.level, report.figures, anew) if anew else report.reading
        numbers = figures_in_rows(report, min(report.period.last, report.today))
        self.query_one("#numbers", Static).update("\n".join(numbers))
        self._show_chart(report)
        self.query_one(Paper).show([*self._blocks(report)], stay=True)
        self._show_heading(report)
        self.show_sentence()

    def _show_heading(self, report: LevelReport) -> None:
        level, period = report.level, report.period
        if self._period is None and report.figures:
            period = Period(report.figures[0].day, report.figures[-1].day)
        of = "by hour of the day" if self.view == "hour" else f"by {self.view}"
        name = f"{self.ref} {level.name}"
        self.query_one(Heading).show(name, f"{level.unit}, {level.direction}", of, str(period))

    @property
    def view(self) -> View:
        """What a point of the chart is: a day, a week, a month, or an hour of the day."""
        if self._view is not None or self._report is None or not self._report.figures:
            return self._view or "day"
        first, last = self._report.figures[0].day, self._report.figures[-1].day
        return fitting_grain((last - first).days + 1, self.app.size.width - LEFT - RIGHT)

    # The chart

    def _show_chart(self, report: LevelReport) -> None:
        widget, view, at = self.query_one(TrendChart), self.view, None
        empty = f"No data from {report.period}. m enters a measurement, f asks for other days."
        if not report.figures:
            self._chart = None
            widget.show(None, empty=empty)
            return
        if view == "hour":
            self._chart = None
            hours = by_hour(report.level, report.figures)
            target = report.level.target_on(report.figures[-1].day)
            means = [of.mean for of in hours if of.mean is not None]
            scale = scale_for(report.level, means if target is None else [*means, target])
            plot = plot_of_hours(hours, scale, target, peak_of(report.level, hours))
            widget.show(plot, empty=empty)
            return
        looked_at = self._column
        day = looked_at.first if looked_at and self._chart and self._chart.grain == view else None
        assert self._reading is not None
        self._chart = chart(
            self._reading, report.level, report.figures, view, actions=self._actions,
            period=self._period,
        )  # fmt: skip
        if day is not None:
            columns = self._chart.columns
            at = next((n for n, column in enumerate(columns) if column.first == day), None)
        widget.show(plot_of(self._chart), cursor=at, empty=empty)

    @property
    def _column(self) -> Column | None:
        """The day, week or month under the cursor."""
        at = self.query_one(TrendChart).cursor
        columns = self._chart.columns if self._chart else ()
        return columns[at] if at is not None and at < len(columns) else None

    def sentence(self) -> str:
        """The point under the cursor, else the sentence for a client."""
        report = self._report
        if report is None:
            return ""
        target = self.query_one(Paper).target if self.query_one(Paper).has_focus else None
        if target is not None:
            return f"enter goes to {target}; b holds another action against the level."
        at = self.query_one(TrendChart).cursor
        if at is not None and self.view == "hour":
            of = by_hour(report.level, report.figures)[at]
            return f"{hour_in_words(report.level, at, of)}."
        column = self._column
        if column is not None and self._chart is not None and self._reading is not None:
            return column_in_words(report.level, self._chart.grain, column, self._reading.limits)
        return report.sentence

    @on(TrendChart.Highlighted)
    def _highlighted(self) -> None:
        self.hush()

    @on(TrendChart.Opened)
    def _opened(self) -> None:
        from jargon8_tui.ui.service_levels.measurements import Measurements

        column = self._column
        if column is None:
            self.say("An hour has measurements of many days: v goes to the days.")
            return
        period = Period(column.first, column.last)
        self.app.push_screen(Measurements(self.session, self.ref, period=period))

    # What is told

    def _blocks(self, report: LevelReport) -> Iterator[Block]:
        reading = self._reading
        if reading is None or not report.summary.n:
            return
        if self.view == "hour":
            hours = by_hour(report.level, report.figures)
            peak = peak_of(report.level, hours)
            if peak is not None:
                yield Line(f"Peak {hour_in_words(report.level, peak, hours[peak])}.")
        findings = reading.findings
        for finding in reversed(findings[-MOST_FINDINGS:]):
            mark = glyphs().error if finding.is_bad else glyphs().nothing
            yield Line(f"{mark} {finding_in_words(finding)}", hang=2)
        if len(findings) > MOST_FINDINGS:
            yield Quiet(f"{len(findings) - MOST_FINDINGS} more before them.")
        if not findings or reading.limits is None:
            yield Quiet(limits_in_words(report.level, reading))
        told: list[Block] = []
        if change := self._change:
            told = [*_change_blocks(*change)]
            yield from told
        yield from linked_blocks(self.session.notebook, self.ref, told)

    @property
    def _change(self) -> tuple[Kept[Action], BeforeAndAfter] | None:
        """The action that is held against the level, and the figures on both sides of its day."""
        report = self._report
        if report is None:
            return None
        chosen = [one for one in self._actions if one[1].ref == self._action]
        begun = [one for one in self._actions if report.period.first < one[0] <= report.today]
        for day, kept in [*chosen, *reversed(begun)]:
            return kept, before_and_after(report.level, report.figures, day)
        return None

    @on(Paper.Moved)
    def _moved(self) -> None:
        self.hush()

    @on(Paper.Chosen)
    def _chosen_there(self, message: Paper.Chosen) -> None:
        self.open_record(message.target)

    def on_descendant_focus(self) -> None:
        """Say what the focus has come to, unless something has just happened."""
        self.show_sentence()

    # What follows from it

    def current(self) -> Kept[Record] | None:
        """The level."""
        return self._report.kept if self._report else None

    def report(self) -> LevelReport | None:
        """The figures that are looked at."""
        return self._report

    def cause(self) -> Figure | None:
        """The worst figure of the point under the cursor."""
        report, column = self._report, self._column
        if report is None or column is None:
            return None
        inside = between(report.figures, Period(column.first, column.last))
        values = [figure.value for figure in inside if figure.counts and figure.value is not None]
        worst = report.level.worst(values) if values else None
        return next((figure for figure in inside if figure.value == worst), None)

    def facts(self) -> list[str]:
        """What the reading found, and what came of the action."""
        found = (
            [finding_in_words(finding) for finding in self._reading.findings[-MOST_FINDINGS:]]
            if self._reading
            else []
        )
        return [*found, *([line] if (line := self._change_in_words()) else [])]

    def _change_in_words(self) -> str:
        report, change = self._report, self._change
        if report is None or change is None:
            return ""
        return before_and_after_in_words(report.level, change[0].title, change[1])

    def copy_text(self) -> str:
        """The sentence for a client."""
        return self._report.sentence if self._report else ""

    def action_copy_change(self) -> None:
        """Copy what came of the action in one line."""
        text = self._change_in_words()
        if not text:
            self.say("No action with a day is held against it: a adds one, B takes one there is.")
            return
        self.app.copy_to_clipboard(text)
        self.say(f"Copied: {text}")

    # What the keys do

    def action_measure(self) -> None:
        """Enter measurements."""
        from jargon8_tui.ui.service_levels.measurements import Measurements

        if self.level is not None:
            self.app.push_screen(Measurements(self.session, self.ref))

    def action_targets(self) -> None:
        """Show the targets."""
        from jargon8_tui.ui.service_levels.targets import Targets

        if self.level is not None:
            self.app.push_screen(Targets(self.session, self.ref))

    def action_view(self) -> None:
        """Show days, weeks, months, or the hours of the day."""
        self._view = VIEWS[(VIEWS.index(self.view) + 1) % len(VIEWS)]
        self._rearrange()
        shown, of = self.query_one(TrendChart).shown
        if shown < of:
            following = VIEWS[VIEWS.index(self.view) + 1]
            self.say(f"{shown} of {of} {self.view}s shown: v shows {following}s, left goes back.")
        else:
            self.hush()

    @work
    async def action_filter(self) -> None:
        """Ask which days are to be looked at."""
        from jargon8_tui.ui.ask import Ask

        before = str(self._period) if self._period else ""
        answer = await self.app.push_screen_wait(Ask(f"Days ({FORMS[:42]}...)", before))
        if answer is None:
            return
        with self.saying_refusals():
            self._period = read_period(answer, self.session.now())
            self.show()
            self.hush()

    def action_next_change(self) -> None:
        """Hold another of the level's actions against it."""
        if not self._actions:
            self.say("No action with a day is held against it: a adds one, B takes one there is.")
            return
        refs = [kept.ref for _, kept in self._actions]
        change = self._change
        at = refs.index(change[0].ref) - 1 if change else -1
        self._action = refs[at]
        self._rearrange()

    @work
    async def action_choose(self) -> None:
        """Choose any action, link it with the level and hold it against it."""
        from jargon8_tui.ui.find import Find

        title = f"Action to hold against {self.ref}"
        chosen = await self.app.push_screen_wait(Find(self.session, title=title, kinds=[ACTION]))
        if not isinstance(chosen, Ref):
            return
        self._action = chosen
        if all(kept.ref != chosen for _, kept in self._actions):
            with self.saying_refusals():
                link(self.session.notebook, self.ref, chosen, "held against the figures")
        self.show()
        if all(kept.ref != chosen for _, kept in self._actions):
            self.say(f"{chosen} has no day: e on it says when it was done or is due.")

    def action_anew(self) -> None:
        """Have the limits begin anew with the action, or not."""
        change = self._change
        if change is None:
            self.say("No action with a day is held against it: a adds one, B takes one there is.")
            return
        self._is_anew = not self._is_anew
        self._rearrange()
        since = day_in_words(change[1].day)
        self.say(f"Limits begin anew on {since}." if self._is_anew else "One set of limits again.")

    def on_resize(self) -> None:
        """Give what is told its share of a high window, and each grain the room it has."""
        super().on_resize()
        self.query_one(Paper).styles.height = max(LEAST_TOLD, self.size.height // 4 - 1)
        if self._view is None:
            self._rearrange()

    def action_back(self) -> None:
        """Back to where one was."""
        leave(self, ref=self.ref)


def _usual_period(figures: list[Figure], today: dt.date) -> Period:
    """The last twelve months, from the first figure in them on; all there is where they are
    without one."""
    year = last_year(today)
    if not figures:
        return year
    within = between(figures, year) or figures
    return Period(within[0].day, max(today, within[-1].day))


def _change_blocks(kept: Kept[Action], sides: BeforeAndAfter) -> Iterator[Block]:
    """An action, and the figures before and after its day side by side."""
    yield Spot(f"Action {kept.ref} {kept.title}, {day_in_words(sides.day)}", kept.ref, hang=2)
    before = f"before  {side_in_words(sides.before)}"
    yield Line(f"  {fitted(before, 38)} after  {side_in_words(sides.after)}")
    if few := too_few(sides):
        yield Quiet(few)
