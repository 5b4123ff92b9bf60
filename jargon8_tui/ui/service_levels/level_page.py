"""One service level: what its figures come to, the chart, what was found and what was done."""

from __future__ import annotations

from dataclasses import replace

from textual import on, work
from textual.app import ComposeResult
from textual.widgets import Static

from jargon8_tui.model.dates import day_in_words
from jargon8_tui.model.kinds import ACTION, Kept, Ref
from jargon8_tui.model.periods import Period, read_period
from jargon8_tui.model.record import Record
from jargon8_tui.services.connections import link
from jargon8_tui.services.figures import Figure, between, figures_of
from jargon8_tui.services.level_actions import actions_on
from jargon8_tui.services.level_report import LevelReport
from jargon8_tui.ui.keys import HERE, RECORD, key
from jargon8_tui.ui.service_levels.following_up import FollowingUp
from jargon8_tui.ui.service_levels.looking import VIEWS, Look, usual_period
from jargon8_tui.ui.service_levels.told import told
from jargon8_tui.ui.service_levels.words import figures_in_rows
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.views import leave
from jargon8_tui.ui.widgets.heading import Heading
from jargon8_tui.ui.widgets.paper import Paper
from jargon8_tui.ui.widgets.trend_chart import TrendChart
from jargon8_tui.ui.widgets.trend_plot import LEFT, RIGHT

AROUND = 6
"""The rows that are neither the chart's nor under it: tabs, heading, numbers, sentence, keys."""
LEAST_TOLD = 5
"""Rows under the chart, at least."""
LEAST_CHART = 6
NO_ACTION = "No action with a day is held against it: a adds one, B takes one there is."


class LevelPage(FollowingUp):
    """Two rows of numbers, the chart, and under it what was found and what came of an action."""

    AUTO_FOCUS = "#chart"
    HELP = (
        "How one level performs: each point is judged by the target of its own day. Left and right "
        "look at a point, enter at its measurements, and y copies the sentence for a client."
    )
    MARKS = (
        "● a figure   ■ a breach that a rule has caught   ○ left out   ▲ an action   - target   "
        "· limits   ─ centre"
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
        key("e", "edit", "Edit", "edit the level", id="record.edit", group=RECORD, show=False),
        key("d", "delete", "Delete", "move the level to the trash; u brings it back",
            id="record.delete", group=RECORD, show=False),
        key("l", "link", "Link", "say that another record belongs to it", id="record.link",
            group=RECORD, show=False),
        key("y", "copy", "Copy", "copy the sentence for a client", id="record.copy",
            group=RECORD, show=False),
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
        self._look: Look | None = None

    def body(self) -> ComposeResult:
        """The numbers, the chart, what there is to tell."""
        yield Static(id="numbers", markup=False)
        yield TrendChart(id="chart")
        yield Paper(id="told")

    def show(self) -> None:
        """Read the level and its figures anew, and show them as they were looked at."""
        self._look_at(self._look.asked if self._look else None)

    def _look_at(self, asked: Period | None) -> None:
        """Read the figures of the days that are asked for, and show them."""
        level, notebook = self.level, self.session.notebook
        if level is None:
            self._show_gone()
            return
        kept = Kept(self.ref, level)
        figures = figures_of(notebook, level)
        period = asked or usual_period(figures, self.session.today)
        inside = tuple(between(figures, period))
        report = LevelReport(kept, inside, (), period, self.session.today)
        actions = tuple(actions_on(notebook, kept))
        if self._look is None:
            self._show_look(Look(report, actions, self._room, asked))
        else:
            self._show_look(replace(self._look, report=report, actions=actions, asked=asked))

    def _show_look(self, look: Look) -> None:
        """Show the level as it is to be looked at."""
        before, self._look = self._look, look
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
        self._look = None
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
        return self._look.report.kept if self._look else None

    def report(self) -> LevelReport | None:
        """The figures that are looked at."""
        return self._look.report if self._look else None

    def cause(self) -> Figure | None:
        """The worst figure of the point under the cursor."""
        return self._look.cause(self.query_one(TrendChart).cursor) if self._look else None

    def facts(self) -> list[str]:
        """What the reading found, and what came of the action."""
        return self._look.facts() if self._look else []

    def sentence(self) -> str:
        """The point under the cursor, else the sentence for a client."""
        if self._look is None:
            return ""
        paper = self.query_one(Paper)
        if paper.has_focus and paper.target is not None:
            return f"enter goes to {paper.target}; b holds another action against the level."
        return self._look.sentence_at(self.query_one(TrendChart).cursor)

    def copy_text(self) -> str:
        """The sentence for a client."""
        return self._look.report.sentence if self._look else ""

    @on(TrendChart.Highlighted)
    @on(Paper.Moved)
    def _moved(self) -> None:
        self.hush()

    def on_descendant_focus(self) -> None:
        """Say what the focus has come to, unless something has just happened."""
        self.show_sentence()

    @on(TrendChart.Opened)
    def _opened(self, message: TrendChart.Opened) -> None:
        from jargon8_tui.ui.service_levels.measurements import Measurements

        column = self._look.column(message.at) if self._look else None
        if column is None:
            self.say("An hour has measurements of many days: v goes to the days.")
            return
        period = Period(column.first, column.last)
        self.app.push_screen(Measurements(self.session, self.ref, period=period))

    @on(Paper.Chosen)
    def _chosen_there(self, message: Paper.Chosen) -> None:
        self.open_record(message.target)

    # What the keys do

    def action_measure(self) -> None:
        """Enter measurements."""
        from jargon8_tui.ui.service_levels.measurements import Measurements

        if self._look is not None:
            self.app.push_screen(Measurements(self.session, self.ref))

    def action_targets(self) -> None:
        """Show the targets."""
        from jargon8_tui.ui.service_levels.targets import Targets

        if self._look is not None:
            self.app.push_screen(Targets(self.session, self.ref))

    def action_view(self) -> None:
        """Show days, weeks, months, or the hours of the day."""
        if self._look is None:
            return
        look = self._look.next_view()
        self._show_look(look)
        shown, of = self.query_one(TrendChart).shown
        if shown < of:
            following = VIEWS[VIEWS.index(look.view) + 1]
            self.say(f"{shown} of {of} {look.view}s shown: v shows {following}s, left walks back.")
        else:
            self.hush()

    @work
    async def action_filter(self) -> None:
        """Ask which days are to be looked at."""
        from jargon8_tui.ui.ask import Ask

        asked = self._look.asked if self._look else None
        question = "Days (june, last 30 days, 25 May to 20 Jun, all)"
        answer = await self.app.push_screen_wait(Ask(question, str(asked) if asked else ""))
        if answer is None:
            return
        with self.saying_refusals():
            self._look_at(read_period(answer, self.session.now()))
            self.hush()

    def action_next_change(self) -> None:
        """Hold another of the level's actions against it."""
        if self._look is None or not self._look.actions:
            self.say(NO_ACTION)
            return
        self._show_look(self._look.next_change())

    @work
    async def action_choose(self) -> None:
        """Choose any action, link it with the level and hold it against it."""
        from jargon8_tui.ui.find import Find

        title = f"Action to hold against {self.ref}"
        chosen = await self.app.push_screen_wait(Find(self.session, title=title, kinds=[ACTION]))
        if not isinstance(chosen, Ref) or self._look is None:
            return
        if all(kept.ref != chosen for _, kept in self._look.actions):
            with self.saying_refusals():
                link(self.session.notebook, self.ref, chosen, "held against the figures")
        self._look = replace(self._look, chosen=chosen)
        self.show()
        if all(kept.ref != chosen for _, kept in self._look.actions):
            self.say(f"{chosen} has no day: e on it says when it was done or is due.")

    def action_anew(self) -> None:
        """Have the limits begin anew with the action, or not."""
        if self._look is None or self._look.change is None:
            self.say(NO_ACTION)
            return
        look = replace(self._look, is_anew=not self._look.is_anew)
        self._show_look(look)
        day = day_in_words(self._look.change[1].day)
        self.say(f"Limits begin anew on {day}." if look.is_anew else "One set of limits again.")

    def action_copy_change(self) -> None:
        """Copy what came of the action in one line."""
        text = self._look.change_in_words() if self._look else ""
        if not text:
            self.say(NO_ACTION)
            return
        self.app.copy_to_clipboard(text)
        self.say(f"Copied: {text}")

    def on_resize(self) -> None:
        """Give the chart what a window leaves of its rows, and each grain the room it has."""
        super().on_resize()
        told_rows = max(LEAST_TOLD, self.size.height // 4)
        height = max(LEAST_CHART, self.size.height - AROUND - told_rows)
        self.query_one(TrendChart).styles.height = height
        if self._look is not None and self._look.room != self._room:
            self._show_look(replace(self._look, room=self._room))

    def action_back(self) -> None:
        """Back to where one was."""
        leave(self, ref=self.ref)
