"""The communication plan: who is to hear what, how, how often, by whom, and when next."""

from typing import Any

from textual import work

from jargon8_tui.model.dates import in_column
from jargon8_tui.model.kinds import Kept
from jargon8_tui.model.stakeholder import Stakeholder
from jargon8_tui.model.text import counted
from jargon8_tui.services.stakeholders.communication_plan import plan
from jargon8_tui.services.stakeholders.staying_in_touch import Standing, next_in_words, overdue
from jargon8_tui.ui.fitted import WIDE_FROM
from jargon8_tui.ui.glyphs import glyphs
from jargon8_tui.ui.keys import HERE, key
from jargon8_tui.ui.list_page import ListPage
from jargon8_tui.ui.records.views import leave
from jargon8_tui.ui.session import Session
from jargon8_tui.ui.stakeholders.detail import due_in_words, last_in_words
from jargon8_tui.ui.stakeholders.filtering import ORDERS, Filter
from jargon8_tui.ui.stakeholders.keeping_in_touch import KeepingInTouch
from jargon8_tui.ui.stakeholders.words import named, warned, why_empty
from jargon8_tui.ui.widgets.blocks import Block, Line
from jargon8_tui.ui.widgets.heading import Heading
from jargon8_tui.ui.widgets.record_list import RecordList
from jargon8_tui.ui.widgets.record_row import Cell, Column, Row

LABEL = 9
"""How many cells the label of a line below the plan takes."""
ROOM_FOR_MESSAGE = 70
"""From so many cells on a message can be begun in its row; below the plan it is whole."""
_SMALL = (Column("Stakeholder"), Column("Cadence", 11), Column("Next", 13))
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


class PlanPage(KeepingInTouch, ListPage):
    """Every active stakeholder, those due first, and below what is planned for one, whole."""

    AUTO_FOCUS = "#plan"
    HELP = (
        "The communication plan: every active stakeholder with its message, channel, cadence and "
        "owner, those due first. C logs a contact, x writes the plan to a file."
    )
    FILTERS = "client, external, manage closely, overdue, warning or words"
    MARKS = "! the contact is overdue, or a cadence is wanted"
    BINDINGS = [
        key("x", "export", "Export", "write the plan to a file, Markdown or CSV",
            id="plan.export", group=HERE),
        key("f", "filter", "Filter", "by group, side, quarter, overdue or word",
            id="plan.filter", group=HERE),
        key("s", "sort", "Sort", "by next contact, name, power or quarter", id="plan.sort",
            group=HERE, show=False),
        key("escape", "back", "Back", "back to where you were", id="page.back", group=HERE),
    ]  # fmt: skip

    DEFAULT_CSS = """
    PlanPage {
        & Panes, &.-wide Panes { layout: vertical; }
        & Panes > ReadingPane, &.-wide Panes > ReadingPane { height: 7; border: none; }
    }
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._filter = Filter()
        self._order = 0

    def listed(self) -> RecordList:
        """The rows of the plan."""
        return RecordList(_NARROW, self._drawn, id="plan")

    def show(self) -> None:
        """Show the plan as it stands today."""
        everyone = plan(self.session.notebook, self.session.today)
        order, by = ORDERS[self._order]
        shown = sorted(filter(self._filter.holds, everyone), key=by)
        late = len(overdue(shown))
        total = counted(len(everyone), "stakeholder")
        self.query_one(Heading).show(
            "Communication plan",
            f"{len(shown)} of {total}" if self._filter else total,
            str(self._filter) if self._filter else "",
            f"{late} overdue" if late else "nothing overdue",
            f"by {order}",
        )
        self.rows.show(shown, empty=why_empty(everyone, self._filter))

    def sentence(self) -> str:
        """What gives cause to act, else what is to be said."""
        standing: Standing | None = self.rows.item
        if standing is None:
            return ""
        how = self.session.to_change(": C logs a contact")
        return warned(standing) or f"{named(standing)}{how}."

    def current(self) -> Kept[Stakeholder] | None:
        """The stakeholder under the cursor."""
        standing: Standing | None = self.rows.item
        return standing.kept if standing else None

    def on_resize(self) -> None:
        """Show more columns where there is room."""
        width = self.size.width
        narrow = _NARROW if width >= ROOM_FOR_MESSAGE else _SMALL
        self.rows.show_columns(_WIDE if width >= WIDE_FROM else narrow)

    def opened(self, item: Any) -> None:
        """Read one whole."""
        self.open_record(item.kept.ref)

    def preview(self) -> tuple[str, str, list[Block]]:
        """What is planned for the one under the cursor, none of it cut."""
        standing: Standing | None = self.rows.item
        if standing is None:
            return "", "", []
        record = standing.stakeholder
        cadence = record.cadence if record.cadence != "none" else ""
        planned = (
            ("Message", " ".join(record.message.split()) or "nothing yet: e says what"),
            (
                "How",
                ", ".join(filter(None, (record.channel, cadence))) or "nothing yet: e says how",
            ),
            ("Owner", record.owner or "nobody yet: e says who"),
            ("Last", last_in_words(standing)),
            ("Next", due_in_words(standing)),
        )
        blocks: list[Block] = [
            Line(f"{label:{LABEL}}{text}", hang=LABEL) for label, text in planned
        ]
        return f"{standing.kept.ref} {standing.kept.title}", record.group, blocks

    def filtered(self, typed: str) -> None:
        """Show whom `typed` holds for."""
        self._filter = Filter.read(typed)

    def action_sort(self) -> None:
        """Show them in another order."""
        self._order = (self._order + 1) % len(ORDERS)
        self.rows.begin_anew()
        self.show()
        self.say(f"By {ORDERS[self._order][0]}.")

    def action_back(self) -> None:
        """Show everyone again, or go back to where one was."""
        if self._filter:
            self.action_clear()
        else:
            leave(self)

    def action_plan(self) -> None:
        """It is here."""

    @work
    async def action_export(self) -> None:
        """Ask where to, and write the plan there."""
        from jargon8_tui.exchange.documents import export_plan
        from jargon8_tui.ui.writing_out import write_out

        notebook, today = self.session.notebook, self.session.today
        await write_out(
            self,
            "The communication plan",
            lambda to: [export_plan(notebook, today, to)],
            question="Write the plan (.md or .csv) to",
            usual="communication plan.md",
        )

    def _drawn(self, standing: Any) -> Row:
        record = standing.stakeholder
        due = Cell(next_in_words(standing), "warning" if standing.is_overdue else "")
        cells: list[str | Cell] = [record.name]
        if self.size.width >= ROOM_FOR_MESSAGE:
            cells.append(" ".join(record.message[:300].split()))
        if self.size.width >= WIDE_FROM:
            last = in_column(standing.last.record.at, standing.today) if standing.last else ""
            cells += [record.channel, record.cadence, record.owner, last]
        else:
            cells += [record.cadence]
        is_marked = standing.is_overdue or standing.is_without_cadence
        return Row([*cells, due], Cell(glyphs().warning, "warning") if is_marked else "")
