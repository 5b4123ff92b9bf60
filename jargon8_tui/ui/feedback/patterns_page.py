"""Patterns: what the entries of a time have in common, beside the time before, each a way in."""

import asyncio
from typing import Any

from textual import work

from jargon8_tui.model.periods import Period, read_period
from jargon8_tui.model.text import counted
from jargon8_tui.services.feedback.patterns import by_month, entries, patterns
from jargon8_tui.ui.feedback.pattern_blocks import InLog, blocks_of
from jargon8_tui.ui.keys import HERE, key
from jargon8_tui.ui.paper_page import PaperPage
from jargon8_tui.ui.records.views import leave
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.widgets.heading import Heading
from jargon8_tui.ui.widgets.paper import Paper

PERIODS = ("last 3 months", "last 12 months", "this month", "last month", "last 7 days")
MONTHS_SHOWN = 13
"""So many that the present one stands under the same of last year."""


class PatternsPage(PaperPage):
    """By category, whom, hour, weekday and month; repeats; how quickly, how satisfied."""

    MODE = "feedback"
    HELP = (
        "What the feedback of a time has in common, beside the time before it. Down walks the "
        "lines, and enter lists the entries of one in the log."
    )
    MARKS = "+2 more than in the time before   n  how many it is known of"
    BINDINGS = [
        key("enter", "follow", "List them", "list the entries of this line in the log",
            id="patterns.follow", group=HERE),
        key("v", "period", "Period", "another period", id="patterns.period", group=HERE),
        key("R", "report", "Report", "the monthly or weekly report", id="feedback.report",
            group=HERE),
        key("escape", "back", "Back", "back to the log", id="page.back", group=HERE),
    ]  # fmt: skip

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._named = PERIODS[0]

    def show(self) -> None:
        """Look the entries through beside the app."""
        self.query_one(Heading).show("Patterns", self._named)
        self._look()

    @work(exclusive=True, group="patterns")
    async def _look(self) -> None:
        now, today = self.session.now(), self.session.today
        period = read_period(self._named, now)
        assert period is not None
        before = _before(period)
        everything = await asyncio.to_thread(entries, self.session.notebook)
        found = patterns(everything, period, before, now)
        months = by_month(everything, MONTHS_SHOWN, today)
        count = counted(found.n, "entry", "entries")
        self.query_one(Heading).show("Patterns", self._named, count, str(period))
        width = self.size.width
        self.query_one(Paper).show(blocks_of(self.session, found, months, width), stay=True)

    def sentence(self) -> str:
        """What enter does."""
        if isinstance(self.target, InLog):
            return f"enter lists them in the log: {self.target.filter}."
        return "v takes another period, R reports on a month or a week."

    def action_period(self) -> None:
        """Another period."""
        self._named = PERIODS[(PERIODS.index(self._named) + 1) % len(PERIODS)]
        self.show()

    async def followed(self, target: Any) -> None:
        """List the entries of the line under the cursor in the log, from wherever one came."""
        from jargon8_tui.ui.feedback.place import Feedback

        assert isinstance(target, InLog)
        if self.app.current_mode != self.MODE:
            leave(self)
            await self.app.switch_mode(self.MODE)
        # Back to the list of the place, if one had gone on from it.
        self.app.action_go_to(self.MODE)  # type: ignore[attr-defined] # its type imports the pages
        if isinstance(log := self.app.screen, Feedback):
            log.list_only(target.filter)

    def action_report(self) -> None:
        """Show what would be written about a month or a week."""
        from jargon8_tui.ui.feedback.report_page import ReportPage

        self.app.push_screen(ReportPage(self.session))


def _before(period: Period) -> Period:
    """The period of as many days right before."""
    length = period.last - period.first
    last = period.first - (period.first.resolution)
    return Period(last - length, last)
