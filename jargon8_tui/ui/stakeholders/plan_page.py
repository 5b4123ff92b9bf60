"""The communication plan: who is to hear what, how, how often, by whom, and when next."""

from pathlib import Path
from typing import Any

from textual import on, work
from textual.app import ComposeResult

from jargon8_tui.model.dates import in_column
from jargon8_tui.model.kinds import Kept
from jargon8_tui.model.stakeholder import Stakeholder
from jargon8_tui.model.text import counted
from jargon8_tui.services.stakeholders.communication_plan import plan
from jargon8_tui.services.stakeholders.staying_in_touch import Standing, next_in_words, overdue
from jargon8_tui.ui.glyphs import glyphs
from jargon8_tui.ui.keys import HERE, key
from jargon8_tui.ui.page import WIDE_FROM
from jargon8_tui.ui.records.views import leave
from jargon8_tui.ui.stakeholders.keeping_in_touch import KeepingInTouch
from jargon8_tui.ui.stakeholders.words import named, warned
from jargon8_tui.ui.widgets.heading import Heading
from jargon8_tui.ui.widgets.record_list import RecordList
from jargon8_tui.ui.widgets.record_row import Cell, Column, Row

_NARROW = (
    Column("Stakeholder", 22),
    Column("Message"),
    Column("Cadence", 11),
    Column("Next", 13),
)
_WIDE = (
    Column("Stakeholder", 26),
    Column("Message"),
    Column("Channel", 10),
    Column("Cadence", 11),
    Column("Owner", 18),
    Column("Last", 11),
    Column("Next", 13),
)


class PlanPage(KeepingInTouch):
    """Every active stakeholder, those due first."""

    AUTO_FOCUS = "#plan"
    HELP = (
        "The communication plan: every active stakeholder with its message, channel, cadence and "
        "owner, those due first. C logs a contact, x writes the plan to a file."
    )
    MARKS = "! the contact is overdue, or a cadence is wanted"
    BINDINGS = [
        key("x", "export", "Export", "write the plan to a file, Markdown or CSV",
            id="plan.export", group=HERE),
        key("escape", "back", "Back", "back to where you were", id="page.back", group=HERE),
    ]  # fmt: skip

    def body(self) -> ComposeResult:
        """The rows of the plan."""
        yield RecordList(_NARROW, self._drawn, key=lambda s: s.kept.ref, id="plan")

    def show(self) -> None:
        """Show the plan as it stands today."""
        standings = plan(self.session.notebook, self.session.today)
        late = len(overdue(standings))
        self.query_one(Heading).show(
            "Communication plan",
            counted(len(standings), "stakeholder"),
            f"{late} overdue" if late else "nothing overdue",
        )
        empty = "No stakeholders yet. n adds the first."
        self.query_one(RecordList).show(standings, empty=empty)

    def sentence(self) -> str:
        """What gives cause to act, else what is to be said."""
        standing: Standing | None = self.query_one(RecordList).item
        if standing is None:
            return ""
        return warned(standing) or f"{named(standing)}: C logs a contact."

    def current(self) -> Kept[Stakeholder] | None:
        """The stakeholder under the cursor."""
        standing: Standing | None = self.query_one(RecordList).item
        return standing.kept if standing else None

    def on_resize(self) -> None:
        """Show more columns where there is room."""
        wide = self.size.width >= WIDE_FROM
        self.query_one(RecordList).show_columns(_WIDE if wide else _NARROW)

    @on(RecordList.Highlighted)
    def _highlighted(self, message: RecordList.Highlighted) -> None:
        if message.moved:
            self.hush()
        else:
            self.show_sentence()

    @on(RecordList.Opened)
    def _opened(self, message: RecordList.Opened) -> None:
        self.open_record(message.item.kept.ref)

    def action_back(self) -> None:
        """Back to where one was."""
        leave(self)

    def action_plan(self) -> None:
        """It is here."""

    @work
    async def action_export(self) -> None:
        """Ask where to, and write the plan there."""
        from jargon8_tui.exchange.documents import export_plan
        from jargon8_tui.ui.overlays.ask import Ask
        from jargon8_tui.ui.records.record_actions import documents_folder

        usual = str(documents_folder() / "communication plan.md")
        answer = await self.app.push_screen_wait(Ask("Write the plan (.md or .csv) to", usual))
        if answer and answer.strip():
            with self.saying_refusals():
                to = Path(answer.strip()).expanduser()
                export_plan(self.session.notebook, self.session.today, to)
                self.say(f"The communication plan is written to {to}.")

    def _drawn(self, standing: Any) -> Row:
        record = standing.stakeholder
        due = Cell(next_in_words(standing), "warning" if standing.is_overdue else "")
        cells: list[str | Cell] = [record.name, " ".join(record.message[:300].split())]
        if self.size.width >= WIDE_FROM:
            last = in_column(standing.last.record.at, standing.today) if standing.last else ""
            cells += [record.channel, record.cadence, record.owner, last]
        else:
            cells += [record.cadence]
        is_marked = standing.is_overdue or standing.is_without_cadence
        return Row([*cells, due], Cell(glyphs().warning, "warning") if is_marked else "")
