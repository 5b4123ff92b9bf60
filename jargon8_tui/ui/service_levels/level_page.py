"""One service level: what its figures come to, the chart, what was found and what was done."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.widgets import Static

from jargon8_tui.model.kinds import Kept, Ref
from jargon8_tui.model.periods import Period, read_period
from jargon8_tui.model.record import Record
from jargon8_tui.services.levels.actions import actions_on
from jargon8_tui.services.levels.figures import Figure, between
from jargon8_tui.services.reports.level_report import LevelReport
from jargon8_tui.ui.keys import HERE, RECORD, key
from jargon8_tui.ui.records.views import leave
from jargon8_tui.ui.service_levels.holding_against import HoldingAgainst
from jargon8_tui.ui.service_levels.looking import VIEWS, Look, usual_period
from jargon8_tui.ui.service_levels.told import told
from jargon8_tui.ui.service_levels.words import figures_in_rows
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.widgets.heading import Heading
from jargon8_tui.ui.widgets.paper import Paper
from jargon8_tui.ui.widgets.trend_chart import TrendChart
from jargon8_tui.ui.widgets.trend_plot import LEFT, RIGHT

AROUND = 6
"""The rows that are neither the chart's nor under it: tabs, heading, numbers, sentence, keys."""
LEAST_TOLD = 5
"""Rows under the chart, at least."""
LEAST_CHART = 6


class LevelPage(HoldingAgainst):
    """Two rows of numbers, the chart, and under it what was found and what came of an action."""

    AUTO_FOCUS = "#chart"
    HELP = (
        "How one level performs: each point is judged by the target of its own day. Left and right "
        "look at a point, enter at its measurements, and y copies the sentence for a client."
    )
    MARKS = (
        "{point} mean of a day, week or month   {breach} a breach that a rule has caught   "
        "{left_out} left out   {higher} an action   - target   {limit} limits   {centre} centre"
    )
    WRITES = HoldingAgainst.WRITES | {"measure"}
    BINDINGS = [
        key("m,n", "measure", "Measure", "enter measurements, one a row", id="level.measure",
            group=HERE),
        key("v", "view", "Period", "by day, week, month, or hour of the day", id="level.view",
            group=HERE),
        key("t", "targets", "Targets", "the targets and the days they hold from",
            id="level.targets", group=HERE),
        key("f", "filter", "Filter", "the days that are looked at", id="level.filter", group=HERE),
        key("e", "edit", "Edit", "edit the level", id="record.edit", group=RECORD, show=False),
        key("d", "delete", "Delete", "move the level to the trash; u brings it back",
            id="record.delete", group=RECORD, show=False),
        key("l", "link", "Link", "say that another record belongs to it", id="record.link",
            group=RECORD, show=False),
        key("y", "copy", "Copy", "copy the sentence for a client", id="record.copy",
            group=RECORD, show=False),
        key("enter", "follow", "Go there", "go to what is under the cursor below the chart",
            id="level.follow", group=HERE, show=False),
        key("tab", "app.focus_next", "Pane", "to the findings, or back", id="page.pane",
            group=HERE, show=False),
        key("escape", "back", "Back", "back to where you were", id="page.back", group=HERE,
            show=False),
    ]  # fmt: skip

    DEFAULT_CSS = """
    LevelPage {
        #numbers { height: 2; }
        #told { height: 1fr; }
    }
    """

    def __init__(self, session: Session, ref: Ref) -> None:
        super().__init__(session, ref)
        self.look: Look | None = None

    def body(self) -> ComposeResult:
        """The numbers, the chart, what there is to tell."""
        yield Static(id="numbers", markup=False)
        yield TrendChart(id="chart")
        yield Paper(id="told")

    def show(self) -> None:
        """Read the level and its figures anew, and show them as they were looked at."""
        self._look_at(self.look.asked if self.look else None)

    def _look_at(self, asked: Period | None) -> None:
        """Read the figures of the days that are asked for, and show them."""
        level, notebook = self.level, self.session.notebook
        if level is None:
            self._show_gone()
            return
        kept = Kept(self.ref, level)
        figures = self.session.figures.of(level)
        period = asked or usual_period(figures, self.session.today)
        inside = tuple(between(figures, period))
        report = LevelReport(kept, inside, (), period, self.session.today)
        actions = tuple(actions_on(notebook, kept))
        if self.look is None:
            self.show_look(Look(report, actions, self._room, asked))
        else:
            self.show_look(replace(self.look, report=report, actions=actions, asked=asked))

    def show_look(self, look: Look) -> None:
        """Show the level as it is to be looked at."""
        before, self.look = self.look, look
        report, chart = look.report, self.query_one(TrendChart)
        self._show_heading(look)
        rows = figures_in_rows(report, min(report.period.last, report.today))
        self.query_one("#numbers", Static).update("\n".join(rows))
        looked_at = before.column(chart.cursor) if before and before.view == look.view else None
        columns = look.chart.columns if look.chart and looked_at else ()
        days = [column.first for column in columns]
        chart.show(
            look.plot,
            cursor=days.index(looked_at.first) if looked_at and looked_at.first in days else None,
            empty=f"No data from {report.period}. m enters a measurement, f looks elsewhere.",
        )
        self.query_one(Paper).show([*told(self.session.notebook, look)], stay=True)
        self.show_sentence()

    def _show_heading(self, look: Look) -> None:
        level = look.report.level
        self.query_one(Heading).show(
            f"{self.ref} {level.name}",
            f"{level.unit}, {level.direction}",
            f"by {look.view}",
            str(look.shown_period),
        )

    def _show_gone(self) -> None:
        self.look = None
        self.query_one(Heading).show(f"{self.ref} is not in the notebook any more")
        self.query_one("#numbers", Static).update("It is in the trash: u brings it back.")
        self.query_one(TrendChart).show(None)
        self.query_one(Paper).show([])

    @property
    def _room(self) -> int:
        return self.app.size.width - LEFT - RIGHT

    # What is under the cursor

    def current(self) -> Kept[Record] | None:
        """The level."""
        return self.look.report.kept if self.look else None

    def cause(self) -> Figure | None:
        """The worst figure of the point under the cursor."""
        return self.look.cause(self.query_one(TrendChart).cursor) if self.look else None

    def sentence(self) -> str:
        """The point under the cursor, else the sentence for a client."""
        if self.look is None:
            return ""
        paper = self.query_one(Paper)
        if paper.has_focus and paper.target is not None:
            return f"enter goes to {paper.target}; b holds another action against the level."
        return self.look.sentence_at(self.query_one(TrendChart).cursor)

    def copy_text(self) -> str:
        """The sentence for a client."""
        return self.look.report.sentence if self.look else ""

    @on(TrendChart.Highlighted)
    @on(Paper.Moved)
    def _moved(self) -> None:
        self.hush()

    @on(TrendChart.NoneCaught)
    def _none_caught(self) -> None:
        self.say("There is no breach to go to: no rule has caught a point here.")

    def on_descendant_focus(self) -> None:
        """Say what the focus has come to, unless something has just happened."""
        self.show_sentence()

    @on(TrendChart.Opened)
    def _opened(self, message: TrendChart.Opened) -> None:
        from jargon8_tui.ui.service_levels.measurements import Measurements

        column = self.look.column(message.at) if self.look else None
        if column is None:
            self.say("An hour has measurements of many days: v goes to the days.")
            return
        period = Period(column.first, column.last)
        self.app.push_screen(Measurements(self.session, self.ref, period=period))

    @on(Paper.Chosen)
    def action_follow(self) -> None:
        """Go to what the cursor stands on under the chart."""
        if (target := self.query_one(Paper).target) is not None:
            self.open_record(target)

    # What the keys do

    def action_measure(self) -> None:
        """Enter measurements."""
        from jargon8_tui.ui.service_levels.measurements import Measurements

        if self.look is not None:
            self.app.push_screen(Measurements(self.session, self.ref))

    def action_targets(self) -> None:
        """Show the targets."""
        from jargon8_tui.ui.service_levels.targets import Targets

        if self.look is not None:
            self.app.push_screen(Targets(self.session, self.ref))

    def action_view(self) -> None:
        """Show days, weeks, months, or the hours of the day."""
        if self.look is None:
            return
        look = self.look.next_view()
        self.show_look(look)
        shown, of = self.query_one(TrendChart).shown
        if shown < of:
            following = VIEWS[VIEWS.index(look.view) + 1]
            self.say(f"{shown} of {of} {look.view}s shown: v shows {following}s, left walks back.")
        else:
            self.hush()

    @work
    async def action_filter(self) -> None:
        """Ask which days are to be looked at."""
        from jargon8_tui.ui.overlays.ask import Ask

        asked = self.look.asked if self.look else None
        question = "Days (june, last 30 days, 25 May to 20 Jun, all)"
        answer = await self.app.push_screen_wait(Ask(question, str(asked) if asked else ""))
        if answer is None:
            return
        with self.saying_refusals():
            self._look_at(read_period(answer, self.session.now()))
            self.hush()

    @work
    async def action_export(self) -> None:
        """Ask where to, and write the chart, the measurements or the report there."""
        from jargon8_tui.exchange.levels import export_level
        from jargon8_tui.exchange.writing.file_names import file_name
        from jargon8_tui.ui.writing_out import write_out

        if self.look is None:
            return
        session, report = self.session, self.look.report
        name = file_name(f"{self.ref} {report.level.name}").replace(" ", "-")

        def write(to: Path) -> list[Path]:
            now, settings = session.now(), session.settings
            return [export_level(session.notebook, self.ref, report.period, to, settings, now)]

        question = "Write to (.svg chart, .csv measurements, .md report)"
        await write_out(self, str(self.ref), write, question=question, usual=f"{name}.svg")

    def on_resize(self) -> None:
        """Give the chart what a window leaves of its rows, and each grain the room it has."""
        told_rows = max(LEAST_TOLD, self.size.height // 4)
        height = max(LEAST_CHART, self.size.height - AROUND - told_rows)
        self.query_one(TrendChart).styles.height = height
        if self.look is not None and self.look.room != self._room:
            self.show_look(replace(self.look, room=self._room))

    def action_back(self) -> None:
        """Back to where one was."""
        leave(self, ref=self.ref)
