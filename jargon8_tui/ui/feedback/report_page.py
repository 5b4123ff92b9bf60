"""The report on a month or a week, seen as it will be read before it is written."""

import asyncio
import datetime as dt
import re
from collections.abc import Iterator

from dateutil.relativedelta import relativedelta
from textual import work

from jargon8_tui.model.kinds import read_ref
from jargon8_tui.model.periods import Period
from jargon8_tui.services.reports.parts import AUDIENCES, READERS, Report, ReportName, Section
from jargon8_tui.services.reports.report import last_month, report, week_until
from jargon8_tui.ui.feedback.report_tables import table_blocks
from jargon8_tui.ui.keys import HERE, key
from jargon8_tui.ui.paper_page import PaperPage
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.widgets.blocks import Block, Line, Spot, Title
from jargon8_tui.ui.widgets.heading import Heading
from jargon8_tui.ui.widgets.paper import Paper

_REF = re.compile(r"\b[A-Z]{2}-[1-9]\d*\b")


class ReportPage(PaperPage):
    """A report, and the keys that say on what, for whom and where it is written."""

    MODE = "feedback"
    HELP = (
        "The report as its reader will have it. m takes a month or a week, [ and ] the one before "
        "or after, f who it is for; x writes it to a file: md, html or json."
    )
    BINDINGS = [
        key("x", "export", "Write", "write it to a file", id="report.export", group=HERE),
        key("f", "reader", "For whom", "for another sort of reader", id="report.reader",
            group=HERE),
        key("m", "name", "Month/week", "on a month or on a week", id="report.name", group=HERE),
        key("left_square_bracket", "earlier(1)", "Earlier", "the one before", id="report.earlier",
            group=HERE),
        key("right_square_bracket", "earlier(-1)", "Later", "the one after", id="report.later",
            group=HERE),
        key("enter", "follow", "Go there", "go to the record under the cursor",
            id="report.follow", group=HERE, show=False),
        key("escape", "back", "Back", "back to where you were", id="page.back", group=HERE),
    ]  # fmt: skip

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._name: ReportName = "monthly"
        self._audience = AUDIENCES[1]
        self._period = last_month(session.today)
        self._report: Report | None = None

    def show(self) -> None:
        """Work the report out beside the app."""
        what = f"{self._name.capitalize()} report for {READERS[self._audience]}"
        so_far = "so far" if self._period.last > self.session.today else ""
        self.query_one(Heading).show(what, str(self._period), so_far)
        self._work_out()

    @work(exclusive=True, group="report")
    async def _work_out(self) -> None:
        self._report = made = await asyncio.to_thread(
            report,
            self.session.notebook,
            self._name,
            self._period,
            self._audience,
            self.session.settings,
            self.session.now(),
        )
        self.query_one(Paper).show(report_blocks(made, self.size.width), stay=True)
        self.show_sentence()

    def sentence(self) -> str:
        """What is under the cursor, else what can be done."""
        if self.target is not None:
            return f"enter goes to {self.target}."
        if self._report is not None and not self._report.brief.patterns.n:
            return f"Nothing came in then: ] takes the {self._unit} after, [ the one before."
        return "Read it through before it leaves: x writes it, f says for whom it is."

    @property
    def _unit(self) -> str:
        return "month" if self._name == "monthly" else "week"

    # What the keys do

    def action_reader(self) -> None:
        """For another sort of reader."""
        at = AUDIENCES.index(self._audience)
        self._audience = AUDIENCES[(at + 1) % len(AUDIENCES)]
        self.show()

    def action_name(self) -> None:
        """On a week where it is on a month, and the other way round."""
        if self._name == "monthly":
            self._name, self._period = "weekly", week_until(self.session.today)
        else:
            self._name, self._period = "monthly", last_month(self.session.today)
        self.show()

    def action_earlier(self, by: int) -> None:
        """So many months or weeks earlier; none that has not begun."""
        period = self._shifted(by)
        if period.first > self.session.today:
            self.say(f"The {self._unit} after has not begun yet: [ takes the one before.")
        else:
            self._period = period
            self.hush()
            self.show()

    def _shifted(self, by: int) -> Period:
        if self._name == "weekly":
            return week_until(self._period.last - dt.timedelta(weeks=by))
        return last_month(self._period.first + relativedelta(months=1 - by))

    @work
    async def action_export(self) -> None:
        """Ask where to, and write it there as the ending asks."""
        from jargon8_tui.exchange.reports import report_format, write_report
        from jargon8_tui.ui.writing_out import write_out

        if (made := self._report) is None:
            return
        await write_out(
            self,
            "The report",
            lambda to: [write_report(made, report_format(None, to), to)],
            question="Write the report (.md, .html or .json) to",
            usual=f"{made.file_name}.md",
        )


def report_blocks(made: Report, width: int) -> list[Block]:
    """A report as paper shows it; a line that names a record is a place to go to."""
    blocks: list[Block] = [Title(made.title), Line(made.written)]
    for section in made.sections:
        blocks += [None, Title(section.title), *_section(section, width)]
    return blocks


def _section(section: Section, width: int) -> Iterator[Block]:
    if section.sentences:
        yield Line(" ".join(section.sentences))
    for line in section.lines:
        found = _REF.search(line)
        ref = read_ref(found[0]) if found else None
        yield Spot(f"- {line}", ref, hang=2) if ref else Line(f"- {line}", hang=2)
    if section.table:
        yield from table_blocks(section.table, width - 5)
